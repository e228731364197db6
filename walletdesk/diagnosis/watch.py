"""Keeps looking at a customer's transaction and tells what changes: begin, look, tell, stop."""

from collections.abc import Callable

import structlog

from walletdesk.chains.base import Finding
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Reachable
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft
from walletdesk.desk.send import answer
from walletdesk.diagnosis import store, watch_words
from walletdesk.diagnosis.diagnose import look_again
from walletdesk.diagnosis.model import Asked, Diagnosis
from walletdesk.diagnosis.told import named_in
from walletdesk.diagnosis.watched import (
    DAY_MS,
    Step,
    Watch,
    Why,
    after_failure,
    after_look,
    ended,
    may_be_watched,
    packed,
    phase_of,
    question_of,
)
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.settings.model import Chains

log = structlog.get_logger(__name__)

_FIRST_LOOK_MS = 15_000


async def begin(desk: Desk, conversation: Conversation, diagnosis: Diagnosis, asked: Asked) -> bool:
    """Watch a diagnosed transaction for the customer of a conversation.

    Returns   whether it is watched from now on or was already; False where there is nothing
              to wait for, and where there is no room, which the customer is told
    """
    if diagnosis.chain is None or not may_be_watched(diagnosis.finding):
        return False
    watch = _new(conversation, diagnosis, asked, desk.engine.clock())
    limits = desk.engine.settings.chains
    if await desk.engine.database.write(_begin, watch, limits):
        return True
    catalogue = desk.catalogues.of(conversation.language)
    # Said once a day of a transaction, however often its customer asks.
    transaction = watch.transaction_id
    key = f"full-{watch.created_at_ms // DAY_MS}-{watch.chain}-{transaction}"

    def change(now: Conversation, _now_ms: int) -> list[Draft] | None:
        return [watch_words.not_watching(now, transaction, key, catalogue)]

    await _said_once(desk, conversation.id, change, (transaction,))
    return False


async def look(desk: Desk, watch: Watch) -> bool:
    """Look at a claimed watch once, and tell its customer what changed.

    Returns   False where no node answered
    """
    age_max_ms = desk.engine.settings.chains.watch_days * DAY_MS
    reachable = desk.chains.of(watch.chain)
    finding = await _found(reachable, watch)
    now_ms = desk.engine.clock()
    if finding is None or reachable is None:
        step = after_failure(watch, now_ms, age_max_ms=age_max_ms)
    else:
        step = after_look(watch, finding, reachable.chain, now_ms, age_max_ms=age_max_ms)
    kept = await _told(desk, step, finding, reachable) if step.tell else step.watch
    await desk.engine.database.write(store.keep, kept, watch.looks)
    return finding is not None


async def stop(desk: Desk, conversation_id: int, why: Why = "stopped") -> int:
    """End every watch of a conversation; returns how many ran."""
    return await desk.engine.database.write(store.end, conversation_id, why)


async def watches_of(desk: Desk, conversation_id: int) -> list[Watch]:
    """What is or was watched for a conversation, the latest first; for agents."""
    return await desk.engine.database.read_once(store.of_conversation, conversation_id)


def _new(conversation: Conversation, diagnosis: Diagnosis, asked: Asked, now_ms: int) -> Watch:
    finding = diagnosis.finding
    known = {
        "sender": asked.sender,
        "expect_to": asked.expect_to,
        "expect_token": asked.expect_token,
    }
    return Watch(
        id=new_id(),
        conversation_id=conversation.id,
        contact_id=conversation.contact_id,
        chain=diagnosis.chain.name if diagnosis.chain else "",
        transaction_id=diagnosis.reference.word,
        question=packed({name: value for name, value in known.items() if value}),
        remembered=packed(finding.memory),
        phase=phase_of(finding),
        seen=phase_of(finding),
        verdict=finding.verdict,
        state=finding.state.value,
        confirmations=finding.confirmations,
        needed=finding.needed,
        told=0,
        told_at_ms=0,
        looks=0,
        failures=0,
        next_look_at_ms=now_ms + _FIRST_LOOK_MS,
        created_at_ms=now_ms,
        ended_at_ms=None,
        ended_why=None,
    )


def _begin(tx: Tx, watch: Watch, limits: Chains) -> bool:
    mine = store.of_conversation(tx, watch.conversation_id)
    same = (watch.chain, watch.transaction_id)
    if any(one.ended_at_ms is None and (one.chain, one.transaction_id) == same for one in mine):
        return True
    here, of_contact, in_all = store.running(tx, watch.conversation_id, watch.contact_id)
    if (
        here >= limits.watches_per_case
        or of_contact >= limits.watches_per_contact
        or in_all >= limits.watches_max
    ):
        return False
    store.begin(tx, watch)
    return True


async def _found(reachable: Reachable | None, watch: Watch) -> Finding | None:
    if reachable is None:
        return None
    try:
        return await look_again(reachable, question_of(watch))
    except NodesFailed:
        return None


async def _told(
    desk: Desk, step: Step, finding: Finding | None, reachable: Reachable | None
) -> Watch:
    """Say it; returns the watch as it is then."""
    watch = step.watch
    named = (watch.transaction_id, *(named_in(finding) if finding else ()))
    drafts = [_draft(desk, step, finding, reachable, plain=plain) for plain in (False, True)]
    for draft in drafts:
        try:
            open_still = await _said_once(desk, watch.conversation_id, draft, named)
        except Refused as error:
            # The guard stopped something that stands on the chain: our own words go alone.
            log.warning("watch.blocked", verdict=watch.verdict, **error.details)
            continue
        except NotFound:
            open_still = False
        return watch if open_still else ended(watch, "closed", desk.engine.clock())
    return watch


def _draft(
    desk: Desk, step: Step, finding: Finding | None, reachable: Reachable | None, *, plain: bool
) -> Callable[[Conversation, int], list[Draft] | None]:
    def change(now: Conversation, _now_ms: int) -> list[Draft] | None:
        if now.status == "closed":
            return None
        watch, catalogue = step.watch, desk.catalogues.of(now.language)
        if step.tell == "last_word" or finding is None or reachable is None:
            chain = reachable.chain.title if reachable else watch.chain
            days = desk.engine.settings.chains.watch_days
            return [watch_words.last_word(watch, now, days, chain, catalogue)]
        if plain:
            return [watch_words.plain_news(watch, now, reachable, catalogue)]
        return [watch_words.news(watch, now, finding, reachable, catalogue)]

    return change


async def _said_once(
    desk: Desk,
    conversation_id: int,
    change: Callable[[Conversation, int], list[Draft] | None],
    named: tuple[str, ...],
) -> bool:
    """Whether it is said, now or before: its client id lets it be said once."""
    try:
        return await answer(desk, conversation_id, change, named) is not None
    except AlreadyThere:
        return True
