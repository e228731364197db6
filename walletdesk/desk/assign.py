"""Who has a case: take it, give it to a colleague, put it back into the queue."""

from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import lists
from walletdesk.engine import Tx
from walletdesk.kernel.errors import Conflict, NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.people import store as people
from walletdesk.people.model import Agent


async def assign(desk: Desk, case: str, to_agent_id: int, by: Agent) -> Conversation:
    """Give a case to an agent; whoever takes it sees all that was said.

    Raises   Refused full     the agent holds as many as they can; a lead may go beyond
             Conflict         a colleague took it first (`row` names them); a lead, or the
                              colleague, may still pass it on
             NotFound
    """
    conversation_id = await desk.conversation_id(case)
    default = desk.engine.settings.desk.capacity
    return await desk.engine.database.write(_assign, conversation_id, to_agent_id, by, default)


async def unassign(desk: Desk, case: str, by: Agent) -> Conversation:
    """Put a case back into the queue, where it keeps its time. Raises NotFound."""
    conversation_id = await desk.conversation_id(case)
    return await desk.engine.database.write(_unassign, conversation_id, by)


def _assign(
    tx: Tx, conversation_id: int, to_agent_id: int, by: Agent, default_capacity: int
) -> Conversation:
    agent = people.agent(tx, to_agent_id)
    if agent is None or agent.disabled_at_ms is not None:
        raise NotFound
    conversation = hold(tx, conversation_id)
    before = standing(conversation)
    if before == ("open", agent.id):
        return conversation
    holder = conversation.assignee_id if conversation.status == "open" else None
    if holder not in (None, by.id) and not by.reaches("lead"):
        raise Conflict(case=conversation.case_number)
    capacity = agent.capacity or default_capacity
    if lists.open_count(tx, agent.id) >= capacity and not by.reaches("lead"):
        raise Refused("full", capacity=capacity)
    note_taking(tx, conversation, agent.id)
    event = rules.assign(conversation, agent.id, agent.name, by=by.name)
    record(tx, conversation, [event], before)
    return conversation


def _unassign(tx: Tx, conversation_id: int, by: Agent) -> Conversation:
    conversation = hold(tx, conversation_id)
    before = standing(conversation)
    if conversation.status != "open":
        return conversation
    queued_at_ms = conversation.queued_at_ms or tx.now_ms
    rules.enqueue(conversation, tx.now_ms)
    conversation.queued_at_ms = queued_at_ms
    event = rules.event(conversation, "unassigned", by=by.name)
    record(tx, conversation, [event], before)
    return conversation


def note_taking(tx: Tx, conversation: Conversation, agent_id: int) -> None:
    """What the expected wait is reckoned from; before the case changes hands."""
    if conversation.status == "queued":
        tx.run(
            "INSERT INTO takings (id, conversation_id, agent_id, queued_at_ms, taken_at_ms)"
            " VALUES (?, ?, ?, ?, ?)",
            (new_id(), conversation.id, agent_id, conversation.queued_at_ms, tx.now_ms),
        )
