"""The load: a process of its own that opens the sockets, sends, and times what comes back.

Started by the bench as `python -m walletdesk.bench.load`; reads a `Job` from standard input,
says `open` when all sockets are, and for each further line runs its next load and prints a
`Report`.
"""

import asyncio
import gc
import sys
import time
from collections.abc import Sequence
from typing import Any

import msgspec
import uvloop
from msgspec import Struct

from walletdesk.bench import machine
from walletdesk.bench.figures import percentile
from walletdesk.bench.wire import Wire

_ID_CHARS = 9
_TICK_S = 0.001
_AT_ONCE = 50
_OPEN_S = 60
_QUIET_WITHIN_S = 15
BODIES = (
    "I sent 0.5 ETH to my other wallet two hours ago and it still shows as pending, the fee was"
    " twelve gwei. What can I do now, and is it safe to wait?",
    "The app says the swap has failed, but the network fee is gone from my balance. Can you tell"
    " me whether I get it back and what I should do next time?",
    "我两个小时前从交易所提币到你们的钱包，页面上一直显示确认中，手续费已经扣了。"
    "我换了网络也重启了应用，余额还是没有变化，请帮我看一下是什么原因，谢谢。",
)


class Seat(Struct, frozen=True):
    """A page to open: a customer's token, or an agent's cookie; both for one case."""

    case: str | None
    token: str = ""
    cookie: str = ""


class Load(Struct, frozen=True):
    """Who sends, and how much.

    senders    closed loop: this many customers, each with one message on its way
    rate       open loop: this many messages a second by all customers, 0 for closed
    """

    senders: int = 0
    rate: int = 0
    warm_s: float = 1.0
    window_s: float = 5.0


class Job(Struct, frozen=True, kw_only=True):
    """What to do: open these pages, run these loads, keep the pages until standard input ends."""

    port: int
    server_pid: int
    customers: tuple[Seat, ...] = ()
    agents: tuple[Seat, ...] = ()
    loads: tuple[Load, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """What came of it; times in ms, CPU in µs a message.

    delivered_per_s   messages that reached an agent's open page
    pushed_per_s      frames of messages that reached any page, acknowledgements included
    all_ms            until the last of the agents' pages had it
    """

    delivered_per_s: float
    pushed_per_s: float
    ack_p50_ms: float
    ack_p99_ms: float
    agent_p50_ms: float
    agent_p99_ms: float
    all_p50_ms: float
    server_us: float
    client_us: float
    refused: int
    unacked: int


class Tally:
    """What is on its way and what has come back; counts only inside the window."""

    def __init__(self, watchers: int) -> None:
        self.watchers = watchers
        self.name = f"{time.time_ns():x}"
        self.next_id = 0
        self.begin()

    def begin(self) -> None:
        """Begin anew, for the next load."""
        self.sent_at: dict[int, float] = {}
        self.arrivals: dict[int, int] = {}
        self.counts = False
        self.delivered = 0
        self.pushed = 0
        self.refused = 0
        self.acks_s: list[float] = []
        self.agents_s: list[float] = []
        self.alls_s: list[float] = []

    def new(self, due_at: float) -> int:
        """A fresh message's id, on its way since `due_at`."""
        self.next_id += 1
        self.sent_at[self.next_id] = due_at
        return self.next_id

    def acked(self, message_id: int) -> None:
        """The sender has its answer."""
        if self.counts:
            self.pushed += 1
            self.acks_s.append(time.perf_counter() - self.sent_at[message_id])

    def arrived(self, message_id: int) -> None:
        """An agent's page has it."""
        so_far = self.arrivals.get(message_id, 0) + 1
        self.arrivals[message_id] = so_far
        if not self.counts:
            return
        took_s = time.perf_counter() - self.sent_at[message_id]
        self.pushed += 1
        self.agents_s.append(took_s)
        self.delivered += so_far == 1
        if so_far == self.watchers:
            self.alls_s.append(took_s)


class Customer(Wire):
    """A visitor's page."""

    def __init__(self, port: int, seat: Seat, tally: Tally) -> None:
        super().__init__("/api/chat/live", port)
        self._tally = tally
        self._seat = seat
        self.goes_on = False
        self.ready = asyncio.get_running_loop().create_future()

    def greet(self) -> None:
        """Say hello."""
        hello = {"t": "hello", "token": self._seat.token, "case": self._seat.case, "after": 0}
        self.say(msgspec.json.encode({**hello, "locale": "en", "zone": "Asia/Shanghai"}))

    def send(self, due_at: float) -> None:
        """Send one message."""
        number = self._tally.new(due_at)
        name = f"{number:0{_ID_CHARS}d}"
        frame = {
            "t": "send",
            "id": f"{self._tally.name}-{name}",
            "text": f"{name} {BODIES[number % 3]}",
        }
        self.say(msgspec.json.encode({**frame, "case": self._seat.case}))

    def heard(self, payload: bytes) -> None:
        if payload.startswith(b'{"t":"ack"'):
            self._tally.acked(_id_in(payload))
            if self.goes_on:
                self.send(time.perf_counter())
        elif payload.startswith(b'{"t":"refused"'):
            self._tally.refused += 1
        elif not self.ready.done() and payload.startswith(b'{"t":"state"'):
            self.ready.set_result(None)


class Watcher(Wire):
    """An agent's page that watches one conversation."""

    def __init__(self, port: int, seat: Seat, tally: Tally) -> None:
        super().__init__("/api/desk/live", port, seat.cookie)
        self._tally = tally
        self._seat = seat
        self.ready = asyncio.get_running_loop().create_future()

    def greet(self) -> None:
        """Say hello."""
        hello = {"t": "hello", "case": self._seat.case, "after": 1_000_000_000, "view": "mine"}
        self.say(msgspec.json.encode(hello))

    def heard(self, payload: bytes) -> None:
        if payload.startswith(b'{"t":"message"'):
            self._tally.arrived(_id_in(payload))
        elif not self.ready.done() and payload.startswith(b'{"t":"state"'):
            self.ready.set_result(None)


def _id_in(payload: bytes) -> int:
    begins = payload.index(b'"text":"') + 8
    return int(payload[begins : begins + _ID_CHARS])


async def run(job: Job) -> None:
    """Open all pages, then run the loads one after the other."""
    tally = Tally(max(1, len(job.agents) // max(1, len(job.customers))))
    customers = await _opened(job.port, Customer, job.customers, tally)
    await _opened(job.port, Watcher, job.agents, tally)
    print("open", flush=True)
    gc.freeze()
    gc.disable()
    for load in job.loads:
        await asyncio.to_thread(sys.stdin.readline)
        tally.begin()
        report = await _measured(load, job.server_pid, customers, tally)
        print(msgspec.json.encode(report).decode(), flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def _measured(load: Load, server_pid: int, customers: list[Customer], tally: Tally) -> Report:
    begin_to_send = _open_loop if load.rate else _closed_loop
    sending = asyncio.ensure_future(begin_to_send(load, customers))
    await asyncio.sleep(load.warm_s)
    cpu_before = machine.cpu_s(server_pid), time.process_time()
    began, tally.counts = time.perf_counter(), True
    await asyncio.sleep(load.window_s)
    tally.counts, took_s = False, time.perf_counter() - began
    cpu_after = machine.cpu_s(server_pid), time.process_time()
    sending.cancel()
    for customer in customers:
        customer.goes_on = False
    await _until_quiet(tally)
    return _report(tally, took_s, cpu_before, cpu_after)


async def _opened(port: int, kind: Any, seats: Sequence[Seat], tally: Tally) -> list[Any]:
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(seat: Seat) -> Any:
        async with gate:
            _, wire = await loop.create_connection(
                lambda: kind(port, seat, tally), "127.0.0.1", port
            )
            await asyncio.wait_for(wire.opened, _OPEN_S)
            wire.greet()
            await asyncio.wait_for(wire.ready, _OPEN_S)
            return wire

    return list(await asyncio.gather(*map(one, seats)))


async def _closed_loop(load: Load, customers: list[Customer]) -> None:
    for customer in customers[: load.senders]:
        customer.goes_on = True
        customer.send(time.perf_counter())


async def _open_loop(load: Load, customers: list[Customer]) -> None:
    began = time.perf_counter()
    sent = 0
    while True:
        # A timer of 1 ms costs a fiftieth of the core; a spinning one would starve PostgreSQL.
        await asyncio.sleep(_TICK_S)
        now = time.perf_counter()
        while (due_at := began + sent / load.rate) <= now:
            customers[sent * 7919 % len(customers)].send(due_at)
            sent += 1


async def _until_quiet(tally: Tally) -> None:
    deadline = time.monotonic() + _QUIET_WITHIN_S
    while len(tally.arrivals) < len(tally.sent_at):
        if time.monotonic() > deadline:
            return
        await asyncio.sleep(0.1)


def _report(
    tally: Tally, took_s: float, before: tuple[float, float], after: tuple[float, float]
) -> Report:
    count = max(1, tally.delivered)
    return Report(
        delivered_per_s=tally.delivered / took_s,
        pushed_per_s=tally.pushed / took_s,
        ack_p50_ms=percentile(tally.acks_s, 0.5) * 1e3,
        ack_p99_ms=percentile(tally.acks_s, 0.99) * 1e3,
        agent_p50_ms=percentile(tally.agents_s, 0.5) * 1e3,
        agent_p99_ms=percentile(tally.agents_s, 0.99) * 1e3,
        all_p50_ms=percentile(tally.alls_s, 0.5) * 1e3,
        server_us=(after[0] - before[0]) / count * 1e6,
        client_us=(after[1] - before[1]) / count * 1e6,
        refused=tally.refused,
        unacked=sum(1 for one in tally.sent_at if one not in tally.arrivals),
    )


if __name__ == "__main__":
    uvloop.run(run(msgspec.json.decode(sys.stdin.readline(), type=Job)))
