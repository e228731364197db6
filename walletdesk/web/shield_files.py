"""What the shield knows of the word lists, as one static file for the browser's twin of it.

`static/shield/` holds the rules; a test holds both to the same verdicts.
"""

import json
from collections import defaultdict
from functools import cache
from unicodedata import category, normalize

from walletdesk.shield.commonness import NOT_MISSPELT
from walletdesk.shield.fold import folded
from walletdesk.shield.hanpairs import COMMON_PAIRS
from walletdesk.shield.wordlists import (
    ENGLISH_HEAD,
    FOREIGN,
    FOREIGN_HEAD,
    LISTS,
    RARE,
    Lexicon,
    lexicon,
)

LEXICON_PATH = "shield/lexicon.json"


def shield_files() -> dict[str, bytes]:
    """Path below `/static` to the bytes of the lexicon: 214 kB, 94 kB compressed."""
    return {LEXICON_PATH: _packed()}


@cache
def _packed() -> bytes:
    known = lexicon()
    given = {
        "lists": [
            {
                "name": name,
                "headed": _has_heads(known, bit),
                "words": " ".join(known.positions[bit]),
            }
            for bit, name in enumerate(LISTS)
        ],
        "classes": _unusual(known),
        "not_misspelt": " ".join(NOT_MISSPELT.split()),
        "look_alikes": _look_alikes(),
        "pairs": " ".join(COMMON_PAIRS.split()),
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


def _has_heads(known: Lexicon, bit: int) -> bool:
    """Whether four letters stand for a word of this list."""
    return any(lists >> bit & 1 for lists in known.headed.values())


def _look_alikes() -> dict[str, str]:
    """What letters are folded to → those for which Unicode alone would say otherwise."""
    odd: dict[str, list[str]] = defaultdict(list)
    for letter in map(chr, (*range(0x80, 0x3000), *range(0xA640, 0xA800))):
        plain = folded(letter).text
        if letter.isalpha() and plain != _by_unicode(letter):
            odd[plain].append(letter)
    return {plain: "".join(letters) for plain, letters in odd.items()}


def _by_unicode(letter: str) -> str:
    parts = normalize("NFKD", letter)
    return "".join(part.lower() for part in parts if category(part) not in ("Mn", "Me"))


def _unusual(known: Lexicon) -> dict[str, str]:
    """Class → the tokens that are of it though the lists alone would say otherwise."""
    tokens: dict[str, list[str]] = defaultdict(list)
    for token, letter in known.classes.items():
        if letter != _usual(known, token):
            tokens[letter].append(token)
    for token in known.members.keys() - known.classes.keys():
        tokens["o"].append(token)
    return {letter: " ".join(sorted(found)) for letter, found in sorted(tokens.items())}


def _usual(known: Lexicon, token: str) -> str | None:
    lists = known.members.get(token, 0)
    if lists:
        return RARE if lists & 1 else FOREIGN
    heads = known.headed.get(token, 0)
    if heads:
        return ENGLISH_HEAD if heads & 1 else FOREIGN_HEAD
    return None
