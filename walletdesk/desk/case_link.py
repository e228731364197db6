"""A case is opened again from elsewhere by a link to the e-mail its owner gave."""

from typing import Any

from walletdesk.channels.mail import Letter, Mail
from walletdesk.desk.automatic import Asker, may_mail
from walletdesk.desk.desk import Desk
from walletdesk.desk.send import post
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store.files import CaseLink, add_case_link, use_case_link
from walletdesk.engine import Tx
from walletdesk.kernel.case_number import read_case_number
from walletdesk.kernel.errors import Forged, NotFound
from walletdesk.kernel.ids import new_token, token_digest
from walletdesk.languages.catalogue import to_translate
from walletdesk.people import store as people
from walletdesk.people.visitors import token_for

LINK_JOB = "desk.mail_case_link"
LINK_AGE_MS = 30 * 60_000

_SUBJECT = to_translate("Your case {case} at {brand}")
_BODY = to_translate(
    "Somebody asked to open case {case} at {brand} support.\n\n"
    "If it was you, open this link within 30 minutes:\n{link}\n\n"
    "If it was not you, do nothing: without this link nobody can read the case.\n\n"
    "Support never asks for your recovery phrase, private key or password."
)


async def ask_for_link(desk: Desk, case: str, email: str, language: str, host: str) -> None:
    """Send a link to the owner of a case, if the e-mail is the one the case has.

    Whether it is, and whether the day's mails are used up, nobody learns: the answer on the
    page is the same.

    host   the network address that asks
    """
    number = read_case_number(case)
    if number is not None:
        asker = Asker(desk.engine.key, host, desk.engine.settings.mail)
        await desk.engine.database.write(_ask, number, email.strip().lower(), language, asker)


async def open_link(desk: Desk, token: str) -> tuple[str, str]:
    """The case a link opens, and the visitor token of its owner; the link is used up.

    Raises   Forged   unknown, used or too old
    """
    case, contact_id = await desk.engine.database.write(_open, token)
    return case, token_for(contact_id, desk.engine.key)


class MailCaseLink:
    """The job: makes the link and mails it. The token is in the mail alone."""

    def __init__(self, desk: Desk, mail: Mail) -> None:
        self._desk = desk
        self._mail = mail

    async def __call__(self, payload: dict[str, Any]) -> None:
        """Run for one wish."""
        settings = self._desk.engine.settings
        token = new_token()
        case, email = await self._desk.engine.database.write(
            _make, token, payload["conversation"], payload["email"]
        )
        language = payload["language"]
        catalogue = self._desk.catalogues.of(language)
        values = {
            "case": case,
            "brand": settings.brand.called(language),
            "link": f"{settings.public_url}/help/{language}/cases/open?token={token}",
        }
        letter = Letter(
            email, catalogue.gettext(_SUBJECT, **values), catalogue.gettext(_BODY, **values)
        )
        await post(self._desk, self._mail, payload["conversation"], letter)


def _ask(tx: Tx, case: str, email: str, language: str, asker: Asker) -> None:
    conversation = store.by_case(tx, case)
    if conversation is None or not email or conversation.contact_email != email:
        return
    if not may_mail(tx, asker, email):
        return
    payload = {"conversation": conversation.id, "email": email, "language": language}
    tx.add_job(LINK_JOB, payload, key=f"link:{conversation.id}")


def _make(tx: Tx, token: str, conversation_id: int, email: str) -> tuple[str, str]:
    conversation = store.by_id(tx, conversation_id)
    if conversation is None:
        raise NotFound
    link = CaseLink(conversation_id, conversation.contact_id, email, tx.now_ms + LINK_AGE_MS)
    add_case_link(tx, token_digest(token), link)
    return conversation.case_number, email


def _open(tx: Tx, token: str) -> tuple[str, int]:
    link = use_case_link(tx, token_digest(token), tx.now_ms)
    conversation = store.by_id(tx, link.conversation_id) if link else None
    # An address that was changed since the mail was sent opens nothing.
    if link is None or conversation is None or conversation.contact_email != link.email:
        raise Forged("case link")
    people.prove_email(tx, link.contact_id, link.email, tx.now_ms)
    return conversation.case_number, link.contact_id
