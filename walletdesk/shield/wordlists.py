"""The ten official BIP-39 lists, folded as texts are folded, and what one token may be in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from walletdesk.shield import commonness
from walletdesk.shield.fold import folded

ENGLISH = "english"
HANZI = ("chinese_simplified", "chinese_traditional")
LISTS = (
    ENGLISH,
    "french",
    "spanish",
    "italian",
    "portuguese",
    "czech",
    "japanese",
    "korean",
    *HANZI,
)
_WITH_UNIQUE_HEADS = LISTS[:6]
_HEAD = 4

# What a token is, one letter each; `phrase` gives each a weight.
EVERYDAY, FREQUENT, OCCASIONAL, RARE = "0", "1", "2", "3"
FOREIGN, HAN = "x", "z"
ENGLISH_HEAD, FOREIGN_HEAD, HEAD_AND_WORD = "p", "q", "w"
FILLER, REMARK, AND, GLUE, LETTER, OTHER = "f", "h", "n", "g", "s", "o"
MORE_FILLER = "F"  # every filler in a row after the first

_FILLERS = """
then next word words number num no nr first second third fourth fifth sixth seventh eighth ninth
tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
twentieth st nd rd th comma dot newline followed li ol ul td tr div span br nbsp amp em xx xxx xxxx
xxxxx missing blank illegible forgot forgotten unreadable mot one
"""
_ANDS = "and y et e und i"
_GLUE = "a is the are my it its by"
# Between numbers these count things: 1月15日.
_COUNTERS = "月日号年次块天个点分时秒元万张位台条人"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything looked up about a token.

    classes    token -> one of the letters above; a token that is not there is OTHER
    members    token -> bit set of the lists that hold it
    headed     four letters -> bit set of the lists in which a word starts with them
    positions  for each list, word -> its number
    """

    classes: dict[str, str]
    members: dict[str, int]
    headed: dict[str, int]
    positions: tuple[dict[str, int], ...]


@cache
def lexicon() -> Lexicon:
    """The lists, read from the installed `mnemonic` package at the first call."""
    lists = [_read(name) for name in LISTS]
    members: dict[str, int] = {}
    headed: dict[str, int] = {}
    for bit, words in enumerate(lists):
        for word in words:
            members[word] = members.get(word, 0) | 1 << bit
            if LISTS[bit] in _WITH_UNIQUE_HEADS and len(word) > _HEAD:
                headed[word[:_HEAD]] = headed.get(word[:_HEAD], 0) | 1 << bit
    positions = tuple({word: at for at, word in enumerate(words)} for words in lists)
    return Lexicon(_classes(members, headed, positions), members, headed, positions)


def _read(name: str) -> list[str]:
    spec = find_spec("mnemonic")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package 'mnemonic', which holds the word lists, is missing")
    path = Path(spec.submodule_search_locations[0]) / "wordlist" / f"{name}.txt"
    return [folded(word).text for word in path.read_text(encoding="utf-8").split()]


def _classes(
    members: dict[str, int], headed: dict[str, int], positions: tuple[dict[str, int], ...]
) -> dict[str, str]:
    named = commonness.HEADS_THAT_ARE_WORDS.split()
    classes = {chr(code): LETTER for code in range(ord("a"), ord("z") + 1)}
    classes |= {head: ENGLISH_HEAD if lists & 1 else FOREIGN_HEAD for head, lists in headed.items()}
    classes |= dict.fromkeys(named, HEAD_AND_WORD)
    classes |= {word: FOREIGN for word in members if word not in _COUNTERS}
    classes |= _hanzi_classes(positions)
    classes |= dict.fromkeys(positions[0], RARE)
    classes |= dict.fromkeys(commonness.OCCASIONAL.split(), OCCASIONAL)
    classes |= dict.fromkeys(commonness.FREQUENT.split(), FREQUENT)
    classes |= dict.fromkeys(commonness.EVERYDAY.split(), EVERYDAY)
    classes |= dict.fromkeys(_ANDS.split(), AND) | dict.fromkeys(_GLUE.split(), GLUE)
    return classes | dict.fromkeys(_FILLERS.split(), FILLER)


def _hanzi_classes(positions: tuple[dict[str, int], ...]) -> dict[str, str]:
    characters = {c for name in HANZI for c in positions[LISTS.index(name)]}
    return dict.fromkeys(characters.difference(_COUNTERS), HAN)


def bits(lists: int) -> list[int]:
    """The numbers of the lists in a bit set."""
    return [bit for bit in range(len(LISTS)) if lists >> bit & 1]
