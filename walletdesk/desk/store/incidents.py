"""What the shield took out and what the guard stopped: counted, never quoted."""

import msgspec

from walletdesk.engine.tx import Tx
from walletdesk.kernel.ids import new_id


def add(tx: Tx, kind: str, conversation_id: int, agent_id: int | None, reasons: list[str]) -> None:
    """Note an incident.

    kind      secret_removed or send_blocked
    reasons   kinds of secrets, or the guard's codes
    """
    tx.run(
        "INSERT INTO incidents (id, at_ms, kind, conversation_id, agent_id, reasons)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            new_id(),
            tx.now_ms,
            kind,
            conversation_id,
            agent_id,
            msgspec.json.encode(sorted(set(reasons))).decode(),
        ),
    )
