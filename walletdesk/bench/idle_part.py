"""Sockets that only wait, one conversation with very many watchers, and the start."""

from functools import partial
from typing import NamedTuple

from walletdesk.bench import fill, machine, product
from walletdesk.bench.chat_part import opened, seated
from walletdesk.bench.figures import Part
from walletdesk.bench.load import Job, Load
from walletdesk.bench.progress import Steps

WITHOUT_MODEL = {"WALLETDESK_FIRST_LINE__VECTORS": "false"}


class Size(NamedTuple):
    """How much of it."""

    idle: int
    watchers: int
    runs: int
    settle_s: float


WHOLE = Size(10_000, 500, 3, 60)
QUICK = Size(50, 10, 1, 0)


def measure_idle(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Memory with every page open and nothing said."""
    environ = {**environ, **WITHOUT_MODEL}
    seats = seated(product.settings_of(environ), size.idle, watchers=0)
    server_core, load_core = machine.cores()
    with product.serving(environ, server_core) as served:
        machine.settle(served.pid, size.settle_s)
        empty_mb = machine.rss_mb(served.pid)
        job = Job(port=served.port, server_pid=served.pid, customers=seats.customers)
        with opened(job, load_core):
            machine.settle(served.pid, size.settle_s)
            full_mb = steps.step(partial(machine.rss_mb, served.pid))
    part.add(f"{size.idle:,} idle sockets, whole process", "MB", [full_mb], at_most=400)
    part.add("a socket", "kB", [(full_mb - empty_mb) * 1000 / size.idle])


def measure_fan_out(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """One conversation, watched by very many pages."""
    seats = seated(product.settings_of(environ), 1, watchers=size.watchers)
    server_core, load_core = machine.cores()
    with product.serving(environ, server_core) as served:
        machine.settle(served.pid, size.settle_s)
        load = Load(0, 10, 0.5, 5.0 if size is WHOLE else 0.5)
        job = Job(
            port=served.port,
            server_pid=served.pid,
            customers=seats.customers,
            agents=seats.agents,
            loads=(load,) * size.runs,
        )
        with opened(job, load_core) as turns:
            reports = [steps.step(turns.report) for _ in range(size.runs)]
    what = f"{size.watchers} sockets on one conversation"
    part.add(f"{what}: each has it, p50", "ms", [one.agent_p50_ms for one in reports])
    part.add(f"{what}: all have it, p50", "ms", [one.all_p50_ms for one in reports], at_most=15)


def measure_start(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Time to the first answer, and memory with and without the language models."""
    fill.prepare(product.settings_of(environ))
    with product.serving(environ, machine.cores()[0]):
        pass  # The sample is made and Python's bytecode is there: from now on it is a restart.
    answered, with_model, without = [], [], []
    for _ in range(size.runs):
        with product.serving(environ, machine.cores()[0]) as served:
            answered.append(served.answered_s)
            machine.settle(served.pid, size.settle_s)
            with_model.append(steps.step(partial(machine.rss_mb, served.pid)))
        with product.serving({**environ, **WITHOUT_MODEL}, machine.cores()[0]) as served:
            machine.settle(served.pid, min(size.settle_s, 10))
            without.append(steps.step(partial(machine.rss_mb, served.pid)))
    part.add("serve answers after", "s", answered, at_most=3)
    part.add("fresh process without the models", "MB", without, at_most=150)
    part.add("fresh process with the models", "MB", with_model, at_most=450)
