"""What became of a transaction that no node has, as far as its sender's nonces tell. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.evm.absence import past
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.facts import Absence, Facts, Transaction
from walletdesk.chains.evm.shown import Certainty, data_mark
from walletdesk.chains.evm.words import address_or_none, checksummed

VERDICTS = {
    "sped_up": "Another with the same nonce took its place and does the same.",
    "cancelled": "Another with the same nonce took its place and sends nothing, to the sender.",
    "replaced_by": "Which transaction has its nonce now.",
    "replacement_not_found": "Its nonce is used, and the transaction that used it was not found.",
    "seen_before": "It was seen in a block that still stands, yet this node has it no more.",
    "maybe_node_behind": "The newest block that the node knows is over ten minutes old.",
    "maybe_sender_unused": "The sender named never sent or held anything on this chain.",
    "maybe_behind_waiting": "The sender named has transactions that wait.",
    "maybe_replaced": "The sender's last transaction, not a day old, may stand in its place.",
    "maybe_not_sent": "The wallet may never have handed it to the network.",
    "maybe_other_network": "It may be on a network that was not asked.",
    "maybe_let_go": "Nodes let go of transactions whose fee stayed too low for long.",
    "maybe_mistyped": "The id may be incomplete or mistyped.",
    "maybe_inside_exchange": "The number may be an exchange's own.",
}
_BEHIND_S = 600
_DAY_S = 24 * 3600
_REASONS = (
    "maybe_not_sent",
    "maybe_other_network",
    "maybe_let_go",
    "maybe_mistyped",
    "maybe_inside_exchange",
)


def judged(chain: Chain, facts: Facts, absence: Absence, question: Question) -> Finding:
    """Replaced, undone with its block, let go of, or never known."""
    # A node that still shows what was replaced is where this is remembered from.
    question = replace(question, remembered=absence.remembered or question.remembered)
    known = past(question)
    if known.nonce is None or absence.nonce is None:
        return _without_nonce(chain, facts, absence, question)
    if absence.instead:
        return _replaced(chain, facts, absence.instead, question)
    if absence.block_stands:
        return _unknown(facts, absence, question)
    if absence.nonce > known.nonce:
        notes = (Note("replacement_not_found"),)
        return _gone("replaced", facts, question, certainty="likely", notes=notes)
    if absence.block_stands is False:
        return Finding(
            verdict="reorganised",
            state=State.PENDING,
            confirmations=0,
            needed=chain.confirmations,
            evidence=facts.evidence,
            memory=dict(question.remembered),
        )
    return _gone("dropped", facts, question, certainty="likely")


def _without_nonce(chain: Chain, facts: Facts, absence: Absence, question: Question) -> Finding:
    """Only the sender is known: its last transaction, if it is a day old at most, may say more."""
    newest = absence.newest
    if newest is None or (newest.block or facts.head) < facts.head - _DAY_S / chain.block_time_s:
        return _unknown(facts, absence, question)
    expected, call = address_or_none(question.expect_to), token_call(newest.data)
    paid = {newest.to, call.receiver if call else None}
    if _empties(newest) or (expected is not None and expected in paid):
        found = _replaced(chain, facts, newest, question)
        return replace(found, certainty="likely")
    found = _unknown(facts, absence, question)
    note = Note("maybe_replaced", _told(chain, newest))
    return replace(found, notes=(note, *found.notes))


def _told(chain: Chain, other: Transaction) -> dict[str, str]:
    return {
        "replacement": other.hash,
        "receiver": checksummed(other.to) if other.to else "",
        "amount": chain.amount(other.value),
    }


def _empties(other: Transaction) -> bool:
    """Whether it does nothing but use its nonce, as wallets cancel."""
    return other.to == other.sender and not other.value and not other.data


def _replaced(chain: Chain, facts: Facts, instead: Transaction, question: Question) -> Finding:
    in_block = instead.block is not None
    final = instead.block is not None and instead.block <= (facts.final_head or -1)
    values = _told(chain, instead)
    return _gone(
        _kind(instead, question.remembered),
        facts,
        question,
        final=final,
        values=values,
        certainty="certain" if in_block else "likely",
        notes=(Note("replaced_by", values),),
    )


def _kind(instead: Transaction, kept: Mapping[str, Any]) -> str:
    same = {"to": instead.to, "value": str(instead.value), "data": data_mark(instead.data)}
    if all(kept.get(name) == value for name, value in same.items()):
        return "sped_up"
    return "cancelled" if _empties(instead) else "replaced"


def _gone(
    verdict: str,
    facts: Facts,
    question: Question,
    *,
    certainty: Certainty,
    final: bool = False,
    values: Mapping[str, str] | None = None,
    notes: tuple[Note, ...] = (),
) -> Finding:
    return Finding(
        verdict=verdict,
        state=State.GONE,
        final=final,
        certainty=certainty,
        values=values or {},
        notes=notes,
        evidence=facts.evidence,
        memory=dict(question.remembered),
    )


def _unknown(facts: Facts, absence: Absence, question: Question) -> Finding:
    behind = facts.head_time_s < facts.now_s - _BEHIND_S
    names = (*(("maybe_node_behind",) if behind else ()), *_of_sender(absence), *_REASONS)
    if absence.block_stands:
        names = ("seen_before",)
    return Finding(
        verdict="unknown",
        state=State.UNKNOWN,
        certainty="open",
        values={"missing": "sender" if absence.nonce is None else "nonce"},
        notes=tuple(Note(name) for name in names),
        evidence=facts.evidence,
        memory=dict(question.remembered),
    )


def _of_sender(absence: Absence) -> tuple[str, ...]:
    """What the named sender's account makes the likeliest reason."""
    if absence.nonce is None:
        return ()
    if not absence.nonce and not absence.balance:
        return ("maybe_sender_unused",)
    return ("maybe_behind_waiting",) if (absence.nonce_free or 0) > absence.nonce else ()
