"""Private keys in hexadecimal.

Thirty-two bytes look like a transaction id, so what is said around them decides. Two forms prove
themselves: an Ed25519 pair, and the frame (DER) that some chains export a key in.
"""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.formats.context import Context
from walletdesk.shield.formats.ed25519 import PairTests
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

KIND = "private_key_hex"
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_HEX = Pattern(
    r"(?:0[xX])?(?:(?P<key>[0-9a-fA-F]{64})|(?P<pair>[0-9a-fA-F]{128})|"
    r"(?P<framed>30(?:2e020100300506032b657004220420|30020100300706052b8104000a04220420)"
    r"[0-9a-fA-F]{64}))"
)


def find(text: str, tokens: Chunks) -> Iterator[Part]:
    """Keys that are said to be keys, values that nothing explains, and what proves itself."""
    context, tests = Context(text), PairTests()
    for start, end in tokens:
        match = _HEX.fullmatch(text, start, end)
        if match is None:
            continue
        if match["framed"]:
            yield Part(KIND, "certain", start, end)
        elif match["pair"]:
            yield from tests.part(KIND, bytes.fromhex(match["pair"]), (start, end))
        elif 0 < int(match["key"], 16) < ORDER:
            yield from judged(context, KIND, (start, end))


def judged(context: Context, kind: str, span: tuple[int, int]) -> Iterator[Part]:
    """A value of 32 bytes as its surroundings have it."""
    meaning = context.meaning(*span)
    if meaning != "public":
        yield Part(kind, "certain" if meaning == "key" else "likely", *span)
