"""What a diagnosis costs on top of the node's own answers, alone and two hundred at once."""

import asyncio
import statistics
import time
from collections.abc import Sequence

from walletdesk.bench.figures import Part
from walletdesk.bench.machine import on_one_core
from walletdesk.bench.node import Ledger, far_away, ledger
from walletdesk.bench.progress import Steps
from walletdesk.chains.open import Chains
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked
from walletdesk.settings.model import ChainNodes

_EACH = 50
_AT_ONCE = 200
_FAR_S = 0.2
_UNKNOWN = "0x" + "5c" * 32
_KINDS = ("arrived", "pending", "failed", "unknown")
_UNBOUNDED = 100_000.0


def steps_of(runs: int) -> int:
    """Steps of the progress bar."""
    return len(_KINDS) * (runs + 1) + runs


def measure(part: Part, runs: int, bar: Steps) -> None:
    """Own time by kind, turns by kind, and many at once.

    Raises    NoAnvil
    """
    with ledger(_EACH) as chain, on_one_core():
        for kind in _KINDS:
            took = [bar.step(lambda: _own_ms(chain, kind)) for _ in range(runs)]  # noqa: B023  called at once
            part.add(f"{kind}, processor time", "ms", took, at_most=20)
        with far_away(chain.url, _FAR_S) as url:
            for kind in _KINDS:
                turns = bar.step(lambda: _turns(url, _some(chain, kind)[0]))  # noqa: B023  called at once
                part.add(f"{kind}, calls in sequence", "", [turns], at_most=5)
        at_once = [bar.step(lambda: _at_once_s(chain)) for _ in range(runs)]
        part.add(f"{_AT_ONCE} at once, median", "s", at_once, at_most=1)


def _some(chain: Ledger, kind: str) -> Sequence[str]:
    return [_UNKNOWN] * _EACH if kind == "unknown" else getattr(chain, kind)


def _own_ms(chain: Ledger, kind: str) -> float:
    """Processor time of this process for one diagnosis; the node runs in another."""
    return asyncio.run(_in_turn(chain.url, _some(chain, kind)))


async def _in_turn(url: str, transactions: Sequence[str]) -> float:
    chains = _opened(url)
    try:
        await diagnose(chains, Asked(text=transactions[0]))
        began = time.process_time()
        for one in transactions:
            await diagnose(chains, Asked(text=one))
        return (time.process_time() - began) / len(transactions) * 1e3
    finally:
        await chains.close()


def _turns(url: str, transaction: str) -> float:
    """How many calls waited for the one before: each takes a fifth of a second here."""
    return asyncio.run(_waited(url, transaction)) // _FAR_S


async def _waited(url: str, transaction: str) -> float:
    chains = _opened(url)
    try:
        began = time.monotonic()
        await diagnose(chains, Asked(text=transaction))
        return time.monotonic() - began
    finally:
        await chains.close()


def _at_once_s(chain: Ledger) -> float:
    return asyncio.run(_together(chain))


async def _together(chain: Ledger) -> float:
    chains = _opened(chain.url)
    each = _AT_ONCE // len(_KINDS)
    asked = [one for kind in _KINDS for one in _some(chain, kind)[:each]]
    try:
        return statistics.median(await asyncio.gather(*(_timed(chains, one) for one in asked)))
    finally:
        await chains.close()


async def _timed(chains: Chains, transaction: str) -> float:
    began = time.monotonic()
    await diagnose(chains, Asked(text=transaction))
    return time.monotonic() - began


def _opened(url: str) -> Chains:
    return Chains([ChainNodes(chain="anvil", urls=(url,), calls_per_second=_UNBOUNDED)])
