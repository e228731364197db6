"""Who may take an owner's tokens: found in logs, believed only as far as the tokens say so now.

Sources: EIP-20, EIP-721, EIP-1155.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from walletdesk.chains.base import Movement
from walletdesk.chains.evm import transfers
from walletdesk.chains.evm.delegation import is_contract
from walletdesk.chains.evm.token_logs import logs
from walletdesk.chains.evm.tokens import Token, Tokens
from walletdesk.chains.evm.transfers import Allowed, allowed, word_of
from walletdesk.chains.evm.work import Work
from walletdesk.chains.rpc import Call

_ALLOWANCE, _IS_APPROVED_FOR_ALL = "0xdd62ed3e", "0xe985e9c5"
_GET_APPROVED, _OWNER_OF = "0x081812fc", "0x6352211e"
_GAS = hex(400_000)
_GRANTS_MAX = 48
_RECEIPTS_MAX = 16
# Some tokens count in 96 bits, and spending lowers an allowance a little.
_UNLIMITED = 2**96 - 1
_NEAR_UNLIMITED = 2**128


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Something that a spender may take now.

    number             the amount, or the collectible's id; 1 where it may take all
    spender_is_person  no contract stands there: somebody's own account
    """

    token: Token
    spender: str
    standard: Literal["amount", "one", "all"]
    number: int
    spender_is_person: bool

    @property
    def unlimited(self) -> bool:
        """Whether the amount stands for as much as there ever is."""
        return self.standard == "amount" and (
            self.number == _UNLIMITED or self.number >= _NEAR_UNLIMITED
        )


@dataclass(frozen=True, kw_only=True)
class Grants:
    """What is open.

    read_above   the blocks above this height were read; -1 when all were
    """

    grants: tuple[Grant, ...]
    read_above: int


async def open_grants(
    work: Work, tokens: Tokens, owner: str, head: int, past: Sequence[Movement]
) -> Grants:
    """What spenders may take from this owner now.

    past      own transactions in it are looked into where the node gives too few logs
    Raises    NodesFailed
    """
    given, low = await _given(work, owner, head)
    if low > -1:
        given += await _in_receipts(work, owner, past)
    newest = sorted(given, key=lambda one: one.block, reverse=True)
    once = {(one.contract, one.spender, one.standard, _which(one)): one for one in newest}
    some = tuple(once.values())[:_GRANTS_MAX]
    numbers = await _now(work, some)
    still = [(one, number) for one, number in zip(some, numbers, strict=True) if number]
    people = await _people(work, {one.spender for one, _ in still})
    described = await tokens.of(work.nodes, (one.contract for one, _ in still))
    grants = tuple(
        Grant(
            token=described[one.contract],
            spender=one.spender,
            standard=one.standard,
            number=one.number if one.standard == "one" else number,
            spender_is_person=one.spender in people,
        )
        for one, number in still
    )
    return Grants(grants=grants, read_above=low)


def _which(one: Allowed) -> int:
    return one.number if one.standard == "one" else 0


async def _given(work: Work, owner: str, head: int) -> tuple[list[Allowed], int]:
    """Everything that the owner ever allowed, newest blocks first, as far as the work reaches."""
    filters = (((transfers.APPROVAL, transfers.APPROVAL_FOR_ALL), word_of(owner)),)
    high, width, found = head, head + 1, list[Allowed]()
    while width and high > -1 and work.left > 0:
        read = await logs(work, filters, high, -1, width)
        found += _by(owner, (allowed(log) for log in read.logs))
        high, width = read.low, read.width
    return found, high


async def _in_receipts(work: Work, owner: str, past: Sequence[Movement]) -> list[Allowed]:
    own = dict.fromkeys(
        one.transaction
        for one in past
        if one.fee is not None and one.contract is None and one.amount == "0"
    )
    sent = list(own)[:_RECEIPTS_MAX]
    receipts = await work.rpc([Call("eth_getTransactionReceipt", (one,)) for one in sent])
    found = [
        allowed(log)
        for receipt in receipts
        if isinstance(receipt, dict)
        for log in receipt.get("logs") or ()
    ]
    return _by(owner, found)


def _by(owner: str, found: Iterable[Allowed | None]) -> list[Allowed]:
    return [one for one in found if one is not None and one.owner == owner]


async def _now(work: Work, given: Sequence[Allowed]) -> list[int]:
    """What each of them still allows: 0 for nothing, and where the contract does not say."""
    asked = [_asking(one) for one in given]
    answers = await work.rpc([call for calls in asked for call in calls])
    numbers, at = [], 0
    for one, calls in zip(given, asked, strict=True):
        numbers.append(_allows(one, answers[at : at + len(calls)]))
        at += len(calls)
    return numbers


def _asking(one: Allowed) -> list[Call]:
    if one.standard == "one":
        which = one.number.to_bytes(32).hex()
        return [_view(one.contract, _GET_APPROVED + which), _view(one.contract, _OWNER_OF + which)]
    selector = _ALLOWANCE if one.standard == "amount" else _IS_APPROVED_FOR_ALL
    return [_view(one.contract, selector + word_of(one.owner)[2:] + word_of(one.spender)[2:])]


def _allows(one: Allowed, answers: Sequence[Any]) -> int:
    numbers = [number_in(answer) for answer in answers]
    if one.standard != "one":
        return numbers[0] if one.standard == "amount" else int(numbers[0] == 1)
    approved, holder = numbers
    return int(approved == int(one.spender, 16) and holder == int(one.owner, 16))


async def _people(work: Work, spenders: Iterable[str]) -> frozenset[str]:
    some = sorted(spenders)
    codes = await work.rpc([Call("eth_getCode", (one, "latest")) for one in some])
    return frozenset(
        one
        for one, code in zip(some, codes, strict=True)
        if isinstance(code, str) and not is_contract(code)
    )


def _view(contract: str, asked: str) -> Call:
    return Call("eth_call", ({"to": contract, "data": asked, "gas": _GAS}, "latest"))


def number_in(answer: object) -> int:
    """The number that a contract returned; 0 where it returned none."""
    if not isinstance(answer, str) or len(answer) != 66:
        return 0
    try:
        return int(answer, 16)
    except ValueError:
        return 0
