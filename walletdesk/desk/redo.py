"""Takes the words of a phrase out of messages that were stored before the rest of it came."""

from collections.abc import Iterable

import msgspec

from walletdesk.desk import rules
from walletdesk.desk.desk import Key
from walletdesk.desk.model import Conversation, Message, Removed
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.shield import marker

_MARK = marker("recovery_phrase")
_FOUND = (Removed("recovery_phrase", "likely"),)


def stored(tx: Tx, keys: Iterable[Key]) -> dict[Key, Message]:
    """Those of the messages that are on disk."""
    found = {key: store.message_of(tx, *key) for key in dict.fromkeys(keys)}
    return {key: message for key, message in found.items() if message}


def erase(conversation: Conversation, message: Message) -> None:
    """Take the words out of a message and out of what its conversation shows of it."""
    if rules.subject(message.text) == conversation.subject:
        conversation.subject = _MARK
    if rules.preview_of(message.text) == conversation.preview:
        conversation.preview = _MARK
    conversation.secret = 1
    # The index holds the words too: it is made anew from here.
    conversation.indexed_position = min(conversation.indexed_position, message.position - 1)
    message.text = _MARK
    extra = msgspec.structs.replace(rules.unpacked(message.extra), removed=_FOUND)
    message.extra = rules.packed(extra)
