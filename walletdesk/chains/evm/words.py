"""Addresses, hashes and numbers as Ethereum's JSON-RPC writes them."""

import re

from Cryptodome.Hash import keccak

_HASH = re.compile(r"0x[0-9a-fA-F]{64}")
_BARE_HASH = re.compile(r"[0-9a-fA-F]{64}")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")
_HEIGHT_MAX = 2**53


def is_hash(word: str) -> bool:
    """Whether a word has the form of a transaction id."""
    return bool(_HASH.fullmatch(word) or _BARE_HASH.fullmatch(word))


def is_address(word: str) -> bool:
    """Whether a word is an address; one in mixed case must have the right check sum (EIP-55)."""
    if not _ADDRESS.fullmatch(word):
        return False
    digits = word[2:]
    return digits in (digits.lower(), digits.upper()) or checksummed(word) == word


def hash_word(word: str) -> str:
    """A transaction id as nodes want it."""
    return "0x" + word.lower().removeprefix("0x")


def checksummed(address: str) -> str:
    """An address in EIP-55's mixed case."""
    digits = address[2:].lower()
    marks = keccak.new(digest_bits=256, data=digits.encode()).hexdigest()
    cased = (d.upper() if int(mark, 16) >= 8 else d for d, mark in zip(digits, marks, strict=False))
    return "0x" + "".join(cased)


def number(quantity: object) -> int:
    """A quantity of JSON-RPC (`0x1f`) as a number; 0 for what is missing.

    Raises    ValueError  for what is none
    """
    if quantity is None:
        return 0
    if not isinstance(quantity, str):
        raise ValueError("a quantity is a string")
    return int(quantity, 16)


def height(quantity: object) -> int:
    """A block's height as a node tells it.

    Raises    ValueError  for what no chain can reach
    """
    told = number(quantity)
    if not isinstance(quantity, str) or not 0 <= told <= _HEIGHT_MAX:
        raise ValueError("no height of a block")
    return told
