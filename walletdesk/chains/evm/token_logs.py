"""Logs that name an address, over as many blocks at once as the node puts up with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.evm import transfers
from walletdesk.chains.evm.transfers import Moved, moved, word_of
from walletdesk.chains.evm.work import Work
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.rpc import Call, RpcError

Topics = tuple[str | tuple[str, ...] | None, ...]

_NO_SUCH_METHOD = -32601
_TOO_MUCH = frozenset({"too_large", "slow"})
_BLOCKS_WITH_ROWS_MAX = 16
_WIDE = 16_384


@dataclass(frozen=True, kw_only=True)
class Logs:
    """What was read.

    logs    newest last
    low     everything above this height was read
    width   blocks that the node gave at once; 0 when it gives no logs at all
    """

    logs: tuple[Any, ...]
    low: int
    width: int


async def logs(
    work: Work,
    filters: Sequence[Topics],
    high: int,
    low: int,
    width: int,
    address: str | None = None,
) -> Logs:
    """The newest logs of blocks above `low` and not above `high`, in one query that succeeds.

    address   of the contract that wrote them; any where it is None
    Returns   fewer blocks than asked for where the node refuses, none when the work is used up
    Raises    NodesFailed
    """
    while width > 0 and work.left >= len(filters):
        start = max(low, high - width)
        answers = await _answers(work, filters, start + 1, high, address)
        if all(isinstance(one, list) for one in answers):
            found = tuple(log for one in answers for log in one)
            return Logs(logs=found, low=start, width=width)
        if any(isinstance(one, RpcError) and one.code == _NO_SUCH_METHOD for one in answers):
            break
        tried = min(width, high - start)
        width = tried // (4 if tried > _WIDE else 2)
    return Logs(logs=(), low=high, width=width if work.left < len(filters) else 0)


async def _answers(
    work: Work, filters: Sequence[Topics], first: int, last: int, address: str | None
) -> list[Any]:
    place = {"fromBlock": hex(first), "toBlock": hex(last)}
    wrote = {"address": address} if address else {}
    try:
        return await work.rpc(
            [Call("eth_getLogs", ({**place, **wrote, "topics": topics},)) for topics in filters]
        )
    except NodesFailed as failure:
        # Too long an answer, or too long in coming: a shorter one may be given.
        if first == last or not any(why in _TOO_MUCH for _, why in failure.reasons):
            raise
        return [None]


@dataclass(frozen=True, kw_only=True)
class TokenMoves:
    """What moved, newest first; everything above `low` was read."""

    moved: tuple[Moved, ...]
    low: int
    width: int


async def token_moves(work: Work, address: str, high: int, low: int, width: int) -> TokenMoves:
    """The newest token moves of an address above `low` and not above `high`.

    Raises    NodesFailed
    """
    read = await logs(work, _of(address), high, low, width)
    newest = _newest(read, address, high)
    blocks = list(dict.fromkeys(one.place[0] for one in newest))
    if len(blocks) <= _BLOCKS_WITH_ROWS_MAX:
        return TokenMoves(moved=tuple(newest), low=read.low, width=read.width)
    cut = blocks[_BLOCKS_WITH_ROWS_MAX]
    kept = tuple(one for one in newest if one.place[0] > cut)
    return TokenMoves(moved=kept, low=cut, width=read.width)


async def all_token_moves(work: Work, address: str, head: int) -> list[Moved]:
    """The token moves of an address, newest first, as far down as one query reaches.

    Raises    NodesFailed
    """
    read = await logs(work, _of(address), head, -1, head + 1)
    return _newest(read, address, head)


def _newest(read: Logs, address: str, high: int) -> list[Moved]:
    ours = {
        one.place: one
        for log in read.logs
        for one in moved(log)
        if address in (one.sender, one.receiver) and read.low < one.place[0] <= high
    }
    return sorted(ours.values(), key=lambda one: one.place, reverse=True)


def _of(address: str) -> tuple[Topics, ...]:
    """Tokens sent; tokens received and collectibles in numbers sent; such received."""
    word = word_of(address)
    numbered = (transfers.TRANSFER_SINGLE, transfers.TRANSFER_BATCH)
    return (
        (transfers.TRANSFER, word),
        ((transfers.TRANSFER, *numbered), None, word),
        (numbered, None, None, word),
    )
