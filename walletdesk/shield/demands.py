"""Sentences that ask a user for a secret, in English and Chinese.

A clause is a demand when it names a secret, has the shape of a request, and neither denies it
nor sends the user to their own device. Clauses are judged one by one, so that a denial in one
("don't worry") excuses nothing in the next ("just send me the words").
"""

from __future__ import annotations

from walletdesk.shield import demands_en, demands_zh


def demands(text: str) -> list[str]:
    """The closed codes of what a folded text demands."""
    reasons = demands_en.reasons(text)
    if not text.isascii():
        reasons += demands_zh.reasons(text)
    return sorted(set(reasons))
