"""Somebody types: shown for six seconds, stored nowhere."""

import msgspec

from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Speaker


def tell_typing(
    desk: Desk, conversation_id: int, case: str, kind: Speaker, name: str | None
) -> None:
    """Tell the other side of a conversation that somebody types."""
    live = desk.engine.live
    frame = {"t": "typing", "case": case, "from": {"kind": kind, "name": name}}
    text = msgspec.json.encode(frame).decode()
    live.publish(f"agents:{conversation_id}", text)
    if kind != "customer":
        live.publish(f"customer:{conversation_id}", text)
