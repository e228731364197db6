"""What a token calls itself, and in how many digits it counts. Both are the contract's own words.

Nobody checks a symbol: a false token may bear any. It is for reading, never for deciding.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from walletdesk.chains.base import chain_text, decimal_text, shortened
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

_SYMBOL, _DECIMALS = "0x95d89b41", "0x313ce567"
_WORD_BYTES = 32
_SYMBOL_BYTES_MAX = 320
_DECIMALS_MAX = 77
# Enough for a proxy; a contract that computes for ever is cut off.
_GAS = hex(400_000)
_LINK = re.compile(r"://|\w\.[^\W\d_]{2,}", re.UNICODE)
_KEPT_MAX = 4_096
_ASKED_MAX = 64


@dataclass(frozen=True)
class Token:
    """A contract as it describes itself.

    symbol     "" where it tells none
    decimals   None where it tells none: a collection, or no token at all
    """

    contract: str
    symbol: str = ""
    decimals: int | None = None

    @property
    def name(self) -> str:
        """What to call it."""
        return self.symbol or shortened(self.contract)

    def amount(self, smallest: int) -> str:
        """An amount in whole units; as it stands where the token tells no decimals."""
        return decimal_text(smallest, self.decimals or 0)


class Tokens:
    """What the contracts of every chain said, as long as somebody asks its nodes."""

    def __init__(self, kept_max: int = _KEPT_MAX) -> None:
        self._kept_max = kept_max
        self._kept: WeakKeyDictionary[Nodes, OrderedDict[str, Token]] = WeakKeyDictionary()

    async def of(self, nodes: Nodes, contracts: Iterable[str]) -> Mapping[str, Token]:
        """Each contract's own description; those beyond 64 that are not known yet go without.

        Raises    NodesFailed
        """
        kept = self._kept.setdefault(nodes, OrderedDict())
        wanted = tuple(dict.fromkeys(contracts))
        new = tuple(one for one in wanted if one not in kept)[:_ASKED_MAX]
        told = await _asked(nodes, new) if new else {}
        for contract, token in told.items():
            # What says nothing yet may be deployed tomorrow.
            if token.symbol or token.decimals is not None:
                kept[contract] = token
        found = {one: kept.get(one) or told.get(one) or Token(one) for one in wanted}
        self._forget(kept, wanted)
        return found

    def _forget(self, kept: OrderedDict[str, Token], used: Iterable[str]) -> None:
        for contract in used:
            if contract in kept:
                kept.move_to_end(contract)
        while len(kept) > self._kept_max:
            kept.popitem(last=False)


async def _asked(nodes: Nodes, contracts: tuple[str, ...]) -> dict[str, Token]:
    answers = await nodes.rpc([call for one in contracts for call in describing(one)])
    return {
        contract: described(contract, answers[2 * place], answers[2 * place + 1])
        for place, contract in enumerate(contracts)
    }


def describing(contract: str) -> tuple[Call, Call]:
    """The calls by which a contract describes itself."""
    return (
        Call("eth_call", ({"to": contract, "data": _SYMBOL, "gas": _GAS}, "latest")),
        Call("eth_call", ({"to": contract, "data": _DECIMALS, "gas": _GAS}, "latest")),
    )


def described(contract: str, symbol: Any, decimals: Any) -> Token:
    """A token from the answers to `describing`; anything may stand in them."""
    return Token(contract, symbol_in(symbol), decimals_in(decimals))


def symbol_in(answer: object) -> str:
    """A symbol from what `symbol()` returned: a string, or 32 bytes as early tokens do it."""
    raw = _bytes(answer, 2 * _WORD_BYTES + _SYMBOL_BYTES_MAX)
    if len(raw) == _WORD_BYTES:
        return _shown(raw.partition(b"\0")[0])
    start = int.from_bytes(raw[:_WORD_BYTES])
    if len(raw) < 2 * _WORD_BYTES or start != _WORD_BYTES:
        return ""
    length = int.from_bytes(raw[_WORD_BYTES : 2 * _WORD_BYTES])
    return _shown(raw[2 * _WORD_BYTES :][:length])


def decimals_in(answer: object) -> int | None:
    """Decimals from what `decimals()` returned; None for what can be none."""
    raw = _bytes(answer, _WORD_BYTES)
    count = int.from_bytes(raw)
    return count if len(raw) == _WORD_BYTES and count <= _DECIMALS_MAX else None


def _bytes(answer: object, most: int) -> bytes:
    if not isinstance(answer, str) or not answer.startswith("0x"):
        return b""
    try:
        return bytes.fromhex(answer[2 : 2 + 2 * most])
    except ValueError:
        return b""


def _shown(raw: bytes) -> str:
    shown = chain_text(raw.decode("utf-8", "replace").replace("\ufffd", "")).strip()
    # Tokens given away as bait bear the address of a thief's page as their name.
    return "" if _LINK.search(shown) else shown
