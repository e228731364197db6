"""Ids, addresses, numbers and well-known programs and tokens as Solana's JSON-RPC writes them.

Sources: each program's and token's own documentation.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import base58

_WORD_CHARS_MAX = 90
_WHOLE_MAX = 2**64 - 1

SYSTEM = "11111111111111111111111111111111"
TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA"  # noqa: S105  a program's public id
TOKEN_2022 = "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"  # noqa: S105  a program's public id
TOKEN_PROGRAMS = (TOKEN, TOKEN_2022)
ACCOUNTS = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL"
MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr"
MEMO_1 = "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo"
JUPITER = "JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4"
RAYDIUM = "675kPX9MHTjS2zt1qfr1NYHuzeLXfQM9H24wFSUt1Mp8"
ORCA = "whirLbMiicVdio4qvUfM5KAg6Ct8VwpYzGff3uctyCc"

PROGRAMS: Mapping[str, str] = {
    SYSTEM: "System",
    TOKEN: "Token",
    TOKEN_2022: "Token-2022",
    ACCOUNTS: "Associated Token Account",
    MEMO: "Memo",
    MEMO_1: "Memo",
    "ComputeBudget111111111111111111111111111111": "Compute Budget",
    "Stake11111111111111111111111111111111111111": "Stake",
    "Vote111111111111111111111111111111111111111": "Vote",
    JUPITER: "Jupiter",
    RAYDIUM: "Raydium",
    ORCA: "Orca",
}


class Token(NamedTuple):
    """A token that wallets know without being told."""

    symbol: str
    decimals: int


TOKENS: Mapping[str, Token] = {
    "So11111111111111111111111111111111111111112": Token("wSOL", 9),
    "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v": Token("USDC", 6),
    "Es9vMFrzaCERmJfrF4H2FYD4KCoNky11McCe8BenwNYB": Token("USDT", 6),
    "2b1kV6DkPAnxd5ixfnxCpjxmKwqjjaYmCZfHsFu24GXo": Token("PYUSD", 6),
    "mSoLzYCxHdYgdzU16g5QSh3i5K3z3KZK7ytfqcJm7So": Token("mSOL", 9),
    "J1toso1uCk3RLmjorhTtrVwY9HJ7X8V9yYac6Y7kGCPn": Token("JitoSOL", 9),
    "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263": Token("BONK", 5),
    "JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN": Token("JUP", 6),
}


def packed(word: str) -> bytes:
    """What a word holds in base58; empty for what is none."""
    try:
        return base58.b58decode(word) if len(word) <= _WORD_CHARS_MAX else b""
    except ValueError:
        return b""


def is_address(word: object) -> bool:
    """Whether a word is 32 bytes in base58."""
    return isinstance(word, str) and len(packed(word)) == 32


def address(word: object) -> str:
    """An address that a node gave.

    Raises    ValueError  for what is none
    """
    if not isinstance(word, str) or not 32 <= len(word) <= 44 or not is_address(word):
        raise ValueError("an address is 32 bytes in base58")
    return word


def whole(quantity: Any) -> int:
    """A number that a node gave, also one written as digits: nought or more, at most 64 bits.

    Raises    ValueError  for what is none
    """
    if isinstance(quantity, str) and quantity.isascii() and quantity.isdigit():
        quantity = int(quantity) if len(quantity) <= 20 else -1
    if isinstance(quantity, bool) or not isinstance(quantity, int):
        raise ValueError("a quantity is a whole number")
    if not 0 <= quantity <= _WHOLE_MAX:
        raise ValueError("a quantity has at most 64 bits")
    return quantity


def whole_or_none(quantity: Any) -> int | None:
    """The same; None for null and for what a node refused to say."""
    try:
        return whole(quantity)
    except ValueError:
        return None


def program_name(program: str) -> str:
    """What people call a program; its id where it has no name that we know."""
    return PROGRAMS.get(program, program)


def symbol(mint: str) -> str:
    """A token's symbol; its mint where we know none: symbols on the chain can be forged."""
    known = TOKENS.get(mint)
    return known.symbol if known else mint
