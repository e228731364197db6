"""What to say of an address, from what it holds and did: pure."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from walletdesk.chains.base import Chain, Finding, Movement, Note, Risk, State
from walletdesk.chains.utxo.facts import Holding
from walletdesk.chains.utxo.words import resembles, same

# What people send to be noticed, not to pay: a few cents at most on every chain of the family.
_TINY = {"bitcoin": Decimal("0.00001"), "litecoin": Decimal("0.0001"), "dogecoin": Decimal(1)}
_TINY_ELSEWHERE = Decimal("0.00001")
_RISKS_MAX = 20


def surveyed(chain: Chain, address: str, holding: Holding) -> Finding:
    """What an address holds and did."""
    if holding.balance is None:
        return Finding(
            verdict="address_unread",
            state=State.UNKNOWN,
            certainty="open",
            values={"address": address, "missing": "a server that keeps a list of addresses"},
            evidence=holding.evidence,
        )
    unused = holding.transactions == 0
    return Finding(
        verdict="unused_address" if unused else "is_address",
        state=State.UNKNOWN,
        values={
            "address": address,
            "balance": chain.amount(holding.balance),
            "transactions": "?" if holding.transactions is None else str(holding.transactions),
        },
        notes=tuple(_notes(holding)),
        evidence=holding.evidence,
        movements=holding.newest,
    )


def of_other_chain(address: str, home: Chain) -> Finding:
    """What to say of an address that is at home on another chain."""
    return Finding(
        verdict="address_of_other_chain",
        state=State.UNKNOWN,
        values={"address": address, "home": home.title},
    )


def risks(chain: Chain, address: str, past: Sequence[Movement]) -> tuple[Risk, ...]:
    """Tiny amounts that strangers sent: to be copied as an address, or to be followed."""
    paid = {one.receiver for one in past if one.receiver and same(one.sender, address)}
    tiny = [one for one in past if _is_tiny(chain, address, one) and one.sender not in paid]
    found = list(_look_alikes(tiny, paid))
    fakes = {one.values["fake"] for one in found}
    rest = [one for one in tiny if one.sender not in fakes]
    if rest:
        values = {"amount": f"{rest[0].amount} {rest[0].asset}", "transaction": rest[0].transaction}
        found.append(Risk(name="tracking_dust", level="caution", values=values))
    return tuple(found[:_RISKS_MAX])


def _notes(holding: Holding) -> Iterator[Note]:
    if holding.transactions is None:
        yield Note("only_unspent")
    if holding.waiting:
        yield Note("address_waiting", {"waiting": str(holding.waiting)})


def _is_tiny(chain: Chain, address: str, one: Movement) -> bool:
    received = same(one.receiver, address) and not same(one.sender, address)
    return received and 0 < Decimal(one.amount) <= _TINY.get(chain.name, _TINY_ELSEWHERE)


def _look_alikes(tiny: Iterable[Movement], paid: Iterable[str]) -> Iterator[Risk]:
    real_ones, told = tuple(paid), set[str]()
    for one in tiny:
        real = next((each for each in real_ones if resembles(each, one.sender)), None)
        if real is not None and one.sender not in told:
            told.add(one.sender)
            values = {"real": real, "fake": one.sender, "transaction": one.transaction}
            yield Risk(name="dust_from_look_alike", level="danger", values=values)
