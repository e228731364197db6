"""The one way in which a conversation changes on disk, and in which pages hear of it."""

from collections.abc import Sequence

from walletdesk.desk import rules
from walletdesk.desk.model import Change, Conversation, Draft, Message, Status
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound


def hold(tx: Tx, conversation_id: int) -> Conversation:
    """The conversation, kept from other writers until the commit. Raises NotFound."""
    found = store.held(tx, [conversation_id]).get(conversation_id)
    if found is None:
        raise NotFound
    return found


def standing(conversation: Conversation) -> tuple[Status, int | None]:
    """What decides in which lists a conversation is."""
    return conversation.status, conversation.assignee_id


def record(
    tx: Tx,
    conversation: Conversation,
    drafts: Sequence[Draft],
    before: tuple[Status, int | None],
    redone: Sequence[Message] = (),
) -> list[Message]:
    """Write a held and changed conversation with its new messages; tell the change.

    before   its standing before this unit changed it
    redone   messages that this unit made others
    """
    now_ms = tx.now_ms
    conversation.version += 1
    messages = [rules.place(conversation, draft, now_ms) for draft in drafts]
    store.save_all(tx, [conversation], messages)
    tx.tell(Change(conversation, [*redone, *messages], before))
    return messages
