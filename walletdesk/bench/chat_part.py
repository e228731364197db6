"""The main job: customers write, agents' open pages have it, all of it on disk before it counts."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, cast

import msgspec

from walletdesk.bench import fill, machine, product
from walletdesk.bench.figures import Part
from walletdesk.bench.load import Job, Load, Report, Seat
from walletdesk.bench.progress import Steps
from walletdesk.engine.choose import installation_key
from walletdesk.people.visitors import token_for
from walletdesk.settings import Settings


class Size(NamedTuple):
    """How much of it."""

    conversations: int
    senders: tuple[int, ...]
    rate: int
    runs: int
    warm_s: float
    window_s: float
    settle_s: float


WHOLE = Size(700, (50, 500), 1_000, 3, 1.5, 6.0, 30)
QUICK = Size(20, (5,), 50, 1, 0.2, 0.5, 0)

_HOLDERS, _COLLEAGUES = 100, 20


class Seats(NamedTuple):
    """The pages to open."""

    customers: tuple[Seat, ...]
    agents: tuple[Seat, ...]


def measure(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Rate and latency with two agents' pages on each conversation."""
    settings = product.settings_of(environ)
    seats = seated(settings, size.conversations, watchers=2)
    server_core, load_core = machine.cores()
    loads = [Load(senders, 0, size.warm_s, size.window_s) for senders in size.senders]
    loads.append(Load(0, size.rate, size.warm_s, size.window_s))
    runs = [load for load in loads for _ in range(size.runs)]
    with product.serving(environ, server_core) as served:
        machine.settle(served.pid, size.settle_s)
        job = Job(
            port=served.port,
            server_pid=served.pid,
            customers=seats.customers,
            agents=seats.agents,
            loads=tuple(runs),
        )
        with opened(job, load_core) as lines:
            reports = [steps.step(partial(report_in, lines)) for _ in runs]
    least = 5_000 if settings.database.url else 4_000
    for number, senders in enumerate(size.senders):
        _tell_closed(part, senders, reports[number * size.runs :][: size.runs], least)
    _tell_open(part, size.rate, reports[-size.runs :])


def seated(settings: Settings, count: int, watchers: int) -> Seats:
    """Fill the database with open conversations; says who sits before which."""
    found: list[Seats] = []

    def work(put: fill.Put) -> None:
        team = fill.members(put, _HOLDERS + _COLLEAGUES)
        held = fill.held_by(team[:_HOLDERS], count)
        fill.contacts(put, [one.contact_id for one in held])
        fill.conversations(put, held)
        key = installation_key(Path(settings.data))
        customers = [Seat(one.case_number, token=token_for(one.contact_id, key)) for one in held]
        agents = []
        for number, one in enumerate(held * watchers):
            colleague = team[_HOLDERS + number % _COLLEAGUES]
            agents.append(Seat(one.case_number, cookie=colleague.cookie))
        found.append(Seats(tuple(customers), tuple(agents)))

    fill.prepare(settings)
    fill.bulk(settings, work)
    return found[0]


@contextmanager
def opened(job: Job, core: int) -> Iterator[IO[bytes]]:
    """The load with all its pages open; yields what it prints, ends it with the block."""
    load = subprocess.Popen(
        [sys.executable, "-m", "walletdesk.bench.load"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=partial(machine.pin, core),
    )
    said, lines = cast(IO[bytes], load.stdin), cast(IO[bytes], load.stdout)
    with load:
        said.write(msgspec.json.encode(job) + b"\n")
        said.flush()
        if lines.readline() != b"open\n":
            raise RuntimeError("the load could not open its pages")
        yield lines
        said.close()


def report_in(lines: IO[bytes]) -> Report:
    """What the load says next."""
    return msgspec.json.decode(lines.readline(), type=Report)


def _tell_closed(part: Part, senders: int, reports: list[Report], least: float) -> None:
    what = f"{senders} senders"
    part.add(f"{what}: delivered", "msg/s", [one.delivered_per_s for one in reports], least)
    part.add(f"{what}: server CPU", "µs/msg", [one.server_us for one in reports])
    part.add(f"{what}: ack p50", "ms", [one.ack_p50_ms for one in reports])
    part.add(f"{what}: ack p99", "ms", [one.ack_p99_ms for one in reports])
    _check(reports)


def _tell_open(part: Part, rate: int, reports: list[Report]) -> None:
    what = f"{rate:,}/s offered"
    part.add(f"{what}: delivered", "msg/s", [one.delivered_per_s for one in reports])
    part.add(f"{what}: ack p50", "ms", [one.ack_p50_ms for one in reports], at_most=5)
    part.add(f"{what}: ack p99", "ms", [one.ack_p99_ms for one in reports], at_most=20)
    part.add(f"{what}: delivery p50", "ms", [one.agent_p50_ms for one in reports], at_most=5)
    part.add(f"{what}: delivery p99", "ms", [one.agent_p99_ms for one in reports], at_most=20)
    part.add(f"{what}: server CPU", "µs/msg", [one.server_us for one in reports])
    _check(reports)


def _check(reports: list[Report]) -> None:
    lost = sum(one.refused + one.unacked for one in reports)
    if lost:
        raise RuntimeError(f"{lost} messages were refused or did not reach their agents")
