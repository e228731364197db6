"""`walletdesk bench chat`: the main job and what belongs to it, measured beside the raw limits."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from walletdesk.bench import (
    chat_part,
    idle_part,
    inbox_part,
    machine,
    postgresql,
    product,
    shield_part,
    store_part,
)
from walletdesk.bench.figures import Figure, Part, tell
from walletdesk.bench.progress import Steps, steps

PARTS = ("chat", "store", "inbox", "shield", "idle", "fanout", "start")
ENGINES = ("embedded", "postgresql")

Measure = Callable[[Part, dict[str, str], Steps], None]


class Asked(NamedTuple):
    """What to measure.

    data   folder in which the embedded inbox's million is kept for the next run, None for no
    """

    parts: tuple[str, ...]
    engines: tuple[str, ...]
    quick: bool
    data: Path | None


def run(as_json: bool, engine: str, only: str | None, quick: bool, data: Path | None = None) -> int:
    """Measure and print; returns the exit code."""
    parts = tuple(only.split(",")) if only else PARTS
    engines = ENGINES if engine == "both" else (engine,)
    unknown = [*(set(parts) - set(PARTS)), *(set(engines) - set(ENGINES))]
    if unknown:
        known = f"parts {', '.join(PARTS)}; engines {', '.join(ENGINES)}, both"
        print(f"There is no {', '.join(unknown)}; there are {known}.", file=sys.stderr)
        return 2
    load = os.getloadavg()
    figures = list(_measured(Asked(parts, engines, quick, data)))
    tell(figures, load, as_json)
    return 0


def _measured(asked: Asked) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="walletdesk-bench-") as folder:
        disk = Part("disk", "-")
        for_s = 0.2 if asked.quick else 2.0
        disk.add(
            "4 KiB appended for good (one commit a message could not pass this)",
            "1/s",
            [machine.synced_appends_per_s(Path(folder), for_s) for _ in range(3)],
        )
        yield from disk.figures
        for name in asked.parts:
            # The shield has no engine, the rest of these is the same on both.
            alone = name in ("shield", "idle", "fanout", "start")
            for engine in asked.engines[:1] if alone else asked.engines:
                data = Path(folder) / f"{name}-{engine}"
                data.mkdir()
                yield from _part(asked, name, engine, data)


def _part(asked: Asked, name: str, engine: str, data: Path) -> list[Figure]:
    part = Part(name, "-" if name == "shield" else engine)
    measure, count = _measures(asked.quick)[name]
    if name == "inbox" and engine == "embedded" and asked.data:
        data = asked.data.resolve()
        data.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        url = ""
        if engine == "postgresql":
            try:
                url = stack.enter_context(postgresql.running(machine.cores()[1]))
            except postgresql.NoPostgreSQL as error:
                print(f"{name} on PostgreSQL is left out: {error}", file=sys.stderr)
                return []
        bar = stack.enter_context(steps(f"{name}, {part.engine}", count))
        measure(part, product.environment(data, url), bar)
    return part.figures


def _measures(quick: bool) -> dict[str, tuple[Measure, int]]:
    """Each part's work and how many steps it has."""
    chat = chat_part.QUICK if quick else chat_part.WHOLE
    store = store_part.QUICK if quick else store_part.WHOLE
    inbox = inbox_part.QUICK if quick else inbox_part.WHOLE
    idle = idle_part.QUICK if quick else idle_part.WHOLE
    return {
        "chat": (
            lambda part, environ, bar: chat_part.measure(part, environ, chat, bar),
            2 * (len(chat.senders) + 1) * chat.runs,
        ),
        "store": (
            lambda part, environ, bar: store_part.measure(part, environ, store, bar),
            3 * len(store.waiting) * store.runs,
        ),
        "inbox": (
            lambda part, environ, bar: inbox_part.measure(part, environ, inbox, bar),
            inbox.conversations,
        ),
        "shield": (
            lambda part, _, bar: shield_part.measure(part, idle.runs, bar),
            3 * idle.runs + 6,
        ),
        "idle": (lambda part, environ, bar: idle_part.measure_idle(part, environ, idle, bar), 1),
        "fanout": (
            lambda part, environ, bar: idle_part.measure_fan_out(part, environ, idle, bar),
            idle.runs,
        ),
        "start": (
            lambda part, environ, bar: idle_part.measure_start(part, environ, idle, bar),
            2 * idle.runs,
        ),
    }
