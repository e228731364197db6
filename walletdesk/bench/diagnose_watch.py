"""Very many watched transactions on one worker: its memory, and how often it asks each node."""

import contextlib
import secrets
import time
from pathlib import Path
from typing import NamedTuple

from walletdesk.bench import fill, machine, product
from walletdesk.bench.fake_node import FakeNode, fake_node
from walletdesk.bench.figures import Part
from walletdesk.bench.idle_part import WITHOUT_MODEL
from walletdesk.bench.progress import Steps
from walletdesk.diagnosis.watched import Watch
from walletdesk.kernel.clock import now_ms
from walletdesk.kernel.ids import new_id

_BURST_MIN = 20


class _Node(NamedTuple):
    """A chain of the bench, and what its only node allows in a second."""

    chain: str
    calls_per_second: int


class Size(NamedTuple):
    """How much of it."""

    watches: int
    nodes: tuple[_Node, ...]
    for_s: float


# One node as the settings have it, one that is fast enough to look at all its watches.
WHOLE = Size(10_000, (_Node("ethereum", 25), _Node("polygon", 400)), 90.0)
QUICK = Size(60, (_Node("ethereum", 25),), 3.0)


def steps_of(size: Size) -> int:
    """Steps of the bar."""
    return len(size.nodes) + 1


def measure(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Let a worker look at them for a while, all of them due at once."""
    with contextlib.ExitStack() as stack:
        nodes = {one: stack.enter_context(fake_node()) for one in size.nodes}
        environ = {**environ, **WITHOUT_MODEL, **_configured(environ, nodes)}
        core, _ = machine.cores()
        with product.serving(environ, core):
            pass  # The sample is made: from now on it is a restart, as runs for months.
        _filled(environ, size)
        served = stack.enter_context(product.serving(environ, core))
        before_s = machine.cpu_s(served.pid)
        most_mb = _watched_mb(served.pid, size.for_s)
        busy = (machine.cpu_s(served.pid) - before_s) / size.for_s
        steps.advance(1)
        part.add(f"{size.watches:,} watched, whole process", "MB", [most_mb], at_most=200)
        part.add("processor while it looks", "%", [busy * 100])
        for one, node in nodes.items():
            _tell(part, one, node, size.for_s)
            steps.advance(1)


def _tell(part: Part, one: _Node, node: FakeNode, for_s: float) -> None:
    rate, burst = one.calls_per_second, max(_BURST_MIN, one.calls_per_second)
    what = f"{one.chain}, {rate} calls a second allowed"
    part.add(f"{what}: looked at", "watches", [float(len(node.looked_up))])
    # The bucket lets its burst through besides what it allows in the time.
    ten_s = min(10.0, for_s)
    part.add(
        f"{what}: busiest {ten_s:.0f} s",
        "calls",
        [float(node.busiest(ten_s))],
        at_most=float(burst + rate * ten_s),
    )
    if node.calls:
        lasted_s = max(1.0, node.calls[-1] - node.calls[0])
        average = max(1, len(node.calls) - burst) / lasted_s
        part.add(f"{what}: on average", "calls/s", [average], at_most=rate * 1.02)


def _watched_mb(pid: int, for_s: float) -> float:
    until, most_mb = time.monotonic() + for_s, 0.0
    while time.monotonic() < until:
        time.sleep(0.5)
        most_mb = max(most_mb, machine.rss_mb(pid))
    return most_mb


def _configured(environ: dict[str, str], nodes: dict[_Node, FakeNode]) -> dict[str, str]:
    path = Path(environ["WALLETDESK_DATA"]) / "bench.toml"
    tables = [
        f'[[chains.nodes]]\nchain = "{one.chain}"\nurls = ["{node.url}"]\n'
        f"calls_per_second = {one.calls_per_second}\n"
        for one, node in nodes.items()
    ]
    path.write_text("\n".join(tables), "utf-8")
    return {"WALLETDESK_CONFIG": str(path)}


def _filled(environ: dict[str, str], size: Size) -> None:
    settings = product.settings_of(environ)
    fill.prepare(settings)
    columns = Watch.__struct_fields__
    rows = [
        tuple(getattr(one, name) for name in columns)
        for one in (_watch(number, size) for number in range(size.watches))
    ]
    fill.bulk(settings, lambda put: put("watches", columns, rows))


def _watch(number: int, size: Size) -> Watch:
    at_ms = now_ms()
    return Watch(
        id=new_id(),
        conversation_id=number + 1,
        contact_id=number + 1,
        chain=size.nodes[number % len(size.nodes)].chain,
        transaction_id=f"0x{secrets.token_hex(32)}",
        question="{}",
        remembered='{"nonce":7,"sender":"0x1111111111111111111111111111111111111111"}',
        phase="pending",
        seen="pending",
        verdict="pending",
        state="pending",
        confirmations=0,
        needed=12,
        told=0,
        told_at_ms=0,
        looks=0,
        failures=0,
        next_look_at_ms=at_ms,
        # As old as this, the next look is beyond the run: each is looked at once.
        created_at_ms=at_ms - 3_600_000,
        ended_at_ms=None,
        ended_why=None,
    )
