"""Patterns that are compiled at first use, so that importing the shield takes no time for them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression with the methods that are used here."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def search(self, text: str, first: int = 0, last: int = sys.maxsize) -> re.Match[str] | None:
        """The first match."""
        return self._compiled.search(text, first, last)

    def match(self, text: str, first: int = 0, last: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins here."""
        return self._compiled.match(text, first, last)

    def fullmatch(self, text: str, first: int = 0, last: int = sys.maxsize) -> re.Match[str] | None:
        """The match of all of this."""
        return self._compiled.fullmatch(text, first, last)

    def finditer(
        self, text: str, first: int = 0, last: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        return self._compiled.finditer(text, first, last)

    def sub(self, made: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with other words for each match."""
        return self._compiled.sub(made, text)
