"""The word lists, folded as texts are folded, and what one token may be in them.

`lexicon` holds the ten official lists of BIP-39; `otherlists` makes a second one of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.machinery import PathFinder
from os import path
from typing import NamedTuple

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
uh uhh um umm uhm er erm hmm mm okay ok so alright comes lastly bullet
"""
# Said between words too, but words of some list themselves.
_SAID_BETWEEN = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty right next last finally
"""
SAID_BETWEEN = frozenset(_SAID_BETWEEN.split())
_ANDS = "and y et e und i"
_GLUE = "a is the are my it its by"
# Between numbers these count things: 1月15日.
_COUNTERS = "月日号年次块天个点分时秒元万张位台条人"


class Lexicon(NamedTuple):
    """Everything looked up about a token.

    names      of the lists; the number of a list is its bit
    english    bit set of the lists in English, whose words are graded by how common they are
    classes    token -> one of the letters above; a token that is not there is OTHER
    members    token -> bit set of the lists that hold it
    headed     four letters -> bit set of the lists in which a word starts with them
    positions  for each list, word -> its number
    ordinary   words that are not taken for a misspelt list word
    """

    names: tuple[str, ...]
    english: int
    classes: dict[str, str]
    members: dict[str, int]
    headed: dict[str, int]
    positions: tuple[dict[str, int], ...]
    ordinary: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists, read from the installed `mnemonic` package at the first call."""
    lists = [_read(name) for name in LISTS]
    members, headed = indexed(lists, with_heads=6)
    positions = tuple({word: at for at, word in enumerate(words)} for words in lists)
    ordinary = frozenset(commonness.NOT_MISSPELT.split())
    classes = _classes(members, headed, positions)
    return Lexicon(LISTS, 1, classes, members, headed, positions, ordinary)


def indexed(
    lists: Sequence[Sequence[str]], with_heads: int
) -> tuple[dict[str, int], dict[str, int]]:
    """Which lists hold a word, and in which of the first `with_heads` some word starts so."""
    members: dict[str, int] = {}
    headed: dict[str, int] = {}
    for bit, words in enumerate(lists):
        for word in words:
            members[word] = members.get(word, 0) | 1 << bit
            if bit < with_heads and len(word) > _HEAD:
                headed[word[:_HEAD]] = headed.get(word[:_HEAD], 0) | 1 << bit
    return members, headed


def text_in(package: str, *names: str) -> str:
    """A file of an installed package, which is not imported for it."""
    spec = PathFinder.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package '{package}', which holds word lists, is missing")
    with open(path.join(spec.submodule_search_locations[0], *names), encoding="utf-8") as file:
        return file.read()


def _read(name: str) -> list[str]:
    return [folded(word).text for word in text_in("mnemonic", "wordlist", f"{name}.txt").split()]


def _classes(
    members: dict[str, int], headed: dict[str, int], positions: tuple[dict[str, int], ...]
) -> dict[str, str]:
    named = commonness.HEADS_THAT_ARE_WORDS.split()
    classes = letters_apart()
    classes |= {head: ENGLISH_HEAD if lists & 1 else FOREIGN_HEAD for head, lists in headed.items()}
    classes |= dict.fromkeys(named, HEAD_AND_WORD)
    classes |= {word: FOREIGN for word in members if word not in _COUNTERS}
    classes |= _hanzi_classes(positions)
    classes |= dict.fromkeys(positions[0], RARE)
    classes |= dict.fromkeys(commonness.OCCASIONAL.split(), OCCASIONAL)
    classes |= dict.fromkeys(commonness.FREQUENT.split(), FREQUENT)
    classes |= dict.fromkeys(commonness.EVERYDAY.split(), EVERYDAY)
    return classes | between_words(members)


def letters_apart() -> dict[str, str]:
    """What a letter is that stands alone."""
    return {chr(code): LETTER for code in range(ord("a"), ord("z") + 1)}


def between_words(members: dict[str, int]) -> dict[str, str]:
    """What people write and say between the words of a phrase."""
    classes = dict.fromkeys(_ANDS.split(), AND) | dict.fromkeys(_GLUE.split(), GLUE)
    classes |= dict.fromkeys(SAID_BETWEEN.difference(members), FILLER)
    return classes | dict.fromkeys(_FILLERS.split(), FILLER)


def _hanzi_classes(positions: tuple[dict[str, int], ...]) -> dict[str, str]:
    characters = {c for name in HANZI for c in positions[LISTS.index(name)]}
    return dict.fromkeys(characters.difference(_COUNTERS), HAN)


def bits(lists: int) -> list[int]:
    """The numbers of the lists in a bit set."""
    return [bit for bit in range(lists.bit_length()) if lists >> bit & 1]
