"""A conversation as it is now: state and cursor from one moment."""

from typing import Any

from walletdesk.desk import rules, view
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Message
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound

STATE_MAX = 200


async def state_for_customer(
    desk: Desk, contact_id: int, case: str | None, after: int
) -> tuple[Conversation | None, dict[str, Any]]:
    """The `state` frame of a customer's conversation, the latest one when none is named.

    after    the customer's count; only for the case it was counted in
    Raises   NotFound when the named case is not the contact's
    """
    found = await desk.engine.database.read(_for_customer, contact_id, case, after, _days(desk))
    if found is None:
        return None, {"t": "state", "case": None, "conversation": None, "messages": []}
    conversation, messages = found
    frame = {
        "t": "state",
        "case": conversation.case_number,
        "conversation": view.conversation_view(desk, conversation),
        "messages": [view.message_view(one, for_agents=False) for one in messages[:STATE_MAX]],
        "more": len(messages) > STATE_MAX,
        "typing": [],
    }
    return conversation, frame


async def state_for_agent(desk: Desk, case: str, after: int) -> tuple[Conversation, dict[str, Any]]:
    """The `state` frame of a conversation for an agent. Raises NotFound."""
    conversation, messages = await desk.engine.database.read(_for_agent, case, after)
    frame = {
        "t": "state",
        "case": case,
        "row": view.row_view(desk, conversation),
        "messages": [view.message_view(one, for_agents=True) for one in messages[:STATE_MAX]],
        "more": len(messages) > STATE_MAX,
        "typing": [],
    }
    return conversation, frame


async def everything(
    desk: Desk, case: str, hidden: bool, contact_id: int | None = None
) -> tuple[Conversation, list[Message]]:
    """A whole conversation; for the contact, only what the customer may see.

    Raises   NotFound   no such case, or not the contact's
    """
    return await desk.engine.database.read(_everything, case, hidden, contact_id)


def _days(desk: Desk) -> int:
    return desk.engine.settings.desk.reopen_days


def _for_customer(
    tx: Tx, contact_id: int, case: str | None, after: int, reopen_days: int
) -> tuple[Conversation, list[Message]] | None:
    if case:
        conversation = store.by_case(tx, case)
        if conversation is None or conversation.contact_id != contact_id:
            raise NotFound
    else:
        latest = store.of_contact(tx, contact_id, limit=1)
        if not latest or not rules.may_join(latest[0], tx.now_ms, reopen_days):
            return None
        conversation = latest[0]
        after = 0
    messages = store.messages_after(tx, conversation.id, after, STATE_MAX + 1, hidden=False)
    return conversation, messages


def _for_agent(tx: Tx, case: str, after: int) -> tuple[Conversation, list[Message]]:
    conversation = store.by_case(tx, case)
    if conversation is None:
        raise NotFound
    return conversation, store.messages_after(
        tx, conversation.id, after, STATE_MAX + 1, hidden=True
    )


def _everything(
    tx: Tx, case: str, hidden: bool, contact_id: int | None
) -> tuple[Conversation, list[Message]]:
    conversation = store.by_case(tx, case)
    if conversation is None or contact_id not in (None, conversation.contact_id):
        raise NotFound
    return conversation, store.messages_after(tx, conversation.id, 0, 1_000_000, hidden)
