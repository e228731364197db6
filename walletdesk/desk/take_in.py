"""The one door in: every message of every channel is cleaned here before anything is stored.

One call is one message. What it causes (the case that it opens or joins, its events, the
first line's job) is committed with it; only then does this return and the channel say yes.
"""

from typing import NamedTuple

import msgspec

from walletdesk.channels.base import Inbound
from walletdesk.desk import join, redo, rules
from walletdesk.desk.desk import Desk, Key
from walletdesk.desk.judge_hex import judge_message
from walletdesk.desk.model import Change, Conversation, Draft, Extra, FileRef, Message, Removed
from walletdesk.desk.receipts import Marks, mark_all
from walletdesk.desk.record import record, standing
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import files as file_store
from walletdesk.desk.store import incidents
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.shield import Cleaned, clean, volunteered

FIRST_LINE_JOB = "first_line.answer"

_TRIES = 3


class Taken(NamedTuple):
    """A message that is on disk, and its case."""

    conversation: Conversation
    message: Message


class Arrival(NamedTuple):
    """A cleaned message on its way to a case that is known.

    redo    messages before it that turned out to hold words of the same phrase
    marks   what each side has received or seen by now
    """

    conversation_id: int
    inbound: Inbound
    text: str
    removed: tuple[Removed, ...]
    redo: tuple[Key, ...]
    reopen_days: int
    marks: Marks


async def take_in(desk: Desk, inbound: Inbound) -> Taken:
    """Clean a message, store it in its case, and say where it is.

    inbound.text leaves this function's memory cleaned; nothing else of it is kept.
    Raises   Refused fragment (the sender may confirm), closed, bad_file; NotFound when the
             case is not the sender's; TryLater
    """
    before = desk.trails.before(inbound.contact_id, inbound.confirmed)
    cleaned = clean(inbound.text, before.trail if before else None)
    again = bool(cleaned.findings) and before is not None
    if again and await desk.engine.database.read(_is_there, inbound):
        # A message that is sent again does not come after itself.
        return await desk.engine.database.read(_as_before, inbound)
    if cleaned.fragment and not inbound.confirmed:
        desk.trails.keep_refused(inbound.contact_id, cleaned.trail)
        raise Refused("fragment", confirm=True)
    if cleaned.fragment and len(cleaned.findings) == 1:
        # The sender was asked about these words and says that they are no piece of a phrase.
        cleaned = Cleaned(inbound.text, trail=cleaned.trail)
    earlier = before.keys if before and cleaned.reaches_back else ()
    key = _key(inbound)
    # Before anything is awaited: the other half may be on its way in another conversation.
    desk.trails.keep(inbound.contact_id, cleaned.trail, key)
    with desk.trails.storing(key, cleaned.trail):
        await desk.trails.settled(earlier, key)
        cleaned = await judge_message(desk, inbound, cleaned)
        # From here on nobody holds the text as it came.
        inbound = msgspec.structs.replace(inbound, text=cleaned.text)
        try:
            return await _store(desk, inbound, cleaned, earlier)
        except AlreadyThere:
            return await desk.engine.database.read(_as_before, inbound)


async def _store(desk: Desk, inbound: Inbound, cleaned: Cleaned, earlier: tuple[Key, ...]) -> Taken:
    database = desk.engine.database
    removed = tuple(Removed(one.kind, one.certainty) for one in cleaned.findings)
    reopen_days = desk.engine.settings.desk.reopen_days
    if inbound.case and not inbound.file_ids:
        conversation_id = await desk.conversation_id(inbound.case)
        marks = desk.receipts.carried(conversation_id)
        arrival = Arrival(
            conversation_id, inbound, cleaned.text, removed, earlier, reopen_days, marks
        )
        try:
            return await database.write_together(arrive_all, arrival)
        except BaseException:
            desk.receipts.note_all(conversation_id, marks)
            raise
    for last in range(_TRIES):
        try:
            return await database.write(
                _arrive, inbound, cleaned.text, removed, earlier, reopen_days
            )
        except AlreadyThere:
            # Either this message is there already, or a fresh case number was taken.
            if last == _TRIES - 1 or await database.read(_is_there, inbound):
                raise
    raise AssertionError("unreachable")


def arrive_all(tx: Tx, arrivals: list[Arrival]) -> list[Taken | Exception]:
    """Store messages for cases that are known, all in two statements: the hot path."""
    now_ms = tx.now_ms
    earlier = redo.stored(tx, (key for arrival in arrivals for key in arrival.redo))
    apart = {message.conversation_id for message in earlier.values()}
    held = store.held(tx, apart.union(arrival.conversation_id for arrival in arrivals))
    before = {one.id: standing(one) for one in held.values()}
    by_case: dict[int, list[Message]] = {}
    redone: list[Message] = []
    fresh: dict[Key, Message] = {}
    results: list[tuple[Conversation, Message] | Exception] = []
    for arrival in arrivals:
        conversation = held[arrival.conversation_id]
        drafts = _drafts(conversation, arrival, now_ms)
        if isinstance(drafts, Exception):
            results.append(drafts)
            continue
        redone += _redo(arrival, earlier, fresh, held)
        mark_all(conversation, arrival.marks)
        placed = [rules.place(conversation, draft, now_ms) for draft in drafts]
        by_case.setdefault(conversation.id, []).extend(placed)
        own = next(one for one in placed if one.client_id is not None)
        fresh[_key(arrival.inbound)] = own
        _cause(tx, conversation, arrival, own)
        results.append((conversation, own))
    store.rewrite(tx, redone)
    changed = [held[one] for one in {*by_case, *(one.conversation_id for one in redone)}]
    for conversation in changed:
        conversation.version += 1
    store.save_all(tx, changed, [message for many in by_case.values() for message in many])
    for conversation in changed:
        cleaner = [message for message in redone if message.conversation_id == conversation.id]
        told = [*cleaner, *by_case.get(conversation.id, [])]
        tx.tell(Change(conversation, told, before[conversation.id]))
    return [one if isinstance(one, Exception) else Taken(*one) for one in results]


def _arrive(
    tx: Tx,
    inbound: Inbound,
    text: str,
    removed: tuple[Removed, ...],
    keys: tuple[Key, ...],
    reopen_days: int,
) -> Taken:
    conversation, opened = join.join_or_open(tx, inbound, reopen_days)
    files = _files(tx, inbound, conversation)
    removed += tuple(_removed(kind) for file in files for kind in file.removed)
    arrival = Arrival(conversation.id, inbound, text, removed, keys, reopen_days, marks={})
    before = standing(conversation)
    drafts = _drafts(conversation, arrival, tx.now_ms, files)
    if isinstance(drafts, Exception):
        raise drafts
    redone = _redo_apart(tx, conversation, arrival)
    messages = record(tx, conversation, [*opened, *drafts], before, redone)
    own = next(m for m in reversed(messages) if m.client_id == inbound.client_id)
    _cause(tx, conversation, arrival, own)
    return Taken(conversation, own)


def _removed(kind: str) -> Removed:
    """What was taken out of a file."""
    return Removed(kind, "likely" if kind in volunteered.KINDS else "certain")


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
        if not all(one.kind in volunteered.KINDS for one in arrival.removed):
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


def _redo(
    arrival: Arrival,
    earlier: dict[Key, Message],
    fresh: dict[Key, Message],
    held: dict[int, Conversation],
) -> list[Message]:
    """Take the words of a phrase out of its sender's messages before this one, wherever they are.

    earlier   such messages that are on disk, to be written again
    fresh     messages of this unit that are still to be written
    """
    for key in arrival.redo:
        if message := earlier.get(key) or fresh.get(key):
            redo.erase(held[message.conversation_id], message)
    return [earlier[key] for key in arrival.redo if key in earlier]


def _redo_apart(tx: Tx, conversation: Conversation, arrival: Arrival) -> list[Message]:
    """The same for a message that comes alone; returns those of its own conversation."""
    earlier = redo.stored(tx, arrival.redo)
    others = {one.conversation_id for one in earlier.values()} - {conversation.id}
    held = store.held(tx, others) if others else {}
    standings = {one.id: standing(one) for one in held.values()}
    redone = _redo(arrival, earlier, {}, held | {conversation.id: conversation})
    store.rewrite(tx, redone)
    for other in held.values():
        cleaner = [one for one in redone if one.conversation_id == other.id]
        record(tx, other, [], standings[other.id], cleaner)
    return [one for one in redone if one.conversation_id == conversation.id]


def _key(inbound: Inbound) -> Key:
    return Key(inbound.source_id, inbound.client_id)


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
