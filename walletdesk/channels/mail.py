"""Mail out: by SMTP where it is set, else as files in the data folder's outbox.

The texts are ours alone: no word of a visitor ever rides on a mail of ours (row N7).
"""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from walletdesk.kernel.errors import TryLater
from walletdesk.kernel.ids import id_text, new_id
from walletdesk.settings.model import Mail as MailSettings

_TIMEOUT_S = 15


class Letter(NamedTuple):
    """A plain-text mail: one address, and words that are ours alone."""

    to: str
    subject: str
    text: str


class Mail:
    """Sends plain-text mail; what it says passed `desk.send.post`."""

    def __init__(self, settings: MailSettings, outbox: Path) -> None:
        self._settings = settings
        self._outbox = outbox

    async def deliver(self, letter: Letter) -> None:
        """Send one mail. Raises TryLater when the server does not take it now."""
        message = EmailMessage()
        message["From"] = self._settings.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._settings.sender.rpartition("@")[2])
        # RFC 3834: other machines must not answer this one.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        await asyncio.to_thread(self._hand_over, message)

    def _hand_over(self, message: EmailMessage) -> None:
        if not self._settings.smtp_url:
            self._outbox.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self._outbox / f"{id_text(new_id())}.eml").write_bytes(bytes(message))
            return
        try:
            self._by_smtp(message)
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater(after_s=60) from error

    def _by_smtp(self, message: EmailMessage) -> None:
        address = urlsplit(self._settings.smtp_url)
        host, context = address.hostname or "localhost", ssl.create_default_context()
        if address.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                host, address.port or 465, timeout=_TIMEOUT_S, context=context
            )
        else:
            server = smtplib.SMTP(host, address.port or 25, timeout=_TIMEOUT_S)
        with server:
            if address.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=context)
            if address.username:
                server.login(unquote(address.username), unquote(address.password or ""))
            server.send_message(message)
