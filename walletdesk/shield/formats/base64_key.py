"""Keys in base 64: an Ed25519 pair proves itself, thirty-two bytes must be called private."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections.abc import Iterator

from walletdesk.shield.formats.context import Context
from walletdesk.shield.formats.ed25519 import PairTests
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

_KIND = "private_key_base64"
_BASE64 = Pattern(
    r"(?<![A-Za-z0-9+/_=-])(?:(?P<key>[A-Za-z0-9+/_-]{43}=)|(?P<pair>[A-Za-z0-9+/_-]{86}(?:==)?))"
    r"(?![A-Za-z0-9+/_=-])"
)
_TO_URL = str.maketrans("+/", "-_")


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Pairs, and 32 bytes right after the words "private key"."""
    context, tests = Context(text), PairTests()
    for first, last in chunks:
        for match in _BASE64.finditer(text, first, last):
            if match["pair"]:
                token = match["pair"].rstrip("=").translate(_TO_URL)
                yield from tests.part(_KIND, urlsafe_b64decode(token + "=="), match.span())
            elif context.is_called_secret(match.start()):
                yield Part(_KIND, "certain", *match.span())
