"""Addresses that sent dust and resemble one that was really dealt with: bait for copying."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation

from walletdesk.chains.base import Movement, Risk

_DUST = Decimal("0.001")


def look_alikes(
    address: str,
    past: Iterable[Movement],
    *,
    same: Callable[[str, str], bool],
    worthless: Callable[[str], bool],
    head: int = 4,
    tail: int = 4,
) -> Iterator[Risk]:
    """Each pair of them, as a risk with `real` and `fake`.

    worthless    whether a token, by its contract, costs its sender nothing
    head, tail   characters of both ends that people look at
    """
    known = [one for one in past if not same(one.sender, one.receiver)]
    sent = [one for one in known if same(one.sender, address)]
    got = [one for one in known if same(one.receiver, address)]
    real = {one.receiver for one in sent if not _is_dust(one, worthless)}
    real |= {one.sender for one in got if not _is_dust(one, worthless)}
    for fake in sorted({one.sender for one in got} - real - {address}):
        for one in sorted(real):
            if (fake[:head], fake[-tail:]) == (one[:head], one[-tail:]) and not same(fake, one):
                values = {"real": one, "fake": fake}
                yield Risk(name="look_alike_sender", level="danger", values=values)


def _is_dust(one: Movement, worthless: Callable[[str], bool]) -> bool:
    try:
        small = Decimal(one.amount) < _DUST
    except InvalidOperation:
        return True
    return small or (one.contract is not None and worthless(one.contract))
