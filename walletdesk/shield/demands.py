"""What an outbound text asks of a user, in English and Chinese.

A clause is a demand when it names a secret, has the shape of a request, and neither denies it
nor sends the user to their own device. Clauses are judged one by one, so that a denial in one
("don't worry") excuses nothing in the next ("just send me the words").
"""

from __future__ import annotations

from walletdesk.shield import demands_en, demands_zh, grammar_en, grammar_zh, offers_en, offers_zh


def demands(text: str) -> set[str]:
    """The closed codes of what a folded text demands."""
    found: set[str] = set()
    asked = demands_en.Asked()
    chinese = not text.isascii()
    for sentence, clauses in grammar_en.read(text):
        if chinese and any("㐀" <= word[0] <= "鿿" for word in sentence.words):
            continue
        found.update(asked.hear(sentence, clauses))
        found.update(offers_en.offered(sentence, clauses))
    if chinese:
        heard = demands_zh.Asked()
        for spoken in grammar_zh.read(grammar_zh.simplified(text)):
            found.update(heard.hear(spoken))
            found.update(offers_zh.offered(spoken))
    return found
