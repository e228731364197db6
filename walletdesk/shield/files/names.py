"""File names that can be shown and stored."""

from __future__ import annotations

import re

from walletdesk.shield.clean import clean

NAME_CHARS_MAX = 120

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
# Lone surrogates cannot be written down at all.
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_name(name: str) -> str:
    """A file name that can be shown and stored: no path, no controls, no secrets."""
    name = _SURROGATE.sub("_", name)
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "file"
    stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
    # The whole name is looked at: cut off first, a key would be too short to be known.
    if clean(plain).findings or clean(stem.replace("_", " ")).findings:
        stem = "file"
    return f"{stem[:NAME_CHARS_MAX]}{dot}{ending[:8]}"


def with_ending(name: str, ending: str) -> str:
    """The name, ending as its content asks for."""
    same = {".jpg": (".jpg", ".jpeg")}.get(ending, (ending,))
    return name if name.lower().endswith(same) else f"{name.rsplit('.', 1)[0]}{ending}"
