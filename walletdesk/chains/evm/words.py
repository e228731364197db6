"""Addresses, hashes and numbers as Ethereum's JSON-RPC writes them."""

import re
from functools import cache, lru_cache

from Cryptodome.Hash import keccak

from walletdesk.chains.base import chain_text

_HASH = re.compile(r"0x[0-9a-fA-F]{64}")
_BARE_HASH = re.compile(r"[0-9a-fA-F]{64}")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")
_QUANTITY = re.compile(r"0x[0-9a-fA-F]{1,64}")
_LEADS = re.compile(r"://|@|[\w-]\.[a-z]{2,}|t\.me|www", re.IGNORECASE)
_BYTES = re.compile(r"0x(?:[0-9a-fA-F]{2})*")
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


@lru_cache(maxsize=1_024)
def checksummed(address: str) -> str:
    """An address in EIP-55's mixed case."""
    digits = address[2:].lower()
    marks = keccak.new(digest_bits=256, data=digits.encode()).hexdigest()
    cased = (d.upper() if int(mark, 16) >= 8 else d for d, mark in zip(digits, marks, strict=False))
    return "0x" + "".join(cased)


def number(quantity: object) -> int:
    """A quantity of JSON-RPC (`0x1f`) as a number of at most 256 bits; 0 for what is missing.

    Raises    ValueError  for what is none
    """
    if quantity is None:
        return 0
    if not isinstance(quantity, str) or not _QUANTITY.fullmatch(quantity):
        raise ValueError("a quantity is hexadecimal digits")
    return int(quantity, 16)


def address_of(raw: object) -> str:
    """An address out of a node's answer, in lower case, as all addresses are compared.

    Raises    ValueError  for what is none
    """
    if not isinstance(raw, str) or not _ADDRESS.fullmatch(raw):
        raise ValueError("an address has twenty bytes")
    return raw.lower()


def address_or_none(word: str | None) -> str | None:
    """An address that a person gave, in lower case; None where it is none."""
    return word.lower() if word and _ADDRESS.fullmatch(word) else None


def hash_of(raw: object) -> str:
    """A hash out of a node's answer, in lower case.

    Raises    ValueError  for what is none
    """
    if not isinstance(raw, str) or not _HASH.fullmatch(raw):
        raise ValueError("a hash has thirty-two bytes")
    return raw.lower()


def bytes_of(raw: object) -> bytes:
    """Bytes out of a node's answer (`0x…`); none for what is missing.

    Raises    ValueError  for what is none
    """
    if raw is None:
        return b""
    if not isinstance(raw, str) or not _BYTES.fullmatch(raw):
        raise ValueError("bytes are pairs of hexadecimal digits")
    return bytes.fromhex(raw[2:])


def harmless(raw: str) -> str:
    """What somebody wrote on a chain, fit to be shown; nothing where it leads somewhere.

    Thieves name tokens and errors after their sites and handles.
    """
    shown = chain_text(raw)
    return "" if _LEADS.search(shown) else shown


@cache
def topic(signature: str) -> str:
    """The first topic of an event, by its signature without names: `Transfer(address,…)`."""
    return "0x" + keccak.new(digest_bits=256, data=signature.encode()).hexdigest()


@cache
def selector(signature: str) -> str:
    """The first four bytes of a call or a custom error, as eight digits."""
    return topic(signature)[2:10]


def height(quantity: object) -> int:
    """A block's height as a node tells it.

    Raises    ValueError  for what no chain can reach
    """
    told = number(quantity)
    if not isinstance(quantity, str) or not 0 <= told <= _HEIGHT_MAX:
        raise ValueError("no height of a block")
    return told
