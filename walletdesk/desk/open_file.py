"""A file that nobody could look into opens by two: its customer agrees, and an agent clicks.

Both are events in the conversation; until then no route gives the file out.
"""

import msgspec

from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import seen_by_agent, seen_by_contact
from walletdesk.desk.model import Draft, FileRef, Message
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import files
from walletdesk.engine import Tx
from walletdesk.kernel.errors import Refused
from walletdesk.people.model import Agent


async def consent(desk: Desk, file_id: str, contact_id: int) -> FileRef:
    """The customer agrees to a sealed file being opened; the same again changes nothing.

    Raises   NotFound; Refused not_sealed
    """
    return await desk.engine.database.write(_consent, file_id, contact_id)


async def open_file(desk: Desk, file_id: str, agent: Agent) -> FileRef:
    """Open a sealed file, in this agent's name; the same again changes nothing.

    Raises   NotFound; Refused no_consent, not_sealed
    """
    return await desk.engine.database.write(_open, file_id, agent)


def _consent(tx: Tx, file_id: str, contact_id: int) -> FileRef:
    found = seen_by_contact(tx, file_id, contact_id)
    if found.state == "opened" or (found.state == "sealed" and found.consented_at_ms is not None):
        return found.ref()
    if found.state != "sealed":
        raise Refused("not_sealed")
    files.consent(tx, file_id)
    return _told(tx, found, "file_consented")


def _open(tx: Tx, file_id: str, agent: Agent) -> FileRef:
    found = seen_by_agent(tx, file_id, agent.id)
    if found.state == "opened":
        return found.ref()
    if found.state != "sealed":
        raise Refused("not_sealed")
    if found.consented_at_ms is None:
        raise Refused("no_consent")
    files.open_file(tx, file_id, agent.id)
    return _told(tx, found, "file_opened", agent=agent.name)


def _told(tx: Tx, before: files.StoredFile, event: str, **values: str) -> FileRef:
    """Write the file's new state into its message, and the event behind it."""
    now = files.file(tx, before.id) or before
    if before.conversation_id is None:
        return now.ref()
    conversation = hold(tx, before.conversation_id)
    carrier = files.message_with(tx, before)
    redone = [_with(carrier, now.ref())] if carrier else []
    store.rewrite(tx, redone)
    draft: Draft = rules.event(
        conversation, event, hidden=bool(before.hidden), file=before.name, **values
    )
    record(tx, conversation, [draft], standing(conversation), redone)
    return now.ref()


def _with(message: Message, ref: FileRef) -> Message:
    extra = rules.unpacked(message.extra)
    now = tuple(ref if one.id == ref.id else one for one in extra.files)
    message.extra = rules.packed(msgspec.structs.replace(extra, files=now))
    return message
