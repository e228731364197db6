"""What a text demands, by the rules and the weights together."""

from __future__ import annotations

from walletdesk.shield.demands import demands
from walletdesk.shield.weigher.weigh import RULE, sentences, weigh
from walletdesk.shield.weigher.word_classes import MARK, pieces

READS_LIKE_DEMAND = "reads_like_demand"
_FEW_WORDS = 7
_SURE_OF_FEW = 0.3  # "please send it" is harmless until it is known what: the weights must be surer
_BRIEF_WORDS, _SURE_OF_BRIEF = 12, 0.2  # so are they of a sentence that everybody writes


def demanded(text: str, surely: float = 0.0) -> set[str]:
    """The closed codes of what a folded text demands.

    surely   what it must weigh at least where no rule knows it

    A rule that knows the text adds to its weight; where no rule does, the weight alone may stop
    it, and where the weight speaks clearly against it, the rule is not believed. In a sentence of
    a few words the weights see too little: there the rule alone decides.
    """
    found = demands(text)
    if found and any(demands(part) for part in sentences(text) if _is_short(part)):
        return found
    words = _words_in(text)
    if words < _BRIEF_WORDS:
        surely = max(surely, _SURE_OF_FEW if words < _FEW_WORDS else _SURE_OF_BRIEF)
    if weigh(text) <= (-RULE if found else surely):
        return set()
    return found or {READS_LIKE_DEMAND}


def _is_short(sentence: str) -> bool:
    """Whether it has few words; single letters are none, as in "i.e." and in words spelled out."""
    return _words_in(sentence) < _FEW_WORDS


def _words_in(text: str) -> int:
    return sum(map(_is_word, pieces(text)))


def _is_word(piece: tuple[str, str]) -> bool:
    word, kind = piece
    return kind != MARK and not (len(word) == 1 and word.isascii() and word.isalpha())
