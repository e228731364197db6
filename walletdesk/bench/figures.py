"""Figures: the median of some runs, what it should be, and how both are shown."""

import os
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table


class Figure(Struct, frozen=True, kw_only=True):
    """One measured thing.

    value    median of `runs`
    at_least, at_most   the target, None where there is none
    """

    part: str
    engine: str
    name: str
    unit: str
    value: float
    runs: tuple[float, ...]
    at_least: float | None = None
    at_most: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached, None where there is none."""
        if self.at_least is not None:
            return self.value >= self.at_least
        return self.value <= self.at_most if self.at_most is not None else None


class Done(Struct):
    """All figures of a run, and under what conditions they came."""

    at: str
    cores: int
    load: tuple[float, float, float]
    figures: list[Figure]


class Part:
    """Collects the figures of one part on one engine."""

    def __init__(self, part: str, engine: str) -> None:
        self.part = part
        self.engine = engine
        self.figures: list[Figure] = []

    def add(
        self,
        name: str,
        unit: str,
        runs: Sequence[float],
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> float:
        """Keep a figure; returns its median."""
        value = statistics.median(runs)
        self.figures.append(
            Figure(
                part=self.part,
                engine=self.engine,
                name=name,
                unit=unit,
                value=value,
                runs=tuple(runs),
                at_least=at_least,
                at_most=at_most,
            )
        )
        return value


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all do not pass; 0 for none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def tell(figures: Sequence[Figure], load: tuple[float, float, float], as_json: bool) -> None:
    """Print a run.

    load   the machine's load averages before it began
    """
    if not as_json:
        show(figures)
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    print(msgspec.json.encode(Done(at, os.cpu_count() or 1, load, list(figures))).decode())


def show(figures: Sequence[Figure]) -> None:
    """Print the figures as a table."""
    table = Table(box=None, pad_edge=False)
    for title in ("part", "engine", "figure"):
        table.add_column(title)
    for title in ("median", "runs", "target"):
        table.add_column(title, justify="right")
    table.add_column("")
    for one in figures:
        table.add_row(
            one.part,
            one.engine,
            one.name,
            f"{_short(one.value)} {one.unit}",
            " ".join(_short(run) for run in one.runs),
            _target(one),
            {True: "reached", False: "MISSED", None: ""}[one.reached],
        )
    Console().print(table)


def _target(one: Figure) -> str:
    if one.at_least is not None:
        return f">= {_short(one.at_least)}"
    return f"<= {_short(one.at_most)}" if one.at_most is not None else ""


def _short(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
