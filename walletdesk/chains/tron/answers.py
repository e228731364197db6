"""What TRON's nodes answer, understood once: everything inside is typed and checked.

Raises ValueError, KeyError or TypeError for what no node of TRON would answer.
Source    java-tron's HTTP API; amounts are in sun (a millionth of a TRX), times in ms UTC
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import chain_text
from walletdesk.chains.tron.addresses import address, address_or_none, text_of_hex
from walletdesk.chains.tron.contracts import (
    Allowance,
    TokenTransfer,
    allowance,
    bytes_of,
    text_in,
    token_transfer,
)

_INT_MAX = 2**63 - 1
_LOGS_MAX = 1_000
_DECIMALS_MAX = 36
# What a transaction takes up besides its body: each signature, and the room kept for its result.
_SIGNATURE_BYTES = 67
_RESULT_BYTES = 67


@dataclass(frozen=True, kw_only=True)
class Permission:
    """Who may act for an account: those whose weights together reach the threshold."""

    threshold: int
    keys: tuple[tuple[str, int], ...]

    def lets(self, owner: str) -> bool:
        """Whether this one address suffices."""
        return sum(weight for key, weight in self.keys if key == owner) >= self.threshold

    def others(self, owner: str) -> tuple[str, ...]:
        """The other addresses that have a say."""
        return tuple(key for key, _ in self.keys if key != owner)


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """A transaction as `gettransactionbyid` gives it.

    kind         TRON's name of what it does: `TransferContract`, `TriggerSmartContract` …
    to           who receives it; the contract for a call
    amount       sun, or a TRC-10 token's smallest unit
    token_id     of a TRC-10 token
    result       `contractRet`; empty while it is in no block
    owner        the new highest permission, where it changes that
    """

    id: str
    kind: str
    sender: str
    to: str | None = None
    amount: int = 0
    token_id: str | None = None
    data: bytes = b""
    memo: str = ""
    expires_ms: int = 0
    fee_limit: int = 0
    size_bytes: int = 0
    signatures: int = 1
    result: str = ""
    failed: bool = False
    owner: Permission | None = None
    actives: tuple[Permission, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What it did, as `gettransactioninfobyid` gives it.

    energy          all that it used; `energy_others`: the part that the contract's maker paid,
                    `energy_staked`: the part that the sender's stake paid, the rest was bought
    paid_inside     TRX that contracts moved, as (from, to, sun)
    """

    block: int
    at_ms: int = 0
    fee: int = 0
    result: str = ""
    failed: bool = False
    message: str = ""
    output: bytes = b""
    energy: int = 0
    energy_others: int = 0
    energy_staked: int = 0
    energy_fee: int = 0
    net_fee: int = 0
    transfers: tuple[TokenTransfer, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    paid_inside: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Account:
    """An account as `getaccount` gives it; one that nobody ever paid into does not exist."""

    address: str
    exists: bool
    balance: int = 0
    is_contract: bool = False
    created_ms: int = 0
    staked: int = 0
    owner: Permission | None = None
    actives: tuple[Permission, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Resources:
    """What an account may use without paying: bandwidth in bytes, energy in units."""

    free_bandwidth: int
    staked_bandwidth: int
    energy: int


@dataclass(frozen=True, kw_only=True)
class Token:
    """What a token says of itself; anybody may say anything."""

    contract: str
    symbol: str
    decimals: int | None


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block's height, time and id."""

    height: int
    at_ms: int
    id: str


@dataclass(frozen=True, kw_only=True)
class Prices:
    """What resources and accounts cost now, in sun.

    activation   for a new account, always
    opening      and in place of its bandwidth, where none is staked
    """

    byte: int = 1_000
    energy: int = 0
    activation: int = 1_000_000
    opening: int = 100_000
    memo: int = 1_000_000


def known(raw: Any) -> Mapping[str, Any] | None:
    """A node's answer; None where it has nothing to say (`{}`).

    Raises    ValueError  for a refusal or what is no answer
    """
    if raw is None or raw == {}:
        return None
    if not isinstance(raw, dict) or "Error" in raw:
        raise ValueError("not an answer of a TRON node")
    return raw


def whole(raw: Mapping[str, Any], name: str) -> int:
    """A number that is not negative; 0 where it is missing, as TRON leaves zeros out.

    Raises    ValueError
    """
    value = raw.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _INT_MAX:
        raise ValueError(f"{name} is no such number")
    return value


def _word(raw: Mapping[str, Any], name: str) -> str:
    """A word of TRON's own, such as a kind or a result; empty where it is missing."""
    value = raw.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is no word")
    return chain_text(value)


def transaction(raw: Mapping[str, Any]) -> Transaction:
    """Of `gettransactionbyid` and `gettransactionfrompending`."""
    body = raw["raw_data"]
    contract = body["contract"][0]
    value = contract["parameter"]["value"]
    outcome = (raw.get("ret") or [{}])[0]
    signatures = len(raw.get("signature") or ())
    token = value.get("asset_name")
    return Transaction(
        id=str(raw["txID"])[:64],
        kind=_word(contract, "type"),
        sender=address(value["owner_address"]),
        to=_receiver(value),
        amount=_amount(value),
        token_id=None if token is None else text_of_hex(token),
        data=bytes_of(value.get("data")) if contract["type"] == "TriggerSmartContract" else b"",
        memo=text_of_hex(body.get("data")),
        expires_ms=whole(body, "expiration"),
        fee_limit=whole(body, "fee_limit"),
        size_bytes=len(raw.get("raw_data_hex") or "") // 2
        + _SIGNATURE_BYTES * signatures
        + _RESULT_BYTES,
        signatures=signatures,
        result=_word(outcome, "contractRet"),
        failed=outcome.get("ret") == "FAILED",
        owner=_permission(value["owner"]) if isinstance(value.get("owner"), dict) else None,
        actives=_permissions(value.get("actives")),
    )


def _receiver(value: Mapping[str, Any]) -> str | None:
    for name in ("to_address", "receiver_address", "account_address", "contract_address"):
        if name in value:
            return address(value[name])
    return None


def _amount(value: Mapping[str, Any]) -> int:
    for name in ("amount", "call_value", "frozen_balance", "unfreeze_balance", "balance"):
        if name in value:
            return whole(value, name)
    return 0


def receipt(raw: Mapping[str, Any]) -> Receipt:
    """Of `gettransactioninfobyid`."""
    costs = raw.get("receipt") or {}
    logs = [one for one in (raw.get("log") or ())[:_LOGS_MAX] if isinstance(one, dict)]
    block = whole(raw, "blockNumber")
    if block == 0:
        raise ValueError("a receipt has a block")
    return Receipt(
        block=block,
        at_ms=whole(raw, "blockTimeStamp"),
        fee=whole(raw, "fee"),
        result=_word(costs, "result"),
        failed=raw.get("result") == "FAILED",
        message=text_of_hex(raw.get("resMessage")),
        output=bytes_of(next(iter(raw.get("contractResult") or ()), None)),
        energy=whole(costs, "energy_usage_total"),
        energy_others=whole(costs, "origin_energy_usage"),
        energy_staked=whole(costs, "energy_usage"),
        energy_fee=whole(costs, "energy_fee"),
        net_fee=whole(costs, "net_fee"),
        transfers=tuple(one for one in map(token_transfer, logs) if one),
        allowances=tuple(one for one in map(allowance, logs) if one),
        paid_inside=tuple(_paid_inside(raw.get("internal_transactions") or ())),
    )


def _paid_inside(rows: Any) -> list[tuple[str, str, int]]:
    paid = []
    for row in rows[:_LOGS_MAX]:
        if not isinstance(row, dict) or row.get("rejected"):
            continue
        values = [one for one in row.get("callValueInfo") or () if isinstance(one, dict)]
        sun = sum(whole(one, "callValue") for one in values if "tokenId" not in one)
        if sun:
            paid.append((address(row["caller_address"]), address(row["transferTo_address"]), sun))
    return paid


def account(owner: str, raw: Mapping[str, Any] | None) -> Account:
    """Of `getaccount`."""
    if raw is None:
        return Account(address=owner, exists=False)
    if address(raw["address"]) != owner:
        raise ValueError("another account than was asked for")
    own = raw.get("owner_permission")
    stakes = [one for one in raw.get("frozenV2") or () if isinstance(one, dict)]
    return Account(
        address=owner,
        exists=True,
        balance=whole(raw, "balance"),
        is_contract=raw.get("type") == "Contract",
        created_ms=whole(raw, "create_time"),
        staked=sum(whole(one, "amount") for one in stakes),
        owner=_permission(own) if isinstance(own, dict) else None,
        actives=_permissions(raw.get("active_permission")),
    )


def _permissions(raw: Any) -> tuple[Permission, ...]:
    rows = raw if isinstance(raw, list) else [raw]
    return tuple(_permission(one) for one in rows[:8] if isinstance(one, dict))


def _permission(raw: Mapping[str, Any]) -> Permission:
    keys = [one for one in (raw.get("keys") or ())[:5] if isinstance(one, dict)]
    return Permission(
        threshold=whole(raw, "threshold") or 1,
        keys=tuple((address(one["address"]), whole(one, "weight")) for one in keys),
    )


def resources(raw: Mapping[str, Any] | None) -> Resources:
    """Of `getaccountresource`."""
    one = raw or {}
    return Resources(
        free_bandwidth=max(0, whole(one, "freeNetLimit") - whole(one, "freeNetUsed")),
        staked_bandwidth=max(0, whole(one, "NetLimit") - whole(one, "NetUsed")),
        energy=max(0, whole(one, "EnergyLimit") - whole(one, "EnergyUsed")),
    )


def block(raw: Any) -> Block:
    """Of `getnowblock` and `getblockbynum`."""
    head = raw["block_header"]["raw_data"]
    return Block(height=whole(head, "number"), at_ms=whole(head, "timestamp"), id=raw["blockID"])


def prices(raw: Mapping[str, Any] | None) -> Prices:
    """Of `getchainparameters`; what it leaves out costs what it did when this was written."""
    rows = [one for one in (raw or {}).get("chainParameter") or () if isinstance(one, dict)]
    by_name = {str(one.get("key")): whole(one, "value") for one in rows if "value" in one}
    usual = Prices()
    return Prices(
        byte=by_name.get("getTransactionFee", usual.byte),
        energy=by_name.get("getEnergyFee", usual.energy),
        activation=by_name.get("getCreateNewAccountFeeInSystemContract", usual.activation),
        opening=by_name.get("getCreateAccountFee", usual.opening),
        memo=by_name.get("getMemoFee", usual.memo),
    )


def returned(raw: Any) -> bytes | None:
    """What a contract's function returned, of `triggerconstantcontract`; None where it failed."""
    if not isinstance(raw, dict):
        return None
    results, outcome = raw.get("constant_result"), raw.get("result")
    done = isinstance(outcome, dict) and outcome.get("result") is True and "code" not in outcome
    if not done or not isinstance(results, list) or not results:
        return None
    return bytes_of(results[0])


def token(contract: str, symbol: bytes | None, decimals: bytes | None) -> Token:
    """A TRC-20 token, from what its `symbol()` and `decimals()` returned."""
    digits = None if not decimals else int.from_bytes(decimals[:32], "big")
    return Token(
        contract=contract,
        symbol=text_in(symbol) if symbol else "",
        decimals=digits if digits is not None and digits <= _DECIMALS_MAX else None,
    )


def old_token(token_id: str, raw: Mapping[str, Any] | None) -> Token:
    """A TRC-10 token, of `getassetissuebyid`."""
    one = raw or {}
    symbol = text_of_hex(one.get("abbr")) or text_of_hex(one.get("name"))
    digits = whole(one, "precision")
    return Token(
        contract=token_id,
        symbol=symbol,
        decimals=digits if raw is not None and digits <= _DECIMALS_MAX else None,
    )


def sender_of(raw: Any) -> str | None:
    """Who signed a row of an account's history."""
    try:
        value = raw["raw_data"]["contract"][0]["parameter"]["value"]
        return address_or_none(value.get("owner_address"))
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
