"""Keys that name themselves in their first letters.

Every prefix here was proven with keys of a library's own encoder (`tests/shield/vectors`). Where
a check sum does not hold, somebody mistyped a key: the rest of it is still a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats import bech32
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

_SIGNS = (
    "privkey1", "nsec1", "ncryptsec1", "secret-extended-key-", "_xsk1", "_sk1", "xprv1", "-priv-0x",
    "wc:",
)  # fmt: skip
_BECH32 = Pattern(
    r"(?<![0-9A-Za-z])(?P<prefix>(?P<sui>suiprivkey)|(?P<iota>iotaprivkey)|"
    r"(?P<nostr>nsec|ncryptsec)|(?P<zcash>secret-extended-key-(?:main|test))|"
    r"(?P<cardano>(?:root|acct|addr|stake|policy)_xsk|ed25519e?_sk|xprv))"
    rf"1(?P<letters>[{bech32.LETTERS}]{{40,420}})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_APTOS = Pattern(
    r"(?<![0-9A-Za-z])(?:ed25519|secp256k1)-priv-0x[0-9a-f]{64}(?![0-9a-z])", re.IGNORECASE
)
_PAIRING = Pattern(
    r"(?<![0-9a-z])wc:[0-9a-z-]{8,80}@[12]\?(?P<rest>[0-9a-z%&=._~:/?@,-]+)", re.IGNORECASE
)
_PAIRING_KEY = Pattern(r"(?:symkey|key)=[0-9a-f]{64}", re.IGNORECASE)


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Private keys of Sui, IOTA, Nostr, Zcash, Cardano and Aptos, and open pairings."""
    lower = text.lower() if chunks else ""
    if not any(map(lower.__contains__, _SIGNS)):
        return
    for first, last in chunks:
        for match in _BECH32.finditer(text, first, last):
            proven = bech32.holds(match["prefix"], match["letters"])
            kind = next(
                name for name, said in match.groupdict().items() if said and name != "prefix"
            )
            yield Part(f"{kind}_private_key", "certain" if proven else "likely", *match.span())
        for match in _APTOS.finditer(text, first, last):
            yield Part("aptos_private_key", "certain", *match.span())
        for match in _PAIRING.finditer(text, first, last):
            if _PAIRING_KEY.search(match["rest"]):
                end = match.start() + len(match.group().rstrip(",.:?"))
                yield Part("walletconnect_pairing", "certain", match.start(), end)
