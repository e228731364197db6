"""Recovery phrases in a text, as people write them, and what the next message has to know.

A stretch is a run of tokens dense in words of one list (see `stretches`). Removed are
- eight words or more that together are rare enough, anywhere;
- four words or more where the text speaks of a seed or recovery phrase;
- eight words or more of which nearly each is introduced, "the next one is";
- nine words or more in a message of nothing else;
- six words or more, and nothing else, at the very end of the message; five if it goes on from
  the message before, or if there are two such runs near each other;
- runs of twelve words, and any run with a valid BIP-39 check sum (see `runs`).
A message of nothing but four words or more is a fragment, and so are two numbered words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from walletdesk.shield.bip39 import LENGTHS
from walletdesk.shield.model import NO_TRAIL, TRAIL_WORDS, Certainty, Trail
from walletdesk.shield.nearly import Nearly
from walletdesk.shield.otherlists import others
from walletdesk.shield.runs import lists_of, unbroken
from walletdesk.shield.stretches import Stretch, promising, stretches, very_promising
from walletdesk.shield.tokens import Tokens, tokens_of
from walletdesk.shield.wordlists import (
    AND,
    ENGLISH_HEAD,
    FILLER,
    FOREIGN,
    FOREIGN_HEAD,
    GLUE,
    HAN,
    HEAD_AND_WORD,
    LETTER,
    MORE_FILLER,
    OTHER,
    REMARK,
    lexicon,
)

_PHRASE_WORDS, _PHRASE_SCORE = 8, 14.0
_LONG_WORDS, _LONG_SCORE = 9, 10.0
_ENUMERATED_SCORE, _FEWEST_FILLERS = 7.0, 7
_CUED_WORDS, _CUED_SCORE = 4, 8.0
_HINTED_WORDS, _HINTED_SCORE = 6, 12.0
_END_WORDS, _END_SCORE = 6, 13.0
_CROSSING_WORDS, _CROSSING_SCORE = 5, 9.0
_PAIR_WORDS, _PAIR_SCORE, _PAIR_DISTANCE = 6, 12.0, 40
_FRAGMENT_WORDS, _FRAGMENT_SCORE = 4, 6.0
_NUMBERED_WORDS, _NUMBERED_SCORE = 2, 4.0
_CERTAIN_WORDS, _MANY_WORDS = 11, 99
_ALONE_WORDS, _MOST_MISSPELT = 9, 3
_MOST_AT_AN_EDGE = 6
_REACH = 4
_OFTEN = 3
_AFTERTHOUGHT = 2
_FEWEST_TOKENS = 4  # for the lists beyond BIP-39

_CUE = re.compile(
    r"\b(?:(?:seed|recovery|secret|backup|mnemonic) (?:phrases?|words?)|mnemonics?|srp|"
    r"my (?:\w+ )?(?:seed|phrase|words)|words? are)\b|助记|助記|恢复词|种子词|单词是"
)
_HINT = re.compile(
    r"\b(?:seed|phrase|words|first half|second half|other half|the rest)\b|单词|單詞|短语"
)
_CUE_BEFORE, _CUE_AFTER = 20, 10  # tokens
_FILLER_OR_AND = FILLER + AND
_IN_NO_LIST = OTHER + HEAD_AND_WORD
_COMMON = frozenset("01" + FILLER + MORE_FILLER + AND)
_LISTED = _COMMON | frozenset("23" + FOREIGN + HAN + ENGLISH_HEAD + FOREIGN_HEAD + HEAD_AND_WORD)
_BETWEEN = FILLER + MORE_FILLER + AND + GLUE + REMARK
# What Substrate writes after the words: "//hard/soft///password".
_DERIVATION = re.compile(r"(?: ?//[^\s/]+|/[^\s/]+)*(?: ?///\S+)?")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


class Reading(NamedTuple):
    """What a text says about phrases; parts are (certainty, start, end) in the folded text.

    letters  how many letters stand alone, for `joined`
    longest  how long the longest token is, for `joined` and `hanzi`
    """

    parts: tuple[tuple[Certainty, int, int], ...] = ()
    fragment: bool = False
    trail: Trail = NO_TRAIL
    reaches_back: int = 0
    letters: int = 0
    longest: int = 0


class _Found(NamedTuple):
    """What one set of lists finds; crosses says that it began in the messages before."""

    parts: tuple[tuple[Certainty, int, int], ...] = ()
    fragment: bool = False
    crosses: bool = False

    def beside(self, other: _Found) -> _Found:
        """Both; a fragment, which is a whole message, only if nothing surer was found."""
        if not other.parts or (other.fragment and self.parts):
            return self
        if self.fragment or not self.parts:
            return other
        return _Found(self.parts + other.parts, False, self.crosses or other.crosses)


_NOTHING = _Found()


def read(text: str, before: Trail | None = None) -> Reading:
    """Finds phrases in a folded text, as going on from `before` and by itself."""
    tokens = tokens_of(text, before, lexicon())
    trail, letters = _trail(tokens, before), tokens.classes.count(LETTER)
    longest = max(map(len, tokens.words), default=0)
    found = _found(tokens) if promising(tokens.classes) else _NOTHING
    if len(tokens.words) >= _FEWEST_TOKENS:
        rough = tokens.roughly(others())
        if rough[-1] not in _IN_NO_LIST:
            also = _trail(tokens._replace(classes=rough, lexicon=others()), before)
            trail = also if len(also.words) > len(trail.words) else trail
        if very_promising(rough) and _is_left(text, found):
            found = found.beside(_found(tokens.read_by(others())))
    reaches_back = before.messages if before and found.crosses else 0
    return Reading(found.parts, found.fragment, trail, reaches_back, letters, longest)


def _is_left(text: str, found: _Found) -> bool:
    """Whether there is much to read yet: not after hundreds of words of BIP-39."""
    return sum(end - start for _, start, end in found.parts) * 5 < len(text) * 4


def _found(tokens: Tokens) -> _Found:
    """What is to go, by the lists of these tokens."""
    removed, fragment = _removed(tokens)
    parts = _parts(tokens, removed)
    crosses = any(stretch.start < tokens.own for stretch in removed)
    # Words that the trail holds already weigh nothing as its continuation: a phrase that is
    # sent again shows only when the message is read by itself.
    if tokens.own and promising(tokens.classes[tokens.own :]):
        alone = tokens.alone()
        removed_alone, fragment_alone = _removed(alone)
        fragment = fragment if parts else fragment_alone
        parts += _parts(alone, removed_alone)
    return _Found(parts, fragment, crosses)


def _removed(tokens: Tokens) -> tuple[list[Stretch], bool]:
    """What to take out, and whether that is a whole message that is a fragment."""
    found = stretches(tokens)
    removed = [
        stretch
        for at, stretch in enumerate(found)
        if stretch.end > tokens.own and _is_removed(stretch, found[max(0, at - 1) : at + 2], tokens)
    ]
    removed += unbroken(tokens, removed)
    if removed:
        return removed, False
    best, words = _nothing_but(tokens, found)
    if best is None or not (words >= _ALONE_WORDS or _is_fragment(best, words, tokens)):
        return [], False
    whole = best._replace(start=0, end=len(tokens.words), words=words, pure=True)
    return [whole], words < _ALONE_WORDS


def _is_removed(stretch: Stretch, around: list[Stretch], tokens: Tokens) -> bool:
    words, score = stretch.words, stretch.score
    if stretch.start < tokens.own:
        return words >= _CROSSING_WORDS and score >= _CROSSING_SCORE and _goes_on(stretch, tokens)
    if words >= _PHRASE_WORDS and score >= _PHRASE_SCORE:
        return True
    if words >= _PHRASE_WORDS and score >= _ENUMERATED_SCORE and _is_enumerated(stretch, tokens):
        return True
    if words >= _CUED_WORDS and score >= _CUED_SCORE and _near(_CUE, stretch, tokens):
        return True
    if not stretch.pure:
        return False
    if words >= _LONG_WORDS and score >= _LONG_SCORE:
        return True
    if words >= _HINTED_WORDS and score >= _HINTED_SCORE and _near(_HINT, stretch, tokens):
        return True
    if words >= _END_WORDS and score >= _END_SCORE and _ends_message(stretch, tokens):
        return True
    return _is_half(stretch) and any(
        _is_half(other) and 0 < abs(other.start - stretch.start) <= _PAIR_DISTANCE
        for other in around
    )


def _is_enumerated(stretch: Stretch, tokens: Tokens) -> bool:
    """Whether something is said before nearly every word: "word number one is"."""
    return tokens.classes.count(FILLER, stretch.start, stretch.end) >= _FEWEST_FILLERS


def _near(cue: re.Pattern[str], stretch: Stretch, tokens: Tokens) -> bool:
    """Whether the text speaks of phrases close to the stretch."""
    first = max(stretch.start - _CUE_BEFORE, tokens.own)
    return cue.search(" ".join(tokens.words[first : stretch.end + _CUE_AFTER])) is not None


def _goes_on(stretch: Stretch, tokens: Tokens) -> bool:
    """Whether what this message adds to the trail is itself unlike a sentence."""
    own = tokens.classes[tokens.own : stretch.end]
    rare = len(own) - sum(map(own.count, "01" + FILLER + AND + GLUE + OTHER + LETTER))
    return rare >= (1 if stretch.end == len(tokens.words) else 2)


def _ends_message(stretch: Stretch, tokens: Tokens) -> bool:
    after = tokens.classes[stretch.end :]
    return len(after) <= _AFTERTHOUGHT and not after.strip("01" + FILLER + AND + LETTER)


def _is_half(stretch: Stretch) -> bool:
    return stretch.pure and stretch.words >= _PAIR_WORDS and stretch.score >= _PAIR_SCORE


def _nothing_but(tokens: Tokens, found: list[Stretch]) -> tuple[Stretch | None, int]:
    """The best stretch of a message that holds nothing but words of its list, and how many.

    In a message of nine words or more a few may be misspelt.
    """
    own = tokens.classes[tokens.own :]
    if not found or _COMMON.issuperset(own):
        return None, 0
    strangers = sum(map(own.count, set(own) - _LISTED))
    if strangers and (len(own) < _ALONE_WORDS + strangers or strangers > _MOST_MISSPELT):
        return None, 0
    best = max(found, key=lambda s: s.score)
    mask = 1 << best.list_bit
    words = {w for w in tokens.words if lists_of(w, tokens.lexicon) & mask}
    others = [
        word
        for word, letter in zip(tokens.words[tokens.own :], own, strict=True)
        if word not in words and letter not in _FILLER_OR_AND
    ]
    nearly = Nearly(tokens.lexicon)
    if (
        best.end <= tokens.own
        or len(others) > _MOST_MISSPELT
        or (others and len(words) < _ALONE_WORDS)
        or not all(nearly.is_near(word, best.list_bit) for word in others)
    ):
        return None, 0
    return best, len(words)


def _is_fragment(best: Stretch, words: int, tokens: Tokens) -> bool:
    if words >= _FRAGMENT_WORDS and best.score >= _FRAGMENT_SCORE:
        return True
    numbered = len(_NUMBER.findall(tokens.text)) >= len(tokens.words) - tokens.own
    return numbered and words >= _NUMBERED_WORDS and best.score >= _NUMBERED_SCORE


def _parts(tokens: Tokens, removed: list[Stretch]) -> tuple[tuple[Certainty, int, int], ...]:
    if not removed:
        return ()
    spans = tokens.spans()
    nearly = Nearly(tokens.lexicon)
    parts: list[tuple[Certainty, int, int]] = []
    for stretch in removed:
        wide = _widened(tokens, stretch, nearly)
        first, last = max(wide.start, tokens.own) - tokens.own, wide.end - tokens.own - 1
        end = spans[last][1]
        derivation = _DERIVATION.match(tokens.text, end)
        end = derivation.end() if derivation else end
        parts.append((_certainty(tokens, wide), spans[first][0], end))
    return tuple(parts)


def _widened(tokens: Tokens, stretch: Stretch, nearly: Nearly) -> Stretch:
    """Takes in the list words at the edges that weigh too little, are misspelt or stand apart."""
    inside = tokens.classes[stretch.start : stretch.end]
    between = _BETWEEN if sum(map(inside.count, _BETWEEN)) >= _OFTEN else FILLER
    gaps = 0 if stretch.words in LENGTHS else 1
    start, end = stretch.start, stretch.end
    for _ in range(_MOST_AT_AN_EDGE):
        back = range(start - 1, tokens.own - 1, -1)[:_REACH]
        start -= _next_word(tokens, back, between, gaps, stretch.list_bit, nearly)
        ahead = range(end, len(tokens.words))[:_REACH]
        end += _next_word(tokens, ahead, between, gaps, stretch.list_bit, nearly)
    return stretch._replace(start=start, end=end)


def _next_word(
    tokens: Tokens, ahead: range, between: str, gaps: int, bit: int, nearly: Nearly
) -> int:
    """How many steps ahead the next list word is; 0 if anything else comes first."""
    masked = 0
    for step, at in enumerate(ahead, 1):
        word = tokens.words[at]
        if lists_of(word, tokens.lexicon) >> bit & 1 and (
            not masked or tokens.classes[at] not in _COMMON
        ):
            return step
        if step == 1 and nearly.is_near(word, bit):
            return step
        if tokens.classes[at] not in between:
            masked += 1
            if masked > gaps:
                return 0
    return 0


def _certainty(tokens: Tokens, stretch: Stretch) -> Certainty:
    """Certain is eleven words of one list with nothing foreign between them."""
    if stretch.words >= _MANY_WORDS:
        return "certain"
    mask = 1 << stretch.list_bit
    run = tokens.words[stretch.start : stretch.end]
    inside = sum(bool(lists_of(word, tokens.lexicon) & mask) for word in run)
    others = tokens.classes.count(OTHER, stretch.start, stretch.end)
    return "certain" if inside >= _CERTAIN_WORDS and others <= inside // 6 else "likely"


def _trail(tokens: Tokens, before: Trail | None) -> Trail:
    """The list words this message ends in, with those before it if it holds nothing else."""
    if not tokens.classes or tokens.classes[-1] in _IN_NO_LIST:
        return NO_TRAIL
    words: list[str] = []
    first, at = len(tokens.words), len(tokens.words)
    while at > 0 and len(words) < TRAIL_WORDS:
        at -= 1
        letter = tokens.classes[at]
        if letter not in _IN_NO_LIST and lists_of(tokens.words[at], tokens.lexicon):
            words.append(tokens.words[at])
            first = at
        elif letter not in _FILLER_OR_AND:
            break
    if not words:
        return NO_TRAIL
    reached = before.messages if before and first < tokens.own else 0
    return Trail(tuple(reversed(words)), reached + 1)
