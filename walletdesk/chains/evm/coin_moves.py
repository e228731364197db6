"""What an address did in the blocks that changed it: own transactions, coins that came in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.evm.changes import Change
from walletdesk.chains.evm.words import checksummed, number
from walletdesk.chains.evm.work import Work
from walletdesk.chains.rpc import Call

_GWEI = 10**9
_AFTER_ALL = 2**31
_ROWS_IN_BLOCK_MAX = 256
_NO_RECEIPT: Mapping[str, Any] = {}


@dataclass(frozen=True, kw_only=True)
class CoinMove:
    """Coins that went from one address to another, or a transaction that moved none.

    transaction   "" where the node cannot tell which one it was, or none was
    sender        "" where the node cannot tell
    fee           in the smallest unit; None where somebody else paid it
    place         as in `transfers.Moved`
    """

    transaction: str
    sender: str
    receiver: str
    amount: int
    succeeded: bool
    fee: int | None
    place: tuple[int, int, int, int]
    at_utc: int


@dataclass(frozen=True, kw_only=True)
class CoinMoves:
    """What was found, and whether anything of the balance's change stays unexplained.

    unnamed       coins came in, and the node could not say by which transaction
    unexplained   the balance fell by something that no transaction names
    """

    moves: tuple[CoinMove, ...]
    times: Mapping[int, int]
    unnamed: bool
    unexplained: bool


@dataclass(frozen=True, kw_only=True)
class _Seen:
    change: Change
    block: Mapping[str, Any]
    receipts: Mapping[str, Mapping[str, Any]]

    @property
    def at_utc(self) -> int:
        return number(self.block["timestamp"]) * 1_000


async def coin_moves(work: Work, address: str, changes: Sequence[Change]) -> CoinMoves:
    """What happened in these blocks.

    Raises    NodesFailed
    """
    # Block 0 has no transactions: what an address holds there was there from the beginning.
    seen = await _seen(work, address, [one for one in changes if one.height > 0])
    moves: list[CoinMove] = []
    unnamed = unexplained = False
    for one in seen:
        told = list(_told(one, address))
        rest = _rest(one, told, address)
        inner = await _inner(work, one, address) if rest else []
        if rest and _balance(inner, address) != rest:
            inner = [_unnamed(one, address, rest)] if rest > 0 else []
            unnamed, unexplained = unnamed or rest > 0, unexplained or rest < 0
        moves += told + inner
    times = {one.change.height: one.at_utc for one in seen}
    return CoinMoves(moves=tuple(moves), times=times, unnamed=unnamed, unexplained=unexplained)


async def _seen(work: Work, address: str, changes: Sequence[Change]) -> list[_Seen]:
    blocks = await work.rpc(
        [Call("eth_getBlockByNumber", (hex(one.height), True)) for one in changes]
    )
    hashes = [
        transaction["hash"] for block in blocks for transaction in _concerning(block, address)
    ]
    answers = await work.rpc([Call("eth_getTransactionReceipt", (one,)) for one in hashes])
    receipts = {
        sent: receipt
        for sent, receipt in zip(hashes, answers, strict=True)
        if isinstance(receipt, dict)
    }
    return [
        _Seen(change=change, block=block, receipts=receipts)
        for change, block in zip(changes, blocks, strict=True)
    ]


def _concerning(block: Mapping[str, Any], address: str) -> list[Mapping[str, Any]]:
    ours = address.lower()
    return [
        one
        for one in block["transactions"]
        if one["from"].lower() == ours
        or (ours == (one.get("to") or "").lower() and number(one["value"]) > 0)
    ][:_ROWS_IN_BLOCK_MAX]


def _told(seen: _Seen, address: str) -> Iterator[CoinMove]:
    for one in _concerning(seen.block, address):
        receipt = seen.receipts.get(one["hash"], _NO_RECEIPT)
        sender = checksummed(one["from"])
        made = one.get("to") or receipt.get("contractAddress")
        yield CoinMove(
            transaction=one["hash"],
            sender=sender,
            receiver=checksummed(made) if made else "",
            amount=number(one["value"]),
            succeeded=receipt.get("status") != "0x0",
            fee=fee_of(receipt) if sender == address else None,
            place=(seen.change.height, number(one["transactionIndex"]), -1, 0),
            at_utc=seen.at_utc,
        )
    for place, paid in enumerate(seen.block.get("withdrawals") or ()):
        if paid["address"].lower() == address.lower():
            yield _without_transaction(seen, address, number(paid["amount"]) * _GWEI, place)


def fee_of(receipt: Mapping[str, Any]) -> int:
    """What the sender paid for a transaction, with the parts that rollups and blobs add."""
    return (
        number(receipt.get("gasUsed")) * number(receipt.get("effectiveGasPrice"))
        + number(receipt.get("blobGasUsed")) * number(receipt.get("blobGasPrice"))
        + number(receipt.get("l1Fee"))
    )


def _rest(seen: _Seen, told: Sequence[CoinMove], address: str) -> int:
    """What of the balance's change these moves do not explain."""
    changed = seen.change.after.balance - seen.change.before.balance
    return changed - _balance(told, address)


def _balance(moves: Sequence[CoinMove], address: str) -> int:
    gained = 0
    for one in moves:
        gained -= one.fee or 0
        if one.succeeded:
            gained += one.amount * ((one.receiver == address) - (one.sender == address))
    return gained


async def _inner(work: Work, seen: _Seen, address: str) -> list[CoinMove]:
    """Coins that contracts moved, where the node keeps traces."""
    height = hex(seen.change.height)
    ends = ("toAddress", "fromAddress")
    answers = await work.rpc(
        [Call("trace_filter", ({"fromBlock": height, "toBlock": height, end: [address]},))
         for end in ends]
    )  # fmt: skip
    found: dict[tuple[int, tuple[int, ...]], CoinMove] = {}
    for answer in answers:
        for trace in answer if isinstance(answer, list) else ():
            if move := _traced(seen, trace):
                found[move[0]] = move[1]
    return list(found.values())[:_ROWS_IN_BLOCK_MAX]


def _traced(seen: _Seen, trace: Any) -> tuple[tuple[int, tuple[int, ...]], CoinMove] | None:
    path = tuple(trace["traceAddress"])
    if not path or trace.get("error"):
        return None
    action, kind = trace["action"], trace["type"]
    if kind == "call" and action.get("callType") == "call":
        ends = action["from"], action["to"], action["value"]
    elif kind == "suicide":
        ends = action["address"], action["refundAddress"], action["balance"]
    elif kind == "create":
        ends = action["from"], (trace.get("result") or {}).get("address") or "", action["value"]
    else:
        return None
    sender, receiver, amount = ends
    if number(amount) == 0:
        return None
    place = int(trace["transactionPosition"])
    move = CoinMove(
        transaction=trace["transactionHash"],
        sender=checksummed(sender),
        receiver=checksummed(receiver) if receiver else "",
        amount=number(amount),
        succeeded=True,
        fee=None,
        place=(seen.change.height, place, _AFTER_ALL, path[0]),
        at_utc=seen.at_utc,
    )
    return (place, path), move


def _unnamed(seen: _Seen, address: str, amount: int) -> CoinMove:
    return _without_transaction(seen, address, amount, _AFTER_ALL)


def _without_transaction(seen: _Seen, address: str, amount: int, place: int) -> CoinMove:
    return CoinMove(
        transaction="",
        sender="",
        receiver=address,
        amount=amount,
        succeeded=True,
        fee=None,
        place=(seen.change.height, _AFTER_ALL, _AFTER_ALL, place),
        at_utc=seen.at_utc,
    )
