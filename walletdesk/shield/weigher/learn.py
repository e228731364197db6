"""Learns the weights anew: `python -m walletdesk.shield.weigher.learn TEXTS.jsonl GUIDES.md …`.

Each line is `{"text": …, "want": "block" | "send"}`. The sentences of a harmless text are harmless
too, and are learned beside it: people also send them one by one. Logistic regression with a
small penalty, by plain gradient steps; the same texts give the same weights. It says how well
the weights do on texts left out, a sixth at a time, together with the rules of `demands`, and
puts zero where as many harmless texts are stopped as may be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from walletdesk.shield.demands import demands
from walletdesk.shield.fold import folded
from walletdesk.shield.weigher.weigh import BUCKETS, RULE, buckets, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Weights = NDArray[np.float64]

_STEPS, _RATE, _PENALTY = 200, 8.0, 8e-6
_FOLDS = 4
_SHORTEST_LINE = 8
_WORTH_OF_A_PART = 0.5
_WRONG_AT_MOST = 0.02
_TARGET = Path(__file__).parent / "weights.bin"


class Texts:
    """Texts as rows of bucket numbers, end to end."""

    def __init__(self, rows: Sequence[set[int]]) -> None:
        counts = np.array([len(row) or 1 for row in rows])
        self.starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        self.columns = np.array([one for row in rows for one in (sorted(row) or [0])])
        self.values = np.repeat(1 / np.sqrt(counts), counts)
        self.rows = np.repeat(np.arange(len(rows)), counts)

    def weigh(self, weights: Weights, offset: float) -> Weights:
        """Log odds of each row."""
        sums = np.add.reduceat(weights[self.columns] * self.values, self.starts)
        return np.asarray(sums + offset, np.float64)

    def slope(self, errors: Weights) -> Weights:
        """The gradient by weight."""
        sums = np.bincount(self.columns, errors[self.rows] * self.values, minlength=BUCKETS)
        return np.asarray(sums, np.float64)


def learned(texts: Texts, wanted: Weights, worth: Weights) -> tuple[Weights, float]:
    """Weights and offset by gradient steps with momentum (Nesterov).

    worth   how much each text counts
    """
    weights, offset = np.zeros(BUCKETS), 0.0
    speed, speed_of_offset = np.zeros(BUCKETS), 0.0
    for step in range(_STEPS):
        push = step / (step + 3)
        ahead, ahead_of_offset = weights + push * speed, offset + push * speed_of_offset
        errors = (1 / (1 + np.exp(-texts.weigh(ahead, ahead_of_offset))) - wanted) * worth
        size = worth.sum()
        slope = texts.slope(errors) / size + _PENALTY * ahead
        fresh, fresh_offset = ahead - _RATE * slope, ahead_of_offset - _RATE * errors.sum() / size
        speed, speed_of_offset = fresh - weights, fresh_offset - offset
        weights, offset = fresh, float(fresh_offset)
    return weights, offset


def _read(path: Path) -> Iterator[dict[str, str]]:
    """The texts of a file; every line of a guide is a harmless one."""
    for line in path.read_text("utf-8").splitlines():
        if path.suffix == ".md":
            if len(line) > _SHORTEST_LINE:
                yield {"text": line, "want": "send"}
        elif "text" in (read := json.loads(line)):
            yield read


class Lesson(NamedTuple):
    """Something to learn from.

    text    number of the text that it is, or is a sentence of
    """

    buckets: set[int]
    wanted: float
    worth: float
    text: int


def main(paths: Sequence[str]) -> None:
    """Learn, say how well it does, write the file."""
    lines = [line for path in map(Path, paths) for line in _read(path)]
    wanted = np.array([line["want"] == "block" for line in lines], np.float64)
    seen = [folded(line["text"]).text for line in lines]
    lessons = list(_lessons(seen, wanted))
    offset = _tell(_left_out(seen, lessons), wanted)
    weights, learned_offset = _learned(lessons)
    _write(weights, learned_offset - offset)


def _lessons(seen: Sequence[str], wanted: Weights) -> Iterator[Lesson]:
    for number, text in enumerate(seen):
        yield Lesson(buckets(text), float(wanted[number]), 1.0, number)
        if not wanted[number]:
            for part in sorted({*windows(text)} - {text}):
                yield Lesson(buckets(part), 0.0, _WORTH_OF_A_PART, number)


def _learned(lessons: Sequence[Lesson]) -> tuple[Weights, float]:
    return learned(
        Texts([one.buckets for one in lessons]),
        np.array([one.wanted for one in lessons]),
        np.array([one.worth for one in lessons]),
    )


def _left_out(seen: Sequence[str], lessons: Sequence[Lesson]) -> Weights:
    """What each text weighs by weights that were learned without it."""
    result = np.zeros(len(seen))
    fold = np.random.default_rng(1).integers(0, _FOLDS, len(seen))
    for number in range(_FOLDS):
        weights, offset = _learned([one for one in lessons if fold[one.text] != number])
        for one in map(int, np.flatnonzero(fold == number)):
            parts = Texts([buckets(part) for part in windows(seen[one])])
            result[one] = parts.weigh(weights, offset).max() + RULE * bool(demands(seen[one]))
    return result


def _tell(weighed: Weights, wanted: Weights) -> float:
    """Say the shares missed at some shares wrongly stopped; returns the offset for the wanted."""
    harmless = np.sort(weighed[wanted == 0])[::-1]
    chosen = 0.0
    for share in (0.01, _WRONG_AT_MOST, 0.05, 0.1):
        limit = float(harmless[int(len(harmless) * share)])
        missed = float((weighed[wanted == 1] <= limit).mean())
        told = f"stopped {share:.0%}, missed {missed:.1%}, at {limit:.2f}"
        print(f"{len(wanted)} texts: wrongly {told}")  # noqa: T201  a tool's answer
        if share == _WRONG_AT_MOST:
            chosen = limit
    return chosen


def _write(weights: Weights, offset: float) -> None:
    scale = float(np.abs(weights).max()) / 127
    whole = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    _TARGET.write_bytes(f"{scale:7.5f} {offset:8.4f}".encode() + whole.tobytes())


if __name__ == "__main__":
    main(sys.argv[1:])
