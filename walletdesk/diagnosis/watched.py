"""A watched transaction, and what follows from a look at it. Pure: no clock, no SQL, no node."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from walletdesk.chains.base import Chain, Finding, Question, State

Phase = Literal["pending", "in_block", "done", "failed", "gone", "unclear"]
Why = Literal["done", "failed", "gone", "closed", "expired", "stopped"]

_SECOND_MS = 1_000
_MINUTE_MS = 60 * _SECOND_MS
_HOUR_MS = 60 * _MINUTE_MS
DAY_MS = 24 * _HOUR_MS

# Two messages of one watch are at least this far apart, and as many are sent at most.
_BETWEEN_MS = _MINUTE_MS
_TOLD_MAX = 12
_PAUSE_MIN_MS = 15 * _SECOND_MS
_PAUSE_MAX_MS = 6 * _HOUR_MS
_ETA_MAX_MS = _HOUR_MS
_FAILED_PAUSE_MS = 30 * _SECOND_MS
_FAILED_PAUSE_MAX_MS = _HOUR_MS
# How long we look on, silently, after an end that the chain could still undo.
_AFTERWARDS_MS = 3 * DAY_MS


class Watch(Struct, frozen=True, gc=False):
    """A transaction that is looked at until it is settled. Fields are the table's columns.

    question      what its asker knows of it, as JSON (`chains.base.Question`)
    remembered    `Finding.memory` of the last look that had one, as JSON
    phase         what its customer was told last
    seen          what the last look saw
    verdict, state, confirmations, needed   of the last look
    told          messages about it so far
    failures      looks in a row that no node answered
    """

    id: int
    conversation_id: int
    contact_id: int
    chain: str
    transaction_id: str
    question: str
    remembered: str
    phase: Phase
    seen: Phase
    verdict: str
    state: str
    confirmations: int | None
    needed: int | None
    told: int
    told_at_ms: int
    looks: int
    failures: int
    next_look_at_ms: int
    created_at_ms: int
    ended_at_ms: int | None
    ended_why: Why | None


@dataclass(frozen=True)
class Step:
    """What follows from a look.

    watch   as it is from now on; if something is to be told, once it is told
    tell    the phase that its customer is to hear of, or that we stop
    """

    watch: Watch
    tell: Phase | Literal["last_word"] | None = None


def phase_of(finding: Finding) -> Phase:
    """What of a finding a customer would call a change."""
    match finding.state:
        case State.PENDING:
            return "pending"
        case State.CONFIRMING:
            enough = finding.needed and (finding.confirmations or 0) >= finding.needed
            return "done" if enough else "in_block"
        case State.FINAL:
            return "done"
        case State.FAILED:
            return "failed"
        case State.GONE:
            return "unclear" if finding.certainty == "open" else "gone"
    return "unclear"


def may_be_watched(finding: Finding) -> bool:
    """Whether there is something to wait for."""
    return phase_of(finding) in ("pending", "in_block")


def question_of(watch: Watch) -> Question:
    """What to ask the chain."""
    known: Mapping[str, Any] = msgspec.json.decode(watch.question)
    return Question(
        transaction=watch.transaction_id,
        sender=known.get("sender"),
        expect_to=known.get("expect_to"),
        expect_token=known.get("expect_token"),
        remembered=msgspec.json.decode(watch.remembered),
    )


def packed(known: Mapping[str, Any]) -> str:
    """A mapping as its column holds it."""
    return msgspec.json.encode(known).decode()


def after_look(
    watch: Watch, finding: Finding, chain: Chain, now_ms: int, *, age_max_ms: int
) -> Step:
    """What follows from what the chain says now.

    age_max_ms   how long we watch at most
    """
    seen = phase_of(finding)
    looked = replace(
        watch,
        seen=seen,
        verdict=finding.verdict,
        state=finding.state.value,
        confirmations=finding.confirmations,
        needed=finding.needed,
        remembered=packed(finding.memory) if finding.memory else watch.remembered,
        looks=watch.looks + 1,
        failures=0,
        next_look_at_ms=now_ms + _pause_ms(watch, finding, chain, now_ms),
    )
    if _is_news(watch, finding, seen):
        soon_ms = watch.told_at_ms + _BETWEEN_MS
        if now_ms < soon_ms:
            return Step(replace(looked, next_look_at_ms=soon_ms))
        told = replace(looked, phase=seen, told=watch.told + 1, told_at_ms=now_ms)
        return Step(_ended_if_settled(told, finding, now_ms), seen)
    if seen not in (watch.phase, watch.seen, "unclear"):
        # This look may have met a node that lags: the next one decides, and soon.
        looked = replace(looked, next_look_at_ms=now_ms + _BETWEEN_MS)
    return _ended_if_old(_ended_if_settled(looked, finding, now_ms), now_ms, age_max_ms)


def after_failure(watch: Watch, now_ms: int, *, age_max_ms: int) -> Step:
    """What follows when no node answered: a later look, and nothing else."""
    pause_ms = min(_FAILED_PAUSE_MS * 2 ** min(watch.failures, 10), _FAILED_PAUSE_MAX_MS)
    later = replace(
        watch,
        looks=watch.looks + 1,
        failures=watch.failures + 1,
        next_look_at_ms=now_ms + pause_ms,
    )
    return _ended_if_old(later, now_ms, age_max_ms)


def ended(watch: Watch, why: Why, now_ms: int) -> Watch:
    """It is watched no longer."""
    return replace(watch, ended_at_ms=now_ms, ended_why=why)


def _is_news(watch: Watch, finding: Finding, seen: Phase) -> bool:
    """Whether the customer is to hear of it, and it is sure enough to be said.

    What only moves forward is said at once. What may be a node that lags or forgot must be
    seen twice in a row.
    """
    if seen in (watch.phase, "unclear"):
        return False
    if watch.phase == "done" and seen == "in_block":
        return False
    forward = {
        "pending": False,
        "in_block": watch.phase in ("pending", "gone"),
        "done": True,
        "failed": True,
        "gone": finding.final,
    }
    return forward[seen] or seen == watch.seen


def _ended_if_settled(watch: Watch, finding: Finding, now_ms: int) -> Watch:
    if watch.told >= _TOLD_MAX:
        return ended(watch, "stopped", now_ms)
    if watch.phase not in ("done", "failed", "gone"):
        return watch
    # Twice what a receiver waits for: nobody will ask again.
    deep = finding.needed and (finding.confirmations or 0) >= 2 * finding.needed
    settled = watch.seen == watch.phase and (finding.final or deep)
    if settled or now_ms - watch.told_at_ms >= _AFTERWARDS_MS:
        return ended(watch, watch.phase, now_ms)
    return watch


def _ended_if_old(watch: Watch, now_ms: int, age_max_ms: int) -> Step:
    if watch.ended_at_ms is not None or now_ms - watch.created_at_ms < age_max_ms:
        return Step(watch)
    over = ended(watch, "expired", now_ms)
    if watch.phase not in ("pending", "in_block"):
        return Step(over)
    return Step(replace(over, told=watch.told + 1, told_at_ms=now_ms), "last_word")


def _pause_ms(watch: Watch, finding: Finding, chain: Chain, now_ms: int) -> int:
    """By the chain's blocks at first, then the longer it lasts, the longer."""
    block_ms = round(chain.block_time_s * _SECOND_MS)
    age_ms = now_ms - watch.created_at_ms
    pause_ms = max(_PAUSE_MIN_MS, block_ms, age_ms // 10)
    if finding.state is State.CONFIRMING and finding.needed:
        missing = max(1, finding.needed - (finding.confirmations or 0))
        pause_ms = max(_PAUSE_MIN_MS, min(missing * block_ms, _ETA_MAX_MS), age_ms // 20)
    return min(pause_ms, _PAUSE_MAX_MS)
