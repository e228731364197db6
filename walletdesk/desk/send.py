"""The one door out: every message to a customer passes the guard here."""

from collections.abc import Callable

from walletdesk.channels.chat import plain
from walletdesk.desk import rules
from walletdesk.desk.assign import note_taking
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft, Extra, FileRef, Message
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import files as file_store
from walletdesk.desk.store import incidents
from walletdesk.desk.take_in import Taken
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.people.model import Agent
from walletdesk.shield import clean, guard


class Outbound:
    """What an agent sends: the words, files put down before, for the customer or as a note."""

    __slots__ = ("agent", "case", "client_id", "file_ids", "note", "text")

    def __init__(
        self,
        agent: Agent,
        case: str,
        client_id: str,
        text: str,
        file_ids: tuple[str, ...] = (),
        note: bool = False,
    ) -> None:
        self.agent = agent
        self.case = case
        self.client_id = client_id
        self.text = text
        self.file_ids = file_ids
        self.note = note


async def send(desk: Desk, outbound: Outbound) -> Taken:
    """Send an agent's message, or keep a note; an answer takes a waiting case.

    Raises   Refused empty, too_long, bad_file; blocked with the guard's reasons, and then
             the try is on the record; NotFound
    """
    _check(desk, outbound)
    database = desk.engine.database
    # A note may say that a customer sent a phrase, but never hold one itself.
    outbound.text = clean(outbound.text).text
    if not outbound.note:
        verdict = guard(outbound.text, desk.allowed)
        if verdict.verdict == "block":
            reasons = list(verdict.reasons)
            await database.write(_note_block, outbound.case, outbound.agent, reasons)
            raise Refused("blocked", reasons=reasons)
    try:
        return await database.write(_send, outbound)
    except AlreadyThere:
        return await database.read(_as_before, outbound)


async def answer(
    desk: Desk,
    conversation_id: int,
    change: Callable[[Conversation, int], list[Draft] | None],
) -> list[Message] | None:
    """Send what the first line or the desk itself has to say.

    change   looks at the conversation as it is in the sending transaction, changes it and
             returns the drafts, or None to stay silent
    Raises   Refused blocked   a draft's words do not pass the guard: nothing is sent
    """
    return await desk.engine.database.write(_answer, desk, conversation_id, change)


def _check(desk: Desk, outbound: Outbound) -> None:
    limits = desk.engine.settings.desk
    outbound.text = plain(outbound.text)
    if not outbound.text and not outbound.file_ids:
        raise Refused("empty")
    if len(outbound.text) > limits.text_chars_max:
        raise Refused("too_long", text_chars_max=limits.text_chars_max)
    if len(outbound.file_ids) > limits.files_max:
        raise Refused("too_many_files", files_max=limits.files_max)


def _send(tx: Tx, outbound: Outbound) -> Taken:
    found = store.by_case(tx, outbound.case)
    if found is None:
        raise NotFound
    agent = outbound.agent
    conversation = hold(tx, found.id)
    before = standing(conversation)
    files = _files(tx, outbound, conversation)
    drafts = []
    if not outbound.note and conversation.status != "open":
        note_taking(tx, conversation, agent.id)
        drafts.append(rules.assign(conversation, agent.id, agent.name, by=agent.name))
    drafts.append(
        Draft(
            conversation_id=conversation.id,
            kind="note" if outbound.note else "text",
            speaker="agent",
            speaker_id=agent.id,
            speaker_name=agent.name,
            text=outbound.text,
            hidden=outbound.note,
            source_id=agent.id,
            client_id=outbound.client_id,
            extra=Extra(files=files) if files else None,
        )
    )
    messages = record(tx, conversation, drafts, before)
    return Taken(conversation, messages[-1])


def _files(tx: Tx, outbound: Outbound, conversation: Conversation) -> tuple[FileRef, ...]:
    if not outbound.file_ids:
        return ()
    found = file_store.loose_files(tx, outbound.agent.id, outbound.file_ids)
    if len(found) != len(outbound.file_ids):
        if store.message_of(tx, outbound.agent.id, outbound.client_id):
            raise AlreadyThere
        raise Refused("bad_file")
    file_store.attach(tx, outbound.file_ids, conversation.id, hidden=outbound.note)
    return tuple(one.ref() for one in found)


def _answer(
    tx: Tx,
    desk: Desk,
    conversation_id: int,
    change: Callable[[Conversation, int], list[Draft] | None],
) -> list[Message] | None:
    conversation = hold(tx, conversation_id)
    before = standing(conversation)
    drafts = change(conversation, tx.now_ms)
    if drafts is None:
        return None
    for draft in drafts:
        verdict = guard(draft.text, desk.allowed) if draft.text else None
        if verdict and verdict.verdict == "block":
            raise Refused("blocked", reasons=list(verdict.reasons))
    return record(tx, conversation, drafts, before)


def _note_block(tx: Tx, case: str, agent: Agent, reasons: list[str]) -> None:
    found = store.by_case(tx, case)
    if found is None:
        raise NotFound
    conversation = hold(tx, found.id)
    blocked = rules.event(
        conversation, "send_blocked", hidden=True, agent=agent.name, reasons=reasons
    )
    record(tx, conversation, [blocked], standing(conversation))
    incidents.add(tx, "send_blocked", conversation.id, agent.id, reasons)


def _as_before(tx: Tx, outbound: Outbound) -> Taken:
    message = store.message_of(tx, outbound.agent.id, outbound.client_id)
    conversation = store.by_id(tx, message.conversation_id) if message else None
    if message is None or conversation is None:
        raise NotFound
    return Taken(conversation, message)
