"""The shield: a short message, and hostile texts that grow."""

import time
from collections.abc import Callable

from walletdesk.bench.figures import Part
from walletdesk.bench.load import BODIES
from walletdesk.bench.progress import Steps
from walletdesk.shield import clean, warm

_HOSTILE: dict[str, Callable[[int], str]] = {
    "list words in no order": lambda size: ("abandon ability able about " * size)[:size],
    "hexadecimal without end": lambda size: ("deadbeef0123" * size)[:size],
    "base58 without end": lambda size: ("5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7" * size)[:size],
    "list words run together": lambda size: ("zoozebrayouth" * size)[:size],
    "brackets and quotes": lambda size: ('{"crypto":{"' * size)[:size],
    "Chinese without a stop": lambda size: ("的一是在不了有和人这中大" * size)[:size],
}


def measure(part: Part, runs: int, steps: Steps) -> None:
    """Time of a short message; time a byte at 25, 50 and 100 kB."""
    warm()
    for name, body in zip(("English", "English, longer", "Chinese"), BODIES, strict=True):
        took = [steps.step(lambda: _each_s(body, 2_000) * 1e6) for _ in range(runs)]  # noqa: B023  called at once
        part.add(f"{name}, {len(body)} characters", "µs", took, at_most=100)
    for name, made in _HOSTILE.items():
        per_byte = [
            _per_byte_us(made(size_bytes), runs) for size_bytes in (25_000, 50_000, 100_000)
        ]
        part.add(f"{name}, 100 kB", "ms", [per_byte[-1] * 100])
        growth = per_byte[-1] / per_byte[0]
        # Linear: four times the text takes four times as long, with a margin for the machine.
        part.add(f"{name}: 100 kB to 25 kB, a byte", "×", [growth], at_most=1.5)
        steps.advance(1)


def _per_byte_us(text: str, runs: int) -> float:
    return min(_each_s(text, 1) for _ in range(runs)) / len(text) * 1e6


def _each_s(text: str, times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        clean(text)
    return (time.process_time() - began) / times
