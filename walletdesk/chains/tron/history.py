"""What an address sent and received, where an endpoint lists it as TronGrid does.

Two lists, TRX and TRC-10 in one, TRC-20 in the other, are merged by time. A page goes as far
back as both lists were read, and the cursor says where each of them goes on.
Source    TronGrid's API v1: `/v1/accounts/{address}/transactions` and `…/trc20`
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import msgspec

from walletdesk.chains.base import Chain, Movement, Page
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.tron import ask
from walletdesk.chains.tron.addresses import address as plain_address
from walletdesk.chains.tron.answers import Account, Block, whole
from walletdesk.chains.tron.rows import coin_rows, fees_of, token_rows, told_with

_ROWS = 200
_CURSOR_CHARS_MAX = 4_000
_FINGERPRINT_CHARS_MAX = 1_000
_OLD_TOKENS_MAX = 10
# What a node makes of a path that it does not have.
_NOT_OFFERED = ("garbage", "not_allowed")


class _Place(msgspec.Struct, frozen=True, array_like=True):
    """Where one list goes on: from a fingerprint, leaving out what is as new as `below_ms`.

    before_ms   the oldest of the piece before; nothing that follows is newer
    """

    fingerprint: str = ""
    below_ms: int | None = None
    ended: bool = False
    before_ms: int | None = None


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    coins: _Place = _Place()
    tokens: _Place = _Place()


@dataclass(frozen=True)
class _Read:
    """A piece of one list, newest first."""

    rows: tuple[Mapping[str, Any], ...]
    next: str
    place: _Place

    @property
    def oldest_ms(self) -> int:
        """How far back this piece is complete; 0 where nothing follows."""
        return at_ms(self.rows[-1]) if self.rows and self.next else 0


async def history(chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
    """The next piece, newest first.

    Raises    NodesFailed; ValueError, KeyError, TypeError for garbage, and for a foreign cursor
    """
    owner, cursor = plain_address(address), _cursor(after)
    coins, tokens, solid, account = await asyncio.gather(
        _read(nodes, owner, "", cursor.coins),
        _read(nodes, owner, "/trc20", cursor.tokens),
        ask.solid_head(nodes),
        ask.account(nodes, owner),
    )
    if coins is None or tokens is None:
        return Page(movements=(), done=1.0, lacks=("history_not_offered",))
    reach_ms = max(coins.oldest_ms, tokens.oldest_ms)
    fees = fees_of(chain, owner, coins.rows)
    of_coins = coin_rows(chain, owner, _within(coins, reach_ms), solid)
    found = [
        *await _named(nodes, of_coins),
        *token_rows(_within(tokens, reach_ms), fees, solid),
    ]
    places = _Cursor(_after(coins, reach_ms), _after(tokens, reach_ms))
    ended = places.coins.ended and places.tokens.ended
    return Page(
        movements=tuple(sorted(found, key=lambda one: -(one.at_utc or 0))),
        done=1.0 if ended else _share(account, solid, reach_ms),
        next=None if ended else msgspec.json.encode(places).decode(),
    )


async def _named(nodes: Nodes, found: list[Movement]) -> list[Movement]:
    """With the symbol and digits of TRC-10 tokens, whose rows tell only their number."""
    numbers = dict.fromkeys(one.contract for one in found if one.contract)
    some = [one for one in numbers if one][:_OLD_TOKENS_MAX]
    tokens = await asyncio.gather(*(ask.token(nodes, one) for one in some))
    known = {one.contract: one for one in tokens if one.decimals is not None}
    return [told_with(one, known.get(one.contract or "")) for one in found]


def _cursor(after: str | None) -> _Cursor:
    if after is None:
        return _Cursor()
    if len(after) > _CURSOR_CHARS_MAX:
        raise ValueError("no cursor of ours")
    try:
        return msgspec.json.decode(after.encode(), type=_Cursor)
    except msgspec.MsgspecError as error:
        raise ValueError("no cursor of ours") from error


async def _read(nodes: Nodes, owner: str, kind: str, place: _Place) -> _Read | None:
    if place.ended:
        return _Read((), "", place)
    more = f"&fingerprint={quote(place.fingerprint, safe='')}" if place.fingerprint else ""
    path = f"/v1/accounts/{owner}/transactions{kind}?limit={_ROWS}{more}"
    try:
        raw = await nodes.get(path)
    except NodesFailed as failure:
        if place.fingerprint or any(why not in _NOT_OFFERED for _, why in failure.reasons):
            raise  # it was offered before, or may be in a while: a break, not a lack
        return None
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), list):
        if place.fingerprint:
            raise ValueError("a list that breaks off")
        return None
    rows = tuple(row for row in raw["data"][:_ROWS] if isinstance(row, dict))
    newest_first = tuple(sorted(rows, key=lambda row: -at_ms(row)))
    if rows and place.before_ms is not None and at_ms(newest_first[-1]) > place.before_ms:
        raise ValueError("a list that goes backwards")
    return _Read(newest_first, _following(raw, place) if rows else "", place)


def _following(raw: Mapping[str, Any], place: _Place) -> str:
    """Where the next piece begins; empty after the last one, and where it would be this one."""
    fingerprint = (raw.get("meta") or {}).get("fingerprint")
    if not isinstance(fingerprint, str) or fingerprint == place.fingerprint:
        return ""
    if len(fingerprint) > _FINGERPRINT_CHARS_MAX:
        raise ValueError("no fingerprint")
    return fingerprint


def at_ms(row: Mapping[str, Any]) -> int:
    """When a row's block was made."""
    return whole(row, "block_timestamp")


def _within(read: _Read, reach_ms: int) -> list[Mapping[str, Any]]:
    """The rows that this page tells: as far back as both lists reach, and not told before."""
    below = read.place.below_ms
    return [
        row for row in read.rows if at_ms(row) >= reach_ms and (below is None or at_ms(row) < below)
    ]


def _after(read: _Read, reach_ms: int) -> _Place:
    """Where the list goes on: with its next piece, or with the rest of this one."""
    told_whole = all(at_ms(row) >= reach_ms for row in read.rows)
    if told_whole:
        return _Place(read.next, ended=not read.next, before_ms=read.oldest_ms)
    return _Place(read.place.fingerprint, below_ms=reach_ms, before_ms=read.place.before_ms)


def _share(account: Account, solid: Block | None, reach_ms: int) -> float:
    """How much of the account's life is told."""
    now_ms = solid.at_ms if solid else 0
    life_ms = now_ms - account.created_ms
    if life_ms <= 0 or account.created_ms <= 0:
        return 0.0
    return min(0.99, max(0.0, (now_ms - reach_ms) / life_ms))
