"""Why a transaction waits, and what could hurry it: pure."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.utxo.facts import Facts, Parent, Transaction
from walletdesk.chains.utxo.fees import offered, rate_text, wait_blocks, wait_values, wanted
from walletdesk.chains.utxo.words import same

# A transaction with one input and one output, as a child that only pays is.
_CHILD_VSIZE = 141


def why_it_waits(chain: Chain, facts: Facts, found: Transaction, question: Question) -> Finding:
    """The verdict on a transaction that is in no block, with what there is to say of its fee."""
    rate, enough = offered(facts, found), wanted(facts)
    if rate is None or enough is None:
        return _undecided(chain, facts, found)
    if rate >= enough:
        verdict, values = "pending", dict[str, str]()
    else:
        verdict, values = _too_low(found, facts, enough)
    notes = [
        Note("fee_rate", {"rate": rate_text(rate), "wanted": rate_text(enough)}),
        _wait(chain, facts, rate),
        *_kept_at_all(facts, rate),
        *_of_neighbours(facts, found),
    ]
    if verdict != "pending":
        notes += _child(chain, found, question, enough)
    return Finding(
        verdict=verdict,
        state=State.PENDING,
        confirmations=0,
        certainty="likely",
        values=values,
        notes=tuple(notes),
        evidence=facts.evidence,
    )


def below_minimum(facts: Facts, rate: str) -> bool:
    """Whether a remembered rate is less than what nodes keep now."""
    least = facts.fees.minimum
    try:
        return bool(rate) and least is not None and Decimal(rate) < least
    except InvalidOperation:
        return False


def _undecided(chain: Chain, facts: Facts, found: Transaction) -> Finding:
    """Nothing to compare its fee with."""
    missing = "what it pays" if found.fee is None else "an estimate of what the next blocks take"
    return Finding(
        verdict="pending",
        state=State.PENDING,
        confirmations=0,
        certainty="open",
        values={"missing": missing},
        notes=tuple(_of_neighbours(facts, found)),
        evidence=facts.evidence,
    )


def _too_low(found: Transaction, facts: Facts, enough: Decimal) -> tuple[str, dict[str, str]]:
    own = found.load
    poorest = min(facts.parents, key=lambda one: one.load.rate, default=None)
    if own is None or poorest is None or own.rate < enough:
        return "underpriced", {}
    return "parent_underpriced", _parent_values(poorest)


def _parent_values(parent: Parent) -> dict[str, str]:
    return {"parent": parent.id, "parent_rate": rate_text(parent.load.rate)}


def _wait(chain: Chain, facts: Facts, rate: Decimal) -> Note:
    blocks = wait_blocks(facts, rate)
    if blocks is None:
        return Note("fee_wait_unknown")
    return Note(*wait_values(blocks, chain.block_time_s))


def _kept_at_all(facts: Facts, rate: Decimal) -> Iterator[Note]:
    least = facts.fees.minimum
    if least is not None and rate < least:
        yield Note("below_minimum", {"rate": rate_text(rate), "minimum": rate_text(least)})


def _of_neighbours(facts: Facts, found: Transaction) -> Iterator[Note]:
    if facts.replaceable is not None:
        yield Note("replaceable" if facts.replaceable else "not_replaceable")
    if facts.parents:
        yield Note("parent_waiting", {"parent": facts.parents[0].id})
    own, below = found.load, facts.descendants
    if own and below and below.vsize > own.vsize and below.rate > own.rate:
        yield Note("child_pays")


def _child(chain: Chain, found: Transaction, question: Question, enough: Decimal) -> Iterator[Note]:
    """The output of whoever asks that could pay for both: the receiver's, or the change."""
    theirs = [one for one in (question.expect_to, question.sender, *found.senders) if one]
    cost = enough * (found.vsize + _CHILD_VSIZE) - (found.fee or 0)
    for owner in theirs:
        for one in found.outputs:
            mine = one.address is not None and same(one.address, owner)
            if mine and one.spent is False and one.value > cost:
                values = {"address": owner, "held": chain.amount(one.value)}
                yield Note("child_can_pay", values)
                return
