"""Learns the weights anew: `python -m walletdesk.shield.weigher.learn TEXTS.jsonl GUIDES.md …`.

Each line is `{"text": …, "want": "block" | "send"}`, or holds `texts`, messages in a row. The
sentences of a harmless text are harmless too, and are learned beside it: people also send them
one by one. Of a demand, the sentence that carries it is found by a first round of learning, and
learned in a second. It says how well the weights do, together with the rules of `demands`, on
texts left out a third at a time, in blocks of neighbours: those are often a demand and its
harmless twin, and one would betray the other. Zero is put where the cost of both errors is least,
as long as next to none of the everyday messages and guides are stopped.
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
from walletdesk.shield.weigher.fit import Fitted, Lesson, fit
from walletdesk.shield.weigher.weigh import RULE, STEPS, buckets, together, windows, without_links

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_FOLDS = 3
_BLOCK = 40  # neighbouring lines that stay together
_SHORTEST_LINE = 8
_WORTH_OF_A_PART = 0.5
_WORTH_OF_A_MISS = 1.2  # wrongly stopped texts that one missed demand is worth
_PLAIN_STOPPED = 0.01
_TARGET = Path(__file__).parent / "weights.bin"


class Text(NamedTuple):
    """A text to learn from.

    origin   the name of its file
    fold     in which third it is left out
    windows  itself, then its sentences and pairs of them, as bucket numbers
    """

    origin: str
    fold: int
    wanted: bool
    ruled: bool
    windows: list[NDArray[np.int32]]


def main(paths: Sequence[str]) -> None:
    """Learn, say how well it does, write the file."""
    texts = [text for path in map(Path, paths) for text in _read(path)]
    weighed = _left_out(texts)
    limit = _tell(texts, weighed)
    whole = _learned(texts)
    _write(whole.weights, whole.offset - limit)


def _read(path: Path) -> Iterator[Text]:
    """The texts of a file; every line of a guide is a harmless one."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        fold = (number // _BLOCK + len(path.stem)) % _FOLDS
        if path.suffix == ".md":
            if len(line) > _SHORTEST_LINE:
                yield _text("guides", fold, line, wanted=False)
        else:
            read = json.loads(line)
            said = read["text"] if "text" in read else "\n".join(read["texts"])
            yield _text(path.name, fold, said, wanted=read["want"] == "block")


def _text(origin: str, fold: int, said: str, *, wanted: bool) -> Text:
    seen = folded(said).text
    parts = dict.fromkeys(windows(without_links(seen)))
    rows = [np.array(sorted(buckets(part)), np.int32) for part in parts]
    return Text(origin, fold, wanted, bool(demands(seen)), rows)


def _learned(texts: Sequence[Text]) -> Fitted:
    """In two rounds: the second also knows which part of each demand is one."""
    lessons = [lesson for number, text in enumerate(texts) for lesson in _lessons(number, text)]
    first = fit(lessons)
    parts = [
        Lesson(max(text.windows[1:], key=first.weigh), True, 1.0, number)
        for number, text in enumerate(texts)
        if text.wanted and len(text.windows) > 1
    ]
    return fit([*lessons, *parts])


def _lessons(number: int, text: Text) -> Iterator[Lesson]:
    yield Lesson(text.windows[0], text.wanted, 1.0, number)
    if not text.wanted:
        yield from (Lesson(row, False, _WORTH_OF_A_PART, number) for row in text.windows[1:])


def _left_out(texts: Sequence[Text]) -> Floats:
    """What each text weighs, rules too, by weights that were learned without its block."""
    result = np.zeros(len(texts))
    for fold in range(_FOLDS):
        fitted = _learned([text for text in texts if text.fold != fold])
        for number, text in enumerate(texts):
            if text.fold == fold:
                weighed = together([fitted.weigh(row) for row in text.windows])
                result[number] = weighed + RULE * text.ruled
    return result


def _tell(texts: Sequence[Text], weighed: Floats) -> float:
    """Say how texts left out were judged; returns the limit of least cost.

    The harmless texts of a file that holds demands too are near the border, those of others are
    plain.
    """
    wanted = np.array([text.wanted for text in texts])
    origins = np.array([text.origin for text in texts])
    near = np.isin(origins, np.unique(origins[wanted]))
    lowest = float(np.quantile(weighed[~near], 1 - _PLAIN_STOPPED)) if not near.all() else -np.inf
    limit = _cheapest(weighed[near], wanted[near], lowest)
    for origin in np.unique(origins):
        ours = origins == origin
        missed, stopped = _shares(weighed[ours], wanted[ours], limit)
        told = f"{origin}: {ours.sum()}, missed {missed:.1%}, stopped {stopped:.1%}"
        print(told)  # noqa: T201  a tool's answer
    return limit


def _cheapest(weighed: Floats, wanted: Bools, lowest: float) -> float:
    """The limit, `lowest` or above, where missed and stopped texts cost least."""
    tries = np.quantile(weighed, np.linspace(0.02, 0.98, 193))
    limits = [float(limit) for limit in tries if limit >= lowest]
    costs = []
    for limit in limits:
        missed, stopped = _shares(weighed, wanted, limit)
        costs.append(_WORTH_OF_A_MISS * missed + stopped)
    return limits[int(np.argmin(costs))]


def _shares(weighed: Floats, wanted: Bools, limit: float) -> tuple[float, float]:
    """Of the demands missed, of the harmless texts stopped."""
    over = weighed > limit
    missed = float((~over[wanted]).mean()) if wanted.any() else 0.0
    return missed, float(over[~wanted].mean()) if not wanted.all() else 0.0


def _write(weights: Floats, offset: float) -> None:
    """A byte each, in steps that grow with the square: most weights are small."""
    scale = float(np.abs(weights).max()) / STEPS**2
    steps = np.sign(weights) * np.round(np.sqrt(np.abs(weights) / scale))
    body = steps.astype(np.int8).tobytes()
    _TARGET.write_bytes(f"{scale:10.4e} {offset:8.4f}".encode() + body)


if __name__ == "__main__":
    main(sys.argv[1:])
