"""Mail goes out by SMTP where it is set, else into the outbox; never with foreign words."""

import email
import socket
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from walletdesk.channels.mail import Letter, Mail
from walletdesk.kernel.errors import TryLater
from walletdesk.settings.model import Mail as MailSettings


class Letterbox:
    """An SMTP server's side: keeps what arrives."""

    def __init__(self) -> None:
        self.letters: list[Message] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 kept"


async def test_without_a_server_mail_lies_in_the_outbox(tmp_path: Path) -> None:
    mail = Mail(MailSettings(), tmp_path / "outbox")
    await mail.deliver(Letter("mei@customer.example", "案件 7K3M-9QXC", "打开链接"))
    (letter,) = (tmp_path / "outbox").glob("*.eml")
    read = email.message_from_bytes(letter.read_bytes(), policy=default)
    assert read["To"] == "mei@customer.example"
    assert read["Subject"] == "案件 7K3M-9QXC"
    assert read["Auto-Submitted"] == "auto-generated"
    assert "打开链接" in read.get_content()
    assert (tmp_path / "outbox").stat().st_mode & 0o077 == 0


async def test_with_a_server_mail_reaches_it(tmp_path: Path) -> None:
    letterbox = Letterbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(letterbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        settings = MailSettings(smtp_url=f"smtp://127.0.0.1:{port}", sender="desk@wallet.example")
        await Mail(settings, tmp_path / "outbox").deliver(
            Letter("a@customer.example", "Case", "Link")
        )
    finally:
        controller.stop()
    assert [letter["From"] for letter in letterbox.letters] == ["desk@wallet.example"]
    assert not (tmp_path / "outbox").exists()


async def test_a_server_that_is_away_is_tried_later(tmp_path: Path) -> None:
    with pytest.raises(TryLater):
        await Mail(MailSettings(smtp_url="smtp://127.0.0.1:9"), tmp_path).deliver(
            Letter("a@b.example", "", "")
        )


async def test_an_address_cannot_smuggle_headers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"(?i)line|header|linefeed|carriage"):
        await Mail(MailSettings(), tmp_path).deliver(
            Letter("a@b.example\r\nBcc: x@y.example", "s", "t")
        )
    assert list(tmp_path.iterdir()) == []
