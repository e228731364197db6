"""The one door out: every message to a customer passes the guard here.

So do the desk's and the first line's own words, and every mail.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from walletdesk.channels.chat import plain
from walletdesk.channels.mail import Letter, Mail
from walletdesk.desk import rules
from walletdesk.desk.assign import note_taking
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft, Extra, FileRef, Message
from walletdesk.desk.outgoing import (
    BEFORE_MS,
    NEVER_RELEASED,
    allowed_in,
    name_reasons,
    own_reasons,
    text_reasons,
    words_of,
)
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import files as file_store
from walletdesk.desk.store import incidents, released_texts, said, suspensions
from walletdesk.desk.suspend import note_try
from walletdesk.desk.take_in import Taken
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused, TryLater
from walletdesk.people.model import Agent
from walletdesk.shield import Allowed, clean

_TRIES = 30


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


class _Context(NamedTuple):
    """What a message is judged by.

    before     the agent's own texts to this customer, as the judgement saw them
    released   the release of exactly this text
    there      the message was sent before
    """

    conversation_id: int
    allowed: Allowed
    before: tuple[str, ...]
    unjudged: tuple[str, ...]
    names: tuple[str, ...]
    released: released_texts.Released | None
    there: bool


class _Passed(NamedTuple):
    """A message that the guard let pass, and what it knew then."""

    before: tuple[str, ...]
    released: released_texts.Released | None


class _Moved(Exception):
    """What the judgement knew is no longer so: judge again."""


async def send(desk: Desk, outbound: Outbound) -> Taken:
    """Send an agent's message, or keep a note; an answer takes a waiting case.

    Raises   Refused empty, too_long, bad_file; suspended while the agent may not send;
             blocked with the guard's reasons, and then the try is on the record; NotFound
    """
    _check(desk, outbound)
    written = outbound.text
    # A note may say that a customer sent a phrase, but never hold one itself.
    outbound.text = clean(written).text
    database = desk.engine.database
    try:
        for _ in range(_TRIES):
            passed = None if outbound.note else await _judged(desk, outbound, written)
            try:
                return await database.write(_send, outbound, passed)
            except _Moved:
                continue
    except AlreadyThere:
        return await database.read(_as_before, outbound)
    raise TryLater


async def answer(
    desk: Desk,
    conversation_id: int,
    change: Callable[[Conversation, int], list[Draft] | None],
    named: Iterable[str] = (),
) -> list[Message] | None:
    """Send what the first line or the desk itself has to say.

    change   looks at the conversation as it is in the sending transaction, changes it and
             returns the drafts, or None to stay silent
    named    addresses that the drafts may name beside the case's own: read from the chain
    Raises   Refused blocked   a draft's words do not pass the guard: nothing is sent, and
             the try is on the record
    """
    database = desk.engine.database
    try:
        return await database.write(_answer, desk, conversation_id, change, frozenset(named))
    except _Stopped as stopped:
        limits = desk.engine.settings.guard
        reasons, excerpt = stopped.reasons, stopped.excerpt
        await database.write(note_try, conversation_id, None, reasons, excerpt, limits)
        raise Refused("blocked", reasons=reasons) from None


async def post(desk: Desk, mail: Mail, conversation_id: int, letter: Letter) -> None:
    """Send a mail about a case.

    Raises   Refused blocked   its words do not pass the guard: nothing is sent, and the try
             is on the record; TryLater when the server does not take it now
    """
    database = desk.engine.database
    texts = [letter.subject, letter.text]
    allowed = await database.read(_allowed_for_mail, desk, conversation_id, texts)
    reasons = sorted({reason for text in texts for reason in text_reasons(text, allowed)})
    if reasons:
        excerpt = _excerpt(letter.text, reasons)
        limits = desk.engine.settings.guard
        await database.write(note_try, conversation_id, None, reasons, excerpt, limits)
        raise Refused("blocked", reasons=reasons)
    await mail.deliver(letter)


async def look_over(desk: Desk, case: str | None, agent: Agent, text: str) -> tuple[str, ...]:
    """What the guard would say of a text of this agent; nothing is stored. Raises NotFound."""
    text = plain(text[: desk.engine.settings.desk.text_chars_max])
    if case is None:
        return tuple(sorted(await asyncio.to_thread(text_reasons, text, desk.allowed)))
    outbound = Outbound(agent, case, "", text)
    context = await desk.engine.database.read(_context, desk, outbound, text)
    found = await asyncio.to_thread(_reasons, text, context)
    return tuple(sorted(set[str]().union(*found)))


class _Stopped(Exception):
    """The guard stops a draft of our own."""

    def __init__(self, reasons: list[str], excerpt: str | None) -> None:
        super().__init__(*reasons)
        self.reasons = reasons
        self.excerpt = excerpt


async def _judged(desk: Desk, outbound: Outbound, written: str) -> _Passed:
    database = desk.engine.database
    context = await database.read(_context, desk, outbound, written)
    if context.there:
        raise AlreadyThere
    # A long text takes the guard a tenth of a second: not on the loop that all pages share.
    against_text, against_names = await asyncio.to_thread(_reasons, written, context)
    if reasons := sorted(against_text | against_names):
        excerpt = _excerpt(written if against_text else ", ".join(context.names), reasons)
        limits = desk.engine.settings.guard
        suspended = await database.write(
            note_try, context.conversation_id, outbound.agent, reasons, excerpt, limits
        )
        raise Refused("blocked", reasons=reasons, suspended=suspended)
    return _Passed(context.before, context.released)


def _context(tx: Tx, desk: Desk, outbound: Outbound, written: str) -> _Context:
    conversation = store.by_case(tx, outbound.case)
    if conversation is None:
        raise NotFound
    agent = outbound.agent
    there = bool(outbound.client_id and store.message_of(tx, agent.id, outbound.client_id))
    if not there:
        _refuse_suspended(tx, agent)
    before = _before(tx, conversation, agent)
    names = tuple(one.name for one in file_store.loose_files(tx, agent.id, outbound.file_ids))
    return _Context(
        conversation_id=conversation.id,
        allowed=allowed_in(tx, desk.allowed, conversation, [written, *names]),
        before=before,
        unjudged=tuple(text for text in before if not released_texts.of_text(tx, text)),
        names=names,
        released=released_texts.of_text(tx, written) if written else None,
        there=there,
    )


def _reasons(written: str, context: _Context) -> tuple[set[str], set[str]]:
    """What stands against a message's text and its files' names.

    A release takes back all that stands against the text but a secret.
    """
    reasons = text_reasons(written, context.allowed, context.unjudged)
    if context.released:
        reasons &= {NEVER_RELEASED}
    return reasons, name_reasons(context.names, context.allowed)


def _before(tx: Tx, conversation: Conversation, agent: Agent) -> tuple[str, ...]:
    return said.by_agent(tx, conversation.contact_id, agent.id, tx.now_ms - BEFORE_MS)


def _refuse_suspended(tx: Tx, agent: Agent) -> None:
    if suspensions.is_suspended(tx, agent.id):
        raise Refused("suspended")


def _excerpt(text: str, reasons: list[str]) -> str | None:
    """What a lead may see of a blocked text: nothing of one that held a secret."""
    return None if NEVER_RELEASED in reasons else clean(text).text


def _check(desk: Desk, outbound: Outbound) -> None:
    limits = desk.engine.settings.desk
    outbound.text = plain(outbound.text)
    if not outbound.text and not outbound.file_ids:
        raise Refused("empty")
    if len(outbound.text) > limits.text_chars_max:
        raise Refused("too_long", text_chars_max=limits.text_chars_max)
    if len(outbound.file_ids) > limits.files_max:
        raise Refused("too_many_files", files_max=limits.files_max)


def _send(tx: Tx, outbound: Outbound, passed: _Passed | None) -> Taken:
    found = store.by_case(tx, outbound.case)
    if found is None:
        raise NotFound
    agent = outbound.agent
    conversation = hold(tx, found.id)
    before = standing(conversation)
    files = _files(tx, outbound, conversation)
    drafts = _still_passing(tx, conversation, agent, passed) if passed else []
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


def _still_passing(
    tx: Tx, conversation: Conversation, agent: Agent, passed: _Passed
) -> list[Draft]:
    """Whether what was judged still is as it was; what is to be said of a release's use."""
    _refuse_suspended(tx, agent)
    # Two pieces of a demand that are sent at once must not pass each other unseen.
    if _before(tx, conversation, agent) != passed.before:
        raise _Moved
    if passed.released is None:
        return []
    if not released_texts.use(tx, passed.released.id):
        raise _Moved
    name = passed.released.name
    incidents.add(tx, "release_used", conversation.id, agent.id, [name])
    used = rules.event(conversation, "release_used", hidden=True, agent=agent.name, release=name)
    return [used]


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
    named: frozenset[str],
) -> list[Message] | None:
    conversation = hold(tx, conversation_id)
    before = standing(conversation)
    drafts = change(conversation, tx.now_ms)
    if drafts is None:
        return None
    words = [word for draft in drafts if not draft.hidden for word in words_of(draft)]
    allowed = allowed_in(tx, desk.allowed, conversation, words) if words else desk.allowed
    if named:
        allowed = replace(allowed, addresses=(allowed.addresses or frozenset()) | named)
    for word in words:
        if reasons := list(own_reasons(word, allowed)):
            raise _Stopped(reasons, _excerpt(word, reasons))
    return record(tx, conversation, drafts, before)


def _allowed_for_mail(tx: Tx, desk: Desk, conversation_id: int, texts: list[str]) -> Allowed:
    conversation = store.by_id(tx, conversation_id)
    if conversation is None:
        raise NotFound
    return allowed_in(tx, desk.allowed, conversation, texts)


def _as_before(tx: Tx, outbound: Outbound) -> Taken:
    message = store.message_of(tx, outbound.agent.id, outbound.client_id)
    conversation = store.by_id(tx, message.conversation_id) if message else None
    if message is None or conversation is None:
        raise NotFound
    return Taken(conversation, message)
