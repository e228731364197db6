"""How the rules of TRON say things: amounts, times, where a transaction stands."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from walletdesk.chains.base import Chain, Finding, Movement, Note, State, decimal_text, shortened
from walletdesk.chains.tron.answers import Receipt, Transaction
from walletdesk.chains.tron.contracts import TokenTransfer
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.known import USDT

Certainty = Literal["certain", "likely", "open"]

_TIME_MS_MAX = 253_402_300_799_000
# Contracts of the tokens that others pretend to be, by what people read.
_GENUINE = {"usdt": USDT}
_CALLED = {"usdt": "usdt", "tether": "usdt", "tetherusd": "usdt", "tethertoken": "usdt"}
_LOOKS_LIKE = str.maketrans("сѕтυԁ", "cstud")


@dataclass(frozen=True)
class Standing:
    """How far a transaction in a block is."""

    confirmations: int
    final: bool
    arrived: bool


def standing(chain: Chain, facts: Facts) -> Standing:
    """Solidified is final, unless a second node does not say so."""
    receipt = facts.receipt
    if receipt is None:
        return Standing(0, final=False, arrived=False)
    count = max(1, facts.head.height - receipt.block + 1)
    final = facts.solid_block == receipt.block and facts.second is not False
    return Standing(count, final, final or count >= chain.confirmations)


def asset_text(facts: Facts, contract: str | None, coin: str) -> str:
    """What people call an asset: the coin, a token's symbol, else its contract."""
    if contract is None:
        return coin
    token = facts.tokens.get(contract)
    return (token.symbol if token else "") or shortened(contract)


def amount_text(chain: Chain, facts: Facts, contract: str | None, amount: int) -> str:
    """An amount with its asset; in smallest units where the token does not say more."""
    if contract is None:
        return chain.amount(amount)
    token = facts.tokens.get(contract)
    digits = token.decimals if token and token.decimals is not None else 0
    return f"{decimal_text(amount, digits)} {asset_text(facts, contract, chain.coin)}"


def transfer_text(chain: Chain, facts: Facts, one: TokenTransfer) -> str:
    """What a token's transfer moved; a collectible by its number."""
    if one.token_id is not None:
        return f"{asset_text(facts, one.contract, chain.coin)} #{one.token_id}"
    return amount_text(chain, facts, one.contract, one.amount)


def time_text(at_ms: int) -> str:
    """A time as people write it, in UTC."""
    moment = datetime.fromtimestamp(min(max(at_ms, 0), _TIME_MS_MAX) // 1000, UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")


def pretends(facts: Facts, chain: Chain, contract: str | None) -> bool:
    """Whether a token has the name of a well-known one and is another."""
    if contract is None or chain.testnet:
        return False
    token = facts.tokens.get(contract)
    plain = unicodedata.normalize("NFKC", token.symbol if token else "").casefold()
    letters = "".join(c for c in plain.translate(_LOOKS_LIKE) if c.isalnum())
    known = _CALLED.get(letters)
    return known is not None and _GENUINE[known] != contract


def finding(
    chain: Chain,
    facts: Facts,
    verdict: str,
    *,
    state: State | None = None,
    certainty: Certainty = "certain",
    values: Mapping[str, str] | None = None,
    notes: tuple[Note, ...] = (),
    movements: tuple[Movement, ...] = (),
) -> Finding:
    """A finding about a transaction in a block."""
    stands = standing(chain, facts)
    if facts.second is False:
        notes = (*notes, Note("second_node_differs"))
        certainty = "likely" if certainty == "certain" else certainty
    done = State.FINAL if stands.final else State.CONFIRMING
    return Finding(
        verdict=verdict,
        state=state or done,
        final=stands.final,
        confirmations=stands.confirmations,
        needed=chain.confirmations,
        certainty="likely"
        if certainty == "likely"
        else "open"
        if certainty == "open"
        else "certain",
        values=values or {},
        notes=notes,
        evidence=facts.evidence,
        movements=movements,
        memory=_memory(facts),
    )


def _memory(facts: Facts) -> dict[str, int | str]:
    transaction = facts.transaction or facts.pending
    memory: dict[str, int | str] = {}
    if transaction:
        memory = {"sender": transaction.sender, "expires_ms": transaction.expires_ms}
    if facts.receipt:
        memory["block"] = facts.receipt.block
    return memory


def waiting(
    chain: Chain,
    facts: Facts,
    verdict: str,
    state: State,
    *,
    final: bool = False,
    likely: bool = False,
    values: Mapping[str, str] | None = None,
    notes: tuple[Note, ...] = (),
) -> Finding:
    """A finding about a transaction that is in no block."""
    return Finding(
        verdict=verdict,
        state=state,
        final=final,
        confirmations=0,
        needed=chain.confirmations,
        certainty="likely" if likely else "certain",
        values=values or {},
        notes=notes,
        evidence=facts.evidence,
        memory=_memory(facts),
    )


def moved(
    chain: Chain, facts: Facts, transaction: Transaction, receipt: Receipt | None, state: State
) -> tuple[Movement, ...]:
    """Everything of worth that a transaction moved; its fee stands with the first."""
    at_utc = receipt.at_ms if receipt else None
    rows: list[tuple[str | None, str, str, str]] = []
    plain = transaction.kind in ("TransferContract", "TransferAssetContract")
    if transaction.to and transaction.amount and (plain or transaction.data):
        amount = _bare(facts, chain, transaction.token_id, transaction.amount)
        rows.append((transaction.token_id, amount, transaction.sender, transaction.to))
    for one in receipt.transfers if receipt else ():
        amount = _bare(facts, chain, one.contract, one.amount)
        shown = amount if one.token_id is None else str(one.token_id)
        rows.append((one.contract, shown, one.sender, one.receiver))
    for payer, receiver, sun in receipt.paid_inside if receipt else ():
        rows.append((None, decimal_text(sun, chain.decimals), payer, receiver))
    return tuple(
        Movement(
            transaction=transaction.id, asset=asset_text(facts, contract, chain.coin),
            amount=amount, sender=sender, receiver=receiver, contract=contract, at_utc=at_utc,
            fee=chain.amount(receipt.fee) if receipt and number == 0 else None, state=state,
        )
        for number, (contract, amount, sender, receiver) in enumerate(rows)
    )  # fmt: skip


def _bare(facts: Facts, chain: Chain, contract: str | None, amount: int) -> str:
    if contract is None:
        return decimal_text(amount, chain.decimals)
    token = facts.tokens.get(contract)
    return decimal_text(amount, token.decimals if token and token.decimals is not None else 0)
