"""Asks the family as the desk does: through settings, and closing the connections after it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from walletdesk.chains.base import Finding, Page, Question
from walletdesk.chains.open import Chains, Reachable
from walletdesk.settings.model import ChainNodes

CHAIN = "litecoin-regtest"


@asynccontextmanager
async def reached(*urls: str, chain: str = CHAIN) -> AsyncIterator[Reachable]:
    """The chain with these endpoints."""
    chains = Chains([ChainNodes(chain=chain, urls=urls, calls_per_second=10_000)])
    try:
        reachable = chains.of(chain)
        assert reachable is not None
        yield reachable
    finally:
        await chains.close()


async def examined(
    *urls: str,
    transaction: str,
    expect_to: str | None = None,
    sender: str | None = None,
    remembered: Mapping[str, Any] | None = None,
    chain: str = CHAIN,
) -> Finding:
    """What the family says of a transaction."""
    question = Question(
        transaction=transaction, expect_to=expect_to, sender=sender, remembered=remembered or {}
    )
    async with reached(*urls, chain=chain) as one:
        return await one.family.examine(one.chain, one.nodes, question)


async def surveyed(*urls: str, address: str, chain: str = CHAIN) -> Finding:
    """What the family says of an address."""
    async with reached(*urls, chain=chain) as one:
        return await one.family.survey(one.chain, one.nodes, address)


async def whole_history(*urls: str, address: str) -> list[Page]:
    """Every page of an address's history."""
    pages: list[Page] = []
    async with reached(*urls) as one:
        after = None
        while not pages or after is not None:
            pages.append(await one.family.history(one.chain, one.nodes, address, after))
            after = pages[-1].next
    return pages


def note(finding: Finding, name: str) -> Mapping[str, str]:
    """What the note of this name says.

    Raises    AssertionError  when there is none
    """
    named = {one.name: one.values for one in finding.notes}
    assert name in named, f"only {', '.join(named)}"
    return named[name]


def notes(finding: Finding) -> set[str]:
    """The names of all notes."""
    return {one.name for one in finding.notes}
