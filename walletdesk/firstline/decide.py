"""The first line's one door: a message and what is known of its conversation, to a decision.

Order: a secret, funds at risk now, an offered choice, a person, courtesy, case status, a guide.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from walletdesk.firstline import words
from walletdesk.firstline.examples import examples
from walletdesk.firstline.find import Finder, LexicalFinder
from walletdesk.firstline.intents.chosen import chosen
from walletdesk.firstline.intents.elsewhere import is_elsewhere
from walletdesk.firstline.intents.greeting import greets, thanks, without_greeting
from walletdesk.firstline.intents.person import wants_person
from walletdesk.firstline.intents.status import asks_status, case_number_in
from walletdesk.firstline.intents.urgent import at_risk_now, is_calm, speaks_of_theft
from walletdesk.firstline.lexical import Lexical
from walletdesk.firstline.model import Context, Decision, Ranking
from walletdesk.firstline.plain import plain
from walletdesk.firstline.reply import Reply
from walletdesk.knowledge.library import Library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.languages.identify import Guess, identify
from walletdesk.settings.model import Settings
from walletdesk.shield import volunteered

_CHOICES_MAX = 3
_MISSES_MAX = 2
_EMERGENCIES = ("funds-stolen", "phrase-exposed", "account-stolen")
# A victim of theft must never be told how card payments are refunded.
_NEVER_TO_VICTIMS = frozenset(
    {"card-payment-refund", "referral-rewards", "buy-crypto", "sell-crypto"}
)
# How sure the trained head must be of an intent that the rules did not see. Measured on a
# quarter of the examples, judged by an index of the rest: rules and head together found 91 %
# of what is urgent (the rules alone 55 %); the head called 6 of 1,028 others urgent.
_SURE_OF = {"urgent": 0.4, "person": 0.4, "status": 0.4, "greet": 0.4}
_NEW = Context()


class Decider:
    """Decides from the start by letters; `warm` adds meaning. Any thread may call `decide`."""

    def __init__(self, library: Library, catalogues: Catalogues, settings: Settings) -> None:
        self._library = library
        self._catalogues = catalogues
        self._limits = settings.first_line
        self._folder = Path(settings.data)
        self._examples = examples(library)
        self._lexical = Lexical(self._examples)
        self._finder: Finder = LexicalFinder(self._lexical)
        self._guess: Guess | None = None
        self._warming = threading.Lock()

    @property
    def finder(self) -> Finder:
        """What ranks the guides at present."""
        return self._finder

    def warm(self, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Load the models and the index: seconds, the first time about a minute.

        progress  called with sentences done and sentences in all
        Does nothing where the settings switch the models off.
        """
        if not self._limits.vectors:
            return
        with self._warming:
            from walletdesk.firstline.warm import warmed

            self._finder, self._guess = warmed(
                self._examples, self._lexical, self._folder, progress
            )

    def decide(self, message: str, context: Context = _NEW) -> Decision:
        """What to do with `message`, which the shield has cleaned."""
        text = plain(message)
        language = identify(message, context.language, self._guess)
        reply = Reply(self._library, self._catalogues, language)
        decision = self._by_rule(text, context, reply) or self._by_guide(text, context, reply)
        return reply.with_notice(decision) if _only_volunteered(context) else decision

    def _by_rule(self, text: str, context: Context, reply: Reply) -> Decision | None:
        if context.findings and not _only_volunteered(context):
            return reply.burnt(context.kinds, context.sure)
        if at_risk_now(text):
            return reply.urgent(self._emergency(text, reply.language))
        slug = chosen(text, {slug: plain(reply.title(slug)) for slug in context.offered})
        if slug:
            return reply.answer(slug, 1.0)
        if wants_person(text):
            return reply.say("hand_over", words.HANDED_OVER)
        return _courtesy_or_status(text, reply)

    def _by_guide(self, text: str, context: Context, reply: Reply) -> Decision:
        asked = without_greeting(text)
        ranking = self._finder.find(asked, reply.language)
        by_intent = self._by_intent(ranking, asked, reply)
        if by_intent:
            return by_intent
        slugs = _safe(ranking.slugs, asked)
        foreign = slugs[0] != ranking.slugs[0] or is_elsewhere(asked)
        sure = 0.0 if foreign else ranking.confidence
        if sure >= self._limits.answer_above:
            return reply.answer(slugs[0], sure)
        if context.misses + 1 >= _MISSES_MAX:
            said = words.NOT_UNDERSTOOD_TWICE
            return reply.say("hand_over", said, confidence=sure, missed=True)
        offered = slugs[:_CHOICES_MAX] if sure >= self._limits.ask_above else ()
        return reply.ask(offered, sure)

    def _by_intent(self, ranking: Ranking, text: str, reply: Reply) -> Decision | None:
        """An intent that the rules missed and the trained head is sure of."""
        sure = {name for name, share in _SURE_OF.items() if ranking.share(name) >= share}
        if "urgent" in sure and not is_calm(text):
            return reply.urgent(self._emergency(text, reply.language))
        if "person" in sure:
            return reply.say("hand_over", words.HANDED_OVER)
        if "status" in sure:
            return reply.say("status", words.WHICH_CASE, "case-status")
        if "greet" in sure:
            return reply.say("greet", words.GLAD if thanks(text) else words.HELLO)
        return None

    def _emergency(self, text: str, language: str) -> str | None:
        slugs = self._finder.find(text, language).slugs
        return next((slug for slug in slugs if slug in _EMERGENCIES), None)


def _only_volunteered(context: Context) -> bool:
    """Whether what was taken out can be changed: a password, a code, a card."""
    return bool(context.kinds) and volunteered.KINDS.issuperset(context.kinds)


def _courtesy_or_status(text: str, reply: Reply) -> Decision | None:
    if greets(text):
        return reply.say("greet", words.HELLO)
    if thanks(text):
        return reply.say("greet", words.GLAD)
    number = case_number_in(text)
    if number or asks_status(text):
        said = words.STATUS if number else words.WHICH_CASE
        return reply.say("status", said, "case-status", case_number=number)
    return None


def _safe(slugs: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The guides without those that would mock a victim of theft."""
    if not speaks_of_theft(text):
        return slugs
    return tuple(slug for slug in slugs if slug not in _NEVER_TO_VICTIMS)
