"""Key files pasted as text: keystores of Ethereum and Polkadot, validator and Cardano keys."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

_KIND = "keystore_json"
_SIGNS = (
    ("ciphertext", "kdf", "mac"),
    ("pkcs8", "encoded", "encoding"),
    ("signingkey", "cborhex"),
)
SIGNS = tuple(words[0] for words in _SIGNS)
_BRACE = Pattern(r"[{}]")


def find(text: str, _: Chunks) -> Iterator[Part]:
    """The JSON objects that hold a key, outermost braces included."""
    lower = text.lower()
    if not any(map(lower.__contains__, SIGNS)):
        return
    for start, end in _objects(lower):
        if any(all(lower.find(w, start, end) >= 0 for w in words) for words in _SIGNS):
            yield Part(_KIND, "certain", start, end)


def _objects(text: str) -> Iterator[tuple[int, int]]:
    """The outermost objects; one that never closes, or never opens, reaches to the text's end."""
    depth, start, any_object = 0, 0, False
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            if depth == 0:
                start = brace.start()
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                any_object = True
                yield start, brace.end()
    if depth > 0 or not any_object:
        yield (start if depth > 0 else 0), len(text)
