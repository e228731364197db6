"""What each side sees of a conversation: the shapes of docs/live.md."""

from typing import Any

import msgspec
from msgspec import Struct

from walletdesk.desk import intake, rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import (
    ArticleRef,
    Choice,
    Conversation,
    FileRef,
    Kind,
    Message,
    Removed,
    Speaker,
    Status,
)
from walletdesk.kernel.clock import rfc3339
from walletdesk.kernel.ids import id_text


class From(Struct, frozen=True):
    """Who speaks."""

    kind: Speaker
    name: str | None


class MessageView(Struct, frozen=True, kw_only=True):
    """A message as its viewer sees it; customers' views carry no position."""

    number: int | None
    position: int | msgspec.UnsetType
    kind: Kind
    from_: From = msgspec.field(name="from")
    text: str
    at: str
    client_id: str | None
    files: tuple[FileRef, ...]
    removed: tuple[Removed, ...]
    article: ArticleRef | None
    choices: tuple[Choice, ...]
    event: dict[str, Any] | None


class QueueView(Struct, frozen=True):
    """Where the customer stands."""

    place: int
    wait_s: int


class HoursView(Struct, frozen=True):
    """Whether people answer now."""

    open: bool
    opens_at: str | None


class ConversationView(Struct, frozen=True):
    """A conversation as its customer sees it."""

    case: str
    version: int
    status: Status
    number: int
    agent: str | None
    queue: QueueView | None
    hours: HoursView
    urgent: bool
    secret: bool
    read_by_customer: int
    delivered_to_customer: int
    read_by_agents: int
    delivered_to_agents: int
    intake: intake.Intake | None
    language: str
    opened_at: str
    closed_at: str | None


class PersonView(Struct, frozen=True):
    """Somebody by name."""

    id: str
    name: str | None
    email: str | msgspec.UnsetType | None = msgspec.UNSET


class Row(Struct, frozen=True):
    """A conversation as agents' lists show it; `id` sorts as the pages do."""

    id: str
    case: str
    version: int
    status: Status
    position: int
    number: int
    urgent: bool
    secret: bool
    contact: PersonView
    assignee: PersonView | None
    subject: str
    preview: str
    preview_from: Speaker
    unread: int
    language: str
    zone: str | None
    last_at: str
    opened_at: str
    waiting_since: str | None
    queued_at: str | None
    closed_at: str | None
    read_by_customer: int
    delivered_to_customer: int
    read_by_agents: int
    delivered_to_agents: int
    intake: intake.Intake | None


def message_view(message: Message, for_agents: bool) -> MessageView:
    """A message for one side; a customer's own client ids are shown to that side only."""
    extra = rules.unpacked(message.extra)
    own = message.speaker == ("agent" if for_agents else "customer")
    return MessageView(
        number=message.number,
        position=message.position if for_agents else msgspec.UNSET,
        kind=message.kind,
        from_=From(message.speaker, message.speaker_name),
        text=message.text,
        at=rfc3339(message.at_ms),
        client_id=message.client_id if own else None,
        files=extra.files,
        removed=extra.removed,
        article=extra.article,
        choices=extra.choices,
        event=extra.event,
    )


def hours_view(desk: Desk) -> HoursView:
    """Whether people answer now, and when next."""
    now = desk.hours.at(desk.engine.settings.hours, desk.engine.clock())
    return HoursView(now.open, _at(now.opens_at_ms))


def conversation_view(desk: Desk, conversation: Conversation) -> ConversationView:
    """The conversation for its customer."""
    waiting = desk.queue.where(conversation)
    named = conversation.assignee_id if conversation.status == "open" else None
    return ConversationView(
        case=conversation.case_number,
        version=conversation.version,
        status=conversation.status,
        number=conversation.number,
        agent=desk.directory.name(named),
        queue=QueueView(waiting.place, waiting.wait_s) if waiting else None,
        hours=hours_view(desk),
        urgent=bool(conversation.urgent),
        secret=bool(conversation.secret),
        read_by_customer=conversation.read_by_customer,
        delivered_to_customer=conversation.delivered_to_customer,
        read_by_agents=conversation.read_by_agents,
        delivered_to_agents=conversation.delivered_to_agents,
        intake=intake.unpacked(conversation.intake),
        language=conversation.language,
        opened_at=rfc3339(conversation.opened_at_ms),
        closed_at=_at(conversation.closed_at_ms),
    )


def row_view(desk: Desk, conversation: Conversation) -> Row:
    """The conversation for agents' lists."""
    assignee_id = conversation.assignee_id
    return Row(
        id=id_text(conversation.id),
        case=conversation.case_number,
        version=conversation.version,
        status=conversation.status,
        position=conversation.position,
        number=conversation.number,
        urgent=bool(conversation.urgent),
        secret=bool(conversation.secret),
        contact=PersonView(
            id_text(conversation.contact_id),
            conversation.contact_name,
            conversation.contact_email,
        ),
        assignee=PersonView(id_text(assignee_id), desk.directory.name(assignee_id))
        if assignee_id is not None
        else None,
        subject=conversation.subject,
        preview=conversation.preview,
        preview_from=conversation.preview_from,
        unread=conversation.unread,
        language=conversation.language,
        zone=conversation.zone,
        last_at=rfc3339(conversation.last_at_ms),
        opened_at=rfc3339(conversation.opened_at_ms),
        waiting_since=_at(conversation.waiting_since_ms),
        queued_at=_at(conversation.queued_at_ms),
        closed_at=_at(conversation.closed_at_ms),
        read_by_customer=conversation.read_by_customer,
        delivered_to_customer=conversation.delivered_to_customer,
        read_by_agents=conversation.read_by_agents,
        delivered_to_agents=conversation.delivered_to_agents,
        intake=intake.unpacked(conversation.intake),
    )


def _at(instant_ms: int | None) -> str | None:
    return rfc3339(instant_ms) if instant_ms is not None else None
