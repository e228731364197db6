"""What is likeliest of a transaction that no node has and whose nonce nobody knows. Pure.

Its state stays unknown: on another chain it may be well.
"""

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.facts import Absence, Facts, Transaction
from walletdesk.chains.evm.shown import Certainty, empties, other_told
from walletdesk.chains.evm.words import address_or_none

VERDICTS = {
    "maybe_replaced": "Unknown, and the named sender's last transaction is not a day old.",
    "maybe_cancelled": "Unknown, and that last transaction does nothing, as wallets cancel.",
    "not_under_way": "Unknown, and the named sender has nothing that waits, nothing of a day.",
    "seen_before": "It was seen in a block that still stands, yet this node has it no more.",
    "maybe_node_behind": "The newest block that the node knows is over ten minutes old.",
    "maybe_sender_unused": "The sender named never sent or held anything on this chain.",
    "maybe_behind_waiting": "The sender named has transactions that wait.",
    "maybe_not_sent": "The wallet may never have handed it to the network.",
    "maybe_other_network": "It may be on a network that was not asked.",
    "maybe_let_go": "Nodes let go of transactions whose fee stayed too low for long.",
    "maybe_mistyped": "The id may be incomplete or mistyped.",
    "maybe_inside_exchange": "The number may be an exchange's own.",
}
_REASONS = (
    "maybe_not_sent",
    "maybe_other_network",
    "maybe_let_go",
    "maybe_mistyped",
    "maybe_inside_exchange",
)
_BEHIND_S = 600
_DAY_S = 24 * 3600


def judged(chain: Chain, facts: Facts, absence: Absence, question: Question) -> Finding:
    """By what the named sender did of late; without one, the reasons in the order of likelihood."""
    if absence.nonce is None:
        return _unknown("unknown", facts, question, "open", {"missing": "sender"})
    if not absence.nonce and not absence.balance:
        missing = {"missing": "sender"}
        return _unknown("unknown", facts, question, "open", missing, "maybe_sender_unused")
    newest = absence.newest
    if newest is None or _old(chain, facts, newest):
        told = absence.nonce_free is not None and not absence.waits
        verdict = "not_under_way" if told else "unknown"
        first = ("maybe_behind_waiting",) if absence.waits else ()
        certainty: Certainty = "open" if verdict == "unknown" else "likely"
        return _unknown(verdict, facts, question, certainty, {"missing": "nonce"}, *first)
    return _by(newest, chain, facts, absence, question)


def _old(chain: Chain, facts: Facts, newest: Transaction) -> bool:
    age_blocks = facts.head - (facts.head if newest.block is None else newest.block)
    return age_blocks * chain.block_time_s > _DAY_S


def _by(
    newest: Transaction, chain: Chain, facts: Facts, absence: Absence, question: Question
) -> Finding:
    values = {**other_told(chain, newest), "missing": "nonce"}
    first = ("maybe_behind_waiting",) if absence.waits else ()
    if empties(newest):
        return _unknown("maybe_cancelled", facts, question, "likely", values, *first)
    expected, call = address_or_none(question.expect_to), token_call(newest.data)
    same = expected is not None and expected in (newest.to, call.receiver if call else None)
    certainty: Certainty = "likely" if same else "open"
    return _unknown("maybe_replaced", facts, question, certainty, values, *first)


def seen_before(facts: Facts, question: Question) -> Finding:
    """It was in a block, and that block still stands: the node forgot it, the chain did not."""
    return Finding(
        verdict="unknown",
        state=State.UNKNOWN,
        certainty="open",
        values={"missing": "eth_getTransactionByHash"},
        notes=(Note("seen_before"),),
        evidence=facts.evidence,
        memory=dict(question.remembered),
    )


def _unknown(
    verdict: str,
    facts: Facts,
    question: Question,
    certainty: Certainty,
    values: dict[str, str],
    *first: str,
) -> Finding:
    behind = ("maybe_node_behind",) if facts.head_time_s < facts.now_s - _BEHIND_S else ()
    return Finding(
        verdict=verdict,
        state=State.UNKNOWN,
        certainty=certainty,
        values=values,
        notes=tuple(Note(name) for name in (*behind, *first, *_REASONS)),
        evidence=facts.evidence,
        memory=dict(question.remembered),
    )
