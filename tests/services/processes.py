"""Which processes live, to see that a service left none behind (Linux)."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Process:
    """One process; its start time tells it from a later one with the same id."""

    pid: int
    parent: int
    started: int
    name: str


def _read(pid: int) -> Process | None:
    try:
        stat = (PROC / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return None
    head, _, rest = stat.rpartition(") ")
    state, parent, *others = rest.split()
    if state == "Z":
        return None
    return Process(pid, int(parent), int(others[17]), head.partition("(")[2])


def _alive() -> dict[int, Process]:
    pids = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit())
    found = (_read(pid) for pid in pids)
    return {process.pid: process for process in found if process}


def descendants(pid: int | None = None) -> frozenset[Process]:
    """All that `pid` (this process when not given) started, and what those started."""
    every = _alive()
    family = {pid or os.getpid()}
    found: set[Process] = set()
    while new := {one for one in every.values() if one.parent in family} - found:
        found |= new
        family |= {one.pid for one in new}
    return frozenset(found)


def survivors(processes: frozenset[Process], within_s: float = 5.0) -> frozenset[Process]:
    """Those of `processes` that are still there after `within_s` at most."""
    deadline = time.monotonic() + within_s
    while left := processes & frozenset(_alive_as(processes)):
        if time.monotonic() > deadline:
            return left
        time.sleep(0.05)
    return frozenset()


def _alive_as(processes: frozenset[Process]) -> list[Process]:
    """The given processes as they are now; one that lost its parent is still the same."""
    now = {(one.pid, one.started) for one in _alive().values()}
    return [one for one in processes if (one.pid, one.started) in now]
