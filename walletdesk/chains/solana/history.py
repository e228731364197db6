"""What an address of Solana sent and received, from its signatures and those of its tokens.

Who receives a token stands in no transaction; only the account for that token does. So the past
of a wallet is that of all its accounts, merged.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import Chain, Movement, Page, State
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.solana.accounts import TOKEN_ACCOUNTS_MAX, calls, token_accounts
from walletdesk.chains.solana.facts import PARSED
from walletdesk.chains.solana.transaction import movements, transaction
from walletdesk.chains.solana.words import is_address, packed, whole, whole_or_none

_SIGNATURES = 20
LACKS: dict[str, str] = {
    "transactions_not_kept": "Solana: the node no longer has the oldest blocks.",
    "closed_token_accounts": "Solana: accounts for tokens that are closed are not found any more.",
    "more_token_accounts": "Solana: the address has more accounts for tokens than are looked at.",
}


@dataclass(frozen=True)
class _Place:
    """How far the work is.

    seen      transactions that are done
    before    per account still to be read, the signature to go on from; empty: from the newest
    """

    seen: int
    before: Mapping[str, str]

    def __str__(self) -> str:
        return json.dumps([self.seen, dict(self.before)], separators=(",", ":"))


async def page(chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
    """The next piece, newest first.

    after    what the last piece called `next`
    Raises   NodesFailed; ValueError for a place that is none
    """
    lacks: tuple[str, ...] = ("closed_token_accounts",)
    if after is None:
        tokens = token_accounts((await nodes.rpc(calls(address)))[1:])
        names = [address, *(one.address for one in tokens[:TOKEN_ACCOUNTS_MAX])]
        place = _Place(0, dict.fromkeys(names, ""))
        lacks += ("more_token_accounts",) if len(tokens) > TOKEN_ACCOUNTS_MAX else ()
    else:
        place = _place(after)
    signatures, place = await _signatures(chain, nodes, place)
    found, kept = await _movements(chain, nodes, address, signatures)
    lacks += () if kept else ("transactions_not_kept",)
    if not place.before:
        return Page(movements=found, done=1.0, lacks=lacks)
    # How many there are, no node says: the bar slows down, and ends at the last piece.
    done = place.seen / (place.seen + 2 * _SIGNATURES)
    return Page(movements=found, done=done, next=str(place), lacks=lacks)


def _place(after: str) -> _Place:
    seen, before = json.loads(after)
    known = isinstance(before, dict) and len(before) <= TOKEN_ACCOUNTS_MAX + 1
    if not known or not all(is_address(n) and _is_place(s) for n, s in before.items()):
        raise ValueError("not a place in a history")
    return _Place(whole(seen), before)


def _is_place(signature: Any) -> bool:
    return isinstance(signature, str) and (not signature or len(packed(signature)) == 64)


async def _signatures(chain: Chain, nodes: Nodes, place: _Place) -> tuple[list[str], _Place]:
    """The newest signatures of all accounts, and the place after them."""
    answers = await nodes.rpc([_asked(*one) for one in place.before.items()])
    if any(isinstance(answer, RpcError) for answer in answers):
        raise NodesFailed(chain.name, (("", "garbage"),))
    listed = dict(zip(place.before, (_listed(answer) for answer in answers), strict=True))
    merged = sorted(
        ((slot, name, signature) for name, own in listed.items() for slot, signature in own),
        key=lambda one: -one[0],
    )
    taken: dict[str, None] = {}
    before, last_slot = dict(place.before), -1
    for slot, name, signature in merged:
        # A slot is not divided: its transactions may stand under several accounts.
        if len(taken) >= _SIGNATURES and slot != last_slot:
            break
        taken[signature], before[name], last_slot = None, signature, slot
    for name, own in listed.items():
        if len(own) < _SIGNATURES and (not own or before[name] == own[-1][1]):
            del before[name]
    return list(taken), _Place(place.seen + len(taken), before)


def _asked(account: str, before: str) -> Call:
    options = {"limit": _SIGNATURES, "commitment": "finalized"}
    return Call(
        "getSignaturesForAddress",
        (account, {**options, "before": before} if before else options),
    )


def _listed(answer: Any) -> list[tuple[int, str]]:
    listed = [(whole(one["slot"]), str(one["signature"])) for one in answer[:_SIGNATURES]]
    if not all(_is_place(signature) and signature for _, signature in listed):
        raise ValueError("not a signature")
    return listed


async def _movements(
    chain: Chain, nodes: Nodes, address: str, signatures: list[str]
) -> tuple[tuple[Movement, ...], bool]:
    """What these transactions moved, and whether the node still has all that ever was."""
    oldest, *answers = await nodes.rpc(
        [
            Call("getFirstAvailableBlock"),
            *(Call("getTransaction", (one, PARSED)) for one in signatures),
        ]
    )
    read = [transaction(answer) for answer in answers if isinstance(answer, dict)]
    first = whole_or_none(oldest)
    kept = first is not None and first <= 1 and len(read) == len(signatures)
    moved = (one for body in read for one in movements(chain, body, State.FINAL, of=address))
    return tuple(moved), kept
