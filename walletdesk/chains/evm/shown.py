"""Addresses, amounts and movements as people read them, and what is remembered. Pure."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Literal

from walletdesk.chains.base import Chain, Movement, State, decimal_text, shortened
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.facts import Facts, Receipt, Token, Transaction
from walletdesk.chains.evm.logs import Moved, moves
from walletdesk.chains.evm.words import checksummed

_DECIMALS_MAX = 77
_SHOWN_MAX = 100
Certainty = Literal["certain", "likely", "open"]


def token_name(token: str, tokens: Mapping[str, Token]) -> str:
    """What a token calls itself; both ends of its address where it does not say."""
    known = tokens.get(token)
    return known.symbol if known and known.symbol else shortened(checksummed(token))


def token_amount(moved: Moved, tokens: Mapping[str, Token]) -> str:
    """An amount with the token's name, a collectible with its number."""
    name = token_name(moved.token, tokens)
    return f"{name} #{moved.item}" if moved.item is not None else f"{_plain(moved, tokens)} {name}"


def _plain(moved: Moved, tokens: Mapping[str, Token]) -> str:
    known = tokens.get(moved.token)
    return decimal_text(moved.amount, min(known.decimals, _DECIMALS_MAX) if known else 0)


def sent(chain: Chain, transaction: Transaction, state: State) -> tuple[Movement, ...]:
    """The coins that the transaction itself carries."""
    if not transaction.value or transaction.to is None:
        return ()
    return (
        Movement(
            transaction=transaction.hash,
            asset=chain.coin,
            amount=decimal_text(transaction.value, chain.decimals),
            sender=checksummed(transaction.sender),
            receiver=checksummed(transaction.to),
            state=state,
        ),
    )


def moved(
    chain: Chain, facts: Facts, transaction: Transaction, receipt: Receipt, state: State
) -> tuple[Movement, ...]:
    """Everything that a transaction in a block moved, coins first."""
    tokens = facts.effect.tokens if facts.effect else {}
    at_utc = facts.effect.time_s * 1000 if facts.effect and facts.effect.time_s else None
    return sent(chain, transaction, state) + tuple(
        Movement(
            transaction=transaction.hash,
            asset=token_name(one.token, tokens),
            contract=checksummed(one.token),
            amount=str(one.item) if one.item is not None else _plain(one, tokens),
            sender=checksummed(one.sender),
            receiver=checksummed(one.receiver),
            at_utc=at_utc,
            state=state,
        )
        for one in moves(receipt.logs)[:_SHOWN_MAX]
    )


def memory(transaction: Transaction, receipt: Receipt | None = None) -> dict[str, Any]:
    """What a later question needs once no node knows the transaction any more."""
    kept: dict[str, Any] = {
        "sender": transaction.sender,
        "nonce": transaction.nonce,
        "to": transaction.to,
        "value": str(transaction.value),
        "data": data_mark(transaction.data),
    }
    if receipt is not None:
        kept |= {"block": receipt.block, "block_hash": receipt.block_hash}
    return kept


def other_told(chain: Chain, other: Transaction) -> dict[str, str]:
    """What to say of a transaction that stands in another one's place.

    Of a token it is its contract that is named: nobody has asked it for its symbol.
    """
    call = token_call(other.data) if other.to else None
    receiver = call.receiver if call else other.to
    token = shortened(checksummed(other.to)) if call and other.to else None
    return {
        "replacement": other.hash,
        "receiver": checksummed(receiver) if receiver else "",
        "amount": token or chain.amount(other.value),
    }


def empties(other: Transaction) -> bool:
    """Whether it does nothing but use its nonce, as wallets cancel."""
    return other.to == other.sender and not other.value and not other.data


def data_mark(data: bytes) -> str:
    """A short mark by which the same call is known again."""
    return blake2b(data, digest_size=16).hexdigest()
