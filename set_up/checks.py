"""The checks that a change has to pass, each by its name, with a summary at the end."""

import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from set_up.environment import in_environment
from set_up.steps import ROOT, say

CHECKS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "types": ("mypy",),
    "contracts": ("lint-imports", "--no-logo"),
    "unit": ("pytest", "-n", "2", "--dist", "loadgroup", "-m", "not browser"),
    "browser": ("pytest", "-m", "browser"),
}
# One works on one core, the other waits for pages most of the time: they run beside the rest.
_BESIDE = frozenset({"types", "browser"})
_PYTEST_FOUND_NO_TEST = 5


@dataclass
class Tally:
    """What all pytest runs counted together."""

    outcomes: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, report: Path) -> None:
        """Count one run from its JUnit report."""
        # The report is our own, written a moment ago by pytest.
        for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314  a report we just wrote
            skipped = case.find("skipped")
            if skipped is not None:
                self.left_out[skipped.get("message") or "no reason given"] += 1
            self.outcomes[_outcome(case)] += 1

    def closing_line(self) -> str:
        """The totals in the form that CI reads."""
        counts = self.outcomes
        return f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped"


def _outcome(case: ET.Element) -> str:
    if case.find("skipped") is not None:
        return "skipped"
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "passed"


def run_checks(names: Sequence[str], missing: Sequence[str] = ()) -> bool:
    """Run the named checks in order, all of them even when one fails, then sum up.

    missing   what set-up could not install, told again at the end
    Returns   whether every check passed
    """
    with (
        tempfile.TemporaryDirectory(prefix="walletdesk-checks-") as folder,
        ThreadPoolExecutor(1) as aside,
    ):
        log = Path(folder) / "beside.txt"
        beside = [
            aside.submit(_timed, name, Path(folder), log) for name in names if name in _BESIDE
        ]
        in_turn = [_timed(name, Path(folder)) for name in names if name not in _BESIDE]
        results = in_turn + [one.result() for one in beside]
        say(log.read_text(errors="replace") if beside else "")
        tally = Tally()
        for report in Path(folder).glob("*.xml"):
            tally.add(report)
    say("\nChecks")
    for name, passed, took_s in results:
        say(f"  {name:<12}{'passed' if passed else 'FAILED'}  {took_s:.1f} s")
    _say_left_out(tally, missing)
    if tally.outcomes:
        say(f"\n{tally.closing_line()}")
    return all(passed for _, passed, _ in results)


def _timed(name: str, folder: Path, log: Path | None = None) -> tuple[str, bool, float]:
    """Run one check; with a log, what it prints waits there to be shown in one piece."""
    command = CHECKS[name]
    heading = f"\n── {name}: {' '.join(command)}"
    began = time.monotonic()
    if command[0] == "pytest":
        command = (*command, f"--junit-xml={folder / name}.xml")
    if log is None:
        say(heading)
        code = _run(command)
    else:
        with log.open("a") as output:
            output.write(f"{heading}\n")
            output.flush()
            code = _run(command, output)
    nothing_to_do = command[0] == "pytest" and code == _PYTEST_FOUND_NO_TEST
    return name, code == 0 or nothing_to_do, time.monotonic() - began


def _run(command: tuple[str, ...], output: IO[str] | None = None) -> int:
    program, *arguments = command
    return subprocess.run(
        [in_environment(program), *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        check=False,
    ).returncode


def _say_left_out(tally: Tally, missing: Sequence[str]) -> None:
    if not tally.left_out and not missing:
        return
    say("\nLeft out")
    for sentence in missing:
        say(f"  {sentence}")
    for reason, count in tally.left_out.most_common():
        say(f"  {count} {'test' if count == 1 else 'tests'}: {reason}")
