"""The one door in: every message of every channel is cleaned here before anything is stored.

One call is one message. What it causes (the case that it opens or joins, its events, the
first line's job) is committed with it; only then does this return and the channel say yes.
"""

from typing import NamedTuple

import msgspec

from walletdesk.channels.base import Inbound
from walletdesk.desk import join, rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Change, Conversation, Draft, Extra, FileRef, Message, Removed
from walletdesk.desk.receipts import Marks, mark_all
from walletdesk.desk.record import record, standing
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import files as file_store
from walletdesk.desk.store import incidents
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.shield import Cleaned, clean, marker

FIRST_LINE_JOB = "first_line.answer"

_TRIES = 3


class Taken(NamedTuple):
    """A message that is on disk, and its case."""

    conversation: Conversation
    message: Message


class Arrival(NamedTuple):
    """A cleaned message on its way to a case that is known.

    redo    messages directly before it that turned out to hold words of the same phrase
    marks   what each side has received or seen by now
    """

    conversation_id: int
    inbound: Inbound
    text: str
    removed: tuple[Removed, ...]
    redo: int
    reopen_days: int
    marks: Marks


async def take_in(desk: Desk, inbound: Inbound) -> Taken:
    """Clean a message, store it in its case, and say where it is.

    inbound.text leaves this function's memory cleaned; nothing else of it is kept.
    Raises   Refused fragment (the sender may confirm), closed, bad_file; NotFound when the
             case is not the sender's; TryLater
    """
    before = desk.trails.before(inbound.source_id, inbound.confirmed)
    cleaned = clean(inbound.text, before)
    again = bool(cleaned.findings) and before is not None
    if again and await desk.engine.database.read(_is_there, inbound):
        # A message that is sent again does not come after itself.
        return await desk.engine.database.read(_as_before, inbound)
    if cleaned.fragment and not inbound.confirmed:
        desk.trails.keep_refused(inbound.source_id, cleaned.trail)
        raise Refused("fragment", confirm=True)
    if cleaned.fragment and len(cleaned.findings) == 1:
        # The sender was asked about these words and says that they are no piece of a phrase.
        cleaned = Cleaned(inbound.text, trail=cleaned.trail)
    # From here on nobody holds the text as it came.
    inbound = msgspec.structs.replace(inbound, text=cleaned.text)
    try:
        taken = await _store(desk, inbound, cleaned)
    except AlreadyThere:
        return await desk.engine.database.read(_as_before, inbound)
    desk.trails.keep(inbound.source_id, cleaned.trail)
    return taken


async def _store(desk: Desk, inbound: Inbound, cleaned: Cleaned) -> Taken:
    database = desk.engine.database
    removed = tuple(Removed(one.kind, one.certainty) for one in cleaned.findings)
    reopen_days = desk.engine.settings.desk.reopen_days
    if inbound.case and not inbound.file_ids:
        conversation_id = await desk.conversation_id(inbound.case)
        marks = desk.receipts.carried(conversation_id)
        back = cleaned.reaches_back
        arrival = Arrival(conversation_id, inbound, cleaned.text, removed, back, reopen_days, marks)
        try:
            return await database.write_together(arrive_all, arrival)
        except BaseException:
            desk.receipts.note_all(conversation_id, marks)
            raise
    for last in range(_TRIES):
        try:
            return await database.write(
                _arrive, inbound, cleaned.text, removed, cleaned.reaches_back, reopen_days
            )
        except AlreadyThere:
            # Either this message is there already, or a fresh case number was taken.
            if last == _TRIES - 1 or await database.read(_is_there, inbound):
                raise
    raise AssertionError("unreachable")


def arrive_all(tx: Tx, arrivals: list[Arrival]) -> list[Taken | Exception]:
    """Store messages for cases that are known, all in two statements: the hot path."""
    now_ms = tx.now_ms
    held = store.held(tx, {arrival.conversation_id for arrival in arrivals})
    before = {one.id: standing(one) for one in held.values()}
    by_case: dict[int, list[Message]] = {}
    redone: list[Message] = []
    results: list[tuple[Conversation, Message] | Exception] = []
    for arrival in arrivals:
        conversation = held[arrival.conversation_id]
        drafts = _drafts(conversation, arrival, now_ms)
        if isinstance(drafts, Exception):
            results.append(drafts)
            continue
        redone += _redo(tx, conversation, arrival)
        mark_all(conversation, arrival.marks)
        placed = [rules.place(conversation, draft, now_ms) for draft in drafts]
        by_case.setdefault(conversation.id, []).extend(placed)
        own = next(one for one in placed if one.client_id is not None)
        _cause(tx, conversation, arrival, own)
        results.append((conversation, own))
    changed = [held[one] for one in by_case]
    for conversation in changed:
        conversation.version += 1
    store.save_all(tx, changed, [message for many in by_case.values() for message in many])
    for conversation in changed:
        cleaner = [message for message in redone if message.conversation_id == conversation.id]
        told = [*cleaner, *by_case[conversation.id]]
        tx.tell(Change(conversation, told, before[conversation.id]))
    return [one if isinstance(one, Exception) else Taken(*one) for one in results]


def _arrive(
    tx: Tx,
    inbound: Inbound,
    text: str,
    removed: tuple[Removed, ...],
    redo: int,
    reopen_days: int,
) -> Taken:
    conversation, opened = join.join_or_open(tx, inbound, reopen_days)
    files = _files(tx, inbound, conversation)
    removed += tuple(Removed(kind, "certain") for file in files for kind in file.removed)
    arrival = Arrival(conversation.id, inbound, text, removed, redo, reopen_days, marks={})
    before = standing(conversation)
    drafts = _drafts(conversation, arrival, tx.now_ms, files)
    if isinstance(drafts, Exception):
        raise drafts
    redone = _redo(tx, conversation, arrival)
    messages = record(tx, conversation, [*opened, *drafts], before, redone)
    own = next(m for m in reversed(messages) if m.client_id == inbound.client_id)
    _cause(tx, conversation, arrival, own)
    return Taken(conversation, own)


def _drafts(
    conversation: Conversation,
    arrival: Arrival,
    now_ms: int,
    files: tuple[FileRef, ...] = (),
) -> list[Draft] | Exception:
    inbound = arrival.inbound
    if conversation.contact_id != inbound.contact_id:
        return NotFound()
    if not rules.may_join(conversation, now_ms, arrival.reopen_days):
        return Refused("closed")
    drafts = [rules.reopen(conversation, now_ms)] if conversation.status == "closed" else []
    if inbound.language:
        conversation.language = inbound.language
    if inbound.zone:
        conversation.zone = inbound.zone
    extra = Extra(files=files, removed=arrival.removed) if files or arrival.removed else None
    drafts.append(
        Draft(
            conversation_id=conversation.id,
            kind="text",
            speaker="customer",
            speaker_id=inbound.contact_id,
            text=arrival.text,
            source_id=inbound.source_id,
            client_id=inbound.client_id,
            extra=extra,
        )
    )
    if arrival.removed:
        conversation.secret = 1
        kinds = sorted({one.kind for one in arrival.removed})
        drafts.append(rules.event(conversation, "secret_removed", kinds=kinds))
    return drafts


def _cause(tx: Tx, conversation: Conversation, arrival: Arrival, message: Message) -> None:
    if arrival.removed:
        kinds = [one.kind for one in arrival.removed]
        incidents.add(tx, "secret_removed", conversation.id, None, kinds)
    if conversation.status == "first_line" or arrival.removed:
        tx.add_job(FIRST_LINE_JOB, {"conversation": conversation.id, "position": message.position})


def _redo(tx: Tx, conversation: Conversation, arrival: Arrival) -> list[Message]:
    """Take the words of a phrase out of the customer's messages directly before this one."""
    if not arrival.redo:
        return []
    redone = store.last_of_customer(tx, conversation.id, arrival.redo)
    if any(rules.subject(message.text) == conversation.subject for message in redone):
        conversation.subject = marker("recovery_phrase")
    found = (Removed("recovery_phrase", "likely"),)
    for message in redone:
        message.text = marker("recovery_phrase")
        message.extra = rules.packed(
            msgspec.structs.replace(rules.unpacked(message.extra), removed=found)
        )
        # The index holds the words too: it is made anew from here.
        conversation.indexed_position = min(conversation.indexed_position, message.position) - 1
    store.rewrite(tx, redone)
    return redone


def _files(tx: Tx, inbound: Inbound, conversation: Conversation) -> tuple[FileRef, ...]:
    if not inbound.file_ids:
        return ()
    found = file_store.loose_files(tx, inbound.contact_id, inbound.file_ids)
    if len(found) != len(inbound.file_ids):
        # A repeated send finds its files taken: the message decides, by its client id.
        if store.message_of(tx, inbound.source_id, inbound.client_id):
            raise AlreadyThere
        raise Refused("bad_file")
    file_store.attach(tx, inbound.file_ids, conversation.id, hidden=False)
    return tuple(one.ref() for one in found)


def _is_there(tx: Tx, inbound: Inbound) -> bool:
    return store.message_of(tx, inbound.source_id, inbound.client_id) is not None


def _as_before(tx: Tx, inbound: Inbound) -> Taken:
    message = store.message_of(tx, inbound.source_id, inbound.client_id)
    conversation = store.by_id(tx, message.conversation_id) if message else None
    if message is None or conversation is None:
        raise NotFound
    return Taken(conversation, message)
