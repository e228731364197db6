"""What the first line says about the case itself: number, queue, hours, state."""

from walletdesk.desk.desk import Desk
from walletdesk.desk.hours import opening
from walletdesk.desk.model import Choice, Conversation, Draft
from walletdesk.firstline.model import Decision
from walletdesk.languages import moments
from walletdesk.languages.catalogue import Catalogue, to_translate

_CASE = to_translate("Your case number is {case}. Keep it: it opens this conversation again.")
_PLACE = to_translate("You are number {place} in the queue; expect to wait about {wait}.")
_CLOSED = to_translate("Our people are away now and will be back at {when} (your time).")
_SOON = to_translate("Our people are away now and will answer as soon as they are back.")
_FIRST = to_translate("A person will look at this before anything else.")

_STATES = {
    "first_line": to_translate("Case {case} is with me. Tell me more, or ask for a person."),
    "queued": to_translate("Case {case} is waiting for a person."),
    "open": to_translate("Case {case} is with {agent}."),
    "closed": to_translate("Case {case} is closed. Write here and it is open again."),
}
_OTHER = to_translate(
    "You can look at another case on the page “My cases” of the help centre; only its owner can."
)
_PERSON = to_translate("Talk to a person")


def person_choice(desk: Desk, language: str) -> Choice:
    """The button that asks for a person."""
    label = desk.catalogues.of(language).gettext(_PERSON)
    return Choice(label, label)


def handed_over(desk: Desk, now: Conversation) -> Draft:
    """Case number, and the place in the queue or the next opening."""
    catalogue = desk.catalogues.of(now.language)
    lines = [catalogue.gettext(_CASE, case=now.case_number), _when(desk, now, catalogue)]
    return Draft(
        conversation_id=now.id,
        kind="text",
        speaker="first_line",
        text="\n".join(lines),
    )


def status(desk: Desk, now: Conversation, decision: Decision) -> str:
    """How the case stands; of other cases nothing is told here."""
    catalogue = desk.catalogues.of(now.language)
    if decision.case_number and decision.case_number != now.case_number:
        return catalogue.gettext(_OTHER)
    agent = desk.directory.name(now.assignee_id) or desk.engine.settings.brand.called(now.language)
    text = catalogue.gettext(_STATES[now.status], case=now.case_number, agent=agent)
    return f"{text}\n{_when(desk, now, catalogue)}" if now.status == "queued" else text


def _when(desk: Desk, now: Conversation, catalogue: Catalogue) -> str:
    hours = desk.engine.settings.hours
    state = opening(hours, desk.engine.clock())
    if not state.open:
        if state.opens_at_ms is None:
            return catalogue.gettext(_SOON)
        zone = moments.zone_called(now.zone or "", hours.zone)
        when = moments.date_and_time(state.opens_at_ms, catalogue.locale, zone)
        return catalogue.gettext(_CLOSED, when=when)
    waiting = desk.queue.where(now)
    if now.urgent or waiting is None:
        return catalogue.gettext(_FIRST)
    wait = moments.span(waiting.wait_s, catalogue.locale)
    return catalogue.gettext(_PLACE, place=waiting.place, wait=wait)
