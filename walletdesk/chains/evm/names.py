"""What a token calls itself. Its own word only: anybody may make a token called USDT."""

from typing import Any

from walletdesk.chains.evm.abi import unpacked
from walletdesk.chains.evm.facts import Token
from walletdesk.chains.evm.words import bytes_of, harmless, selector
from walletdesk.chains.rpc import Call

_DECIMALS_MAX = 77
_BYTES_MAX = 4_096


def name_calls(token: str) -> dict[str, Call]:
    """The calls that ask a token for its symbol and decimals."""
    return {
        name: Call("eth_call", ({"to": token, "data": "0x" + selector(f"{name}()")}, "latest"))
        for name in ("symbol", "decimals")
    }


def held_call(token: str, owner: str, block: str) -> Call:
    """The call that asks a token how much of it somebody held after a block."""
    data = "0x" + selector("balanceOf(address)") + owner[2:].zfill(64)
    return Call("eth_call", ({"to": token, "data": data}, block))


def token_of(symbol: Any, decimals: Any) -> Token:
    """A token out of the answers to those calls; nameless and undivided where it does not say."""
    return Token(_symbol(symbol), _decimals(decimals))


def _symbol(raw: Any) -> str:
    data = bytes_of(raw)[:_BYTES_MAX] if isinstance(raw, str) else b""
    if len(data) == 32:  # Tokens from before strings were usual, MKR among them.
        return harmless(data.rstrip(b"\0").decode("utf-8", "replace"))
    try:
        return harmless(unpacked(("string",), data)[0])
    except ValueError:
        return ""


def _decimals(raw: Any) -> int:
    data = bytes_of(raw) if isinstance(raw, str) else b""
    digits = int.from_bytes(data, "big") if len(data) == 32 else 0
    return digits if digits <= _DECIMALS_MAX else 0
