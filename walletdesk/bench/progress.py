"""Progress of a bench on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

T = TypeVar("T")


class Steps:
    """One bar; a step is a measurement."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def step(self, work: Callable[[], T]) -> T:
        """Do one step."""
        done = work()
        self._progress.advance(self._task)
        return done

    def advance(self, count: int) -> None:
        """Several small steps are done."""
        self._progress.advance(self._task, count)


@contextmanager
def steps(title: str, count: int) -> Iterator[Steps]:
    """Show a bar of `count` steps while the block runs."""
    columns = (TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn())
    # Drawn rarely: the bench shares its cores with what it measures.
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=1) as progress:
        yield Steps(progress, progress.add_task(title, total=count))
