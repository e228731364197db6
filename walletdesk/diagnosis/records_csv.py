"""A rebuilt history as a table file: RFC 4180, UTF-8 with a mark, and no cell a formula."""

import csv
import io
from collections.abc import Iterable

from walletdesk.diagnosis.records_words import COLUMNS, DIRECTIONS, STATES, Line
from walletdesk.languages.catalogue import Catalogue

# Spreadsheets open UTF-8 rightly only with it.
_MARK = "\ufeff"
# What spreadsheets take for the start of a formula, in both widths. Source: OWASP, CSV injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(lines: Iterable[Line], catalogue: Catalogue) -> bytes:
    """The file; times are UTC in ISO 8601."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([catalogue.gettext(title) for title in COLUMNS.values()])
    for one in lines:
        writer.writerow([_safe(cell) for cell in _cells(one, catalogue)])
    return (_MARK + file.getvalue()).encode()


def _cells(one: Line, catalogue: Catalogue) -> list[str]:
    moved = one.movement
    return [
        one.time,
        catalogue.gettext(DIRECTIONS[one.direction]),
        moved.amount,
        moved.asset,
        moved.contract or "",
        moved.sender,
        moved.receiver,
        moved.fee or "",
        catalogue.gettext(STATES[moved.state]),
        moved.transaction,
    ]


def _safe(cell: str) -> str:
    """A cell that is text to every spreadsheet, whoever wrote it on the chain."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
