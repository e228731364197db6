"""A rebuilt history on paper: A4 across, the same columns on each page, pages numbered.

reportlab takes 20 MB and is loaded when the first paper is made.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from walletdesk.diagnosis.records_words import COLUMNS, DIRECTIONS, STATES, TITLE, Line
from walletdesk.languages.catalogue import Catalogue
from walletdesk.languages.catalogue import to_translate as _

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LINES_MAX = 2_000

_PAGE = _("Page {number} of {count}")
_OTHER = _("From or to")
_MISSING = _("What is not here")
_ONLY = _("The newest {shown} of {count} transfers are printed; the table file has all of them.")
_MADE = _("Rebuilt from the chain at {time}. {count} transfers.")
_ADDRESS = _("{chain}, address {address}")

_WIDTH, _HEIGHT, _EDGE = 842.0, 595.0, 36.0
_TOP, _LINE, _FOOT = _HEIGHT - 96, 25.0, 40.0
_ROWS = int((_TOP - _FOOT) // _LINE)
# Left edge and width of what stands in the first line of a row.
_AT = {
    "time": (_EDGE, 100.0),
    "direction": (138.0, 62.0),
    "amount": (202.0, 160.0),
    "other": (366.0, 270.0),
    "fee": (640.0, 96.0),
    "state": (740.0, 66.0),
}
_CHINESE = "STSong-Light"
_PLAIN, _BOLD, _MONO = "Helvetica", "Helvetica-Bold", "Courier"


@dataclass(frozen=True)
class Paper:
    """What is printed.

    count   transfers that there are; `lines` may be the newest of them only
    missing what could not be rebuilt, in sentences
    """

    brand: str
    chain: str
    address: str
    made_at: str
    lines: Sequence[Line]
    count: int
    missing: Sequence[str]


def as_pdf(paper: Paper, catalogue: Catalogue) -> bytes:
    """The file. Chinese is set in the font that every reader of PDF brings."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if _CHINESE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(_WIDTH, _HEIGHT), pageCompression=1, lang=catalogue.language)
    canvas.setTitle(f"{catalogue.gettext(TITLE)} {paper.address}")
    canvas.setAuthor(paper.brand)
    _Pages(canvas, paper, catalogue).draw()
    canvas.save()
    return file.getvalue()


class _Pages:
    """Draws page after page; how many there will be is known before the first."""

    def __init__(self, canvas: "Canvas", paper: Paper, catalogue: Catalogue) -> None:
        self._canvas = canvas
        self._paper = paper
        self._say = catalogue.gettext
        self._closing = self._closing_lines()
        room = _ROWS * _LINE
        used = (len(paper.lines) % _ROWS) * _LINE
        apart = used + 20 + 13 * len(self._closing) > room
        self._table_pages = max(1, -(-len(paper.lines) // _ROWS))
        self._count = self._table_pages + int(apart)
        self._apart = apart

    def draw(self) -> None:
        for number in range(self._table_pages):
            self._head(number + 1)
            lines = self._paper.lines[number * _ROWS : (number + 1) * _ROWS]
            for row, one in enumerate(lines):
                self._row(one, _TOP - row * _LINE)
            is_last = number == self._table_pages - 1
            if is_last and not self._apart:
                self._close(_TOP - len(lines) * _LINE - 8)
            self._canvas.showPage()
        if self._apart:
            self._head(self._count)
            self._close(_TOP)
            self._canvas.showPage()

    def _head(self, number: int) -> None:
        paper, right = self._paper, _WIDTH - _EDGE
        self._text(_EDGE, _HEIGHT - 40, self._say(TITLE), 13, _BOLD)
        self._right(right, _HEIGHT - 40, paper.brand, 9)
        where = self._say(_ADDRESS, chain=paper.chain, address=paper.address)
        self._text(_EDGE, _HEIGHT - 56, where, 9, width=_WIDTH - 2 * _EDGE)
        titles = {**COLUMNS, "other": _OTHER}
        self._canvas.setFillGray(0.35)
        for name, (left, width) in _AT.items():
            self._text(left, _HEIGHT - 76, self._say(titles[name]), 7.5, _BOLD, width)
        self._canvas.setFillGray(0)
        self._rule(_HEIGHT - 81, 0.6)
        page = self._say(_PAGE, number=number, count=self._count)
        made = self._say(_MADE, time=paper.made_at, count=paper.count)
        self._text(_EDGE, 22, made, 7.5)
        self._right(right, 22, page, 7.5)

    def _row(self, one: Line, y: float) -> None:
        moved = one.movement
        sign = {"in": "+", "out": "–"}.get(one.direction, "")
        self._cell("time", y, one.time.replace("T", " ").removesuffix("Z"), 7.5)
        self._cell("direction", y, self._say(DIRECTIONS[one.direction]), 7.5)
        self._amount(y, f"{sign}{moved.amount} ", moved.asset)
        self._cell("other", y, one.other, 6.4, _MONO)
        self._cell("fee", y, moved.fee or "", 7)
        self._cell("state", y, self._say(STATES[moved.state]), 7.5)
        self._canvas.setFillGray(0.35)
        self._text(_EDGE, y - 9.5, moved.transaction, 6, _MONO, 328.0)
        if moved.contract:
            self._text(_AT["other"][0], y - 9.5, moved.contract, 6, _MONO, 330.0)
        self._canvas.setFillGray(0)
        self._rule(y - 14, 0.25)

    def _closing_lines(self) -> list[tuple[str, str]]:
        paper, lines = self._paper, [(_BOLD, self._say(_MISSING))]
        said = list(paper.missing)
        if paper.count > len(paper.lines):
            said.insert(0, self._say(_ONLY, shown=len(paper.lines), count=paper.count))
        for sentence in said:
            lines += [(_PLAIN, piece) for piece in _wrapped(f"• {sentence}", 9, _WIDTH - 2 * _EDGE)]
        return lines

    def _close(self, y: float) -> None:
        for number, (font, text) in enumerate(self._closing):
            self._text(_EDGE, y - 12 - 13 * number, text, 9, font)

    def _amount(self, y: float, amount: str, asset: str) -> None:
        """The number keeps its letters, whatever script the asset's name is in."""
        left, width = _AT["amount"]
        number = _cut(amount, _BOLD, 8, width)
        self._text(left, y, number, 8, _BOLD)
        used = _width(number, _BOLD, 8)
        self._text(left + used, y, asset, 8, _BOLD, max(1.0, width - used))

    def _cell(self, name: str, y: float, text: str, size: float, font: str = _PLAIN) -> None:
        left, width = _AT[name]
        self._text(left, y, text, size, font, width)

    def _text(
        self, x: float, y: float, text: str, size: float, font: str = _PLAIN, width: float = 0.0
    ) -> None:
        font = _font_for(text, font)
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, y, _cut(text, font, size, width) if width else text)

    def _right(self, x: float, y: float, text: str, size: float) -> None:
        font = _font_for(text, _PLAIN)
        self._canvas.setFont(font, size)
        self._canvas.drawRightString(x, y, text)

    def _rule(self, y: float, width: float) -> None:
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeGray(0.6)
        self._canvas.line(_EDGE, y, _WIDTH - _EDGE, y)


def _font_for(text: str, font: str) -> str:
    """The font that can show a text: Latin letters have better ones than the Chinese font."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return _CHINESE
    return font


def _width(text: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    found: Any = stringWidth(text, font, size)
    return float(found)


def _cut(text: str, font: str, size: float, width: float) -> str:
    """A text that stays in its column."""
    if _width(text, font, size) <= width:
        return text
    while text and _width(f"{text}…", font, size) > width:
        text = text[:-1]
    return f"{text}…"


def _wrapped(text: str, size: float, width: float) -> list[str]:
    """Lines of a sentence; Chinese breaks between any two signs."""
    font = _font_for(text, _PLAIN)
    words = list(text) if font == _CHINESE else [f"{word} " for word in text.split(" ")]
    lines, current = [], ""
    for word in words:
        if current and _width(current + word, font, size) > width:
            lines.append(current.rstrip())
            current = ""
        current += word
    return [*lines, current.rstrip()]
