"""Ids and addresses of Bitcoin and the coins made from it.

Sources: BIP-173, BIP-350, each coin's chainparams.
"""

import re
from collections.abc import Sequence

import base58

from walletdesk.chains.base import Chain
from walletdesk.shield.formats import bech32

_HASH = re.compile(r"[0-9a-fA-F]{64}")
_SEGWIT = re.compile(rf"(?i:(?P<prefix>[a-z]{{2,5}})1(?P<letters>[{bech32.LETTERS}]{{11,71}}))")
# Litecoin writes the same script with two numbers in front: 3… and M…, in its tests too.
_SAME_SCRIPT = {0x32: 0x05, 0x3A: 0xC4}
_COMPARED_ENDS = 4


def is_hash(word: str) -> bool:
    """Whether a word has the form of a transaction's or a block's id."""
    return bool(_HASH.fullmatch(word))


def is_address(word: str, chain: Chain) -> bool:
    """Whether a word is an address of this chain, by its prefix and check sum."""
    return _is_segwit(word, chain.traits["prefixes"]) or _is_legacy(word, chain.traits["versions"])


def chain_of_address(word: str, chains: Sequence[Chain]) -> Chain | None:
    """The first of these chains that a word is an address of."""
    return next((one for one in chains if is_address(word, one)), None)


def same(one: str, other: str) -> bool:
    """Whether two words are the same id or pay to the same script."""
    return _canonical(one) == _canonical(other)


def resembles(one: str, other: str) -> bool:
    """Whether two different addresses look alike at both ends, where people compare them."""
    first, second = _compared(one), _compared(other)
    alike = first[:_COMPARED_ENDS] == second[:_COMPARED_ENDS]
    return alike and first[-_COMPARED_ENDS:] == second[-_COMPARED_ENDS:] and not same(one, other)


def program(address: str) -> bytes:
    """What an address says of its script: a hash, or the key itself; empty for what is none."""
    match = _SEGWIT.fullmatch(address)
    if match is None:
        return _unpacked(address)[1:]
    # Five bits a letter, without the version in front and the check sum behind.
    letters = match["letters"].lower()[1:-6]
    bits = 0
    for letter in letters:
        bits = bits << 5 | bech32.LETTERS.index(letter)
    size_bytes = len(letters) * 5 // 8
    return (bits >> (len(letters) * 5 - size_bytes * 8)).to_bytes(size_bytes, "big")


def is_taproot(address: str) -> bool:
    """Whether spending from it shows nothing that its address was made of (BIP-341)."""
    match = _SEGWIT.fullmatch(address)
    return match is not None and match["letters"][0].lower() != bech32.LETTERS[0]


def _is_segwit(word: str, prefixes: Sequence[str]) -> bool:
    match = _SEGWIT.fullmatch(word)
    if match is None or word not in (word.lower(), word.upper()):
        return False
    prefix, letters = match["prefix"].lower(), match["letters"]
    if prefix not in prefixes or not bech32.holds_segwit(prefix, letters):
        return False
    # One letter is the version and six are the check sum; the first version has two lengths.
    size_bytes = (len(letters) - 7) * 5 // 8
    return size_bytes in (20, 32) if letters[0].lower() == "q" else 2 <= size_bytes <= 40


def _is_legacy(word: str, versions: Sequence[int]) -> bool:
    packed = _unpacked(word)
    return len(packed) == 21 and packed[0] in versions


def _unpacked(word: str) -> bytes:
    try:
        # Decoding takes the square of the length; no address is longer than 35 letters.
        return bytes(base58.b58decode_check(word)) if len(word) <= 40 else b""
    except ValueError:
        return b""


def _canonical(word: str) -> str:
    if _HASH.fullmatch(word) or _SEGWIT.fullmatch(word):
        return word.lower()
    packed = _unpacked(word)
    if len(packed) == 21 and packed[0] in _SAME_SCRIPT:
        return base58.b58encode_check(bytes([_SAME_SCRIPT[packed[0]]]) + packed[1:]).decode()
    return word


def _compared(address: str) -> str:
    """The part of an address that is its own: without what all of its kind begin with."""
    match = _SEGWIT.fullmatch(address)
    return match["letters"].lower()[1:] if match else address[1:]
