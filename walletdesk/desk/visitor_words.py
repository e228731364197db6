"""A conversation in the visitor's words: who, what happened, what was removed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from walletdesk.desk.model import ArticleRef, FileRef
from walletdesk.desk.view import MessageView
from walletdesk.kernel.clock import from_rfc3339
from walletdesk.languages.catalogue import Catalogue, to_translate

_MARK = re.compile(r"⟦removed:([a-z0-9_]+)⟧")

_REMOVED = {
    "recovery_phrase": to_translate("Recovery phrase removed"),
    "private_key": to_translate("Private key removed"),
    "keystore": to_translate("Keystore file removed"),
    "walletconnect": to_translate("WalletConnect link removed"),
    "password": to_translate("Password removed"),
    "one_time_code": to_translate("One-time code removed"),
    "card_number": to_translate("Card number removed"),
}
_REMOVED_ELSE = to_translate("Secret removed")

_SECRETS = {
    "recovery_phrase": to_translate("recovery phrase"),
    "private_key": to_translate("private key"),
    "keystore": to_translate("keystore file"),
}
_SECRET_ELSE = to_translate("secret")

_EVENTS = {
    "opened": to_translate("The case was opened"),
    "handed_over": to_translate("Passed on to a person, with everything said so far"),
    "assigned": to_translate("{agent} is with you now"),
    "unassigned": to_translate("Back in the queue: a colleague will take over"),
    "closed": to_translate("This conversation was closed"),
    "reopened": to_translate("This conversation has been reopened"),
    "urgent": to_translate("Marked as urgent: it goes to a person at once"),
    "secret_removed": to_translate("A secret was removed from this conversation"),
    "intake_given": to_translate("Your details have arrived"),
    "file_consented": to_translate("You let support open {file}"),
    "file_opened": to_translate("{agent} opened {file}"),
}

STATUS = {
    "first_line": to_translate("Automatic answers"),
    "queued": to_translate("In the queue"),
    "open": to_translate("With our team"),
    "closed": to_translate("Closed"),
}

_YOU = to_translate("You")
_FIRST_LINE = to_translate("Automatic answer")
_SUPPORT = to_translate("Support")


@dataclass(frozen=True)
class Line:
    """One entry of the conversation, ready for a page.

    side      `you`, `us` or `event`
    removed   whether something was taken out of it
    """

    side: str
    who: str
    text: Markup
    at_ms: int
    files: tuple[FileRef, ...] = ()
    article: ArticleRef | None = None
    removed: bool = False


def lines(messages: Iterable[MessageView], catalogue: Catalogue) -> list[Line]:
    """What the customer sees of a conversation; entries without words are left out."""
    found = (_line(message, catalogue) for message in messages)
    return [line for line in found if line.text or line.files]


def _line(message: MessageView, catalogue: Catalogue) -> Line:
    at_ms = from_rfc3339(message.at)
    if message.event is not None or message.kind == "event":
        return Line("event", "", escape(_event(message.event or {}, catalogue)), at_ms)
    return Line(
        side="you" if message.from_.kind == "customer" else "us",
        who=_who(message, catalogue),
        text=marked(message.text, catalogue),
        at_ms=at_ms,
        files=message.files,
        article=message.article,
        removed=bool(message.removed),
    )


def _who(message: MessageView, catalogue: Catalogue) -> str:
    if message.from_.kind == "customer":
        return catalogue.gettext(_YOU)
    if message.from_.kind == "first_line":
        return catalogue.gettext(_FIRST_LINE)
    return message.from_.name or catalogue.gettext(_SUPPORT)


def _event(event: dict[str, object], catalogue: Catalogue) -> str:
    sentence = _EVENTS.get(str(event.get("name")))
    agent = event.get("agent") or catalogue.gettext(_SUPPORT)
    return catalogue.gettext(sentence, agent=agent, file=event.get("file", "")) if sentence else ""


def secret_words(kinds: Iterable[str], catalogue: Catalogue) -> str:
    """What was found, by the first of these kinds."""
    kind = next(iter(kinds), "")
    known = next((words for name, words in _SECRETS.items() if name in kind), _SECRET_ELSE)
    return catalogue.gettext(known)


def marked(text: str, catalogue: Catalogue) -> Markup:
    """The text with each removal mark shown in the reader's language."""
    parts: list[Markup] = []
    at = 0
    for match in _MARK.finditer(text):
        parts += [escape(text[at : match.start()]), _mark(match[1], catalogue)]
        at = match.end()
    return Markup("").join([*parts, escape(text[at:])])


def _mark(kind: str, catalogue: Catalogue) -> Markup:
    known = next((words for name, words in _REMOVED.items() if name in kind), _REMOVED_ELSE)
    return Markup('<span class="removed">{}</span>').format(catalogue.gettext(known))
