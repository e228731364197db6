"""Columns of values as PostgreSQL writes arrays in text: one parameter for many rows.

The driver asks each value of a list for its type: that took more than half of the writer's
time for a batch of messages. A column's type is known, and text is quoted in one go.
Source   PostgreSQL, "Array Input and Output Syntax"
"""

from collections.abc import Iterable


def numbers(column: Iterable[int | None]) -> str:
    """A parameter for `?::bigint[]`."""
    return "{" + str(list(column))[1:-1].replace("None", "NULL") + "}"


def texts(column: Iterable[str | None]) -> str:
    """A parameter for `?::text[]`."""
    return "{" + ",".join(["NULL" if text is None else _quoted(text) for text in column]) + "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
