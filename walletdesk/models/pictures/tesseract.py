"""Tesseract of the operating system, as a child process that sees pictures through a pipe.

Debian: tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-chi-sim. Measured: `--psm 11` (sparse
text) reads words in boxes, of which the other modes see almost none.
"""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from walletdesk.shield.files.model import Box, Unreadable, Word

if TYPE_CHECKING:
    from PIL import Image

_PASS_CPU_S_MAX = 5
_PASS_S_MAX = 30.0
_WORD_LEVEL = "5"
_FIELDS = 12
_LATIN_FIRST = "eng"


class Tesseract:
    """One pass is one child process."""

    name = "tesseract"

    def __init__(self, scripts: Sequence[str]) -> None:
        self.scripts = tuple(scripts)

    def read(self, picture: Image.Image, script: str) -> list[Word]:
        """See `Reader.read`."""
        grey = io.BytesIO()
        picture.save(grey, "PPM")
        try:
            with _started(script) as process:
                seen = _answer(process, grey.getvalue())
        except (OSError, subprocess.SubprocessError):
            raise Unreadable from None
        if process.returncode:
            raise Unreadable
        return _words(seen.decode("utf-8", "replace"))


def create(languages: Sequence[str]) -> Tesseract | None:
    """Tesseract with those of the languages that are installed; None without any."""
    there = installed()
    scripts = [one for one in languages if one in there]
    # Every picture is first read as Latin: phrases and keys mostly are.
    scripts.sort(key=lambda one: one != _LATIN_FIRST)
    return Tesseract(scripts) if scripts else None


@cache
def installed() -> frozenset[str]:
    """The languages that this machine's tesseract knows; empty without tesseract."""
    if shutil.which("tesseract") is None:
        return frozenset()
    try:
        told = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(told.stdout.split("\n")[1:]) - {"", "osd"}


def _started(script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["tesseract", "stdin", "stdout", "--psm", "11", "-l", script, "tsv"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # One thread: four on a busy core take longer than one.
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def _answer(process: subprocess.Popen[bytes], picture: bytes) -> bytes:
    """What it printed; a texture takes minutes, and nobody waits for that."""
    if sys.platform == "linux":
        bound = (_PASS_CPU_S_MAX, _PASS_CPU_S_MAX)
        resource.prlimit(process.pid, resource.RLIMIT_CPU, bound)
    try:
        return process.communicate(picture, _PASS_S_MAX)[0]
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def _words(tsv: str) -> list[Word]:
    found: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in tsv.split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) != _FIELDS or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        line = lines.setdefault(tuple(fields[1:5]), len(lines))
        left, top, width, height = map(int, fields[6:10])
        box = Box(left, top, left + width, top + height)
        found.append(Word(fields[11].strip(), box, line, max(0.0, float(fields[10])) / 100))
    return found
