"""The contact page: which way to choose, and a conversation begun without scripts."""

import secrets
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery
from msgspec import Struct

from walletdesk.channels.chat import SendFrame
from walletdesk.desk import intake
from walletdesk.desk.chat_api import visitor_cookie
from walletdesk.desk.desk import Desk
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.limits import Limits
from walletdesk.desk.take_in import Taken, take_in
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.knowledge.topics import TITLES
from walletdesk.languages.catalogue import SOURCE, spoken, to_translate
from walletdesk.people import visitors
from walletdesk.people.doorkeeper import Doorkeeper
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import status_of, text_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]

_URGENT = to_translate("Urgent, funds at risk: {text}")
_ON_TOPIC = to_translate("[{topic}] {text}")
NEVER_STORED = {"Cache-Control": "no-store"}


class ContactForm(Struct, frozen=True):
    """What the visitor filled in.

    id         made with the page, so that sending twice makes one message
    confirmed  `yes` when the visitor says that this is no piece of a phrase
    """

    id: str = ""
    topic: str = ""
    text: str = ""
    email: str = ""
    about: str = ""
    confirmed: str = ""


Filled = Annotated[ContactForm, Body(media_type=RequestEncodingType.URL_ENCODED)]


def contact_routes(
    desk: Desk, centre: HelpCentre, limits: Limits, doorkeeper: Doorkeeper
) -> list[HTTPRouteHandler]:
    """The contact page and its form."""
    page = ContactPage(desk, centre, limits, doorkeeper)

    @get("/help/{language:str}/contact", opt=open_to("anyone"), include_in_schema=False)
    async def contact(
        request: AnyRequest,
        language: FromPath[str],
        topic: FromQuery[str] = "",
        about: FromQuery[str] = "",
    ) -> Response[str]:
        centre.check(language)
        fitting = topic or page.topic_of(about)
        form = ContactForm(id=secrets.token_urlsafe(16), topic=fitting, about=about[:100])
        return page.shown(request, language, form)

    @post("/help/{language:str}/contact", opt=open_to("anyone"), include_in_schema=False)
    async def begin(request: AnyRequest, language: FromPath[str], data: Filled) -> Response[Any]:
        try:
            return await page.taken(request, language, data)
        except Refused as error:
            return page.shown(request, language, data, error)

    return [contact, begin]


class ContactPage:
    """Shows the form and takes it in."""

    def __init__(
        self, desk: Desk, centre: HelpCentre, limits: Limits, doorkeeper: Doorkeeper
    ) -> None:
        self._desk = desk
        self._centre = centre
        self._limits = limits
        self._doorkeeper = doorkeeper

    def shown(
        self, request: AnyRequest, language: str, form: ContactForm, error: Refused | None = None
    ) -> Response[str]:
        """The page, with what was filled in when it was refused."""
        self._centre.check(language)
        catalogue = self._centre.renderer.catalogues.of(language)
        return self._centre.page(
            request,
            "help/contact.html",
            language,
            form=form,
            error=text_of(error, catalogue) if error else "",
            reason=error.reason if error else "",
            opening=self._centre.opening(),
            facts=self._centre.library.facts.text(language),
            text_chars_max=self._desk.chat.text_chars_max,
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
        )

    def topic_of(self, slug: str) -> str:
        """The topic of the guide that somebody comes from; empty for none."""
        try:
            return self._centre.library.get(slug, SOURCE).topic
        except NotFound:
            return ""

    async def taken(self, request: AnyRequest, language: str, form: ContactForm) -> Response[Any]:
        """Take the message in and lead to its case. Raises Refused."""
        self._centre.check(language)
        email = form.email.strip()
        if email and not intake.is_email(email):
            raise Refused("bad_email")
        contact_id, token = self._visitor(request)
        self._limits.count_message(contact_id)
        taken = await self._take(request, language, form, contact_id)
        if email:
            await leave_email(self._desk, taken.conversation.id, contact_id, email)
        where = f"/help/{language}/cases/{taken.conversation.case_number}"
        return see_other(where, [visitor_cookie(self._desk, token)])

    async def _take(
        self, request: AnyRequest, language: str, form: ContactForm, contact_id: int
    ) -> Taken:
        frame = SendFrame(
            id=form.id[:64] or secrets.token_urlsafe(16),
            text=self._worded(form, language),
            confirmed=form.confirmed == "yes",
        )
        zone = self._centre.renderer.reader(request).zone or None
        return await take_in(
            self._desk, self._desk.chat.read(frame, contact_id, spoken(language), zone)
        )

    def _visitor(self, request: AnyRequest) -> tuple[int, str]:
        known = self._doorkeeper.maybe_visitor(request)
        key = self._desk.engine.key
        if known is not None:
            return known, visitors.token_for(known, key)
        self._limits.count_session(request.client.host if request.client else "")
        return visitors.new_visitor(key)

    def _worded(self, form: ContactForm, language: str) -> str:
        """The message with its topic in front; nothing stays nothing."""
        text = form.text.strip()
        catalogue = self._centre.renderer.catalogues.of(language)
        if text and form.topic == "urgent":
            return catalogue.gettext(_URGENT, text=text)
        if text and form.topic in TITLES:
            topic = catalogue.gettext(TITLES[form.topic])
            return catalogue.gettext(_ON_TOPIC, topic=topic, text=text)
        return text
