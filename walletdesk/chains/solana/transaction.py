"""A transaction of Solana, from what `getTransaction` answers with `jsonParsed`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from walletdesk.chains.base import Chain, Movement, State, chain_text, decimal_text
from walletdesk.chains.solana.refusal import Refusal, refusal
from walletdesk.chains.solana.words import (
    SYSTEM,
    TOKEN_PROGRAMS,
    address,
    symbol,
    whole,
    whole_or_none,
)

_STEPS_MAX = 500
_LOGS_MAX = 500
_COIN_STEPS = ("transfer", "transferWithSeed", "createAccount", "createAccountWithSeed")
_TOKEN_STEPS = ("transfer", "transferChecked", "transferCheckedWithFee")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One instruction, also one that a program gave.

    kind    what the node read it as: `transfer`; empty where it could not
    outer   number of the transaction's own instruction it belongs to
    """

    program: str
    kind: str
    parts: Mapping[str, Any]
    outer: int


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What a token account held."""

    mint: str
    owner: str | None
    amount: int
    decimals: int


@dataclass(frozen=True, kw_only=True)
class Move:
    """A transfer, of the coin where `mint` is None.

    account    the token account it went to; the same as `receiver` for the coin
    receiver   whose account that is; the account itself where nobody says
    """

    sender: str
    receiver: str
    account: str
    amount: int
    decimals: int
    mint: str | None = None

    @property
    def shown(self) -> str:
        """The amount in whole units."""
        return decimal_text(self.amount, self.decimals)


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """A transaction that is in a block.

    coins_before, tokens_before   what its accounts held before, by account
    coins, tokens                 what they held afterwards
    moves                         every transfer it made, or tried to make
    """

    signature: str
    slot: int
    at_utc: int | None
    fee: int
    payer: str
    signers: frozenset[str]
    blockhash: str
    steps: tuple[Step, ...]
    refusal: Refusal | None
    logs: tuple[str, ...]
    coins_before: Mapping[str, int]
    coins: Mapping[str, int]
    tokens_before: Mapping[str, Holding]
    tokens: Mapping[str, Holding]
    moves: tuple[Move, ...] = ()


def transaction(raw: Mapping[str, Any]) -> Transaction:
    """What a node answered, checked.

    Raises    ValueError, KeyError, TypeError  for what no node answers
    """
    meta, message = raw["meta"], raw["transaction"]["message"]
    keys = [(address(one["pubkey"]), one["signer"] is True) for one in message["accountKeys"]]
    names = [name for name, _ in keys]
    before = _holdings(meta.get("preTokenBalances"), names)
    seconds = whole_or_none(raw.get("blockTime"))
    one = Transaction(
        signature=str(raw["transaction"]["signatures"][0]),
        slot=whole(raw["slot"]),
        at_utc=None if seconds is None else seconds * 1000,
        fee=whole(meta["fee"]),
        payer=names[0],
        signers=frozenset(name for name, signs in keys if signs),
        blockhash=address(message["recentBlockhash"]),
        steps=tuple(_steps(message["instructions"], meta.get("innerInstructions") or [])),
        refusal=refusal(meta["err"]),
        logs=tuple(str(line)[:400] for line in (meta.get("logMessages") or [])[:_LOGS_MAX]),
        coins_before=dict(zip(names, map(whole, meta["preBalances"]), strict=False)),
        coins=dict(zip(names, map(whole, meta["postBalances"]), strict=False)),
        tokens_before=before,
        tokens=_after(before, _holdings(meta.get("postTokenBalances"), names)),
    )
    made = (_move(one, step) for step in one.steps)
    return replace(one, moves=tuple(move for move in made if move and move.amount))


def _after(before: dict[str, Holding], after: dict[str, Holding]) -> dict[str, Holding]:
    """What they hold afterwards; an account that was closed is known still, and holds nothing."""
    closed = {name: replace(held, amount=0) for name, held in before.items()}
    return closed | after


def _holdings(raw: Any, names: list[str]) -> dict[str, Holding]:
    return {
        names[whole(one["accountIndex"])]: Holding(
            mint=address(one["mint"]),
            owner=address(one["owner"]) if one.get("owner") else None,
            amount=whole(one["uiTokenAmount"]["amount"]),
            decimals=_decimals(one["uiTokenAmount"]["decimals"]),
        )
        for one in raw or []
    }


def _decimals(raw: Any) -> int:
    decimals = whole(raw)
    if decimals > 255:
        raise ValueError("decimals are one byte")
    return decimals


def _steps(outer: list[Any], inner: list[Any]) -> Iterator[Step]:
    below = {whole(one["index"]): one["instructions"] for one in inner}
    count = 0
    for number, own in enumerate(outer):
        for raw in (own, *below.get(number, ())):
            count += 1
            if count > _STEPS_MAX:
                return
            yield _step(raw, number)


def _step(raw: Mapping[str, Any], outer: int) -> Step:
    parsed = raw.get("parsed")
    known = parsed if isinstance(parsed, Mapping) else {}
    parts = known.get("info")
    return Step(
        program=address(raw["programId"]),
        kind=str(known.get("type") or ""),
        parts=parts if isinstance(parts, Mapping) else {},
        outer=outer,
    )


def _move(one: Transaction, step: Step) -> Move | None:
    if step.program == SYSTEM and step.kind in _COIN_STEPS:
        receiver = address(step.parts.get("destination") or step.parts.get("newAccount"))
        return Move(
            sender=address(step.parts["source"]), receiver=receiver, account=receiver,
            amount=whole(step.parts["lamports"]), decimals=9,
        )  # fmt: skip
    if step.program in TOKEN_PROGRAMS and step.kind in _TOKEN_STEPS:
        return _token_move(one, step.parts)
    return None


def _token_move(one: Transaction, parts: Mapping[str, Any]) -> Move | None:
    source, target = address(parts["source"]), address(parts["destination"])
    held = one.tokens.get(source) or one.tokens.get(target)
    stated = parts.get("tokenAmount")
    stated = stated if isinstance(stated, Mapping) else {}
    mint = parts.get("mint") or (held.mint if held else None)
    if mint is None:
        return None
    decimals = stated.get("decimals", held.decimals if held else 0)
    return Move(
        sender=_owner(one, source, str(parts.get("authority") or source)),
        receiver=_owner(one, target, target),
        account=target,
        amount=whole(stated.get("amount") or parts.get("amount")),
        decimals=_decimals(decimals),
        mint=address(mint),
    )


def _owner(one: Transaction, account: str, otherwise: str) -> str:
    held = one.tokens.get(account)
    return (held.owner if held else None) or otherwise


def moves_of(one: Transaction, address: str) -> tuple[Move, ...]:
    """What an address sent and received, also where no transfer says so.

    Programs may change what an account holds without one: closing it, minting, paying out.
    """
    if one.refusal:
        return tuple(move for move in one.moves if address in (move.sender, move.receiver))
    own = [m for m in one.moves if m.sender != m.receiver and address in (m.sender, m.receiver)]
    for mint, change in _changes(one, address).items():
        told = sum(m.amount if m.receiver == address else -m.amount for m in own if m.mint == mint)
        if change != told:
            own.append(_unsaid(one, address, mint, change - told))
    return tuple(own)


def _changes(one: Transaction, address: str) -> dict[str | None, int]:
    """How much more or less of everything an address holds, its fee left out."""
    paid = one.fee if address == one.payer else 0
    change = one.coins.get(address, 0) - one.coins_before.get(address, 0) + paid
    changes: dict[str | None, int] = {None: change}
    for holdings, sign in ((one.tokens, 1), (one.tokens_before, -1)):
        for held in holdings.values():
            if held.owner == address:
                changes[held.mint] = changes.get(held.mint, 0) + sign * held.amount
    return changes


def _unsaid(one: Transaction, address: str, mint: str | None, change: int) -> Move:
    called = (step.program for step in one.steps if not step.program.startswith("ComputeBudget"))
    program = next(called, SYSTEM)
    held = [h for h in (*one.tokens.values(), *one.tokens_before.values()) if h.mint == mint]
    gave, got = (address, program) if change < 0 else (program, address)
    return Move(
        sender=gave, receiver=got, account=got, amount=abs(change), mint=mint,
        decimals=held[0].decimals if held else 9,
    )  # fmt: skip


def movements(
    chain: Chain, one: Transaction, state: State, of: str | None = None
) -> tuple[Movement, ...]:
    """What it moved as a history shows it, with the fee at the first.

    of        only what this address sent and received, the fee only if it paid it
    Returns   one movement of nought for a fee that was paid for nothing else
    """
    made = moves_of(one, of) if of else one.moves
    found = [_movement(chain, one, move, state) for move in made]
    if of not in (None, one.payer):
        return tuple(found)
    if not found:
        nothing = Move(
            sender=one.payer, receiver=one.payer, account=one.payer, amount=0,
            decimals=chain.decimals,
        )  # fmt: skip
        found = [_movement(chain, one, nothing, state)]
    return (replace(found[0], fee=chain.amount(one.fee)), *found[1:])


def _movement(chain: Chain, one: Transaction, move: Move, state: State) -> Movement:
    return Movement(
        transaction=one.signature,
        asset=chain_text(symbol(move.mint)) if move.mint else chain.coin,
        amount=move.shown,
        sender=move.sender,
        receiver=move.receiver,
        contract=move.mint,
        at_utc=one.at_utc,
        state=State.FAILED if one.refusal else state,
    )
