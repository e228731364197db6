"""Lets atheris look for a text or file that the shield cannot bear.

    python -m tests.fuzz clean -max_total_time=60
    python -m tests.fuzz guard corpus-folder -max_total_time=60

atheris is no dependency: it has no build for every Python. What it needs is `pip install
atheris` in an environment that has walletdesk's own packages. A crash, an answer that still
holds a secret, or a text that takes more than five seconds ends the run with the input written
to a file in the working directory.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

_TARGETS = ("clean", "guard")
_LONGEST = "-max_len=4000"
_HANG = "-timeout=5"


def main() -> None:
    """Fuzz one function until libFuzzer's options say stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in _TARGETS:
        sys.exit(f"say which: {', '.join(_TARGETS)}")
    try:
        atheris: Any = importlib.import_module("atheris")
    except ModuleNotFoundError:
        sys.exit("atheris is not installed here: pip install atheris")
    name = sys.argv[1]
    with atheris.instrument_imports(include=["walletdesk.shield"]):
        targets = importlib.import_module("tests.fuzz.targets")
    options = [sys.argv[0], _LONGEST, _HANG, *sys.argv[2:]]
    atheris.Setup(options, getattr(targets, name))
    atheris.Fuzz()


main()
