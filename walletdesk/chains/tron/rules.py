"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from walletdesk.chains.base import Chain, Finding, Question
from walletdesk.chains.tron import done, failed, undone
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.verdicts import VERDICTS

__all__ = ["VERDICTS", "judged"]


def judged(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of the transaction."""
    if facts.transaction is None:
        if facts.pending is not None:
            return undone.pending(chain, facts, facts.pending, question)
        return undone.absent(chain, facts, question)
    how = failed.outcome(facts.transaction, facts.receipt)
    if how:
        return failed.judged(chain, facts, facts.transaction, how)
    return done.judged(chain, facts, facts.transaction, question)
