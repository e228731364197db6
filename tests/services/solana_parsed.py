"""Instructions and accounts of Solana's commonest programs, read as `jsonParsed` writes them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import base58
from solders.account import Account

SYSTEM = "11111111111111111111111111111111"
TOKENS = (
    "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
    "TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb",
)
MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr"
_ACCOUNT_BYTES = 165
_MINT_BYTES = 82
_ACCOUNT_MARK = 2
_AUTHORITIES = ("mintTokens", "freezeAccount", "accountOwner", "closeAccount")


@dataclass(frozen=True)
class Held:
    """An account for tokens, from its bytes."""

    program: str
    mint: str
    owner: str
    amount: int
    delegate: str | None
    state: str
    delegated: int
    close_authority: str | None


def token_account(one: Account | None) -> Held | None:
    """What an account for tokens holds; None where it is none."""
    if one is None or str(one.owner) not in TOKENS:
        return None
    raw = bytes(one.data)
    extended = len(raw) > _ACCOUNT_BYTES and raw[_ACCOUNT_BYTES] == _ACCOUNT_MARK
    if len(raw) != _ACCOUNT_BYTES and not extended:
        return None
    return Held(
        program=str(one.owner),
        mint=_name(raw[0:32]),
        owner=_name(raw[32:64]),
        amount=_u64(raw, 64),
        delegate=_name(raw[76:108]) if raw[72] else None,
        state={0: "uninitialized", 1: "initialized", 2: "frozen"}[raw[108]],
        delegated=_u64(raw, 121),
        close_authority=_name(raw[133:165]) if raw[129] else None,
    )


def parsed_account(one: Account | None) -> dict[str, Any] | None:
    """An account as `getAccountInfo` gives it with `jsonParsed`."""
    if one is None or (one.lamports == 0 and not one.data):
        return None
    about = {"lamports": one.lamports, "owner": str(one.owner), "executable": one.executable}
    held = token_account(one)
    if held:
        return {**about, "data": {"parsed": {"type": "account", "info": _account_parts(held)}}}
    if str(one.owner) in TOKENS and len(bytes(one.data)) >= _MINT_BYTES:
        raw = bytes(one.data)
        parts = {"decimals": raw[44], "supply": str(_u64(raw, 36)), "extensions": _extensions(raw)}
        return {**about, "data": {"parsed": {"type": "mint", "info": parts}}}
    return {**about, "data": ["", "base64"]}


def _account_parts(held: Held) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "mint": held.mint,
        "owner": held.owner,
        "state": held.state,
        "tokenAmount": _amount(held.amount),
    }
    if held.delegate:
        parts |= {"delegate": held.delegate, "delegatedAmount": _amount(held.delegated)}
    if held.close_authority:
        parts["closeAuthority"] = held.close_authority
    return parts


def _extensions(raw: bytes) -> list[dict[str, str]]:
    names, found, at = {9: "nonTransferable", 12: "permanentDelegate"}, [], _ACCOUNT_BYTES + 1
    while at + 4 <= len(raw):
        kind, size = struct.unpack_from("<HH", raw, at)
        if kind in names:
            found.append({"extension": names[kind]})
        at += 4 + size
    return found


def _amount(amount: int) -> dict[str, Any]:
    return {"amount": str(amount), "decimals": 6}


def parsed_step(program: str, accounts: Sequence[str], data: bytes) -> Any:
    """An instruction as `jsonParsed` gives it; None where nodes cannot read it either."""
    if program == SYSTEM:
        return _system(accounts, data)
    if program in TOKENS and data:
        return _token(accounts, data)
    return data.decode("utf-8", "replace") if program == MEMO else None


def _system(accounts: Sequence[str], data: bytes) -> Any:
    (tag,) = struct.unpack_from("<I", data)
    if tag == 0:
        return _typed(
            "createAccount", source=accounts[0], newAccount=accounts[1], lamports=_u64(data, 4),
            owner=_name(data[20:52]),
        )  # fmt: skip
    if tag == 1:
        return _typed("assign", account=accounts[0], owner=_name(data[4:36]))
    if tag == 2:
        return _typed(
            "transfer", source=accounts[0], destination=accounts[1], lamports=_u64(data, 4)
        )
    return _typed("other")


def _token(accounts: Sequence[str], data: bytes) -> Any:
    match data[0]:
        case 3:
            return _typed(
                "transfer", source=accounts[0], destination=accounts[1], authority=accounts[2],
                amount=str(_u64(data, 1)),
            )  # fmt: skip
        case 4:
            return _typed(
                "approve", source=accounts[0], delegate=accounts[1], owner=accounts[2],
                amount=str(_u64(data, 1)),
            )  # fmt: skip
        case 6:
            taker = _name(data[3:35]) if data[2] else None
            return _typed(
                "setAuthority", account=accounts[0], authority=accounts[1],
                authorityType=_AUTHORITIES[data[1]], newAuthority=taker,
            )  # fmt: skip
        case 12:
            return _typed(
                "transferChecked", source=accounts[0], mint=accounts[1],
                destination=accounts[2], authority=accounts[3], tokenAmount=_amount(_u64(data, 1)),
            )  # fmt: skip
    return _typed("other")


def _typed(kind: str, **parts: Any) -> dict[str, Any]:
    return {"type": kind, "info": parts}


def _u64(raw: bytes, at: int) -> int:
    number: int = struct.unpack_from("<Q", raw, at)[0]
    return number


def _name(raw: bytes) -> str:
    return base58.b58encode(raw).decode()
