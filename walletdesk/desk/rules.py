"""How a conversation changes: pure rules over the row, no SQL, no clock of their own."""

from collections.abc import Iterable
from typing import Any

import msgspec

from walletdesk.desk.model import Conversation, Draft, Extra, Message, Removed
from walletdesk.shield.model import RECOVERY_PHRASE

PREVIEW_CHARS = 120
SUBJECT_CHARS = 80
DAY_MS = 86_400_000


def place(conversation: Conversation, draft: Draft, now_ms: int) -> Message:
    """Give a draft its place, and the conversation what follows from it."""
    conversation.position += 1
    number = None
    if not draft.hidden:
        conversation.number += 1
        number = conversation.number
    if draft.kind in ("text", "intake") and not draft.hidden:
        _SPOKEN[draft.speaker](conversation, now_ms)
        conversation.last_at_ms = now_ms
        if preview := _preview(draft):
            conversation.preview = preview
            conversation.preview_from = draft.speaker
    return Message(
        conversation_id=conversation.id,
        position=conversation.position,
        number=number,
        kind=draft.kind,
        speaker=draft.speaker,
        speaker_id=draft.speaker_id,
        speaker_name=draft.speaker_name,
        text=draft.text,
        at_ms=now_ms,
        source_id=draft.source_id,
        client_id=draft.client_id,
        extra=packed(draft.extra),
    )


def event(conversation: Conversation, name: str, hidden: bool = False, **values: Any) -> Draft:
    """A line in the conversation that says what happened."""
    return Draft(
        conversation_id=conversation.id,
        kind="event",
        speaker="desk",
        text="",
        hidden=hidden,
        extra=Extra(event={"name": name, **values}),
    )


def may_join(conversation: Conversation, now_ms: int, reopen_days: int) -> bool:
    """Whether a new message of its contact continues this case."""
    if conversation.status != "closed":
        return True
    return now_ms - (conversation.closed_at_ms or 0) < reopen_days * DAY_MS


def reopen(conversation: Conversation, now_ms: int) -> Draft:
    """A closed case is open again: with its agent, in the queue, or with the first line."""
    conversation.closed_at_ms = None
    if conversation.assignee_id is not None:
        conversation.status = "open"
    elif conversation.queued_at_ms is not None:
        enqueue(conversation, now_ms)
    else:
        conversation.status = "first_line"
        conversation.misses = 0
    return event(conversation, "reopened")


def enqueue(conversation: Conversation, now_ms: int) -> None:
    """The case waits for a person, from now on or since it first did."""
    if conversation.status != "queued":
        conversation.queued_at_ms = now_ms
    conversation.status = "queued"
    conversation.assignee_id = None
    if conversation.waiting_since_ms is None:
        conversation.waiting_since_ms = now_ms


def hand_over(conversation: Conversation, now_ms: int, reason: str, urgent: bool) -> list[Draft]:
    """The first line gives the case to people; an urgent one goes past the queue."""
    drafts = []
    if urgent and not conversation.urgent:
        conversation.urgent = 1
        drafts.append(event(conversation, "urgent"))
    if conversation.status in ("first_line", "closed"):
        conversation.closed_at_ms = None
        enqueue(conversation, now_ms)
        drafts.append(event(conversation, "handed_over", reason=reason))
    return drafts


def is_exposed(removed: Iterable[Removed]) -> bool:
    """Whether what was taken out leaves a wallet open, so that nothing goes before the case.

    A likely key may be a transaction id, and a password is no wallet: these wait their turn.
    """
    return any(one.certainty == "certain" or one.kind == RECOVERY_PHRASE for one in removed)


def assign(conversation: Conversation, agent_id: int, agent: str, by: str) -> Draft:
    """The case is this agent's."""
    conversation.assignee_id = agent_id
    conversation.status = "open"
    conversation.closed_at_ms = None
    return event(conversation, "assigned", agent=agent, by=by)


def close(conversation: Conversation, now_ms: int, by: str) -> Draft:
    """The case is done; its contact can still reopen it."""
    conversation.status = "closed"
    conversation.closed_at_ms = now_ms
    conversation.waiting_since_ms = None
    conversation.unread = 0
    return event(conversation, "closed", by=by)


def unpacked(extra: str | None) -> Extra:
    """What a message carries beside its text."""
    return msgspec.json.decode(extra, type=Extra) if extra else _NOTHING


def packed(extra: Extra | None) -> str | None:
    """The same, as its column holds it."""
    return msgspec.json.encode(extra).decode() if extra else None


def subject(text: str) -> str:
    """What a case is called after its first message."""
    return " ".join(text.split())[:SUBJECT_CHARS]


def preview_of(text: str) -> str:
    """What lists show of a message."""
    return " ".join(text[: PREVIEW_CHARS * 2].split())[:PREVIEW_CHARS]


def _by_customer(conversation: Conversation, now_ms: int) -> None:
    conversation.unread += 1
    conversation.read_by_customer = conversation.delivered_to_customer = conversation.number
    if conversation.waiting_since_ms is None:
        conversation.waiting_since_ms = now_ms


def _by_agent(conversation: Conversation, _now_ms: int) -> None:
    conversation.unread = 0
    conversation.waiting_since_ms = None
    conversation.read_by_agents = conversation.delivered_to_agents = conversation.number


def _by_machine(conversation: Conversation, _now_ms: int) -> None:
    if conversation.status == "first_line":
        conversation.waiting_since_ms = None


_SPOKEN = {
    "customer": _by_customer,
    "agent": _by_agent,
    "first_line": _by_machine,
    "desk": _by_machine,
}

_NOTHING = Extra()


def _preview(draft: Draft) -> str:
    if draft.text:
        return preview_of(draft.text)
    files = draft.extra.files if draft.extra else ()
    return files[0].name[:PREVIEW_CHARS] if files else ""
