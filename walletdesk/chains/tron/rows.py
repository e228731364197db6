"""Rows of an account's history, as TronGrid lists them, as movements."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Movement, State, chain_text, decimal_text, shortened
from walletdesk.chains.tron import answers
from walletdesk.chains.tron.addresses import address
from walletdesk.chains.tron.answers import Block, Token, whole

_PLAIN = ("TransferContract", "TransferAssetContract", "TriggerSmartContract")
_DECIMALS_MAX = 36
_VALUE_CHARS_MAX = 80


def coin_rows(
    chain: Chain, owner: str, rows: Iterable[Mapping[str, Any]], solid: Block | None
) -> list[Movement]:
    """TRX and TRC-10 that were moved, also by contracts; rows that moved nothing are left out."""
    found = []
    for row in rows:
        one = _inside(chain, row) if "internal_tx_id" in row else _outside(chain, owner, row, solid)
        if one:
            found.append(one)
    return found


def _inside(chain: Chain, row: Mapping[str, Any]) -> Movement | None:
    """What a contract paid."""
    said = row.get("data") or {}
    value = said.get("call_value")
    sun = whole(value, "_") if isinstance(value, dict) else whole(said, "call_value")
    if sun == 0 or said.get("rejected"):
        return None
    return Movement(
        transaction=chain_text(row["tx_id"]),
        asset=chain.coin,
        amount=decimal_text(sun, chain.decimals),
        sender=address(row["from_address"]),
        receiver=address(row["to_address"]),
        at_utc=whole(row, "block_timestamp"),
    )


def _outside(
    chain: Chain, owner: str, row: Mapping[str, Any], solid: Block | None
) -> Movement | None:
    one = answers.transaction(row)
    if one.kind not in _PLAIN or one.amount == 0 or one.to is None:
        return None
    return Movement(
        transaction=one.id,
        asset=f"TRC-10 {one.token_id}" if one.token_id else chain.coin,
        contract=one.token_id,
        # A TRC-10 row does not say how many digits the token has: its smallest unit is true.
        amount=str(one.amount) if one.token_id else decimal_text(one.amount, chain.decimals),
        sender=one.sender,
        receiver=one.to,
        at_utc=whole(row, "block_timestamp"),
        fee=fees_of(chain, owner, (row,)).get(one.id),
        state=_state(one.result, whole(row, "blockNumber"), solid),
    )


def told_with(one: Movement, token: Token | None) -> Movement:
    """A TRC-10 movement in whole units of its token, where that is known."""
    if token is None or token.decimals is None:
        return one
    amount = decimal_text(int(one.amount), token.decimals)
    return replace(one, amount=amount, asset=token.symbol or one.asset)


def _state(result: str, height: int, solid: Block | None) -> State:
    if result not in ("", "SUCCESS", "DEFAULT"):
        return State.FAILED
    return State.CONFIRMING if solid and height > solid.height else State.FINAL


def fees_of(chain: Chain, owner: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What the address itself paid for each of its transactions."""
    paid = {}
    for row in rows:
        if "internal_tx_id" in row or answers.sender_of(row) != owner:
            continue
        outcome = (row.get("ret") or [{}])[0]
        fee = whole(outcome, "fee") or whole(row, "net_fee") + whole(row, "energy_fee")
        if fee:
            paid[str(row["txID"])] = chain.amount(fee)
    return paid


def token_rows(
    rows: Iterable[Mapping[str, Any]], fees: Mapping[str, str], solid: Block | None
) -> list[Movement]:
    """TRC-20 tokens and collectibles that were moved."""
    return [_token(row, fees, solid) for row in rows if row.get("type", "Transfer") != "Approval"]


def _token(row: Mapping[str, Any], fees: Mapping[str, str], solid: Block | None) -> Movement:
    told = row.get("token_info") or {}
    contract = address(told["address"])
    digits, value = told.get("decimals"), row["value"]
    if not isinstance(value, str) or not value.isdecimal() or len(value) > _VALUE_CHARS_MAX:
        raise ValueError("an amount is a number")
    decimals = digits if isinstance(digits, int) and 0 <= digits <= _DECIMALS_MAX else 0
    at_utc, named = whole(row, "block_timestamp"), str(row["transaction_id"])[:64]
    return Movement(
        transaction=named,
        asset=chain_text(told.get("symbol") or "") or shortened(contract),
        contract=contract,
        amount=decimal_text(int(value), decimals),
        sender=address(row["from"]),
        receiver=address(row["to"]),
        at_utc=at_utc,
        fee=fees.get(named),
        state=State.CONFIRMING if solid and at_utc > solid.at_ms else State.FINAL,
    )
