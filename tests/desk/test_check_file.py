"""The process that looks into files may hang, burst or die: the desk goes on."""

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shield.files import screens
from walletdesk.desk.check_file import FileChecker
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.kernel.errors import Refused, TryLater
from walletdesk.kernel.ids import new_id


@pytest.fixture
def checker() -> Iterator[FileChecker]:
    with contextlib.closing(FileChecker("none", ())) as made:
        yield made


def process_of(checker: FileChecker) -> int:
    worker = checker._worker
    assert worker
    return worker._process.pid


def test_one_process_answers_many_times(checker: FileChecker) -> None:
    first = checker.check(b"a log line", "app.log")
    pid = process_of(checker)
    assert checker.check(b"a log line", "app.log") == first
    assert process_of(checker) == pid


def test_what_is_refused_says_why(checker: FileChecker) -> None:
    for content, why in ((b"MZ\x90", "kind"), (b"%PDF-1.7 no", "broken")):
        with pytest.raises(Refused, match="bad_file") as refused:
            checker.check(content, "x")
        assert refused.value.details == {"why": why}
    with pytest.raises(Refused, match="empty"):
        checker.check(b"", "x.txt")


def test_a_process_that_died_in_between_is_replaced(checker: FileChecker) -> None:
    checker.check(b"x", "a.txt")
    os.kill(process_of(checker), signal.SIGKILL)
    assert checker.check(b"x", "a.txt").content == b"x"


def test_a_process_that_hangs_is_ended(checker: FileChecker) -> None:
    checker.check(b"x", "a.txt")
    pid = process_of(checker)
    os.kill(pid, signal.SIGSTOP)
    assert checker._worker
    checker._worker._connection.settimeout(0.3)
    with pytest.raises(Refused, match="bad_file") as refused:
        checker.check(b"x", "a.txt")
    assert refused.value.details == {"why": "slow"}
    assert not is_running(pid)
    assert checker.check(b"x", "a.txt").content == b"x"


def test_nothing_runs_on_when_nobody_needs_it() -> None:
    checker = FileChecker("none", ())
    checker.check(b"x", "a.txt")
    pid = process_of(checker)
    del checker
    gc.collect()
    assert not is_running(pid)


def test_its_memory_has_an_end(checker: FileChecker) -> None:
    checker.check(b"x", "a.txt")
    told = Path(f"/proc/{process_of(checker)}/limits").read_text().splitlines()
    limits = {line[:26].strip(): line[26:].split()[0] for line in told}
    assert limits["Max address space"] != "unlimited"
    assert limits["Max core file size"] == "0"


async def test_the_loop_turns_while_files_are_looked_into(desk: Desk) -> None:
    files = FileDesk(desk)
    content = screens.encoded(screens.menu())
    upload = asyncio.create_task(files.put(new_id(), content, "x.png"))
    turns = 0
    while not upload.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert upload.result().type == "image/png"
    assert turns > 50
    files.close()


async def test_the_seventeenth_upload_is_told_to_come_back(desk: Desk) -> None:
    files = FileDesk(desk)
    uploads = [asyncio.create_task(files.put(new_id(), b"x", "x.txt")) for _ in range(17)]
    results = await asyncio.gather(*uploads, return_exceptions=True)
    assert [type(one) for one in results].count(TryLater) == 1
    files.close()


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
