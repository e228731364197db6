"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from walletdesk.chains.base import Chain, Finding, Question, State
from walletdesk.chains.evm.facts import Facts, Receipt, Transaction

VERDICTS: dict[str, str] = {}


def judged(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of the transaction."""
    if facts.transaction is None:
        return Finding(verdict="unknown", state=State.UNKNOWN, evidence=facts.evidence)
    if facts.receipt is None:
        return _waiting(chain, facts, facts.transaction)
    return _included(chain, facts, facts.transaction, facts.receipt)


def _waiting(chain: Chain, facts: Facts, transaction: Transaction) -> Finding:
    return Finding(
        verdict="pending",
        state=State.PENDING,
        confirmations=0,
        needed=chain.confirmations,
        certainty="likely",
        evidence=facts.evidence,
        memory={"nonce": transaction.nonce, "sender": transaction.sender},
    )


def _included(chain: Chain, facts: Facts, transaction: Transaction, receipt: Receipt) -> Finding:
    confirmations = max(0, facts.head - receipt.block + 1)
    final = facts.final_head is not None and receipt.block <= facts.final_head
    arrived = final or confirmations >= chain.confirmations
    return Finding(
        verdict="arrived" if arrived else "confirming",
        state=State.FINAL if final else State.CONFIRMING,
        final=final,
        confirmations=confirmations,
        needed=chain.confirmations,
        values={"amount": chain.amount(transaction.value)},
        evidence=facts.evidence,
    )
