"""The history of an address is rebuilt piece by piece, and goes on where a break left it."""

import asyncio
import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HandClock
from tests.diagnosis.test_watch import with_limits
from tests.services.fake_chain import TESTNET, FakeChains, FakeFamily
from walletdesk.chains.base import Movement, Page
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import records, records_store
from walletdesk.diagnosis.rebuilt import Record, after_piece, lacks_of, movement_of, movement_text
from walletdesk.diagnosis.records import Rebuilder, Wish, begin, found, rebuild, step
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.settings.model import Chains as ChainSettings

MINE = "addr-mine"


def moved(number: int, *, fee: str | None = None, contract: str | None = None) -> Movement:
    return Movement(
        transaction=f"tx-{number}",
        asset="TST",
        amount="1.5",
        sender=MINE,
        receiver=f"addr-{number}",
        at_utc=1_795_320_000_000 - number * 60_000,
        fee=fee,
        contract=contract,
    )


def history(family: FakeFamily, pieces: int, of: int = 3) -> None:
    """Pieces of so many movements, each with a cursor to the next."""
    for number in range(pieces):
        last = number == pieces - 1
        family.pages[None if number == 0 else f"c{number}"] = Page(
            movements=tuple(moved(number * of + one) for one in range(of)),
            done=(number + 1) / pieces,
            next=None if last else f"c{number + 1}",
            lacks=("old_blocks",) if last else (),
        )


async def begun(desk: Desk, **more: str) -> Record:
    return await found(desk, await begin(desk, Wish(MINE, host="203.0.113.9", **more)))  # type: ignore[arg-type]  # tests name the fields


async def claimed(desk: Desk) -> list[Record]:
    return await desk.engine.database.write(records_store.claim, 5, 120_000)


async def test_a_history_is_rebuilt_to_its_end(watching: Desk, family: FakeFamily) -> None:
    history(family, 4)
    record = await begun(watching)
    await rebuild(watching, record)
    now = await found(watching, record.key)
    assert (now.state, now.movements, now.done_permille) == ("done", 12, 1_000)
    assert lacks_of(now) == ("old_blocks",)
    kept = await records.movements(watching, now, 0, 100)
    assert [one.transaction for one in kept] == [f"tx-{number}" for number in range(12)]
    assert [one.transaction for one in await records.movements(watching, now, 9, 2)] == [
        "tx-9",
        "tx-10",
    ]


async def test_a_killed_worker_goes_on_where_it_was(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    history(family, 4)
    record = await begun(watching)
    (first,) = await claimed(watching)
    half = await step(watching, first)
    assert half
    assert (half.cursor, half.done_permille) == ("c1", 250)
    assert await claimed(watching) == [], "its worker may still be at it"
    clock.forward(121)
    (again,) = await claimed(watching)
    await rebuild(watching, again)
    assert (await found(watching, record.key)).movements == 12
    assert family.asked_after == [None, "c1", "c2", "c3"]


async def test_two_workers_at_one_piece_keep_it_once(watching: Desk, family: FakeFamily) -> None:
    history(family, 2)
    record = await begun(watching)
    one, other = await asyncio.gather(step(watching, record), step(watching, record))
    assert [one, other].count(None) == 1
    assert (await found(watching, record.key)).movements == 3


async def test_nodes_that_fail_make_it_later_and_at_last_it_says_so(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    history(family, 2)
    family.away = True
    record = await begun(watching)
    pauses = []
    while (now := await found(watching, record.key)).state == "running":
        due = await claimed(watching)
        if not due:
            clock.forward(15)
            continue
        await rebuild(watching, due[0])
        after = await found(watching, record.key)
        pauses.append(after.next_step_at_ms - clock.now_ms)
    assert (now.state, now.failures) == ("failed", 8)
    assert pauses[:3] == [15_000, 30_000, 60_000]


async def test_a_node_that_comes_back_is_asked_where_it_was_left(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    history(family, 2)
    record = await begun(watching)
    half = await step(watching, record)
    assert half
    family.away = True
    await rebuild(watching, half)
    family.away = False
    clock.forward(600)
    (again,) = await claimed(watching)
    await rebuild(watching, again)
    assert (await found(watching, record.key)).state == "done"
    assert family.asked_after == [None, "c1", "c1"]


async def test_a_very_long_history_is_kept_up_to_a_bound_and_says_so(
    watching: Desk, family: FakeFamily
) -> None:
    history(family, 4)
    bounded = with_limits(watching, msgspec.convert({"record_movements_max": 7}, ChainSettings))
    record = await begun(bounded)
    await rebuild(bounded, record)
    now = await found(bounded, record.key)
    assert (now.state, now.movements) == ("full", 7)
    assert len(family.asked_after) == 3


async def test_a_network_asks_for_so_many_in_a_day(watching: Desk, family: FakeFamily) -> None:
    bounded = with_limits(
        watching, msgspec.convert({"records_per_network_per_day": 2}, ChainSettings)
    )
    await begun(bounded)
    await begun(bounded)
    with pytest.raises(Refused) as refused:
        await begin(bounded, Wish(MINE, host="203.0.113.77"))
    assert refused.value.reason == "too_many_records"
    assert await begin(bounded, Wish(MINE, host="198.51.100.1"))
    assert await begin(bounded, Wish(MINE)), "an agent is not counted"


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (Wish("hello"), "no_address"),
        (Wish("tx-1"), "no_address"),
        (Wish(MINE, chain="elsewhere"), "no_address"),
    ],
)
async def test_what_is_no_address_is_refused(watching: Desk, wish: Wish, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        await begin(watching, wish)
    assert refused.value.reason == reason


async def test_an_address_of_several_chains_needs_one_of_them(
    watching: Desk, family: FakeFamily
) -> None:
    other = dataclasses.replace(TESTNET, name="othernet")
    several = dataclasses.replace(watching, chains=FakeChains(family, TESTNET, other))
    with pytest.raises(Refused) as refused:
        await begin(several, Wish(MINE))
    assert refused.value.reason == "which_chain"
    key = await begin(several, Wish(MINE, chain="othernet"))
    assert (await found(several, key)).chain == "othernet"


async def test_without_a_node_it_says_so(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        await begin(desk, Wish(MINE))
    assert refused.value.reason == "no_chain"


async def test_the_round_rebuilds_two_at_a_time_and_forgets_after_a_week(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    history(family, 2)
    keys = [(await begun(watching)).key for _ in range(3)]
    tasks: list[asyncio.Task[None]] = []
    rebuilder = Rebuilder(watching, lambda work: tasks.append(asyncio.create_task(work)))
    await rebuilder.go_round()
    await rebuilder.go_round()
    assert len(tasks) == 2
    await asyncio.gather(*tasks)
    await rebuilder.go_round()
    await asyncio.gather(*tasks)
    assert [(await found(watching, key)).state for key in keys] == ["done"] * 3
    clock.forward(8 * 86_400)
    await rebuilder.forget_old()
    with pytest.raises(NotFound):
        await found(watching, keys[0])


def test_a_movement_is_kept_whole_and_never_too_long() -> None:
    one = moved(1, fee="0.1 TST", contract="0xabc")
    assert movement_of(movement_text(one)) == one
    assert len(movement_of(movement_text(moved(1, fee="9" * 9_000))).fee or "") == 200


@given(done=st.floats(), counts=st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_no_share_of_a_node_moves_the_bar_back_or_past_its_end(
    done: float, counts: list[int]
) -> None:
    now = record_of()
    for number, count in enumerate(counts):
        page = Page(movements=tuple(map(moved, range(count))), done=done, next=f"c{number}")
        before, (now, kept) = now, after_piece(now, page, 1, movements_max=20)
        assert before.done_permille <= now.done_permille <= 999
        assert now.movements <= 20
        assert len(kept) <= count


def record_of() -> Record:
    return Record(
        id=1,
        key="k",
        conversation_id=None,
        chain="testnet",
        address=MINE,
        cursor=None,
        done_permille=0,
        pieces=0,
        movements=0,
        lacks="[]",
        state="running",
        failures=0,
        next_step_at_ms=0,
        created_at_ms=0,
        ended_at_ms=None,
    )
