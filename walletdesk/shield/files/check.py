"""One file: known by its content, looked into, and kept, cleaned, sealed or refused."""

from __future__ import annotations

from collections.abc import Callable

from walletdesk.shield.files import archive, mail, office, pdf, pictures
from walletdesk.shield.files.look import check_picture
from walletdesk.shield.files.model import BadFile, CheckedFile, Means, Reader, processor_s
from walletdesk.shield.files.names import clean_name
from walletdesk.shield.files.texts import ENDINGS, check_text

_WHOLE_S_MAX = 25.0
_NESTED_MAX = 1


def check_file(
    content: bytes,
    name: str,
    reader: Reader | None = None,
    clock: Callable[[], float] = processor_s,
) -> CheckedFile:
    """The file as it may be kept.

    reader   reads words in pictures; without one they stay sealed
    clock    counts the time that the check may take
    Raises   BadFile
    """
    if not content:
        raise BadFile("empty")
    return _check(content, name, Means(reader, clock() + _WHOLE_S_MAX, clock), 0)


def _check(content: bytes, name: str, means: Means, depth: int) -> CheckedFile:
    if means.is_over():
        raise BadFile("slow")
    name = clean_name(name)
    if content.startswith(pdf.SIGN):
        return pdf.check_pdf(content, name, means)
    if content.startswith(archive.SIGN):
        return _check_container(content, name, means, depth)
    picture = pictures.opened(content)
    if picture:
        return check_picture(*picture, name, means)
    if mail.is_mail(content, name):
        return _check_mail(content, name, means, depth)
    if name.lower().endswith(ENDINGS):
        return check_text(content, name)
    raise BadFile("kind")


def _check_container(content: bytes, name: str, means: Means, depth: int) -> CheckedFile:
    if depth > _NESTED_MAX:
        raise BadFile("too_much")
    found = archive.entries(content)
    inner = _inner(means, depth)
    kind = office.office_type(found)
    if kind:
        return office.check_office(found, kind, name, means, inner)
    return archive.check_archive(found, name, inner)


def _check_mail(content: bytes, name: str, means: Means, depth: int) -> CheckedFile:
    if depth > _NESTED_MAX:
        raise BadFile("too_much")
    return mail.check_mail(content, name, _inner(means, depth))


def _inner(means: Means, depth: int) -> Callable[[bytes, str], CheckedFile]:
    """The check of what lies in a file of this depth."""
    return lambda part, name: _check(part, name, means, depth + 1)
