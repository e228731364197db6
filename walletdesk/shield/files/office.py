"""Office documents (Word, Excel, PowerPoint, OpenDocument): text, pictures, a copy without author.

A secret in one destroys it; macros and unknown parts are not taken or leave it sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError  # the error alone; parsing is defusedxml's

from walletdesk.shield.clean import clean
from walletdesk.shield.files import pictures
from walletdesk.shield.files.archive import Entry, written
from walletdesk.shield.files.look import look_at
from walletdesk.shield.files.model import BadFile, CheckedFile, Means, Unreadable
from walletdesk.shield.files.names import with_ending

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "word/document.xml": (f"{_OPEN_XML}.wordprocessingml.document", ".docx"),
    "xl/workbook.xml": (f"{_OPEN_XML}.spreadsheetml.sheet", ".xlsx"),
    "ppt/presentation.xml": (f"{_OPEN_XML}.presentationml.presentation", ".pptx"),
}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/%s-properties"/>'
)
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta office:version="1.2"'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:meta/>'
    b"</office:document-meta>"
)
_WITHOUT_AUTHOR = {
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _PROPERTIES % b"extended",
    "docProps/custom.xml": _PROPERTIES % b"custom",
    "meta.xml": _META,
}
_MARKUP = (".xml", ".rels", ".vml", ".rdf")
_HARMLESS = (".odttf", ".ttf", ".fntdata")
_DOCUMENTS = (".docx", ".xlsx", ".pptx")
_MACROS = ("vbaproject", "activex", "basic/", "scripts/", "macrosheets")
_BREAKS = frozenset({
    "p", "h", "si", "is", "c", "tab", "br", "cr", "line-break", "tc", "table-cell", "s",
})  # fmt: skip
_TELLING_ATTRIBUTE = 40
_TEXT_MAX = 8_000_000


def office_type(found: Sequence[Entry]) -> tuple[str, str] | None:
    """The type and ending of an office document; None for another container."""
    if found and found[0].name == "mimetype":
        ending = _OPEN_DOCUMENT.get(found[0].content.strip())
        return (found[0].content.strip().decode(), ending) if ending else None
    names = {one.name for one in found}
    if "[Content_Types].xml" not in names:
        return None
    return next((told for part, told in _TYPES.items() if part in names), None)


def check_office(
    found: Sequence[Entry],
    type_: tuple[str, str],
    name: str,
    means: Means,
    check: Callable[[bytes, str], CheckedFile],
) -> CheckedFile:
    """What may be kept of a document. Raises BadFile."""
    mime, ending = type_
    name = with_ending(name, ending)
    parts = _Parts(means, check)
    kept = [Entry(one.name, parts.kept(one)) for one in found]
    removed = parts.removed | {one.kind for one in clean(parts.text()).findings}
    if removed:
        return CheckedFile(b"", name, mime, state="destroyed", removed=tuple(sorted(removed)))
    return CheckedFile(written(kept), name, mime, state="sealed" if parts.unread else "clear")


class _Parts:
    """Goes through a document's parts and notes what they hold."""

    def __init__(self, means: Means, check: Callable[[bytes, str], CheckedFile]) -> None:
        self._means = means
        self._check = check
        self._texts: list[str] = []
        self.removed: set[str] = set()
        self.unread = False

    def text(self) -> str:
        """All that the document says."""
        return "\n".join(self._texts)

    def kept(self, part: Entry) -> bytes:
        """The part as it may be kept."""
        low = part.name.lower()
        if any(sign in low for sign in _MACROS):
            raise BadFile("inside")
        if part.name in _WITHOUT_AUTHOR:
            return _WITHOUT_AUTHOR[part.name]
        if low.endswith(_MARKUP):
            self._note(words_of(part.content))
            return part.content
        if low.endswith(_HARMLESS) or "printersettings" in low or part.name == "mimetype":
            return part.content
        if low.endswith(_DOCUMENTS):
            return self._document(part)
        return self._picture(part)

    def _note(self, text: str) -> None:
        self._texts.append(text)
        if sum(map(len, self._texts)) > _TEXT_MAX:
            raise BadFile("too_much")

    def _document(self, part: Entry) -> bytes:
        checked = self._check(part.content, part.name)
        self.removed |= set(checked.removed)
        self.unread = self.unread or checked.state == "sealed"
        return checked.content

    def _picture(self, part: Entry) -> bytes:
        picture = pictures.opened(part.content) if part.content else None
        if picture is None:
            self.unread = True
            return part.content
        image, kind = picture
        try:
            self.removed |= {one.kind for one in look_at(image, self._means)}
        except Unreadable:
            self.unread = True
        same = part.name.lower().endswith((pictures.ending_of(kind), ".jpeg"))
        return pictures.encoded(image, kind) if same else part.content


def words_of(markup: bytes) -> str:
    """The text of an XML part, broken where its paragraphs and cells end. Raises BadFile."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Words(), forbid_dtd=True)
    try:
        parser.feed(markup)
        return str(parser.close())
    except DefusedXmlException:
        raise BadFile("too_much") from None
    except (ParseError, LookupError, ValueError):
        raise BadFile("broken") from None


class _Words:
    """Gathers what an XML part says, without building its tree."""

    def __init__(self) -> None:
        self._said: list[str] = []

    def start(self, _tag: str, attributes: dict[str, Any]) -> None:
        self._said += [
            f"\n{value}\n" for value in attributes.values() if len(value) >= _TELLING_ATTRIBUTE
        ]

    def data(self, text: str) -> None:
        self._said.append(text)

    def end(self, tag: str) -> None:
        if tag.rpartition("}")[2] in _BREAKS:
            self._said.append("\n")

    def close(self) -> str:
        return "".join(self._said)
