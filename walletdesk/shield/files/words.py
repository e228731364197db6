"""Whether the words in a picture are a secret, in whatever order they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce

from walletdesk.shield.clean import clean
from walletdesk.shield.files.chunks import key_words
from walletdesk.shield.files.layout import Text, alone, texts
from walletdesk.shield.files.model import Box, Sighting, Word
from walletdesk.shield.wordlists import lexicon

# Lengths that a phrase has: if as many words were read, none is missing in the picture.
_WHOLE = frozenset({12, 13, 15, 18, 20, 21, 24, 25, 33})
_CONFIDENT = 0.7
_FEWEST_WORDS = 6
_PHRASE_MARGIN, _KEY_MARGIN = 1.3, 0.7  # of a word's height
_LETTERS = re.compile(r"[^\W\d_]+")
_HAN_ALONE, _HAN_ALONE_CUED = 7, 4
_HAN_CUE = re.compile("助记|助記|恢复词|恢復詞|种子词|注记词|註記詞")
_ONE_HAN = re.compile(r"[^\u3400-\u9fff]{0,3}[\u3400-\u9fff][^\u3400-\u9fff]?")
_NUMBERED = re.compile(r"\d{1,2}[.):]?\s?([^\W\d_]{3,})")


def sightings(words: Sequence[Word]) -> list[Sighting]:
    """The secrets that the words make, each with the box that holds all of it."""
    found: list[Sighting] = []
    for text in texts(words):
        found.extend(_in_text(text))
        if any(one.sure for one in found):
            break
    found.extend(
        Sighting("private_key", _around(key, _KEY_MARGIN), True) for key in key_words(words)
    )
    if not found and _is_han_grid(words):
        found.append(Sighting("recovery_phrase", _around(words, 0), sure=False))
    return found


def remains(words: Sequence[Word]) -> bool:
    """Whether a painted picture still shows a numbered word of a list: a piece that was missed."""
    members = lexicon().members
    for text in texts(words)[:2]:
        for match in _NUMBERED.finditer(text.text.lower()):
            if match[1] in members:
                return True
    return False


def _in_text(text: Text) -> Iterable[Sighting]:
    cleaned = clean(text.text)
    if cleaned.fragment and len(text.words) < _FEWEST_WORDS:
        return
    for finding in cleaned.findings:
        words = text.words_in(finding.start, finding.end)
        if finding.kind == "recovery_phrase":
            sure = not cleaned.fragment and _is_whole(words)
            yield Sighting(finding.kind, _around(words, _PHRASE_MARGIN), sure)
        else:
            yield Sighting(finding.kind, _around(words, _KEY_MARGIN), sure=True)


def _is_whole(words: Sequence[Word]) -> bool:
    members = lexicon().members
    listed = [
        word for word in words if any(one in members for one in _LETTERS.findall(word.text.lower()))
    ]
    if len(listed) not in _WHOLE:
        return False
    return sum(word.confidence for word in listed) / len(listed) >= _CONFIDENT


def _is_han_grid(words: Sequence[Word]) -> bool:
    """Single Chinese characters that all stand apart; an engine misses some of twelve."""
    apart = sum(bool(_ONE_HAN.fullmatch(word.text)) for word in alone(words))
    if apart >= _HAN_ALONE:
        return True
    said = "".join(word.text for word in words)
    return apart >= _HAN_ALONE_CUED and _HAN_CUE.search(said) is not None


def _around(words: Sequence[Word], margin: float) -> Box:
    box = reduce(Box.around, (word.box for word in words))
    tallest = max(word.box.height for word in words)
    return box.grown(int(margin * tallest))
