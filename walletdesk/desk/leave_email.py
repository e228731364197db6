"""A visitor leaves the e-mail to which a link to the case may go."""

from walletdesk.desk import intake, rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.record import hold, record, standing
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.people import store as people


async def leave_email(desk: Desk, conversation_id: int, contact_id: int, email: str) -> None:
    """Keep the address with the case and its contact.

    Raises   Refused bad_email; NotFound when the case is not the contact's
    """
    if not intake.is_email(email):
        raise Refused("bad_email")
    await desk.engine.database.write(_leave, conversation_id, contact_id, email.lower())


def _leave(tx: Tx, conversation_id: int, contact_id: int, email: str) -> None:
    conversation = hold(tx, conversation_id)
    if conversation.contact_id != contact_id:
        raise NotFound
    if conversation.contact_email == email:
        return
    before = standing(conversation)
    conversation.contact_email = email
    people.give_email(tx, contact_id, email)
    record(tx, conversation, [rules.event(conversation, "intake_given", names=["email"])], before)
