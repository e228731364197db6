"""What a conversation is, and what may happen to it."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

Status = Literal["first_line", "queued", "open", "closed"]
Kind = Literal["text", "note", "event", "intake"]
Speaker = Literal["customer", "agent", "first_line", "desk"]

INBOX_CHAT = "chat"


class Conversation(Struct, gc=False):
    """One case. Fields are the table's columns, in their order: no field can hold a circle.

    position   messages so far, all of them; number: those that the customer sees
    version    grows with every change of the row
    unread     customer messages that no agent has seen
    read_by_…  up to which `number` this side has seen, delivered_…: has received
    contact_…  what agents' lists show of the contact
    misses     first-line answers in a row that did not help
    """

    id: int
    case_number: str
    inbox: str
    contact_id: int
    contact_name: str | None
    contact_email: str | None
    status: Status
    assignee_id: int | None
    urgent: int
    secret: int
    subject: str
    preview: str
    preview_from: Speaker
    position: int
    number: int
    version: int
    unread: int
    misses: int
    language: str
    zone: str | None
    read_by_customer: int
    delivered_to_customer: int
    read_by_agents: int
    delivered_to_agents: int
    opened_at_ms: int
    last_at_ms: int
    waiting_since_ms: int | None
    queued_at_ms: int | None
    closed_at_ms: int | None
    intake: str | None
    indexed_position: int


FileState = Literal["clear", "painted", "destroyed", "sealed", "opened"]


class FileRef(Struct, frozen=True, omit_defaults=True):
    """A file on a message, as its message keeps it.

    width, height   pixels of a picture
    state           painted: kept without its secret; destroyed: not kept; sealed: nobody could
                    look into it, and no route gives it out; opened: was sealed
    removed         kinds of secrets that it held
    consented       the customer agrees to a sealed file being opened
    """

    id: str
    name: str
    type: str
    size_bytes: int
    width: int | None = None
    height: int | None = None
    state: FileState = "clear"
    removed: tuple[str, ...] = ()
    consented: bool = False


class Removed(Struct, frozen=True):
    """What the shield took out of a message; never the thing itself."""

    kind: str
    certainty: str


class ArticleRef(Struct, frozen=True):
    """The guide an answer comes from."""

    slug: str
    title: str
    language: str


class Choice(Struct, frozen=True):
    """A button under a message; pressing it sends `text`."""

    label: str
    text: str


class Extra(Struct, frozen=True, omit_defaults=True):
    """What a message carries beside its text; kept as one JSON column."""

    files: tuple[FileRef, ...] = ()
    removed: tuple[Removed, ...] = ()
    article: ArticleRef | None = None
    choices: tuple[Choice, ...] = ()
    event: dict[str, Any] | None = None


class Message(Struct, gc=False):
    """One entry of a conversation. Fields are the table's columns, in their order.

    number      place in the customer's count, None where the customer does not see it
    source_id   who counts `client_id`: the contact, agent or inbox that made it
    """

    conversation_id: int
    position: int
    number: int | None
    kind: Kind
    speaker: Speaker
    speaker_id: int | None
    speaker_name: str | None
    text: str
    at_ms: int
    source_id: int | None
    client_id: str | None
    extra: str | None


class Draft(Struct, frozen=True):
    """A message before it has a place.

    hidden   only agents see it
    answers  a customer's message waits for an answer from now on, or no longer
    """

    conversation_id: int
    kind: Kind
    speaker: Speaker
    text: str
    speaker_id: int | None = None
    speaker_name: str | None = None
    hidden: bool = False
    source_id: int | None = None
    client_id: str | None = None
    extra: Extra | None = None


class Change(Struct):
    """What a committed unit did to one conversation; told to open pages.

    conversation   as it is now
    messages       in order; those that are not new come before those that are
    before         status and assignee as they were: lists that it left hear of it too
    """

    conversation: Conversation
    messages: list[Message]
    before: tuple[Status, int | None] | UnsetType = UNSET
