"""What endangers an address, asked on every chain where it has life, side by side."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import structlog

from walletdesk.chains.base import Chain, Kind, Movement, Risk
from walletdesk.chains.lookalikes import resembled, spans
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains, Reachable
from walletdesk.diagnosis.references import references
from walletdesk.kernel.errors import TryLater

log = structlog.get_logger(__name__)

_PAGES_MAX = 4
_MOVEMENTS_MAX = 150
_TOGETHER_S = 25.0
_AT_ONCE_MAX = 2
_WAITING_MAX = 8
_KEPT_S = 60.0
_KEPT_MAX = 64
_GARBAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What one chain says of an address.

    alive       whether it was ever used there
    movements   how many of its history were looked at, newest first
    whole       whether these are all
    lacks       what its history could not tell
    failed      the nodes gave no usable answer, or not in time
    """

    chain: Chain
    alive: bool = False
    risks: tuple[Risk, ...] = ()
    movements: int = 0
    whole: bool = True
    lacks: tuple[str, ...] = ()
    failed: bool = False


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """An address with what every chain says of it; no chain where none is configured for it."""

    address: str
    looked: tuple[Looked, ...]

    @property
    def found(self) -> tuple[tuple[Chain, Risk], ...]:
        """Every risk with its chain, dangers first."""
        every = [(one.chain, risk) for one in self.looked for risk in one.risks]
        return tuple(sorted(every, key=lambda pair: pair[1].level != "danger"))


class Exposures:
    """Looks addresses over, few at once: each costs a node some hundred calls.

    What was found stays in memory for a minute, so that a page can be read in another language.
    """

    def __init__(self, chains: Chains, clock: Callable[[], float] = time.monotonic) -> None:
        self.chains = chains
        self._clock = clock
        self._turns = asyncio.Semaphore(_AT_ONCE_MAX)
        self._waiting = 0
        self._lately: dict[str, tuple[float, Exposure]] = {}

    async def of(self, address: str) -> Exposure:
        """What endangers this address on the chains that it can be on.

        Raises    TryLater  when too many others wait
        """
        if self._waiting >= _WAITING_MAX:
            raise TryLater(after_s=10)
        self._waiting += 1
        try:
            async with self._turns:
                return self._known(address) or self._kept(await exposure(self.chains, address))
        finally:
            self._waiting -= 1

    def _known(self, address: str) -> Exposure | None:
        at, found = self._lately.get(address, (0.0, None))
        return found if found and self._clock() - at < _KEPT_S else None

    def _kept(self, found: Exposure) -> Exposure:
        if not any(one.failed for one in found.looked):
            self._lately.pop(found.address, None)
            self._lately[found.address] = (self._clock(), found)
        while len(self._lately) > _KEPT_MAX:
            del self._lately[next(iter(self._lately))]
        return found


def address_in(text: str, chains: Chains) -> str | None:
    """The address that a text or a link names, on the chains that are configured."""
    found = references(text, [one.chain for one in chains.all])
    return next((one.word for one in found if one.kind.value == Kind.ADDRESS.value), None)


async def exposure(chains: Chains, address: str) -> Exposure:
    """What endangers this address; a chain that fails is told as failed."""
    there = [one for one in chains.all if Kind.ADDRESS in one.family.kinds(address, one.chain)]
    looked = await asyncio.gather(*(_looked(one, address) for one in there))
    return Exposure(address=address, looked=tuple(looked))


async def _looked(one: Reachable, address: str) -> Looked:
    try:
        async with asyncio.timeout(_TOGETHER_S):
            return await _look(one, address)
    except (NodesFailed, TimeoutError, *_GARBAGE) as failure:
        log.warning("risks.failed", chain=one.chain.name, failure=type(failure).__name__)
        return Looked(chain=one.chain, failed=True)


async def _look(one: Reachable, address: str) -> Looked:
    past, looked = await recent(one, address)
    risks = await one.family.risks(one.chain, one.nodes, address, past)
    alive = bool(past or risks) or bool(await one.family.used(one.chain, one.nodes, (address,)))
    return replace(looked, risks=risks, alive=alive)


async def recent(one: Reachable, address: str) -> tuple[tuple[Movement, ...], Looked]:
    """The newest of an address's history, as far as a person waits for it.

    Raises    NodesFailed
    """
    past, after, lacks = list[Movement](), None, tuple[str, ...]()
    for _ in range(_PAGES_MAX):
        page = await one.family.history(one.chain, one.nodes, address, after)
        past += page.movements
        after, lacks = page.next, page.lacks
        if after is None or len(past) >= _MOVEMENTS_MAX:
            break
    looked = Looked(chain=one.chain, movements=len(past), whole=after is None, lacks=lacks)
    return tuple(past), looked


@dataclass(frozen=True)
class Resemblance:
    """A recipient that passes at a glance for one that the sender knows.

    positions   where the two differ, as `lookalikes.spans` writes it
    """

    real: str
    fake: str
    positions: str


async def resemblance(one: Reachable, sender: str, recipient: str) -> Resemblance | None:
    """Whether a payment's recipient resembles somebody whom its sender dealt with before.

    Raises    NodesFailed
    """
    past, _ = await recent(one, sender)
    return resemblance_in(past, sender, recipient)


def resemblance_in(past: Sequence[Movement], sender: str, recipient: str) -> Resemblance | None:
    """The same, in a history that is there already."""
    real = resembled(recipient, sender, past, _folded, _lead(recipient))
    if real is None:
        return None
    return Resemblance(real, recipient, spans(real, recipient, _folded))


def _folded(address: str) -> str:
    # Hexadecimal is the same in both cases; in base58 a changed case is another address.
    return address.lower() if address[:2] == "0x" else address


def _lead(address: str) -> int:
    return 2 if address[:2] == "0x" else 0
