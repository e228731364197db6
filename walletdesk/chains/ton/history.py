"""What an address of TON sent and received: its transactions, and the transfers of its tokens."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Movement, Page, State, decimal_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.ton.facts import path, token_words
from walletdesk.chains.ton.trace import Message, Step, is_plain, step
from walletdesk.chains.ton.words import (
    JETTONS,
    address,
    friendly,
    hash_word,
    whole,
)

_AT_ONCE = 50


async def page(chain: Chain, nodes: Nodes, word: str, after: str | None) -> Page:
    """The next piece, newest first.

    after    logical time below which to go on, and how much is done: `lt:count`
    Raises   NodesFailed; ValueError for a place that is none
    """
    raw = address(word)
    before, seen = _place(after)
    rest = (("limit", _AT_ONCE), ("sort", "desc"), *((("end_lt", before),) if before else ()))
    coins, tokens = await asyncio.gather(
        nodes.get(path("transactions", ("account", raw), *rest)),
        nodes.get(path("jetton/transfers", ("owner_address", raw), *rest)),
    )
    found = [*_of_coins(chain, raw, coins), *_of_tokens(tokens)]
    # Where one list was cut off, the other must not run ahead of it.
    ends = [end for end in (_end(coins, "transactions", "lt"),
                            _end(tokens, "jetton_transfers", "transaction_lt")) if end]  # fmt: skip
    last = max(ends, default=0)
    shown = sorted((one for one in found if one[0] >= last), key=lambda one: -one[0])
    movements = tuple(movement for _, movement in shown)
    if not ends or last <= 1:
        return Page(movements=movements, done=1.0)
    count = seen + len(movements)
    return Page(
        movements=movements, done=count / (count + 2 * _AT_ONCE), next=f"{last - 1}:{count}"
    )


def _place(after: str | None) -> tuple[int, int]:
    if after is None:
        return 0, 0
    before, _, seen = after.partition(":")
    return whole(before), whole(seen)


def _end(answer: Any, name: str, field: str) -> int:
    """The logical time at which a list was cut off; 0 where it came to its end."""
    listed = answer[name]
    return min(whole(one[field]) for one in listed) if len(listed) >= _AT_ONCE else 0


def _of_coins(chain: Chain, raw: str, answer: Any) -> Iterator[tuple[int, Movement]]:
    for one in map(step, answer["transactions"]):
        made = [*_incoming(chain, one), *_outgoing(chain, one)]
        signed = one.incoming is None or one.incoming.source is None
        if signed and not made:
            made = [_movement(chain, one, raw, raw, 0)]
        if signed:
            made[0] = replace(made[0], fee=chain.amount(one.fees))
        yield from ((one.lt, movement) for movement in made)


def _incoming(chain: Chain, one: Step) -> Iterator[Movement]:
    message = one.incoming
    if message and message.source and _counts(message) and not one.bounce:
        yield _movement(chain, one, message.source, one.account, message.value)


def _outgoing(chain: Chain, one: Step) -> Iterator[Movement]:
    if one.bounce:
        return
    for message in one.outgoing:
        if message.destination and _counts(message):
            yield _movement(chain, one, one.account, message.destination, message.value)


def _counts(message: Message) -> bool:
    # What goes along with a token transfer or comes back from it still is money.
    return message.value > 0 or is_plain(message)


def _movement(chain: Chain, one: Step, sender: str, receiver: str, value: int) -> Movement:
    return Movement(
        transaction=one.hash,
        asset=chain.coin,
        amount=decimal_text(value, chain.decimals),
        sender=friendly(sender, bounceable=False),
        receiver=friendly(receiver, bounceable=False),
        at_utc=one.now * 1000,
        state=State.FINAL if one.mc_seqno else State.CONFIRMING,
    )


def _of_tokens(answer: Any) -> Iterator[tuple[int, Movement]]:
    metadata = answer.get("metadata")
    for one in answer["jetton_transfers"]:
        yield whole(one["transaction_lt"]), _token_movement(one, metadata)


def _token_movement(one: Mapping[str, Any], metadata: Any) -> Movement:
    master = friendly(address(one["jetton_master"]))
    known = JETTONS.get(master)
    _, decimals = token_words(metadata, str(one["jetton_master"]))
    return Movement(
        transaction=hash_word(one["transaction_hash"]),
        asset=known.symbol if known else master,
        contract=master,
        amount=decimal_text(whole(one["amount"]), known.decimals if known else decimals),
        sender=friendly(address(one["source"]), bounceable=False),
        receiver=friendly(address(one["destination"]), bounceable=False),
        at_utc=whole(one["transaction_now"]) * 1000,
        state=State.FAILED if one.get("transaction_aborted") is True else State.FINAL,
    )
