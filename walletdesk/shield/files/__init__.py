"""What a file really is, whether it holds a secret, and what of it may be kept.

Bytes in, what may be kept out; no disk, no network. What reads words in pictures is handed in.
"""

from __future__ import annotations

from walletdesk.shield.files.check import check_file
from walletdesk.shield.files.model import (
    BadFile,
    CheckedFile,
    FileState,
    Reader,
    Unreadable,
    Word,
)
from walletdesk.shield.files.names import NAME_CHARS_MAX, clean_name

__all__ = [
    "NAME_CHARS_MAX",
    "BadFile",
    "CheckedFile",
    "FileState",
    "Reader",
    "Unreadable",
    "Word",
    "check_file",
    "clean_name",
]
