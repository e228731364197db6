"""What a contract said when it refused: a text, a panic's number, an error of its own. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from walletdesk.chains.evm.abi import unpacked
from walletdesk.chains.evm.words import harmless

_PACKAGED = Path(__file__).parents[1] / "packaged" / "selectors.json"
_TEXT, _PANIC = "08c379a0", "4e487b71"
_BYTES_MAX = 8_192
_OUT_OF_GAS = ("out of gas", "outofgas", "oog")
# Solidity's panic codes, by the note that explains them.
_PANICS: Mapping[int, str] = {
    0x01: "panic_check",
    0x11: "panic_overflow",
    0x12: "panic_division",
    0x21: "panic_value",
    0x31: "panic_list",
    0x32: "panic_list",
    0x41: "panic_memory",
}
NOTES = {
    "panic_check": "Panic 0x01: an assertion of the contract's own failed.",
    "panic_overflow": "Panic 0x11: a number became too large or negative.",
    "panic_division": "Panic 0x12: it divided by zero.",
    "panic_value": "Panic 0x21: it met a value that does not exist.",
    "panic_list": "Panic 0x31 or 0x32: it looked for what its list does not hold.",
    "panic_memory": "Panic 0x41: it asked for too much memory.",
    "panic_other": "Another panic: an error inside the contract.",
}


@dataclass(frozen=True)
class Refusal:
    """A contract's last words.

    kind   `text` Error(string) · `panic` · `custom` known · `code` unknown · `silent` none
    said   the text, the panic's number, the error with its values, or its four bytes
    name   of a custom error; of the note that explains a panic
    """

    kind: Literal["text", "panic", "custom", "code", "silent"]
    said: str = ""
    name: str = ""


def refusal(data: bytes) -> Refusal:
    """What the data that a contract handed back says."""
    if len(data) < 4:
        return Refusal("silent")
    four, rest = data[:4].hex(), data[4:_BYTES_MAX]
    if four == _TEXT:
        said = _decoded(("string",), rest)
        return Refusal("text", harmless(said[0]) or "…") if said else _code(four)
    if four == _PANIC:
        said = _decoded(("uint256",), rest)
        return _panic(said[0]) if said else _code(four)
    return _custom(four, rest)


def out_of_gas(words: str) -> bool:
    """Whether a node's words say that the gas ran out."""
    return any(one in words.lower() for one in _OUT_OF_GAS)


def _code(four: str) -> Refusal:
    return Refusal("code", f"0x{four}")


def _panic(code: int) -> Refusal:
    return Refusal("panic", hex(code), _PANICS.get(code, "panic_other"))


def _custom(four: str, rest: bytes) -> Refusal:
    known = _table().get(four)
    if known is None:
        return _code(four)
    name, types, names = known
    values = _decoded(types, rest)
    if values is None:
        return _code(four)
    told = ", ".join(
        f"{of} {_value(value)}".strip() for of, value in zip(names, values, strict=False)
    )
    return Refusal("custom", harmless(f"{name} ({told})" if told else name) or name, name)


def _value(value: Any) -> str:
    return f"0x{value.hex()}" if isinstance(value, bytes) else str(value)


def _decoded(types: Sequence[str], data: bytes) -> tuple[Any, ...] | None:
    try:
        return unpacked(types, data, strict=False)
    except ValueError:
        return None


@cache
def _table() -> Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    table = dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]
    return msgspec.json.decode(_PACKAGED.read_bytes(), type=table)
