"""A history that is rebuilt from a chain, and what follows from each piece. Pure."""

from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from walletdesk.chains.base import Movement, Page

State = Literal["running", "done", "full", "failed"]

_FAILURES_MAX = 8
_FAILED_PAUSE_MS = 15_000
_FAILED_PAUSE_MAX_MS = 600_000
_LACKS_MAX = 20
_FIELD_CHARS_MAX = 200


class Record(Struct, frozen=True, gc=False):
    """A rebuilt history. Fields are the table's columns, in their order.

    key             what its page's address holds; nobody can guess it
    cursor          where the chain goes on; None before the first piece
    done_permille   share of the work that is done
    pieces          pieces of the chain's answer so far
    movements       how many movements they held
    lacks           names of what could not be rebuilt, as JSON
    state           running · done · full: there are more than we keep · failed: no node answered
    failures        tries in a row without an answer
    """

    id: int
    key: str
    conversation_id: int | None
    chain: str
    address: str
    cursor: str | None
    done_permille: int
    pieces: int
    movements: int
    lacks: str
    state: State
    failures: int
    next_step_at_ms: int
    created_at_ms: int
    ended_at_ms: int | None


def after_piece(
    record: Record, page: Page, now_ms: int, *, movements_max: int
) -> tuple[Record, tuple[Movement, ...]]:
    """The record with one more piece, and what of the piece is kept."""
    kept = page.movements[: max(0, movements_max - record.movements)]
    count = record.movements + len(kept)
    full = (page.next is not None and count >= movements_max) or len(kept) < len(page.movements)
    state: State = "full" if full else "done" if page.next is None else "running"
    # In this order, a share that is no number counts as all of it.
    share = round(1_000 * max(0.0, min(1.0, float(page.done))))
    grown = replace(
        record,
        cursor=page.next,
        # A bar that goes back would look like a fault: the rest may turn out longer than thought.
        done_permille=1_000 if state == "done" else min(999, max(record.done_permille, share)),
        pieces=record.pieces + 1,
        movements=count,
        lacks=_with_lacks(record, page),
        state=state,
        failures=0,
        ended_at_ms=None if state == "running" else now_ms,
    )
    return grown, kept


def after_failure(record: Record, now_ms: int) -> Record:
    """The record when no node answered: later, and after many tries not at all."""
    failures = record.failures + 1
    if failures >= _FAILURES_MAX:
        return replace(record, failures=failures, state="failed", ended_at_ms=now_ms)
    pause_ms = min(_FAILED_PAUSE_MS * 2**record.failures, _FAILED_PAUSE_MAX_MS)
    return replace(record, failures=failures, next_step_at_ms=now_ms + pause_ms)


def lacks_of(record: Record) -> tuple[str, ...]:
    """Names of what could not be rebuilt."""
    return msgspec.json.decode(record.lacks, type=tuple[str, ...])


def movement_text(movement: Movement) -> str:
    """A movement as its column holds it, no field longer than a page can show."""
    cut = {
        name: value[:_FIELD_CHARS_MAX] if isinstance(value, str) else value
        for name, value in msgspec.to_builtins(movement).items()
    }
    return msgspec.json.encode(cut).decode()


def movement_of(text: str) -> Movement:
    """The same, read."""
    return msgspec.json.decode(text, type=Movement)


def _with_lacks(record: Record, page: Page) -> str:
    names = dict.fromkeys((*lacks_of(record), *page.lacks))
    return msgspec.json.encode(list(names)[:_LACKS_MAX]).decode()
