"""An address's history rebuilt from the chain: tokens by their logs, coins by what changed.

Both are searched downwards from the newest block; a page tells the blocks that both have done.
"""

from collections.abc import Mapping
from dataclasses import replace

from walletdesk.chains.base import Chain, Movement, Page, State, decimal_text
from walletdesk.chains.evm import cursor as cursors
from walletdesk.chains.evm.changes import Change, Changes, changes
from walletdesk.chains.evm.coin_moves import CoinMove, CoinMoves, coin_moves, fee_of
from walletdesk.chains.evm.cursor import Cursor
from walletdesk.chains.evm.token_logs import TokenMoves, token_moves
from walletdesk.chains.evm.tokens import Token, Tokens
from walletdesk.chains.evm.transfers import Moved
from walletdesk.chains.evm.words import checksummed, height, number
from walletdesk.chains.evm.work import Work
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

_CALLS_MAX = 40
_CALLS_FOR_LOGS = 9
_CALLS_FOR_CHANGES = 20
_CHANGES_MAX = 4
_LACKS_COINS = "lacks_coin_history"
_LACKS_TOKENS = "lacks_token_history"
_LACKS_NAMES = "lacks_inner_payments"
_LACKS_REASONS = "lacks_unexplained_changes"
_LACKS_CONTRACT = "lacks_contract_coins"

_Place = tuple[int, int, int, int]


async def history(
    chain: Chain, nodes: Nodes, tokens: Tokens, address: str, after: str | None
) -> Page:
    """The next piece of what an address sent and received, newest first.

    after     `Page.next` of the piece before
    Raises    NodesFailed, ValueError for a cursor that is none of ours
    """
    work, address = Work(nodes, _CALLS_MAX), checksummed(address)
    head, final = await _heads(work)
    cursor = cursors.read(after) if after else await _begun(work, address, head)
    token = await _token_moves(Work(nodes, _CALLS_FOR_LOGS), address, cursor)
    bounds = _hinted(cursor, token, address)
    found = await changes(
        work, address, cursor.head, bounds, cursor.floor, _CHANGES_MAX, _CALLS_FOR_CHANGES
    )
    # Below the floor there are no states; where it is reached, tokens alone go on.
    searched = -1 if found.bounds[0] <= found.floor else found.bounds[0]
    low = max(searched, token.low)
    told = [one for one in found.found if one.height > low]
    coin = await coin_moves(work, address, told)
    moved = [one for one in token.moved if one.place[0] > low]
    facts = _Facts(chain, address, head, final)
    rows = await _rows(work, tokens, facts, coin, moved)
    following = _following(cursor, found, token, coin, low)
    return Page(
        movements=rows,
        done=following.done,
        next=None if low == -1 else str(following),
        lacks=following.lacks,
    )


class _Facts:
    """What every row is made with."""

    def __init__(self, chain: Chain, address: str, head: int, final: int) -> None:
        self.chain = chain
        self.address = address
        self._final = max(final, head - chain.confirmations + 1)

    def state(self, block: int, succeeded: bool) -> State:
        """Where a transaction in a block of this height stands."""
        if not succeeded:
            return State.FAILED
        return State.FINAL if block <= self._final else State.CONFIRMING


async def _heads(work: Work) -> tuple[int, int]:
    latest, final = await work.rpc(
        [Call("eth_blockNumber"), Call("eth_getBlockByNumber", ("finalized", False))]
    )
    return height(latest), height(final["number"]) if isinstance(final, dict) else -1


async def _begun(work: Work, address: str, head: int) -> Cursor:
    (code,) = await work.rpc([Call("eth_getCode", (address, "latest"))])
    # Code can spend without using up a nonce: what came and went between two heights is not seen.
    has_code = isinstance(code, str) and len(code) > 2
    return replace(cursors.first(head), lacks=(_LACKS_CONTRACT,) if has_code else ())


async def _token_moves(work: Work, address: str, cursor: Cursor) -> TokenMoves:
    """The newest token moves that are not told yet; few where the node refuses long ranges."""
    high, low, width = cursor.told_above, -1, cursor.width
    moves: tuple[Moved, ...] = ()
    while width and high > low and not moves:
        read = await token_moves(work, address, high, low, width)
        stuck = read.low == high
        moves, high, width = read.moved, read.low, read.width
        if stuck:
            break
    if width == 0:
        return TokenMoves(moved=moves, low=low, width=0)
    # What was refused once is tried again from time to time: few blocks may be as busy.
    wider = width * 2 if width == cursor.width else width
    return TokenMoves(moved=moves, low=high, width=min(wider, cursor.head + 1))


def _hinted(cursor: Cursor, token: TokenMoves, address: str) -> tuple[int, ...]:
    """Where to look first for changes: who sends a token mostly used up a nonce in that block."""
    if cursor.told_above <= cursor.floor:
        return cursor.bounds
    sent = {one.place[0] for one in token.moved if one.sender == address}
    hints = {end for one in sent for end in (one, one - 1) if cursor.floor < end}
    inside = {one for one in hints if one < cursor.told_above}
    return tuple(sorted({*cursor.bounds, *inside}, reverse=True))


async def _rows(
    work: Work, tokens: Tokens, facts: _Facts, coin: CoinMoves, moved: list[Moved]
) -> tuple[Movement, ...]:
    times = await _times(work, moved, coin.times)
    known = {one.transaction: one for one in coin.moves if one.fee is not None}
    fees = {sent: one.fee or 0 for sent, one in known.items()}
    paid = [one for one in moved if one.sender == facts.address and one.transaction not in known]
    fees |= await _fees(work, facts.address, {one.transaction for one in paid})
    described = await tokens.of(work.nodes, (one.contract for one in moved))
    rows: dict[_Place, Movement] = {}
    for one in sorted(moved, key=lambda one: one.place):
        bare = (sent := known.get(one.transaction)) is None or sent.amount == 0
        fee = fees.pop(one.transaction, None) if bare else None
        rows[one.place] = _token_row(facts, one, described[one.contract], times, fee)
    said = {one.transaction for one in moved}
    for move in coin.moves:
        if move.amount or move.transaction not in said:
            rows[move.place] = _coin_row(facts, move)
    return tuple(rows[place] for place in sorted(rows, reverse=True))


async def _times(work: Work, moved: list[Moved], known: Mapping[int, int]) -> dict[int, int]:
    """When each block was made, in milliseconds."""
    told = {one.place[0]: one.at_utc for one in moved if one.at_utc is not None}
    times = {**told, **known}
    heights = sorted({one.place[0] for one in moved} - times.keys())
    blocks = await work.rpc([Call("eth_getBlockByNumber", (hex(one), False)) for one in heights])
    return times | {
        one: number(block["timestamp"]) * 1_000 for one, block in zip(heights, blocks, strict=True)
    }


async def _fees(work: Work, address: str, sent: set[str]) -> dict[str, int]:
    """Fees of those of these transactions that the address itself paid for."""
    asked = sorted(sent)
    receipts = await work.rpc([Call("eth_getTransactionReceipt", (one,)) for one in asked])
    return {
        one: fee_of(receipt)
        for one, receipt in zip(asked, receipts, strict=True)
        if isinstance(receipt, dict) and checksummed(receipt["from"]) == address
    }


def _token_row(
    facts: _Facts, one: Moved, token: Token, times: Mapping[int, int], fee: int | None
) -> Movement:
    if one.token_id is None:
        amount = token.amount(one.amount)
    else:
        amount = str(one.token_id) if one.amount == 1 else f"{one.amount} × {one.token_id}"
    return Movement(
        transaction=one.transaction,
        asset=token.name,
        contract=one.contract,
        amount=amount,
        sender=one.sender,
        receiver=one.receiver,
        at_utc=times[one.place[0]],
        fee=None if fee is None else facts.chain.amount(fee),
        state=facts.state(one.place[0], succeeded=True),
    )


def _coin_row(facts: _Facts, one: CoinMove) -> Movement:
    chain = facts.chain
    return Movement(
        transaction=one.transaction,
        asset=chain.coin,
        amount=decimal_text(one.amount, chain.decimals),
        sender=one.sender,
        receiver=one.receiver,
        at_utc=one.at_utc,
        fee=None if one.fee is None else chain.amount(one.fee),
        state=facts.state(one.place[0], one.succeeded),
    )


def _following(
    cursor: Cursor, found: Changes, token: TokenMoves, coin: CoinMoves, low: int
) -> Cursor:
    """Where the next piece begins, with all that this one found out about it."""
    lacks = [
        (_LACKS_COINS, found.floor > -1),
        (_LACKS_TOKENS, token.width == 0),
        (_LACKS_NAMES, coin.unnamed),
        (_LACKS_REASONS, coin.unexplained),
    ]
    new = (name for name, is_so in lacks if is_so)
    return Cursor(
        head=cursor.head,
        floor=found.floor,
        width=token.width,
        bounds=_bounds_left(found, low),
        lacks=tuple(dict.fromkeys((*cursor.lacks, *new))),
    )


def _bounds_left(found: Changes, low: int) -> tuple[int, ...]:
    """Heights that split what is left; changes already found need no second search."""
    later = [change for change in found.found if change.height <= low]
    split = [one for change in later for one in _ends(change)]
    left = {one for one in (*split, *found.bounds) if found.floor <= one <= low}
    return tuple(sorted({low, *left}, reverse=True))


def _ends(change: Change) -> tuple[int, int]:
    return change.height, change.height - 1
