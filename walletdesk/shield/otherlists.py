"""The lists beyond BIP-39: Monero, old Electrum and SLIP-39.

Not here because a BIP-39 list holds every word of them: Monero in Chinese, Japanese and
Spanish, and new Electrum, Algorand, TON, Cardano and Substrate. Electrum in Portuguese uses
the list of Monero.
"""

from __future__ import annotations

import re
from functools import cache

from walletdesk.shield import commonness, commonness_more
from walletdesk.shield.fold import folded
from walletdesk.shield.wordlists import (
    ENGLISH_HEAD,
    EVERYDAY,
    FOREIGN,
    FOREIGN_HEAD,
    FREQUENT,
    HEAD_AND_WORD,
    OCCASIONAL,
    RARE,
    Lexicon,
    between_words,
    indexed,
    letters_apart,
    text_in,
)

MONERO = (
    "english",
    "dutch",
    "esperanto",
    "french",
    "german",
    "italian",
    "lojban",
    "portuguese",
    "russian",
)
_ENGLISH = ("monero english", "electrum old", "slip39")
_NAMES = (*_ENGLISH, *(f"monero {name}" for name in MONERO[1:]))
_QUOTED = re.compile(r'"([^"]+)"')


@cache
def others() -> Lexicon:
    """The lists, read from the packages that hold them at the first call."""
    lists = [
        _monero("english"),
        _plain("electrum_old_english.txt"),
        _plain("wordlist.txt"),
        *(_monero(name) for name in MONERO[1:]),
    ]
    members, headed = indexed(lists, with_heads=len(lists))
    positions = tuple({word: at for at, word in enumerate(words)} for words in lists)
    ordinary = f"{commonness.NOT_MISSPELT} {commonness_more.NOT_MISSPELT}"
    english = (1 << len(_ENGLISH)) - 1
    return Lexicon(
        _NAMES,
        english,
        _classes(members, headed, english),
        members,
        headed,
        positions,
        frozenset(ordinary.split()),
    )


def _plain(name: str) -> list[str]:
    return text_in("bip39_slip39", "_data", name).split()


def _monero(name: str) -> list[str]:
    """The list inside a module of `monero`: importing that takes a tenth of a second.

    Of "fu'ivla" the part before the mark is kept, as the mark parts tokens.
    """
    source = text_in("monero", "wordlists", f"{name}.py")
    words = _QUOTED.findall(source, source.index("[", source.index("word_list")))
    return [folded(word).text.split("'")[0] for word in words]


def _classes(members: dict[str, int], headed: dict[str, int], english: int) -> dict[str, str]:
    heads_that_are_words = (
        f"{commonness.HEADS_THAT_ARE_WORDS} {commonness_more.HEADS_THAT_ARE_WORDS}"
    )
    everyday = f"{commonness.EVERYDAY} {commonness_more.EVERYDAY}"
    frequent = f"{commonness.FREQUENT} {commonness_more.FREQUENT}"
    occasional = f"{commonness.OCCASIONAL} {commonness_more.OCCASIONAL}"
    in_english = [word for word, lists in members.items() if lists & english]
    classes = letters_apart()
    classes |= {
        head: ENGLISH_HEAD if lists & english else FOREIGN_HEAD for head, lists in headed.items()
    }
    classes |= dict.fromkeys(heads_that_are_words.split(), HEAD_AND_WORD)
    classes |= dict.fromkeys(members, FOREIGN) | dict.fromkeys(in_english, RARE)
    grades = (
        (occasional, OCCASIONAL),
        (f"{frequent} {commonness_more.ENGLISH_TOO}", FREQUENT),
        (everyday, EVERYDAY),
    )
    for words, grade in grades:
        classes |= {word: grade for word in words.split() if word in members}
    return classes | between_words(members)
