"""The store layer alone, beside a plain script with the same statements, and beside pgbench."""

import asyncio
import gc
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import uvloop

from walletdesk.bench import fill, machine, plain_store, postgresql, product
from walletdesk.bench.figures import Part
from walletdesk.bench.progress import Steps
from walletdesk.channels.base import Inbound
from walletdesk.desk.take_in import Arrival, Taken, arrive_all
from walletdesk.engine import open_engine
from walletdesk.engine.ports import Database

TEXT = "I sent 0.5 ETH two hours ago and it still shows as pending. What can I do now? " * 2

_PGBENCH = """\\set one random(1, :many)
BEGIN;
SELECT * FROM conversations WHERE id = :one FOR UPDATE;
INSERT INTO messages (conversation_id, position, number, kind, speaker, speaker_id, text, at_ms,
 source_id, client_id) SELECT id, position + 1, number + 1, 'text', 'customer', contact_id,
 '{text}', 1, contact_id, gen_random_uuid()::text FROM conversations WHERE id = :one;
UPDATE conversations SET position = position + 1, number = number + 1, version = version + 1,
 unread = unread + 1, read_by_customer = number + 1, delivered_to_customer = number + 1,
 preview = left('{text}', 120), preview_from = 'customer',
 last_at_ms = (extract(epoch from clock_timestamp()) * 1000)::bigint WHERE id = :one;
END;
"""


class Size(NamedTuple):
    """How much of it."""

    conversations: int
    waiting: tuple[int, ...]
    runs: int
    for_s: float


WHOLE = Size(5_000, (50, 500), 3, 2.0)
QUICK = Size(100, (5,), 1, 0.3)


def measure(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Rates of the store layer and of what it is compared with, turn by turn."""
    settings = product.settings_of(environ)
    fill.prepare(settings)
    fill.bulk(settings, partial(_fill, size.conversations))
    for waiting in size.waiting:
        _measure_waiting(part, environ, settings.database.url, size, waiting, steps)


def _measure_waiting(
    part: Part, environ: dict[str, str], url: str, size: Size, waiting: int, steps: Steps
) -> None:
    """All at this number of callers, turn by turn: what slows the machine then slows all."""
    ours, plain, clients = [], [], []
    for _ in range(size.runs):
        ours.append(steps.step(partial(_alone, "ours", environ, size, waiting)))
        plain.append(steps.step(partial(_alone, "plain", environ, size, waiting)))
        if url:
            clients.append(steps.step(partial(_pgbench, url, size)))
    rate = part.add(f"{waiting} waiting: store layer", "msg/s", ours)
    limit = part.add(f"{waiting} waiting: plain script", "msg/s", plain)
    part.add(f"{waiting} waiting: share of the plain script", "×", [rate / limit], at_least=0.7)
    if clients:
        many = part.add(f"{waiting} waiting: pgbench -c50, the same transaction", "msg/s", clients)
        part.add(f"{waiting} waiting: times pgbench", "×", [rate / many], at_least=3)


def _fill(count: int, put: fill.Put) -> None:
    # Named 1, 2, 3 …, so that pgbench can draw one.
    fill.conversations(put, (fill.fresh(number + 1, 1) for number in range(count)))


def _alone(kind: str, environ: dict[str, str], size: Size, waiting: int) -> float:
    """A rate, measured in a process of its own on the server's core."""
    done = subprocess.run(
        [sys.executable, "-m", "walletdesk.bench.store_part", kind, str(waiting), str(size.for_s)],
        env=environ,
        cwd=environ["WALLETDESK_DATA"],
        stdout=subprocess.PIPE,
        check=True,
        preexec_fn=partial(machine.pin, machine.cores()[0]),
    )
    return float(done.stdout)


def _pgbench(url: str, size: Size) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_PGBENCH.replace("{text}", TEXT))
        script.flush()
        seconds = str(max(1, round(size.for_s)))
        asked = ["-n", "-M", "prepared", "-c", "50", "-j", "1", "-T", seconds, "-f", script.name]
        done = subprocess.run(
            [postgresql.program("pgbench"), *asked, "-D", f"many={size.conversations}", url],
            capture_output=True,
            text=True,
            check=True,
            preexec_fn=partial(machine.pin, machine.cores()[0]),
        )
    found = re.search(r"^tps = ([\d.]+)", done.stdout, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of use:\n{done.stdout}")
    return float(found[1])


async def _ours(environ: dict[str, str], waiting: int, for_s: float) -> float:
    """Messages a second with so many callers, each waiting for its own."""
    async with open_engine(product.settings_of(environ)) as engine:
        owners = await engine.database.read(
            lambda tx: tx.rows("SELECT id, contact_id FROM conversations")
        )
        ends_at = time.perf_counter() + for_s
        began = time.perf_counter()
        callers = [_caller(engine.database, owners, number, ends_at) for number in range(waiting)]
        count = sum(await asyncio.gather(*callers))
        return count / (time.perf_counter() - began)


async def _caller(
    database: Database, owners: list[tuple[int, int]], number: int, ends_at: float
) -> int:
    name, count = f"{time.time_ns():x}-{number}", 0
    arrive: Callable[..., Any] = arrive_all
    while time.perf_counter() < ends_at:
        conversation_id, contact_id = random.choice(owners)
        count += 1
        inbound = Inbound("chat", contact_id, contact_id, f"{name}-{count}", TEXT, language="en")
        arrival = Arrival(conversation_id, inbound, TEXT, (), (), 7, {})
        taken: Taken = await database.write_together(arrive, arrival)
        if not taken.message.position:
            raise RuntimeError("a message came back without a place")
    return count


def main(kind: str, waiting: int, for_s: float) -> None:
    """Measure one thing and print its rate."""

    environ = dict(os.environ)
    # As `serve` has it, for both.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    if kind == "ours":
        sys.setswitchinterval(0.0005)
        print(uvloop.run(_ours(environ, waiting, for_s)))
    else:
        settings = product.settings_of(environ)
        print(plain_store.rate(settings, waiting, for_s, TEXT))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
