"""Close, reopen, mark urgent: one event each, and undone by its opposite."""

from collections.abc import Callable

from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft
from walletdesk.desk.record import hold, record, standing
from walletdesk.engine import Tx
from walletdesk.people.model import Agent

Change = Callable[[Conversation, int, Agent], Draft | None]


async def close(desk: Desk, case: str, by: Agent) -> Conversation:
    """Close a case; a closed one stays as it is. Raises NotFound."""
    return await _changed(desk, case, by, _close)


async def reopen(desk: Desk, case: str, by: Agent) -> Conversation:
    """Open a closed case again, with its agent or in the queue. Raises NotFound."""
    return await _changed(desk, case, by, _reopen)


async def mark_urgent(desk: Desk, case: str, by: Agent) -> Conversation:
    """Let a case go past the queue. Raises NotFound."""
    return await _changed(desk, case, by, _urgent)


async def unmark_urgent(desk: Desk, case: str, by: Agent) -> Conversation:
    """Take the mark back. Raises NotFound."""
    return await _changed(desk, case, by, _not_urgent)


async def _changed(desk: Desk, case: str, by: Agent, change: Change) -> Conversation:
    conversation_id = await desk.conversation_id(case)
    return await desk.engine.database.write(_change, conversation_id, by, change)


def _change(tx: Tx, conversation_id: int, by: Agent, change: Change) -> Conversation:
    conversation = hold(tx, conversation_id)
    before = standing(conversation)
    draft = change(conversation, tx.now_ms, by)
    if draft:
        record(tx, conversation, [draft], before)
    return conversation


def _close(conversation: Conversation, now_ms: int, by: Agent) -> Draft | None:
    if conversation.status == "closed":
        return None
    return rules.close(conversation, now_ms, by=by.name)


def _reopen(conversation: Conversation, now_ms: int, _by: Agent) -> Draft | None:
    if conversation.status != "closed":
        return None
    if conversation.assignee_id is None and conversation.queued_at_ms is None:
        # An agent who reopens a case of the first line means it for people.
        conversation.queued_at_ms = now_ms
    return rules.reopen(conversation, now_ms)


def _urgent(conversation: Conversation, _now_ms: int, by: Agent) -> Draft | None:
    if conversation.urgent:
        return None
    conversation.urgent = 1
    return rules.event(conversation, "urgent", hidden=True, by=by.name)


def _not_urgent(conversation: Conversation, _now_ms: int, by: Agent) -> Draft | None:
    if not conversation.urgent:
        return None
    conversation.urgent = 0
    return rules.event(conversation, "not_urgent", hidden=True, by=by.name)
