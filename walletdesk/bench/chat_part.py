"""The main job: customers write, agents' open pages have it, all of it on disk before it counts."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple, cast

import msgspec

from walletdesk.bench import fill, machine, postgresql, product
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


# What 4,000 of 7,300 and 5,000 of 10,600 a second were, on the machine of the prototypes.
_SHARE, _SHARE_SCALED = 0.55, 0.47


class Turns(NamedTuple):
    """A load that runs its next part when it is told to."""

    said: IO[bytes]
    lines: IO[bytes]

    def report(self) -> Report:
        """Run the next part; says what came of it."""
        self.said.write(b"go\n")
        self.said.flush()
        return msgspec.json.decode(self.lines.readline(), type=Report)


class Seats(NamedTuple):
    """The pages to open."""

    customers: tuple[Seat, ...]
    agents: tuple[Seat, ...]


def measure(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Rate and latency with two agents' pages on each conversation, beside the bare path."""
    scaled = bool(product.settings_of(environ).database.url)
    loads = [Load(senders, 0, size.warm_s, size.window_s) for senders in size.senders]
    loads.append(Load(0, size.rate, size.warm_s, size.window_s))
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(_house(environ, size, loads))
        bare = stack.enter_context(_bare(environ, size, loads, stack))
        # Turn by turn: a shared machine is twice as fast in one minute as in the next.
        runs = [
            (steps.step(ours.report), steps.step(bare.report))
            for _ in loads
            for _ in range(size.runs)
        ]
    least = 5_000 if scaled else 4_000
    for number, senders in enumerate(size.senders):
        mine = runs[number * size.runs :][: size.runs]
        rate = _tell_closed(part, senders, [one for one, _ in mine], least)
        limit = part.add(
            f"{senders} senders: the bare path", "msg/s", [one.delivered_per_s for _, one in mine]
        )
        share = _SHARE_SCALED if scaled else _SHARE
        part.add(f"{senders} senders: share of the bare path", "×", [rate / limit], at_least=share)
    _tell_open(part, size.rate, [one for one, _ in runs[-size.runs :]])
    bare_p50 = [one.agent_p50_ms for _, one in runs[-size.runs :]]
    part.add(f"{size.rate:,}/s offered: the bare path, delivery p50", "ms", bare_p50)


@contextlib.contextmanager
def _house(environ: dict[str, str], size: Size, loads: list[Load]) -> Iterator[Turns]:
    """The product with all pages open."""
    seats = seated(product.settings_of(environ), size.conversations, watchers=2)
    server_core, load_core = machine.cores()
    with product.serving(environ, server_core) as served:
        machine.settle(served.pid, size.settle_s)
        with opened(_job(served, seats, loads, size.runs), load_core) as turns:
            yield turns


@contextlib.contextmanager
def _bare(
    environ: dict[str, str], size: Size, loads: list[Load], stack: contextlib.ExitStack
) -> Iterator[Turns]:
    """The bare path with as many pages open, on a database of its own."""
    server_core, load_core = machine.cores()
    url = ""
    if product.settings_of(environ).database.url:
        url = stack.enter_context(postgresql.running(load_core))
    folder = Path(environ["WALLETDESK_DATA"]) / "bare"
    folder.mkdir()
    own = product.environment(folder, url)
    seats = seated(product.settings_of(own), size.conversations, watchers=2)
    with (
        product.serving(own, server_core, "walletdesk.bench.bare") as served,
        opened(_job(served, seats, loads, size.runs), load_core) as turns,
    ):
        yield turns


def _job(served: product.Served, seats: Seats, loads: list[Load], runs: int) -> Job:
    return Job(
        port=served.port,
        server_pid=served.pid,
        customers=seats.customers,
        agents=seats.agents,
        loads=tuple(load for load in loads for _ in range(runs)),
    )


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


@contextlib.contextmanager
def opened(job: Job, core: int) -> Iterator[Turns]:
    """The load with all its pages open; its process ends with the block."""
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
        yield Turns(said, lines)
        said.close()


def _tell_closed(part: Part, senders: int, reports: list[Report], least: float) -> float:
    what = f"{senders} senders"
    rate = part.add(f"{what}: delivered", "msg/s", [one.delivered_per_s for one in reports], least)
    part.add(f"{what}: server CPU", "µs/msg", [one.server_us for one in reports])
    part.add(f"{what}: ack p50", "ms", [one.ack_p50_ms for one in reports])
    part.add(f"{what}: ack p99", "ms", [one.ack_p99_ms for one in reports])
    _check(reports)
    return rate


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
