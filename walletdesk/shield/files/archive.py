"""ZIP containers, read within bounds whatever they claim about themselves."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from walletdesk.shield.clean import clean
from walletdesk.shield.files.model import BadFile, CheckedFile, FileState
from walletdesk.shield.files.names import clean_name, with_ending

TYPE = "application/zip"
SIGN = b"PK\x03\x04"

_ENTRIES_MAX = 400
_BYTES_MAX = 64_000_000
_RATIO_MAX = 200
_SMALL = 1_000_000
_DEPTH_MAX = 12
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError, OverflowError, UnicodeError,
)  # fmt: skip


class Entry(NamedTuple):
    """A file in a container."""

    name: str
    content: bytes


def entries(content: bytes) -> list[Entry]:
    """The files of a container, in its order. Raises BadFile broken, encrypted, too_much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            return _entries(container)
    except _ERRORS:
        raise BadFile("broken") from None


def written(found: Sequence[Entry]) -> bytes:
    """A container of these files, without dates, comments or what stood around it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for one in found:
            info = zipfile.ZipInfo(one.name)
            # OpenDocument wants its type readable in the first bytes.
            stored = one.name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            container.writestr(info, one.content)
    return out.getvalue()


def check_archive(
    found: Sequence[Entry], name: str, check: Callable[[bytes, str], CheckedFile]
) -> CheckedFile:
    """An archive of files that are taken one by one; a secret in one destroys them all.

    check    the check of a single file
    Raises   BadFile inside: something in it is not taken
    """
    name = with_ending(name, ".zip")
    own = [one for one in found if not any(junk in one.name for junk in _JUNK)]
    kinds = {one.kind for one in clean("\n".join(one.name for one in own)).findings}
    kept: list[Entry] = []
    state: FileState = "clear"
    for one in own:
        checked = _checked(one, check)
        kinds |= set(checked.removed)
        state = "sealed" if "sealed" in (state, checked.state) else "clear"
        kept.append(Entry(_path(one.name, checked.name), checked.content))
    if kinds:
        return CheckedFile(b"", name, TYPE, state="destroyed", removed=tuple(sorted(kinds)))
    if len({one.name for one in kept}) != len(kept) or not kept:
        raise BadFile("broken")
    return CheckedFile(written(kept), name, TYPE, state=state)


def _entries(container: zipfile.ZipFile) -> list[Entry]:
    listed = [one for one in container.infolist() if not one.is_dir()]
    if len(listed) > _ENTRIES_MAX:
        raise BadFile("too_much")
    left = _BYTES_MAX
    found: list[Entry] = []
    for one in listed:
        if one.flag_bits & _LOCKED:
            raise BadFile("encrypted")
        if one.compress_type not in _METHODS:
            raise BadFile("broken")
        most = min(left, max(_SMALL, one.compress_size * _RATIO_MAX))
        with container.open(one) as stream:
            content = stream.read(most + 1)
        if len(content) > most:
            raise BadFile("too_much")
        left -= len(content)
        found.append(Entry(one.filename, content))
    return found


def _checked(one: Entry, check: Callable[[bytes, str], CheckedFile]) -> CheckedFile:
    if not one.content:
        return CheckedFile(b"", clean_name(one.name), "")
    try:
        return check(one.content, one.name)
    except BadFile as bad:
        raise BadFile(
            bad.why if bad.why in ("encrypted", "too_much", "slow") else "inside"
        ) from None


def _path(name: str, last: str) -> str:
    """The path of an entry below the archive, each part harmless."""
    parts = name.replace("\\", "/").split("/")[:-1]
    safe = [clean_name(part) for part in parts if part.strip(" .")]
    return "/".join([*safe[:_DEPTH_MAX], last])
