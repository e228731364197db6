"""What an outbound text asks of a user, in English and Chinese.

A clause is a demand when it names a secret, has the shape of a request, and neither denies it
nor sends the user to their own device. Clauses are judged one by one, so that a denial in one
("don't worry") excuses nothing in the next ("just send me the words").
"""

from __future__ import annotations

import re

from walletdesk.shield import demands_en, demands_zh, grammar_en, grammar_zh, offers_en, offers_zh

_HAN = re.compile("[㐀-鿿]")


def demands(text: str) -> set[str]:
    """The closed codes of what a folded text demands."""
    chinese = _HAN.search(text) is not None
    found: set[str] = set()
    asked = demands_en.Asked()
    for sentence, clauses in grammar_en.read(text):
        if chinese and any(_HAN.match(word) for word in sentence.words):
            continue
        found.update(asked.hear(sentence, clauses))
        found.update(offers_en.offered(sentence, clauses))
    if chinese:
        found |= _demands_in_chinese(text)
    return found


def _demands_in_chinese(text: str) -> set[str]:
    found: set[str] = set()
    heard = demands_zh.Asked()
    for sentence in grammar_zh.read(grammar_zh.simplified(text)):
        if _HAN.search(sentence.text):
            found.update(heard.hear(sentence))
            found.update(offers_zh.offered(sentence))
    return found
