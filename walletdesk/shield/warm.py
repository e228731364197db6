"""Loads ahead of time what the shield otherwise loads at the first message."""

from __future__ import annotations

from walletdesk.shield.clean import clean
from walletdesk.shield.guard import guard

# The public test vectors of BIP-39 (zero entropy) and a string of 64 ones: not anyone's.
_EVERY_PATH = " ".join(["abandon"] * 11 + ["about"]) + " é " + "1" * 64 + " " + "2" * 88


def warm() -> None:
    """Word lists, tables and key libraries, about a tenth of a second once."""
    clean(_EVERY_PATH)
    guard(_EVERY_PATH + " wallet 钱包")
