"""Which case a message belongs to. The only place where this rule exists."""

from walletdesk.channels.base import Inbound
from walletdesk.desk import rules
from walletdesk.desk.model import Conversation, Draft
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.kernel.case_number import new_case_number
from walletdesk.kernel.errors import NotFound
from walletdesk.kernel.ids import new_id
from walletdesk.people import store as people
from walletdesk.people.model import Contact


def join_or_open(tx: Tx, inbound: Inbound, reopen_days: int) -> tuple[Conversation, list[Draft]]:
    """The case a message joins, held; a new one comes with the events of its opening.

    A message that names a case goes there. One that names none joins its sender's latest
    case while that is open or closed a short time, else it opens one.
    Raises   NotFound   the named case is not the sender's
    """
    now_ms = tx.now_ms
    contact = recognise(tx, inbound)
    people.hold_contact(tx, contact.id)
    if inbound.case:
        named = store.by_case(tx, inbound.case)
        if named is None or named.contact_id != contact.id:
            raise NotFound
        return store.held(tx, [named.id])[named.id], []
    latest = store.of_contact(tx, contact.id, limit=1)
    if latest and rules.may_join(latest[0], now_ms, reopen_days):
        return store.held(tx, [latest[0].id])[latest[0].id], []
    return _opened(tx, inbound, contact, now_ms)


def recognise(tx: Tx, inbound: Inbound) -> Contact:
    """The contact who sent a message, kept from now on."""
    known = people.contact(tx, inbound.contact_id)
    if known:
        return known
    now_ms = tx.now_ms
    fresh = Contact(
        id=inbound.contact_id,
        language=inbound.language or "en",
        zone=inbound.zone,
        created_at_ms=now_ms,
        seen_at_ms=now_ms,
    )
    people.add_contact(tx, fresh)
    return fresh


def _opened(
    tx: Tx, inbound: Inbound, contact: Contact, now_ms: int
) -> tuple[Conversation, list[Draft]]:
    conversation = Conversation(
        id=new_id(),
        case_number=new_case_number(),
        inbox=inbound.inbox,
        contact_id=contact.id,
        contact_name=contact.name,
        contact_email=contact.email,
        status="first_line",
        assignee_id=None,
        urgent=0,
        secret=0,
        subject=rules.subject(inbound.text),
        preview="",
        preview_from="customer",
        position=0,
        number=0,
        version=0,
        unread=0,
        misses=0,
        language=inbound.language or contact.language,
        zone=inbound.zone,
        read_by_customer=0,
        delivered_to_customer=0,
        read_by_agents=0,
        delivered_to_agents=0,
        opened_at_ms=now_ms,
        last_at_ms=now_ms,
        waiting_since_ms=None,
        queued_at_ms=None,
        closed_at_ms=None,
        intake=None,
        indexed_position=0,
    )
    store.add(tx, conversation)
    return conversation, [rules.event(conversation, "opened")]
