"""What became of a transaction that no node has, as far as its sender's nonces tell. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.evm import guessed
from walletdesk.chains.evm.absence import past
from walletdesk.chains.evm.facts import Absence, Facts, Transaction
from walletdesk.chains.evm.shown import Certainty, data_mark, empties, other_told

VERDICTS = {
    "sped_up": "Another with the same nonce took its place and does the same.",
    "cancelled": "Another with the same nonce took its place and sends nothing, to the sender.",
    "replaced_by": "Which transaction has its nonce now.",
    "replacement_not_found": "Its nonce is used, and the transaction that used it was not found.",
    **guessed.VERDICTS,
}


def judged(chain: Chain, facts: Facts, absence: Absence, question: Question) -> Finding:
    """Replaced, undone with its block, let go of, or never known."""
    # A node that still shows what was replaced is where this is remembered from.
    question = replace(question, remembered=absence.remembered or question.remembered)
    known = past(question)
    if known.nonce is None or absence.nonce is None:
        return guessed.judged(chain, facts, absence, question)
    if absence.instead:
        return _replaced(chain, facts, absence.instead, question)
    if absence.block_stands:
        return guessed.seen_before(facts, question)
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


def _replaced(chain: Chain, facts: Facts, instead: Transaction, question: Question) -> Finding:
    in_block = instead.block is not None
    final = instead.block is not None and instead.block <= (facts.final_head or -1)
    values = other_told(chain, instead)
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
    return "cancelled" if empties(instead) else "replaced"


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
