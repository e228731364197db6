"""Steps a person can watch: one line each, with the time it took."""

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = VENV / "set-up"
_LINES_SHOWN = 30


class StepFailed(Exception):
    """A step that could not be done; the message says what a person can do about it."""


def say(text: str = "") -> None:
    """Print a line at once, also into a pipe."""
    print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show `title`, then how long the block took; a terminal sees the seconds run."""
    label = f"  {title:<44} "
    print(label, end="", flush=True)
    began = time.monotonic()
    done = threading.Event()
    ticker = threading.Thread(target=_tick, args=(label, began, done), daemon=True)
    if sys.stdout.isatty():
        ticker.start()
    outcome = "failed after "
    try:
        yield
        outcome = ""
    finally:
        done.set()
        if ticker.is_alive():
            ticker.join()
        restart = f"\r{label}" if sys.stdout.isatty() else ""
        say(f"{restart}{outcome}{time.monotonic() - began:.1f} s")


def _tick(label: str, began: float, done: threading.Event) -> None:
    while not done.wait(1):
        print(f"\r{label}{time.monotonic() - began:.0f} s …", end="", flush=True)


def call(*argv: str | Path, extra_env: Mapping[str, str] | None = None) -> str:
    """Run a program to its end and return what it printed.

    Raises    StepFailed  with the last lines it printed when it exits with an error
    """
    environment = {**os.environ, **(extra_env or {})}
    command = [str(part) for part in argv]
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode:
        raise StepFailed(_told(command, result.returncode, result.stdout))
    return result.stdout


def _told(command: Sequence[str], code: int, output: str) -> str:
    tail = "\n".join(f"    {line}" for line in output.splitlines()[-_LINES_SHOWN:])
    return f"{' '.join(command)}\n  ended with code {code}:\n{tail}"


def fingerprint(*sources: Path | str) -> str:
    """A hash over files and words, in their order."""
    digest = hashlib.sha256()
    for source in sources:
        content = source.read_bytes() if isinstance(source, Path) else source.encode()
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def is_done(name: str, print_: str) -> bool:
    """Whether the step `name` was finished before with the same sources."""
    stamp = STATE / name
    return stamp.is_file() and stamp.read_text() == print_


def mark_done(name: str, print_: str) -> None:
    """Remember that the step `name` is finished for these sources."""
    STATE.mkdir(parents=True, exist_ok=True)
    (STATE / name).write_text(print_)
