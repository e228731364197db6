"""Any history of any chain is told once and whole, whatever the node keeps and refuses."""

import asyncio
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chains.evm.simulated import HOLDER, OTHER, Event, Kind, Simulated
from walletdesk.chains.base import Page
from walletdesk.chains.evm.history import history
from walletdesk.chains.evm.tokens import Tokens
from walletdesk.chains.registry import chain_of

CHAIN = chain_of("ethereum")
PAGES_MAX = 400
CALLS_MAX = 60

_KINDS = st.sampled_from(get_args(Kind))


@st.composite
def chains(draw: st.DrawFn) -> tuple[int, list[Event]]:
    """A head and what happened below it."""
    head = draw(st.integers(1, 1_500))
    heights = draw(st.sets(st.integers(1, head), max_size=20))
    return head, [Event(one, draw(_KINDS)) for one in sorted(heights, reverse=True)]


async def told(nodes: Simulated) -> list[Page]:
    """Every piece, each asked with nothing but the word that the one before gave."""
    pages: list[Page] = []
    after = None
    while len(pages) < PAGES_MAX:
        before = nodes.asked
        pages.append(await history(CHAIN, nodes, Tokens(), HOLDER, after))
        assert nodes.asked - before <= CALLS_MAX
        after = pages[-1].next
        if after is None:
            return pages
    raise AssertionError("it never ends")


def ids(pages: list[Page]) -> list[str]:
    """Transactions in the order in which they were told."""
    return [one.transaction for page in pages for one in page.movements]


@settings(max_examples=60, deadline=None)
@given(chains(), st.integers(30, 2_000))
def test_with_all_states_everything_is_told_once_newest_first(
    chain: tuple[int, list[Event]], wide: int
) -> None:
    head, events = chain
    pages = asyncio.run(told(Simulated(head, events, keeps=head, wide=wide)))
    assert ids(pages) == [one.transaction for one in events]
    assert pages[-1].lacks == ()
    paid = {one.transaction for page in pages for one in page.movements if one.fee}
    assert paid == {one.transaction for one in events if one.kind in ("sends", "sends_token")}
    done = [page.done for page in pages]
    assert done == sorted(done)


@settings(max_examples=60, deadline=None)
@given(chains(), st.integers(30, 2_000), st.integers(0, 400))
def test_without_old_states_all_tokens_are_told_and_the_rest_is_said_to_lack(
    chain: tuple[int, list[Event]], wide: int, keeps: int
) -> None:
    head, events = chain
    pages = asyncio.run(told(Simulated(head, events, keeps=keeps, wide=wide)))
    shown = ids(pages)
    tokens = [one.transaction for one in events if one.kind not in ("sends", "receives")]
    assert [one for one in shown if one in set(tokens)] == tokens
    assert len(shown) == len(set(shown))
    if set(shown) != {one.transaction for one in events}:
        assert pages[-1].lacks == ("lacks_coin_history",)


def test_who_resembles_nobody_is_only_told() -> None:
    pages = asyncio.run(told(Simulated(5, [Event(3, "sends")], keeps=5, wide=9)))
    (only,) = pages[0].movements
    assert (only.receiver, only.amount) == (OTHER, "0.000000000000000003")
