"""Recovery phrases in a text, as people write them, and what the next message has to know.

What is removed (a stretch is a run of tokens dense in words of one list, see `stretches`):
- eight words or more that together are rare enough, anywhere;
- four words or more where the text speaks of phrases, seeds or words;
- five words or more at the very end of the message, or at its start after a trail;
- two stretches of five words or more in one message;
- any run with a valid BIP-39 check sum, even of one word repeated.
A message of nothing but four words or more is a fragment, and so are two numbered words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.model import TRAIL_WORDS, Certainty, Trail
from walletdesk.shield.stretches import Stretch, promising, stretches
from walletdesk.shield.tokens import Tokens, tokens_of
from walletdesk.shield.wordlists import FILLER, LETTER, OTHER, bits, lexicon

_PHRASE_WORDS, _PHRASE_SCORE = 8, 14.0
_CUED_WORDS, _CUED_SCORE = 4, 8.0
_EDGE_WORDS, _EDGE_SCORE = 5, 10.0
_FRAGMENT_WORDS, _FRAGMENT_SCORE = 4, 6.0
_NUMBERED_WORDS, _NUMBERED_SCORE = 2, 4.0
_PAIR_DISTANCE = 60
_REPEATED_RUN = 48
_CERTAIN_WORDS = 11

_CUE = re.compile(
    r"(?<![a-z])(?:seeds?|phrases?|mnemonics?|srp|recovery|(?:12|24|twelve|last|first|other|next)"
    r"(?: \w+)? words|second half|first half|other half)(?![a-z])|助记|助記|恢复词|種子|种子|单词|單詞|短语"
)
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about phrases.

    parts         (certainty, start, end) in the folded text
    """

    parts: tuple[tuple[Certainty, int, int], ...] = ()
    fragment: bool = False
    trail: Trail = Trail()
    reaches_back: int = 0


def read(text: str, before: Trail | None = None) -> Reading:
    """Finds phrases in a folded text."""
    tokens = tokens_of(text, before)
    if not promising(tokens):
        return Reading(trail=_trail(tokens, before))
    found = stretches(tokens)
    removed = [s for s in found if s.end > tokens.own and _is_removed(s, found, tokens)]
    removed += _repeated(tokens, removed)
    fragment = not removed and _is_fragment(tokens, found)
    if fragment:
        removed = [Stretch(0, len(tokens.words), 0.0, 0)]
    return Reading(
        parts=_parts(tokens, removed),
        fragment=fragment,
        trail=_trail(tokens, before),
        reaches_back=_reach(tokens, removed, before),
    )


def _is_removed(stretch: Stretch, found: list[Stretch], tokens: Tokens) -> bool:
    if stretch.words >= _PHRASE_WORDS and stretch.score >= _PHRASE_SCORE:
        return _own_share(stretch, tokens)
    if stretch.words >= _CUED_WORDS and stretch.score >= _CUED_SCORE and _CUE.search(tokens.text):
        return _own_share(stretch, tokens)
    if stretch.words < _EDGE_WORDS or stretch.score < _EDGE_SCORE:
        return False
    return (
        (stretch.start < tokens.own and _own_share(stretch, tokens))
        or _ends_message(stretch, tokens)
        or _has_partner(stretch, found)
    )


def _own_share(stretch: Stretch, tokens: Tokens) -> bool:
    """Whether enough of the stretch is this message's and not the trail's."""
    if stretch.start >= tokens.own:
        return True
    own = tokens.classes[tokens.own : stretch.end]
    rare = sum(c not in "01" + FILLER + OTHER + LETTER for c in own)
    alone = stretch.end == len(tokens.words)
    return rare >= (1 if alone else 2)


def _ends_message(stretch: Stretch, tokens: Tokens) -> bool:
    after = tokens.classes[stretch.end :]
    return len(after) <= 2 and all(c in (FILLER, LETTER) for c in after)


def _has_partner(stretch: Stretch, found: list[Stretch]) -> bool:
    return any(
        other is not stretch
        and other.words >= _EDGE_WORDS
        and other.score >= _EDGE_SCORE
        and abs(other.start - stretch.start) <= _PAIR_DISTANCE
        for other in found
    )


def _repeated(tokens: Tokens, removed: list[Stretch]) -> list[Stretch]:
    """Runs of list words whose check sum holds although few words are distinct."""
    members = lexicon().members
    found: list[Stretch] = []
    start = tokens.own
    covered = {at for s in removed for at in range(s.start, s.end)}
    for at in range(tokens.own, len(tokens.words) + 1):
        if at < len(tokens.words) and tokens.words[at] in members:
            continue
        if 12 <= at - start <= _REPEATED_RUN and not covered.intersection(range(start, at)):
            found.extend(_checksummed(tokens, start, at))
        start = at + 1
    return found


def _checksummed(tokens: Tokens, start: int, end: int) -> list[Stretch]:
    for count in reversed(LENGTHS):
        for first in range(start, end - count + 1):
            if _is_rare(tokens, first, first + count) and _is_valid(tokens.words, first, count):
                return [Stretch(first, first + count, _PHRASE_SCORE, count)]
    return []


def _is_rare(tokens: Tokens, start: int, end: int) -> bool:
    rare = sum(c not in "01" + FILLER for c in tokens.classes[start:end])
    return rare * 2 >= end - start


def _is_valid(words: Sequence[str], first: int, count: int) -> bool:
    run = words[first : first + count]
    shared = -1
    for word in run:
        shared &= lexicon().members[word]
    for bit in bits(shared & (1 << 10) - 1):
        positions = lexicon().positions[bit]
        if has_valid_checksum([positions[word] for word in run]):
            return True
    return False


def _is_fragment(tokens: Tokens, found: list[Stretch]) -> bool:
    own = tokens.classes[tokens.own :]
    if not own or any(c in (OTHER, LETTER) for c in own) or all(c in "01" + FILLER for c in own):
        return False
    last = next((s for s in found if s.end == len(tokens.words)), None)
    if last is None or last.start > tokens.own:
        return False
    if last.words >= _FRAGMENT_WORDS and last.score >= _FRAGMENT_SCORE:
        return True
    numbered = len(_NUMBER.findall(tokens.text)) >= len(own)
    return numbered and last.words >= _NUMBERED_WORDS and last.score >= _NUMBERED_SCORE


def _parts(tokens: Tokens, removed: list[Stretch]) -> tuple[tuple[Certainty, int, int], ...]:
    if not removed:
        return ()
    spans = tokens.spans()
    parts: list[tuple[Certainty, int, int]] = []
    for stretch in sorted(removed, key=lambda s: s.start):
        first = max(stretch.start, tokens.own) - tokens.own
        last = stretch.end - tokens.own - 1
        certainty: Certainty = "certain" if stretch.words >= _CERTAIN_WORDS else "likely"
        parts.append((certainty, spans[first][0], spans[last][1]))
    return tuple(parts)


def _trail(tokens: Tokens, before: Trail | None) -> Trail:
    """The list words this message ends in, with those before it if it holds nothing else."""
    members = lexicon().members
    words: list[str] = []
    at = len(tokens.words)
    while at > 0 and len(words) < TRAIL_WORDS:
        at -= 1
        if tokens.words[at] in members:
            words.append(tokens.words[at])
        elif tokens.classes[at] != FILLER:
            break
    if not words:
        return Trail()
    reached = before.messages if before and at < tokens.own else 0
    return Trail(tuple(reversed(words)), reached + 1)


def _reach(tokens: Tokens, removed: list[Stretch], before: Trail | None) -> int:
    crossing = any(s.start < tokens.own for s in removed)
    return before.messages if before and crossing else 0
