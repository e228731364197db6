"""What every channel speaks of, and what the core may ask of one."""

from typing import Protocol

from msgspec import Struct


class Inbound(Struct, frozen=True):
    """One message on its way in, as its channel understood it; not yet cleaned.

    source_id   who counts `client_id`: the contact on chat, the inbox on webhooks
    case        the case it names; None to join the sender's latest or open one
    confirmed   the sender was asked and says that this is no piece of a phrase
    """

    inbox: str
    contact_id: int
    source_id: int
    client_id: str
    text: str
    file_ids: tuple[str, ...] = ()
    case: str | None = None
    language: str | None = None
    zone: str | None = None
    confirmed: bool = False


class Channel(Protocol):
    """A plug. The core asks what it can do, never what it is called.

    inbox            the name under which its messages are counted
    text_chars_max   longest message it carries
    typing, files    whether it shows that somebody types, whether it carries files
    interactive      whether a refusal reaches the sender at once, so that a message may be
                     refused instead of held
    """

    inbox: str
    text_chars_max: int
    typing: bool
    files: bool
    interactive: bool
