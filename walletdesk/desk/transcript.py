"""The whole conversation to take along: when, who, what was advised."""

from typing import Any

from msgspec import Struct

from walletdesk.desk import view
from walletdesk.desk.desk import Desk
from walletdesk.desk.look import everything
from walletdesk.desk.model import Conversation
from walletdesk.kernel.clock import rfc3339


class Transcript(Struct, frozen=True):
    """A conversation as its reader may keep it; notes are in the agents' copy only."""

    case: str
    brand: str
    subject: str
    status: str
    opened_at: str
    closed_at: str | None
    written_at: str
    advice: tuple[str, ...]
    messages: list[view.MessageView]


async def transcript(
    desk: Desk, case: str, language: str, contact_id: int | None
) -> tuple[Transcript, Conversation]:
    """The transcript of a case.

    contact_id   whose copy it is; None for an agent's, which holds notes too
    Raises       NotFound
    """
    hidden = contact_id is None
    conversation, messages = await everything(desk, case, hidden, contact_id)
    shown = [view.message_view(message, hidden) for message in messages]
    advice = tuple(dict.fromkeys(one.article.title for one in shown if one.article))
    closed_at_ms = conversation.closed_at_ms
    return (
        Transcript(
            case=conversation.case_number,
            brand=desk.engine.settings.brand.called(language),
            subject=conversation.subject,
            status=conversation.status,
            opened_at=rfc3339(conversation.opened_at_ms),
            closed_at=rfc3339(closed_at_ms) if closed_at_ms else None,
            written_at=rfc3339(desk.engine.clock()),
            advice=advice,
            messages=shown,
        ),
        conversation,
    )


def file_name(kept: Transcript, ending: str) -> dict[str, Any]:
    """The header under which a browser saves it."""
    return {"Content-Disposition": f'attachment; filename="case-{kept.case}.{ending}"'}
