"""Why a transaction that a node knows is in no block yet. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from walletdesk.chains.base import Chain, Finding, Note, Question, State, decimal_text
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.facts import Facts, Queue, Transaction
from walletdesk.chains.evm.shown import Certainty, memory, sent
from walletdesk.chains.evm.words import address_or_none, checksummed

VERDICTS = {
    "nonce_gap": "In no block, and no transaction of the sender has a nonce that must come first.",
    "blocked_by_lower_nonce": "In no block; another of the sender's with a lower nonce waits too.",
    "first_waiting": "Which transaction of the sender comes first.",
    "goes_elsewhere": "In no block, and meant for another address than the one expected.",
    "cannot_pay": "In no block, and the sender holds less than its amount and highest fee.",
}
_GWEI_DIGITS = 9


def judged(
    chain: Chain, facts: Facts, waiting: Transaction, queue: Queue, question: Question
) -> Finding:
    """What it waits for, and a warning while it can still be cancelled."""
    found = _judged(chain, facts, waiting, queue)
    return replace(found, notes=(*found.notes, *_goes_elsewhere(waiting, question)))


def _judged(chain: Chain, facts: Facts, waiting: Transaction, queue: Queue) -> Finding:
    """What it waits for, in the order in which one reason hides the next."""
    missing = max(queue.nonce, queue.nonce_free)
    if queue.nonce < waiting.nonce and queue.first is None and queue.pool_told:
        return _gap(chain, facts, waiting, queue.nonce)
    if queue.nonce < missing < waiting.nonce:
        return _gap(chain, facts, waiting, missing)
    if queue.nonce < waiting.nonce:
        return _blocked(chain, facts, waiting, queue)
    if queue.balance < waiting.value + waiting.gas * waiting.fee_per_gas_max:
        return _cannot_pay(chain, facts, waiting, queue)
    if waiting.fee_per_gas_max < queue.base_fee or _tip(waiting, queue) < queue.tip_usual:
        return _underpriced(chain, facts, waiting, queue)
    return _pending("pending", chain, facts, waiting, _fees(waiting, queue))


def _gap(chain: Chain, facts: Facts, waiting: Transaction, missing: int) -> Finding:
    values = {"nonce": str(waiting.nonce), "missing_nonce": str(missing)}
    # Another node may hold what this one lacks.
    return _pending("nonce_gap", chain, facts, waiting, values, "likely")


def _blocked(chain: Chain, facts: Facts, waiting: Transaction, queue: Queue) -> Finding:
    values = {
        "nonce": str(waiting.nonce),
        "first_nonce": str(queue.nonce),
        "first": queue.first.hash if queue.first else "",
    }
    # Without a look into the pool, a node that counts no waiting transactions looks the same.
    told = queue.first is not None or queue.nonce_free > queue.nonce
    if not told:
        values["missing"] = "txpool_contentFrom"
        return _pending("pending", chain, facts, waiting, values, "open")
    found = _pending("blocked_by_lower_nonce", chain, facts, waiting, values)
    return replace(found, notes=(Note("first_waiting"),)) if queue.first else found


def _cannot_pay(chain: Chain, facts: Facts, waiting: Transaction, queue: Queue) -> Finding:
    needs = waiting.value + waiting.gas * waiting.fee_per_gas_max
    values = {
        "balance": chain.amount(queue.balance),
        "needs": chain.amount(needs),
        "short": chain.amount(needs - queue.balance),
    }
    return _pending("cannot_pay", chain, facts, waiting, values)


def _underpriced(chain: Chain, facts: Facts, waiting: Transaction, queue: Queue) -> Finding:
    # Below the base fee no block may take it; a small tip is a matter of the block's maker.
    sure = waiting.fee_per_gas_max < queue.base_fee
    values = _fees(waiting, queue)
    return _pending("underpriced", chain, facts, waiting, values, "certain" if sure else "likely")


def _goes_elsewhere(waiting: Transaction, question: Question) -> tuple[Note, ...]:
    expected, call = address_or_none(question.expect_to), token_call(waiting.data)
    receiver = call.receiver if call else None if waiting.data else waiting.to
    if expected is None or receiver in (None, expected):
        return ()
    values = {"receiver": checksummed(receiver or ""), "expected_address": checksummed(expected)}
    return (Note("goes_elsewhere", values),)


def _tip(waiting: Transaction, queue: Queue) -> int:
    over = waiting.fee_per_gas_max - queue.base_fee
    return over if waiting.tip_per_gas_max is None else min(waiting.tip_per_gas_max, over)


def _fees(waiting: Transaction, queue: Queue) -> dict[str, str]:
    return {
        "offers": f"{decimal_text(waiting.fee_per_gas_max, _GWEI_DIGITS)} gwei",
        "wanted": f"{decimal_text(queue.base_fee + queue.tip_usual, _GWEI_DIGITS)} gwei",
    }


def _pending(
    verdict: str,
    chain: Chain,
    facts: Facts,
    waiting: Transaction,
    values: Mapping[str, str],
    certainty: Certainty = "certain",
) -> Finding:
    return Finding(
        verdict=verdict,
        state=State.PENDING,
        confirmations=0,
        needed=chain.confirmations,
        certainty="likely" if verdict == "pending" and certainty == "certain" else certainty,
        values=values,
        evidence=facts.evidence,
        movements=sent(chain, waiting, State.PENDING),
        memory=memory(waiting),
    )
