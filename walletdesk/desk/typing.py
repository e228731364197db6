"""Somebody types: shown for six seconds, stored nowhere."""

from typing import NamedTuple

import msgspec

from walletdesk.desk.desk import Desk
from walletdesk.people.model import Agent
from walletdesk.web.wire import framed


class Typing(NamedTuple):
    """A `typing` frame; `agent_id` is whose it is, None for the customer's."""

    wire: bytes
    agent_id: int | None


def customer_types(desk: Desk, conversation_id: int, case: str) -> None:
    """Tell the agents who have the conversation open."""
    typing = Typing(_frame(case, "customer", None), None)
    desk.engine.live.publish(f"agents:{conversation_id}", typing)


def agent_types(desk: Desk, conversation_id: int, case: str, agent: Agent) -> None:
    """Tell the customer, and the colleagues who have the conversation open."""
    typing = Typing(_frame(case, "agent", agent.name), agent.id)
    desk.engine.live.publish(f"agents:{conversation_id}", typing)
    desk.engine.live.publish(f"customer:{conversation_id}", typing)


def _frame(case: str, kind: str, name: str | None) -> bytes:
    frame = {"t": "typing", "case": case, "from": {"kind": kind, "name": name}}
    return framed(msgspec.json.encode(frame))
