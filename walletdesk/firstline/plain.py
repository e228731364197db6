"""A message as the patterns and the index read it."""

import re
import unicodedata

from walletdesk.languages.identify import folded_to_simplified

_TAKEN_OUT = re.compile(r"⟦removed:[^⟧]*⟧|\S+://\S+|www\.\S+|\b0x[0-9a-f]{6,}\b|[\x00-\x1f\x7f]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
CHARS_MAX = 1200


def plain(text: str) -> str:
    """One width, lower case, simplified Chinese; without links, addresses and control signs.

    Only the first and the last 600 characters of a long text count: the question stands at
    one of its ends.
    """
    short = text if len(text) <= CHARS_MAX else f"{text[:600]} {text[-600:]}"
    folded = unicodedata.normalize("NFKC", short).translate(_QUOTES).lower()
    return " ".join(_TAKEN_OUT.sub(" ", folded_to_simplified(folded)).split())
