"""What every database behind the port must do; both engines run the same tests."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import insert, select

from walletdesk.engine import Engine, Tx
from walletdesk.engine.tables import jobs
from walletdesk.kernel.errors import AlreadyThere, Refused, TryLater


def add_row(tx: Tx, name: str, key: str | None = None) -> str:
    tx.execute(
        insert(jobs).values(
            id=hash(name) & 0xFFFFFFFF,
            name=name,
            payload="{}",
            key=key,
            run_at_ms=0,
            attempts=0,
            state="ready",
            added_at_ms=0,
        )
    )
    return name


def names(tx: Tx) -> list[str]:
    return sorted(tx.execute(select(jobs.c.name)).scalars())


def add_then_fail(tx: Tx, name: str) -> None:
    add_row(tx, name)
    tx.tell(name)
    raise ValueError(name)


def add_all(tx: Tx, wanted: list[str]) -> list[str | Exception]:
    if "bad" in wanted:
        raise ValueError("bad")
    for name in wanted:
        add_row(tx, name)
    return [KeyError(name) if name == "own-fault" else name.upper() for name in wanted]


async def test_a_unit_is_committed_when_its_call_returns(engine: Engine) -> None:
    assert await engine.database.write(add_row, "one") == "one"
    assert await engine.database.read(names) == ["one"]


async def test_a_failing_unit_undoes_only_itself(engine: Engine) -> None:
    results = await asyncio.gather(
        engine.database.write(add_row, "before"),
        engine.database.write(add_then_fail, "failing"),
        engine.database.write(add_row, "after"),
        return_exceptions=True,
    )
    assert isinstance(results[1], ValueError)
    assert await engine.database.read(names) == ["after", "before"]


async def test_events_are_told_after_the_commit_and_not_of_units_that_failed(
    engine: Engine,
) -> None:
    told: list[Any] = []
    engine.hear[str] = [told.append]

    def tell(tx: Tx) -> None:
        tx.tell("told")

    await asyncio.gather(
        engine.database.write(tell),
        engine.database.write(add_then_fail, "not told"),
        return_exceptions=True,
    )
    assert told == ["told"]


async def test_jobs_of_a_committed_unit_ring_the_bells(engine: Engine) -> None:
    rung: list[bool] = []
    engine.bells.append(lambda: rung.append(True))
    await engine.database.write(add_row, "no job")
    assert not rung
    await engine.database.write(lambda tx: tx.add_job("some.job", {}))
    assert rung


async def test_units_together_get_their_own_results(engine: Engine) -> None:
    together = engine.database.write_together
    results = await asyncio.gather(*(together(add_all, name) for name in ("a", "b", "c")))
    assert results == ["A", "B", "C"]


async def test_one_bad_item_fails_alone(engine: Engine) -> None:
    together = engine.database.write_together
    results = await asyncio.gather(
        *(together(add_all, name) for name in ("a", "bad", "c", "own-fault")),
        return_exceptions=True,
    )
    assert results[0] == "A"
    assert isinstance(results[1], ValueError)
    assert results[2] == "C"
    assert isinstance(results[3], KeyError)
    assert await engine.database.read(names) == ["a", "c", "own-fault"]


async def test_items_that_are_tried_again_alone_tell_their_events_once(engine: Engine) -> None:
    told: list[Any] = []
    engine.hear[str] = [told.append]

    def tell_all(tx: Tx, wanted: list[str]) -> list[str | Exception]:
        for name in wanted:
            add_row(tx, name)
            tx.tell(name)
            if name == "bad":
                raise ValueError(name)
        return [*wanted]

    together = engine.database.write_together
    await asyncio.gather(
        *(together(tell_all, name) for name in ("a", "bad", "c")), return_exceptions=True
    )
    assert sorted(told) == ["a", "c"]
    assert await engine.database.read(names) == ["a", "c"]


async def test_the_database_decides_what_is_there_already(engine: Engine) -> None:
    await engine.database.write(add_row, "first", "key")
    with pytest.raises(AlreadyThere):
        await engine.database.write(add_row, "second", "key")
    assert await engine.database.read(names) == ["first"]


async def test_readers_cannot_write(engine: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"):
        await engine.database.read(add_row, "never")
    assert await engine.database.read(names) == []


def name_and_number(tx: Tx) -> tuple[Any, ...] | None:
    return tx.row("SELECT name, attempts FROM jobs WHERE name = ?", ("one",))


async def test_one_statement_is_read_without_a_transaction(engine: Engine) -> None:
    await engine.database.write(add_row, "one")
    assert await engine.database.read_once(name_and_number) == ("one", 0)
    await engine.database.write(lambda tx: tx.run("UPDATE jobs SET attempts = 7"))
    assert await engine.database.read_once(name_and_number) == ("one", 7)
    with pytest.raises(Exception, match=r"(?i)read.?only"):
        await engine.database.read_once(lambda tx: tx.run("DELETE FROM jobs"))
    assert await engine.database.read(name_and_number) == ("one", 7)


async def test_a_second_statement_needs_a_transaction(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="second statement"):
        await engine.database.read_once(lambda tx: [name_and_number(tx), name_and_number(tx)])
    assert await engine.database.read_once(name_and_number) is None


async def test_what_no_column_can_hold_is_refused_without_a_transaction_too(
    engine: Engine,
) -> None:
    with pytest.raises(Refused, match="bad_request"):
        await engine.database.read_once(
            lambda tx: tx.row("SELECT 1 FROM jobs WHERE name = ?", ("\ud800",))
        )
    assert await engine.database.read_once(name_and_number) is None


async def test_a_reader_sees_one_moment(engine: Engine) -> None:
    import threading

    seen, written = threading.Event(), threading.Event()

    def look_twice(tx: Tx) -> tuple[list[str], list[str]]:
        first = names(tx)
        seen.set()
        assert written.wait(10)
        return first, names(tx)

    looking = asyncio.create_task(engine.database.read(look_twice))
    await asyncio.to_thread(seen.wait, 10)
    await engine.database.write(add_row, "meanwhile")
    written.set()
    assert await looking == ([], [])


async def test_a_full_queue_says_try_later(engine: Engine) -> None:
    engine.database._writer._queue_max = 2  # type: ignore[attr-defined]  # to fill it soon
    results = await asyncio.gather(
        *(engine.database.write(add_row, f"row {number}") for number in range(200)),
        return_exceptions=True,
    )
    refused = [one for one in results if isinstance(one, TryLater)]
    assert refused
    stored = await engine.database.read(names)
    assert len(stored) == len(results) - len(refused)


class Deadlock(Exception):
    """As the driver names a transaction that lost against another process."""

    sqlstate = "40P01"


async def test_units_of_a_lost_transaction_are_decided_one_by_one(engine: Engine) -> None:
    lost: set[str] = set()

    def add_at_the_second_try(tx: Tx, name: str) -> None:
        add_row(tx, name)
        if name not in lost:
            lost.add(name)
            raise Deadlock

    def never(_tx: Tx) -> None:
        raise Deadlock

    results = await asyncio.gather(
        engine.database.write(add_row, "one"),
        engine.database.write(add_at_the_second_try, "two"),
        engine.database.write(never),
        engine.database.write(add_row, "three"),
        return_exceptions=True,
    )
    assert [type(one) for one in results] == [str, type(None), TryLater, str]
    assert await engine.database.read(names) == ["one", "three", "two"]
