"""Tells leads' open pages of blocked tries, and agents' of their own suspension.

Topics: `leads` for all leads, `agent:<id>` for one agent. Other processes are told by a hint
that is an object; those of `fan_out` are arrays.
"""

from typing import Literal

import msgspec
from msgspec import Struct

from walletdesk.engine.ports import Live
from walletdesk.kernel.clock import rfc3339
from walletdesk.web.wire import framed

LEADS = "leads"
HINT_START = b"{"


class Alarm(Struct, frozen=True):
    """Something that leads look at.

    kind      blocked, suspended, cleared; seen when a lead has looked at the tries
    agent     who tried or is meant, by name; None for the first line
    case      of a blocked try
    reasons   the guard's codes
    """

    kind: Literal["blocked", "suspended", "cleared", "seen"]
    at_ms: int
    agent_id: int | None = None
    agent: str | None = None
    case: str | None = None
    reasons: tuple[str, ...] = ()


def raise_alarm(live: Live, alarm: Alarm) -> None:
    """An alarm of this process: told here and to the others."""
    _publish(live, alarm)
    live.announce(msgspec.json.encode(alarm))


def heed_alarm(live: Live, hint: bytes) -> None:
    """An alarm of another process."""
    _publish(live, msgspec.json.decode(hint, type=Alarm))


def own_topic(agent_id: int) -> str:
    """Where an agent's own pages hear of what concerns them alone."""
    return f"agent:{agent_id}"


def _publish(live: Live, alarm: Alarm) -> None:
    if live.listeners(LEADS):
        frame = {
            "t": "alarm",
            "kind": alarm.kind,
            "agent": alarm.agent,
            "case": alarm.case,
            "reasons": alarm.reasons,
            "at": rfc3339(alarm.at_ms),
        }
        live.publish(LEADS, framed(msgspec.json.encode(frame)))
    if alarm.agent_id is not None and alarm.kind in ("suspended", "cleared"):
        standing = {"t": "sending", "suspended": alarm.kind == "suspended"}
        live.publish(own_topic(alarm.agent_id), framed(msgspec.json.encode(standing)))
