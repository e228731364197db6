"""In which blocks an address sent something or its balance changed, found by halving heights.

No node lists an address's transactions. But where nonce and balance are the same at two heights,
an ordinary account did nothing in between: it cannot spend without using up a nonce.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from walletdesk.chains.evm.words import number
from walletdesk.chains.evm.work import Work
from walletdesk.chains.rpc import Call, RpcError

_CALLS_PER_STATE = 2
# Full nodes keep the states of 128 blocks; some fewer, since the head moves on.
_KEPT_BY_ALL = 100


class Standing(NamedTuple):
    """An address at one height."""

    nonce: int
    balance: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """A block that changed an address."""

    height: int
    before: Standing
    after: Standing


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a search found.

    found    newest first
    bounds   what is left to search: everything above the first of them was searched
    floor    the node has no states of this height and below
    """

    found: tuple[Change, ...]
    bounds: tuple[int, ...]
    floor: int


async def changes(
    work: Work, address: str, head: int, bounds: Sequence[int], floor: int, most: int, calls: int
) -> Changes:
    """The newest changes below the first of these heights, as far as this many calls reach.

    Raises    NodesFailed
    """
    search = _Search(work, address, head, list(bounds), floor)
    enough = work.left - calls
    while work.left - _CALLS_PER_STATE >= enough and len(search.found) < most:
        if len(search.bounds) < 2 or search.bounds[0] <= search.floor:
            break
        await search.step()
    return Changes(found=tuple(search.found), bounds=tuple(search.bounds), floor=search.floor)


class _Search:
    def __init__(self, work: Work, address: str, head: int, bounds: list[int], floor: int) -> None:
        self._work = work
        self._address = address
        self._head = head
        self._known = {-1: Standing(0, 0)}
        self.bounds = bounds
        self.floor = floor
        self.found: list[Change] = []

    async def step(self) -> None:
        """Settle the newest piece, or halve it."""
        upper, lower = self.bounds[:2]
        after, before = await self._standings(upper, lower)
        if after is None:
            self._without_states_below(upper)
        elif before is None:
            await self._shallower(upper)
        elif after == before:
            del self.bounds[0]
        elif upper - lower == 1:
            self.found.append(Change(height=upper, before=before, after=after))
            del self.bounds[0]
        else:
            self.bounds.insert(1, (upper + lower) // 2)

    async def _shallower(self, upper: int) -> None:
        """The node keeps no old states: search what every node keeps, and leave the rest."""
        recent = self._head - _KEPT_BY_ALL
        if not self.bounds[1] < recent < upper:
            self._without_states_below(upper)
            return
        (standing,) = await self._standings(recent)
        if standing is None:
            self._without_states_below(upper)
        else:
            self.floor = recent
            self.bounds = [upper, recent]

    def _without_states_below(self, height: int) -> None:
        self.floor = height
        self.bounds = [height]

    async def _standings(self, *heights: int) -> list[Standing | None]:
        new = [one for one in heights if one not in self._known]
        answers = await self._work.rpc(
            [call for height in new for call in _asking(self._address, height)]
        )
        told: dict[int, Standing | None] = dict(self._known)
        for place, height in enumerate(new):
            nonce, balance = answers[2 * place : 2 * place + 2]
            if isinstance(nonce, RpcError) or isinstance(balance, RpcError):
                told[height] = None
            else:
                self._known[height] = Standing(number(nonce), number(balance))
                told[height] = self._known[height]
        return [told[one] for one in heights]


def _asking(address: str, height: int) -> tuple[Call, Call]:
    return (
        Call("eth_getTransactionCount", (address, hex(height))),
        Call("eth_getBalance", (address, hex(height))),
    )
