"""Addresses made to resemble others: wallets show both ends, and people compare no more.

Whoever poisons a history makes an address with the same ends and has it appear there, by a
transfer of nothing, of dust, or of a false token, hoping that it is copied the next time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from walletdesk.chains.base import Movement, State

_BUCKET_CHARS = 3
_ENDS_CHARS = 7
_IN_BUCKET_MAX = 32

Fold = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class LookAlike:
    """Two addresses that pass for one at a glance.

    real         the one that was dealt with first, in earnest
    fake         the one that resembles it
    brought_by   the newest movement that put the fake one into the history
    paid         the newest movement by which the address itself paid the fake one
    positions    where the two differ, as `spans` writes it
    """

    real: str
    fake: str
    brought_by: Movement | None
    paid: Movement | None
    positions: str


def lookalikes(
    address: str, past: Iterable[Movement], fold: Fold, lead: int = 0
) -> tuple[LookAlike, ...]:
    """Pairs among those whom an address dealt with, in a history told newest first.

    fold    what makes two spellings of one address the same
    lead    characters that all addresses of the chain begin with: 2 for `0x`
    """
    dealt = _dealings(address, past, fold)
    pairs = [
        _judged(dealt[one], dealt[other], fold) for one, other in alike(tuple(dealt), fold, lead)
    ]
    return tuple(pair for pair in pairs if pair)


def resembled(
    recipient: str, address: str, past: Iterable[Movement], fold: Fold, lead: int = 0
) -> str | None:
    """The address that this recipient resembles, of those that an address dealt with before."""
    dealt = _dealings(address, past, fold)
    known = dealt.get(fold(recipient))
    for one in dealt.values():
        before = known is None or one.rank < known.rank
        if one.in_earnest and before and resemble(one.address, recipient, fold, lead):
            return one.address
    return None


def resemble(one: str, other: str, fold: Fold, lead: int = 0) -> bool:
    """Whether two different addresses share their ends: three characters each, seven in all."""
    left, right = fold(one)[lead:], fold(other)[lead:]
    if left == right or len(left) != len(right):
        return False
    start, end = _shared(left, right), _shared(left[::-1], right[::-1])
    return min(start, end) >= _BUCKET_CHARS and start + end >= _ENDS_CHARS


def alike(addresses: Sequence[str], fold: Fold, lead: int) -> Iterator[tuple[str, str]]:
    """Pairs that resemble; only those with the same ends are compared one by one."""
    buckets: dict[tuple[str, str], list[str]] = {}
    for one in addresses:
        bare = fold(one)[lead:]
        buckets.setdefault((bare[:_BUCKET_CHARS], bare[-_BUCKET_CHARS:]), []).append(one)
    for few in buckets.values():
        for one, other in combinations(few[:_IN_BUCKET_MAX], 2):
            if resemble(one, other, fold, lead):
                yield one, other


def spans(real: str, fake: str, fold: Fold = str) -> str:
    """Where two addresses differ, counted from 0, ends included: `6-37,40`."""
    left, right = fold(real), fold(fake)
    length = max(len(left), len(right))
    differ = [at for at in range(length) if left[at : at + 1] != right[at : at + 1]]
    return ",".join(f"{first}-{last}" for first, last in _runs(differ))


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = previous = None
    for at in places:
        if previous is not None and at != previous + 1:
            yield start or 0, previous
            start = at
        start, previous = at if start is None else start, at
    if previous is not None:
        yield start or 0, previous


@dataclass
class _Dealing:
    """One of those whom an address dealt with; movements newest first, the oldest's place."""

    address: str
    paid: list[Movement]
    received: list[Movement]
    spoofed: list[Movement]
    age: int = 0

    @property
    def in_earnest(self) -> bool:
        return bool(self.paid or any(_is_something(one) for one in self.received))

    @property
    def rank(self) -> tuple[bool, int]:
        """The least is the real one: who was paid, then who came first."""
        return not self.paid, -self.age

    @property
    def newest(self) -> Movement | None:
        return next(iter([*self.spoofed, *self.received]), None)


def _dealings(address: str, past: Iterable[Movement], fold: Fold) -> dict[str, _Dealing]:
    ours, dealt = fold(address), dict[str, _Dealing]()
    for place, one in enumerate(past):
        outwards = fold(one.sender) == ours
        other = one.receiver if outwards else one.sender
        if not other or fold(other) == ours or one.state is State.FAILED:
            continue
        dealing = dealt.setdefault(fold(other), _Dealing(other, [], [], []))
        dealing.age = place
        # A token's log can name anybody as the sender; only who pays the fee has sent it.
        kind = dealing.received if not outwards else dealing.paid if _own(one) else dealing.spoofed
        kind.append(one)
    return dealt


def _own(one: Movement) -> bool:
    return one.fee is not None and _is_something(one)


def _is_something(one: Movement) -> bool:
    return one.amount.strip("0.") != ""


def _judged(one: _Dealing, other: _Dealing, fold: Fold) -> LookAlike | None:
    if not (one.in_earnest or other.in_earnest):
        return None
    real, fake = sorted((one, other), key=lambda each: each.rank)
    return LookAlike(
        real=real.address,
        fake=fake.address,
        brought_by=fake.newest,
        paid=fake.paid[0] if fake.paid else None,
        positions=spans(real.address, fake.address, fold),
    )


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
