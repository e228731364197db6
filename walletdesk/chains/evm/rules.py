"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from dataclasses import replace

from walletdesk.chains.base import Chain, Evidence, Finding, Note, Question, State
from walletdesk.chains.evm import absent, failed, succeeded, waiting
from walletdesk.chains.evm.absence import past
from walletdesk.chains.evm.facts import Facts, Receipt, Transaction
from walletdesk.chains.evm.shown import memory
from walletdesk.chains.evm.standing import standing

VERDICTS: dict[str, str] = {
    "moved_block": "It was in another block when it was last looked at.",
    **waiting.VERDICTS,
    **absent.VERDICTS,
    **failed.VERDICTS,
    **succeeded.VERDICTS,
}


def judged(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of the transaction."""
    if facts.absence is not None:
        return absent.judged(chain, facts, facts.absence, question)
    if facts.transaction is None:
        return Finding(
            verdict="unknown",
            state=State.UNKNOWN,
            certainty="open",
            values={"missing": "sender"},
            evidence=facts.evidence,
        )
    if facts.receipt is not None:
        return _included(chain, facts, facts.transaction, facts.receipt, question)
    if past(question).block_hash is not None:
        return _undone(chain, facts, facts.transaction)
    if facts.queue is None or facts.transaction.block is not None:
        return _half_told(chain, facts, facts.transaction)
    return waiting.judged(chain, facts, facts.transaction, facts.queue, question)


def _included(
    chain: Chain, facts: Facts, done: Transaction, receipt: Receipt, question: Question
) -> Finding:
    if facts.witness == "disagrees":
        return _disagreed(chain, facts, done, receipt)
    if facts.failure is not None:
        finding = failed.judged(chain, facts, done, receipt, facts.failure)
    elif facts.effect is not None:
        finding = succeeded.judged(chain, facts, done, receipt, facts.effect, question)
    else:
        return _half_told(chain, facts, done)
    before = past(question).block_hash
    if before is not None and before != receipt.block_hash:
        finding = replace(finding, notes=(*finding.notes, Note("moved_block")))
    return finding


def _disagreed(chain: Chain, facts: Facts, done: Transaction, receipt: Receipt) -> Finding:
    return Finding(
        verdict="nodes_disagree",
        state=State.CONFIRMING,
        confirmations=standing(chain, facts, receipt).confirmations,
        needed=chain.confirmations,
        certainty="open",
        values={"missing": "eth_getTransactionReceipt"},
        evidence=(*facts.evidence, Evidence("a second endpoint", "another receipt or none")),
        memory=memory(done, receipt),
    )


def _undone(chain: Chain, facts: Facts, waits: Transaction) -> Finding:
    return Finding(
        verdict="reorganised",
        state=State.PENDING,
        confirmations=0,
        needed=chain.confirmations,
        evidence=facts.evidence,
        memory=memory(waits),
    )


def _half_told(chain: Chain, facts: Facts, done: Transaction) -> Finding:
    """A node that names a block and has no receipt yet: whether it succeeded is not known."""
    in_block = done.block is not None
    return Finding(
        verdict="confirming" if in_block else "pending",
        state=State.CONFIRMING if in_block else State.PENDING,
        confirmations=max(1, facts.head - done.block + 1) if done.block is not None else 0,
        needed=chain.confirmations,
        certainty="open",
        values={"missing": "eth_getTransactionReceipt"},
        evidence=facts.evidence,
        memory=memory(done),
    )
