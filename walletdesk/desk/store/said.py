"""What was said in a case and to a customer, as far as the guard needs it."""

from walletdesk.desk.model import Conversation
from walletdesk.engine.tx import Tx

_FIRST, _LAST = 50, 500
_CASES, _BACK, _TEXTS = 5, 60, 6


def by_customer(tx: Tx, conversation: Conversation) -> list[str]:
    """What the customer wrote in this case: its beginning and its latest part."""
    rows = tx.rows(
        "SELECT text FROM messages WHERE conversation_id = ? AND speaker = 'customer'"
        " AND (position <= ? OR position > ?)",
        (conversation.id, _FIRST, conversation.position - _LAST),
    )
    return [row[0] for row in rows]


def by_agent(tx: Tx, contact_id: int, agent_id: int, since_ms: int) -> tuple[str, ...]:
    """The agent's last few texts to a customer, in whichever of their cases, oldest first."""
    rows = tx.rows(
        "SELECT m.text FROM"
        " (SELECT id, position FROM conversations WHERE contact_id = ? ORDER BY id DESC LIMIT ?) c"
        " JOIN messages m ON m.conversation_id = c.id AND m.position > c.position - ?"
        " WHERE m.speaker = 'agent' AND m.speaker_id = ? AND m.kind = 'text' AND m.at_ms > ?"
        " AND m.text <> '' ORDER BY m.at_ms DESC, m.position DESC LIMIT ?",
        (contact_id, _CASES, _BACK, agent_id, since_ms, _TEXTS),
    )
    return tuple(row[0] for row in reversed(rows))
