"""Word lists that are written as text."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a text, once each."""
    return frozenset(words.split())
