"""`walletdesk bench diagnose`: what looking at transactions costs us, and how we ask nodes."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from walletdesk.bench import diagnose_part, diagnose_watch, product
from walletdesk.bench.figures import Figure, Part, tell
from walletdesk.bench.node import NoAnvil
from walletdesk.bench.progress import Steps, steps

Measure = Callable[[Part, dict[str, str], bool, Steps], None]


def run(as_json: bool, only: str | None, quick: bool) -> int:
    """Measure and print; returns the exit code."""
    parts = tuple(only.split(",")) if only else tuple(_PARTS)
    unknown = set(parts) - set(_PARTS)
    if unknown:
        names = ", ".join(sorted(unknown))
        print(f"There is no {names}; there are {', '.join(_PARTS)}.", file=sys.stderr)
        return 2
    load = os.getloadavg()
    tell(list(_measured(parts, quick)), load, as_json)
    return 0


def _measured(parts: tuple[str, ...], quick: bool) -> Iterator[Figure]:
    for name in parts:
        part = Part(name, "-")
        measure, count = _PARTS[name]
        with (
            tempfile.TemporaryDirectory(prefix="walletdesk-bench-") as folder,
            steps(name, count(quick)) as bar,
        ):
            measure(part, product.environment(Path(folder), ""), quick, bar)
        yield from part.figures


def _lookup(part: Part, _: dict[str, str], quick: bool, bar: Steps) -> None:
    try:
        diagnose_part.measure(part, _runs(quick), bar)
    except NoAnvil:
        print("There is no Anvil here (npm: @foundry-rs/anvil-linux-amd64).", file=sys.stderr)


def _lookup_steps(quick: bool) -> int:
    return diagnose_part.steps_of(_runs(quick))


def _runs(quick: bool) -> int:
    return 1 if quick else 3


def _watch(part: Part, environ: dict[str, str], quick: bool, bar: Steps) -> None:
    size = diagnose_watch.QUICK if quick else diagnose_watch.WHOLE
    diagnose_watch.measure(part, environ, size, bar)


def _watch_steps(quick: bool) -> int:
    return diagnose_watch.steps_of(diagnose_watch.QUICK if quick else diagnose_watch.WHOLE)


# Each part's work, and how many steps it has.
_PARTS: dict[str, tuple[Measure, Callable[[bool], int]]] = {
    "lookup": (_lookup, _lookup_steps),
    "watch": (_watch, _watch_steps),
}
