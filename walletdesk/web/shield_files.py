"""What the shield knows of the word lists, as one static file for the browser's twin of it.

`static/shield/` holds the rules; a test holds both to the same verdicts.
"""

import json
from collections import defaultdict
from functools import cache

from walletdesk.shield.commonness import NOT_MISSPELT
from walletdesk.shield.fold import LOOK_ALIKES
from walletdesk.shield.hanpairs import COMMON_PAIRS
from walletdesk.shield.wordlists import (
    ENGLISH_HEAD,
    FOREIGN,
    FOREIGN_HEAD,
    LISTS,
    RARE,
    WITH_UNIQUE_HEADS,
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
            {"name": name, "headed": name in WITH_UNIQUE_HEADS, "words": " ".join(words)}
            for name, words in zip(LISTS, known.positions, strict=True)
        ],
        "classes": _unusual(known),
        "not_misspelt": " ".join(NOT_MISSPELT.split()),
        "look_alikes": LOOK_ALIKES,
        "pairs": " ".join(COMMON_PAIRS.split()),
    }
    return json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()


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
