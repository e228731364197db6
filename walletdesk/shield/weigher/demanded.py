"""What a text demands, by the rules and the weights together."""

from __future__ import annotations

from walletdesk.shield.demands import demands
from walletdesk.shield.weigher.weigh import RULE, weigh

READS_LIKE_DEMAND = "reads_like_demand"


def demanded(text: str) -> set[str]:
    """The closed codes of what a folded text demands.

    A rule that knows the text adds to its weight; where no rule does, the weight alone may stop
    it, and where the weight speaks clearly against it, the rule is not believed.
    """
    found = demands(text)
    if weigh(text) + RULE * bool(found) <= 0:
        return set()
    return found or {READS_LIKE_DEMAND}
