"""Blocked tries are kept; too many of them, and the agent writes to no customer for now.

Both are decided in one transaction that holds the agent: of tries that come at once, in one
process or several, the last of the allowed ones suspends, and only that one.
"""

from walletdesk.desk import rules
from walletdesk.desk.alarm import Alarm
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import incidents, suspensions
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import NotAllowed, NotFound
from walletdesk.people import store as people
from walletdesk.people.model import Agent
from walletdesk.settings.model import Guard


def note_try(
    tx: Tx,
    conversation_id: int,
    agent: Agent | None,
    reasons: list[str],
    excerpt: str | None,
    limits: Guard,
) -> bool:
    """Keep a blocked try and tell the leads; returns whether the agent is suspended now.

    agent     None for the first line, which is never suspended
    excerpt   the cleaned text; None when it held a secret
    """
    conversation = hold(tx, conversation_id)
    name = agent.name if agent else None
    blocked = rules.event(conversation, "send_blocked", hidden=True, agent=name, reasons=reasons)
    record(tx, conversation, [blocked], standing(conversation))
    agent_id = agent.id if agent else None
    incidents.add(tx, "send_blocked", conversation.id, agent_id, reasons, excerpt)
    tx.tell(Alarm("blocked", tx.now_ms, agent_id, name, conversation.case_number, tuple(reasons)))
    return _judge_agent(tx, conversation, agent, limits) if agent else False


async def clear(desk: Desk, agent_id: int, by: Agent) -> None:
    """Let an agent send again.

    Raises   NotAllowed   one's own suspension, or while suspended oneself; NotFound
    """
    await desk.engine.database.write(_clear, agent_id, by)


async def clear_by_operator(engine: Engine, email: str) -> bool:
    """The same from the command line: a team of one has no other lead. Raises NotFound."""
    return await engine.database.write(_clear_by_operator, email)


async def see_tries(desk: Desk, by: Agent, until_ms: int) -> None:
    """A lead has looked at the tries up to an instant."""
    await desk.engine.database.write(_see_tries, by, until_ms)


def may_decide(tx: Tx, by: Agent) -> None:
    """Raises NotAllowed while the lead is suspended: colleagues decide then."""
    if suspensions.is_suspended(tx, by.id):
        raise NotAllowed


def _judge_agent(tx: Tx, conversation: Conversation, agent: Agent, limits: Guard) -> bool:
    suspensions.hold_agent(tx, agent.id)
    if suspensions.is_suspended(tx, agent.id):
        return True
    window_ms = limits.window_minutes * 60_000
    since_ms = max(tx.now_ms - window_ms, suspensions.last_cleared_ms(tx, agent.id))
    tries = incidents.count_tries(tx, agent.id, since_ms)
    if tries < limits.tries_max:
        return False
    suspensions.suspend(tx, agent.id, tries)
    tx.tell(Alarm("suspended", tx.now_ms, agent.id, agent.name, conversation.case_number))
    return True


def _clear(tx: Tx, agent_id: int, by: Agent) -> None:
    if agent_id == by.id:
        raise NotAllowed
    may_decide(tx, by)
    _let_send(tx, agent_id, by.id)


def _clear_by_operator(tx: Tx, email: str) -> bool:
    agent = people.agent_by_email(tx, email)
    if agent is None:
        raise NotFound
    if not suspensions.is_suspended(tx, agent.id):
        return False
    _let_send(tx, agent.id, None)
    return True


def _let_send(tx: Tx, agent_id: int, by_id: int | None) -> None:
    agent = people.agent(tx, agent_id)
    if agent is None or not suspensions.clear(tx, agent_id, by_id):
        raise NotFound
    tx.tell(Alarm("cleared", tx.now_ms, agent.id, agent.name))


def _see_tries(tx: Tx, by: Agent, until_ms: int) -> None:
    incidents.see_tries(tx, by.id, until_ms)
    tx.tell(Alarm("seen", tx.now_ms))
