"""What the visitor's case pages are made of."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Request, Response

from walletdesk.desk import view
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.limits import Limits
from walletdesk.desk.look import everything
from walletdesk.desk.model import Conversation
from walletdesk.desk.store import conversations as store
from walletdesk.desk.transcript import Transcript
from walletdesk.desk.visitor_words import STATUS, lines, marked, secret_words
from walletdesk.engine import Tx
from walletdesk.kernel.clock import from_rfc3339
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.knowledge.burnt import what_is_exposed
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.people.doorkeeper import Doorkeeper
from walletdesk.web.sentences import status_of, text_of

AnyRequest = Request[Any, Any, Any]


@dataclass(frozen=True)
class CaseDesk:
    """Shows a visitor the cases of this browser, and nobody else's."""

    desk: Desk
    centre: HelpCentre
    files: FileDesk
    limits: Limits
    doorkeeper: Doorkeeper

    def checked(self, language: str) -> str:
        """The language, which has pages. Raises NotFound."""
        self.centre.check(language)
        return language

    def visitor(self, request: AnyRequest) -> int:
        """Who asks. Raises NotFound for nobody: to strangers no case exists."""
        found = self.doorkeeper.maybe_visitor(request)
        if found is None:
            raise NotFound
        return found

    async def list_page(
        self, request: AnyRequest, language: str, asked: str = "", problem: str = ""
    ) -> Response[str]:
        """The cases of this browser, and the ways to others.

        problem   no_number, not_here or old_link
        """
        self.centre.check(language)
        contact_id = self.doorkeeper.maybe_visitor(request)
        found: list[Conversation] = []
        if contact_id is not None:
            found = await self.desk.engine.database.read(_of_contact, contact_id)
        return self.centre.page(
            request,
            "help/cases.html",
            language,
            cases=found,
            marked=lambda text: marked(text, self.centre.renderer.catalogues.of(language)),
            statuses=STATUS,
            asked=asked,
            problem=problem,
            sent=request.query_params.get("sent") == "yes",
            status_code=404 if problem == "not_here" else 400 if problem else 200,
            headers=NEVER_STORED,
        )

    async def case_page(
        self,
        request: AnyRequest,
        language: str,
        case: str,
        error: Refused | None = None,
        text: str = "",
    ) -> Response[str]:
        """One case. Raises NotFound when it is not this browser's."""
        self.centre.check(language)
        catalogue = self.centre.renderer.catalogues.of(language)
        contact_id = self.visitor(request)
        conversation, messages = await everything(self.desk, case, False, contact_id)
        self.desk.receipts.note(conversation.id, "read_by_customer", conversation.number)
        shown = [view.message_view(one, for_agents=False) for one in messages]
        return self.centre.page(
            request,
            "help/case.html",
            language,
            case=view.conversation_view(self.desk, conversation),
            opened_at_ms=conversation.opened_at_ms,
            opening=self.centre.opening(),
            subject=marked(conversation.subject, catalogue),
            lines=lines(shown, catalogue),
            secret_words=lambda kinds: secret_words(kinds, catalogue),
            exposed=what_is_exposed(one.kind for message in shown for one in message.removed),
            statuses=STATUS,
            form_id=secrets.token_urlsafe(16),
            text=text,
            error=text_of(error, catalogue) if error else "",
            reason=error.reason if error else "",
            limits=self.desk.engine.settings.desk,
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
        )

    def transcript_page(
        self, request: AnyRequest, language: str, kept: Transcript, headers: Mapping[str, str]
    ) -> Response[str]:
        """The conversation to print; to save, with its own style inside."""
        renderer = self.centre.renderer
        catalogue = renderer.catalogues.of(language)
        sheet = renderer.assets.asset("help/transcript.css").body.decode() if headers else ""
        html = renderer.html(
            "help/transcript.html",
            renderer.reader(request, language),
            kept=kept,
            subject=marked(kept.subject, catalogue),
            lines=lines(kept.messages, catalogue),
            secret_words=lambda kinds: secret_words(kinds, catalogue),
            opened_at_ms=from_rfc3339(kept.opened_at),
            closed_at_ms=from_rfc3339(kept.closed_at) if kept.closed_at else None,
            written_at_ms=from_rfc3339(kept.written_at),
            inline_css=sheet,
        )
        return Response(html, media_type=MediaType.HTML, headers={**NEVER_STORED, **headers})


def _of_contact(tx: Tx, contact_id: int) -> list[Conversation]:
    return store.of_contact(tx, contact_id)
