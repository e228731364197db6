"""Jobs: at least once, with pauses, and never lost silently; on both engines."""

from typing import Any

from walletdesk.engine import Engine, JobRunner
from walletdesk.engine.jobs import claim, dead_letters


class Clock:
    def __init__(self) -> None:
        self.now_ms = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now_ms


def runner(engine: Engine, clock: Clock, done: list[Any], fail: bool = False) -> JobRunner:
    async def handle(payload: dict[str, Any]) -> None:
        done.append(payload)
        if fail:
            raise RuntimeError("the provider is away")

    return JobRunner(engine.database, {"a.job": handle}, clock)


async def add(
    engine: Engine, run_at_ms: int = 1, key: str | None = None, name: str = "a.job"
) -> None:
    await engine.database.write(lambda tx: tx.add_job(name, {"n": 1}, run_at_ms, key))


async def test_a_job_runs_once_and_is_gone(engine: Engine) -> None:
    done: list[Any] = []
    jobs = runner(engine, Clock(), done)
    await add(engine)
    assert await jobs.run_due() == 1
    assert await jobs.run_due() == 0
    assert done == [{"n": 1}]


async def test_a_job_waits_for_its_time(engine: Engine) -> None:
    clock = Clock()
    done: list[Any] = []
    jobs = runner(engine, clock, done)
    await add(engine, run_at_ms=clock.now_ms + 5_000)
    assert await jobs.run_due() == 0
    clock.now_ms += 5_000
    assert await jobs.run_due() == 1


async def test_a_second_job_of_the_same_key_is_not_added_while_the_first_waits(
    engine: Engine,
) -> None:
    done: list[Any] = []
    jobs = runner(engine, Clock(), done)
    await add(engine, key="same")
    await add(engine, key="same")
    assert await jobs.run_due() == 1
    await add(engine, key="same")
    assert await jobs.run_due() == 1


async def test_a_failing_job_is_tried_again_with_growing_pauses_and_then_kept(
    engine: Engine,
) -> None:
    clock = Clock()
    done: list[Any] = []
    jobs = runner(engine, clock, done, fail=True)
    await add(engine)
    pauses = []
    while not await engine.database.read(dead_letters):
        before = clock.now_ms
        while not await jobs.run_due():
            clock.now_ms += 1_000
        pauses.append(clock.now_ms - before)
    assert len(done) == 8
    assert pauses == sorted(pauses)
    assert await engine.database.read(dead_letters) == [("a.job", 1)]


async def test_a_job_of_a_worker_that_died_is_due_again(engine: Engine) -> None:
    clock = Clock()
    done: list[Any] = []
    await add(engine)
    assert len(await engine.database.write(claim, clock.now_ms, ("a.job",))) == 1
    jobs = runner(engine, clock, done)
    assert await jobs.run_due() == 0
    clock.now_ms += 60_000
    assert await jobs.run_due() == 1


async def test_a_job_nobody_handles_waits_untouched(engine: Engine) -> None:
    done: list[Any] = []
    await add(engine, name="other.job")
    assert await runner(engine, Clock(), done).run_due() == 0
