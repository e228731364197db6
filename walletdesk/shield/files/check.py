"""One file: known by its content, looked into, and kept, cleaned, sealed or refused."""

from __future__ import annotations

import time
from collections.abc import Callable

from walletdesk.shield.files import pictures
from walletdesk.shield.files.look import check_picture
from walletdesk.shield.files.model import BadFile, CheckedFile, Means, Reader
from walletdesk.shield.files.names import clean_name
from walletdesk.shield.files.texts import ENDINGS, check_text

_WHOLE_S_MAX = 25.0
_NESTED_MAX = 2


def check_file(
    content: bytes,
    name: str,
    reader: Reader | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> CheckedFile:
    """The file as it may be kept.

    reader   reads words in pictures; without one they stay sealed
    Raises   BadFile
    """
    return _check(content, clean_name(name), Means(reader, clock() + _WHOLE_S_MAX, clock), 0)


def _check(content: bytes, name: str, means: Means, depth: int) -> CheckedFile:
    if not content:
        raise BadFile("empty")
    picture = pictures.opened(content)
    if picture:
        return check_picture(*picture, name, means)
    if name.lower().endswith(ENDINGS):
        return check_text(content, name)
    raise BadFile("kind")
