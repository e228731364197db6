"""What transactions did to one address, as movements: pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from walletdesk.chains.base import Chain, Movement, State, decimal_text
from walletdesk.chains.utxo.facts import Transaction
from walletdesk.chains.utxo.words import same

# Which outputs went back to the same wallet under a new address is written nowhere.
LACKS = ("change_looks_like_payment",)


def movements(
    chain: Chain, address: str, transactions: Iterable[Transaction], head: int
) -> tuple[Movement, ...]:
    """What these transactions sent and received at an address, in their order.

    head   height of the newest block
    """
    return tuple(
        replace(one, state=_state(chain, each, head))
        for each in transactions
        for one in _of_address(chain, address, each)
    )


def moved(chain: Chain, transaction: Transaction, state: State) -> tuple[Movement, ...]:
    """What a transaction pays, without what goes back to the addresses that it spends from."""
    senders = set(transaction.senders)
    return tuple(
        replace(
            _movement(chain, transaction, transaction.senders[:1], one.address, one.value),
            state=state,
        )
        for one in transaction.outputs
        if one.address and one.address not in senders
    )


def _of_address(chain: Chain, address: str, transaction: Transaction) -> Iterator[Movement]:
    theirs = [one for one in transaction.outputs if one.address and same(one.address, address)]
    spent = [one for one in transaction.inputs if one.address and same(one.address, address)]
    received = sum(one.value for one in theirs)
    if not spent:
        if theirs:
            yield _movement(chain, transaction, transaction.senders[:1], address, received)
        return
    others = [one for one in transaction.outputs if one.address and one not in theirs]
    fee = chain.amount(transaction.fee) if transaction.fee is not None else None
    if len(spent) < len(transaction.inputs):
        # Others paid along: what this address gave is what is left of its coins.
        gave = sum(one.value or 0 for one in spent) - received
        to = max(others, key=lambda one: one.value).address if others else address
        yield _movement(chain, transaction, (address,), to, max(0, gave), fee)
        return
    for number, one in enumerate(others or theirs):
        shown_fee = fee if number == 0 else None
        yield _movement(chain, transaction, (address,), one.address, one.value, shown_fee)


def _movement(
    chain: Chain,
    transaction: Transaction,
    senders: tuple[str, ...],
    receiver: str | None,
    value: int,
    fee: str | None = None,
) -> Movement:
    block = transaction.block
    return Movement(
        transaction=transaction.id,
        asset=chain.coin,
        amount=decimal_text(value, chain.decimals),
        sender=senders[0] if senders else "",
        receiver=receiver or "",
        at_utc=block.at_utc if block else None,
        fee=fee,
    )


def _state(chain: Chain, transaction: Transaction, head: int) -> State:
    if transaction.block is None:
        return State.PENDING
    deep = head - transaction.block.height + 1 >= chain.confirmations
    return State.FINAL if deep else State.CONFIRMING
