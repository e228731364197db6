"""The first line at work: reads a customer's message, decides, and answers or hands over.

It proposes; the desk disposes. What it says goes through the one door out, and whether the
case is still the first line's is looked at again in the transaction that sends.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import structlog

from walletdesk.desk import intake, rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import ArticleRef, Choice, Conversation, Draft, Extra, Message, Removed
from walletdesk.desk.send import answer
from walletdesk.desk.store import conversations as store
from walletdesk.diagnosis.arrived import close_if_arrived
from walletdesk.diagnosis.watch import begin
from walletdesk.diagnosis.watch_words import WATCHING
from walletdesk.engine import Tx
from walletdesk.firstline import say
from walletdesk.firstline.lookup import Lookups
from walletdesk.firstline.model import Context, Decision
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.knowledge.library import Library

if TYPE_CHECKING:
    from walletdesk.firstline.decide import Decider

log = structlog.get_logger(__name__)

_HANDS_OVER = ("hand_over", "urgent", "secret")


class _Exchange(NamedTuple):
    """A customer's message, what the first line had said before it, and what it decided."""

    asked: Message
    before: Extra
    decision: Decision


class FirstLine:
    """Answers jobs. It thinks in a thread of its own, one message at a time."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        self._library = library
        own = desk.engine.settings.official_domains
        self._lookups = Lookups(desk.chains, library, desk.catalogues, own)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="walletdesk-first-line")
        self._decider: Decider | None = None
        self._making = threading.Lock()

    def warm(self) -> None:
        """Load the rules, then the language models; until they are there, words decide."""
        self._lookups.warm()
        self._made().warm()

    def close(self) -> None:
        """Stop thinking."""
        self._thread.shutdown(cancel_futures=True)

    async def run(self, payload: dict[str, Any]) -> None:
        """The job: answer one message, unless somebody did meanwhile.

        payload   conversation and position of the customer's message
        """
        database = self._desk.engine.database
        conversation, message, before = await database.read(
            _asked, payload["conversation"], payload["position"]
        )
        removed = rules.unpacked(message.extra).removed
        if conversation.status != "first_line" and not removed:
            return
        if not removed and await close_if_arrived(self._desk, message):
            return
        decision = await self._decided(conversation, message, before, removed)
        if conversation.status == "first_line" and self._desk.engine.settings.first_line.enabled:
            last = before.article.slug if before.article else None
            decision = await self._looked_up(conversation, message, decision, last)

        def change(now: Conversation, now_ms: int) -> list[Draft] | None:
            return self._change(now, now_ms, _Exchange(message, before, decision))

        # Who rings twice is answered once: the answer has an id of its own.
        with contextlib.suppress(AlreadyThere):
            try:
                await answer(self._desk, conversation.id, change, decision.named)
            except Refused as error:
                # The guard stopped our own words: nobody is left without an answer for that.
                log.error("first_line.blocked", article=decision.article, **error.details)
                await answer(self._desk, conversation.id, self._only_hand_over)

    async def _looked_up(
        self, conversation: Conversation, message: Message, decision: Decision, last: str | None
    ) -> Decision:
        """The decision with what a chain says of a transaction, watched from now on if it waits."""
        looked = await self._lookups.look_up(decision, message.text, last)
        if looked.found is None or looked.asked is None:
            return looked.decision
        if not await begin(self._desk, conversation, looked.found, looked.asked):
            return looked.decision
        watching = self._desk.catalogues.of(looked.decision.language).gettext(WATCHING)
        return dataclasses.replace(looked.decision, text=f"{looked.decision.text}\n\n{watching}")

    async def _decided(
        self,
        conversation: Conversation,
        message: Message,
        before: Extra,
        removed: tuple[Removed, ...],
    ) -> Decision:
        context = Context(
            language=conversation.language,
            findings=bool(removed),
            kinds=tuple(one.kind for one in removed),
            sure=rules.is_exposed(removed) or not removed,
            offered=self._slugs(tuple(one.text for one in before.choices)),
            misses=conversation.misses,
        )
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._decide, message.text, context)

    def _decide(self, text: str, context: Context) -> Decision:
        return self._made().decide(text, context)

    def _made(self) -> Decider:
        """The decider, made by the first thread that needs it: no page does."""
        with self._making:
            if self._decider is None:
                # Its patterns and its index of examples are more than a second of work.
                from walletdesk.firstline.decide import Decider

                desk = self._desk
                self._decider = Decider(self._library, desk.catalogues, desk.engine.settings)
            return self._decider

    def _change(self, now: Conversation, now_ms: int, exchange: _Exchange) -> list[Draft] | None:
        """What to say and do, given how the case stands in the sending transaction."""
        decision = exchange.decision
        if now.status != "first_line" and decision.action != "secret":
            return [_notice(now, exchange)] if decision.notice else None
        enabled = self._desk.engine.settings.first_line.enabled
        if not enabled and decision.action not in _HANDS_OVER:
            noticed = [_notice(now, exchange)] if decision.notice else []
            return [*noticed, *rules.hand_over(now, now_ms, "first_line_off", urgent=False)]
        now.language = decision.language or now.language
        now.misses = now.misses + 1 if decision.missed else 0
        drafts = [self._spoken(now, exchange.asked, decision)]
        if decision.action in _HANDS_OVER:
            drafts += self._handed_over(now, now_ms, exchange)
        return drafts

    def _only_hand_over(self, now: Conversation, now_ms: int) -> list[Draft] | None:
        drafts = rules.hand_over(now, now_ms, "unsure", urgent=False)
        return [*drafts, say.handed_over(self._desk, now)] if drafts else None

    def _spoken(self, now: Conversation, asked: Message, decision: Decision) -> Draft:
        text = decision.text
        if decision.action == "status":
            text = say.status(self._desk, now, decision)
        article = self._article(decision)
        choices = tuple(Choice(one.title, one.title) for one in decision.choices)
        if decision.action in ("answer", "ask", "diagnose"):
            choices += (say.person_choice(self._desk, now.language),)
        return Draft(
            conversation_id=now.id,
            kind="text",
            speaker="first_line",
            text=f"{decision.notice}\n\n{text}" if decision.notice else text,
            # One answer to one message, however often the job runs.
            source_id=now.id,
            client_id=f"first-line-{asked.position}",
            extra=Extra(article=article, choices=choices) if article or choices else None,
        )

    def _handed_over(self, now: Conversation, now_ms: int, exchange: _Exchange) -> list[Draft]:
        """The case goes to people; one that is with them already is only marked."""
        decision = exchange.decision
        grave = decision.action in ("urgent", "secret")
        removed = rules.unpacked(exchange.asked.extra).removed
        urgent = decision.action == "urgent" or rules.is_exposed(removed)
        was_waiting = now.status not in ("first_line", "closed")
        reason = decision.action if grave else "unsure" if decision.missed else "asked"
        drafts = rules.hand_over(now, now_ms, reason, urgent)
        if was_waiting:
            return drafts
        drafts.append(say.handed_over(self._desk, now))
        asked = intake.ask(now, "security" if grave else self._topic(exchange))
        return [*drafts, asked] if asked else drafts

    def _topic(self, exchange: _Exchange) -> str | None:
        """What the case is about: of this answer's guide, or of the one before."""
        article = self._article(exchange.decision) or exchange.before.article
        return self._library.get(article.slug, article.language).topic if article else None

    def _slugs(self, titles: tuple[str, ...]) -> tuple[str, ...]:
        """The guides behind the buttons offered last."""
        library = self._library
        by_title = {
            article.title: article.slug
            for language in library.languages
            for article in library.articles(language)
        }
        return tuple(by_title[title] for title in titles if title in by_title)

    def _article(self, decision: Decision) -> ArticleRef | None:
        if decision.article is None:
            return None
        article = self._library.get(decision.article, decision.language)
        return ArticleRef(article.slug, article.title, article.language)


def _notice(now: Conversation, exchange: _Exchange) -> Draft:
    return Draft(
        conversation_id=now.id,
        kind="text",
        speaker="first_line",
        text=exchange.decision.notice,
        source_id=now.id,
        client_id=f"first-line-{exchange.asked.position}",
    )


def _asked(tx: Tx, conversation_id: int, position: int) -> tuple[Conversation, Message, Extra]:
    conversation = store.by_id(tx, conversation_id)
    message = store.message_at(tx, conversation_id, position)
    if conversation is None or message is None:
        raise NotFound
    return conversation, message, _said_last(tx, conversation_id, position)


def _said_last(tx: Tx, conversation_id: int, position: int) -> Extra:
    """What the first line's last message carried: its guide, the guides it offered."""
    for message in reversed(store.messages_before(tx, conversation_id, position, 6)):
        if message.speaker == "first_line":
            return rules.unpacked(message.extra)
    return Extra()
