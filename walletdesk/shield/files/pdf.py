"""PDF files: their text, their pages as pictures, and a fresh copy of the pages alone.

The copy has no author, no history, no scripts, no attachments, no fields: only what shows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from walletdesk.shield.clean import clean
from walletdesk.shield.files.look import look_at
from walletdesk.shield.files.model import BadFile, CheckedFile, Means, Unreadable
from walletdesk.shield.files.names import with_ending

if TYPE_CHECKING:
    from PIL import Image

TYPE = "application/pdf"
SIGN = b"%PDF-"

_PAGES_MAX = 300
_LOOKED_AT_MAX = 8
_LITTLE_TEXT = 40
_TEXT_MAX = 4_000_000
_SHORT_SIDE = 1_400
_LONG_SIDE = 5_200
_SCALE_MAX = 4.0
_DEEP = 6


def check_pdf(content: bytes, name: str, means: Means) -> CheckedFile:
    """What may be kept of a PDF; one with a secret is destroyed. Raises BadFile."""
    name = with_ending(name, ".pdf")
    with _document(content) as document:
        try:
            removed = tuple(sorted(_secrets(document, means)))
            sealed = False
        except Unreadable:
            removed, sealed = (), True
        if removed:
            return CheckedFile(b"", name, TYPE, state="destroyed", removed=removed)
        return CheckedFile(_fresh(document), name, TYPE, state="sealed" if sealed else "clear")


@contextmanager
def _document(content: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise BadFile("encrypted" if "assword" in str(error) else "broken") from None
    try:
        if not 0 < len(document) <= _PAGES_MAX:
            raise BadFile("too_much" if len(document) else "broken")
        document.init_forms()
        yield document
    except pypdfium2.PdfiumError:
        raise BadFile("broken") from None
    finally:
        document.close()


def _secrets(document: Any, means: Means) -> set[str]:
    texts: list[str] = []
    shown: list[int] = []
    for number in range(len(document)):
        if means.is_over():
            raise BadFile("slow")
        text, needs_look = _read(document, number)
        texts.append(text)
        shown += [number] if needs_look else []
    whole = "\n".join(texts)
    if len(whole) > _TEXT_MAX:
        raise BadFile("too_much")
    found = {one.kind for one in clean(whole).findings}
    if found:
        return found
    if len(shown) > _LOOKED_AT_MAX:
        raise Unreadable
    for number in shown:
        found |= {one.kind for one in look_at(_drawn(document, number), means)}
    return found


def _read(document: Any, number: int) -> tuple[str, bool]:
    """The text of a page, and whether the page may show more than it says."""
    import pypdfium2.raw as pdfium

    page = document[number]
    try:
        # Notes and filled-in fields become part of the page, where their words are found.
        page.flatten()
        text_page = page.get_textpage()
        try:
            text = str(text_page.get_text_range())
        finally:
            text_page.close()
        little = len("".join(text.split())) < _LITTLE_TEXT
        shapes = (
            pdfium.FPDF_PAGEOBJ_IMAGE,
            *((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING) if little else ()),
        )
        shown = next(iter(page.get_objects(filter=shapes, max_depth=_DEEP)), None)
        return text, shown is not None
    finally:
        page.close()


def _drawn(document: Any, number: int) -> Image.Image:
    page = document[number]
    try:
        width, height = page.get_size()
        if min(width, height) < 1:
            raise Unreadable
        scale = min(_SHORT_SIDE / min(width, height), _SCALE_MAX)
        if scale * max(width, height) > _LONG_SIDE:
            raise Unreadable
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            drawn: Image.Image = bitmap.to_pil().convert("RGB")
            return drawn
        finally:
            bitmap.close()
    finally:
        page.close()


def _fresh(document: Any) -> bytes:
    import pypdfium2

    fresh = pypdfium2.PdfDocument.new()
    try:
        fresh.import_pages(document)
        out = io.BytesIO()
        fresh.save(out)
        return out.getvalue()
    finally:
        fresh.close()
