"""What becomes of a file in its conversation: removed with its secret, or opened by two."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import hire, now_of, reply, say, stored
from tests.shield.files import screens
from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.model import FileRef, Message
from walletdesk.desk.open_file import consent, open_file
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.settings.model import Files

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture
def blind(desk: Desk) -> FileDesk:
    """A desk for files on which nothing reads pictures."""
    settings = msgspec.structs.replace(desk.engine.settings, files=Files(ocr="none"))
    object.__setattr__(desk.engine, "settings", settings)
    return FileDesk(desk)


def picture() -> bytes:
    return screens.encoded(screens.menu())


async def events(desk: Desk, case: str) -> list[dict[str, Any]]:
    found = [rules.unpacked(one.extra).event for one in await stored(desk, case, "customer")]
    return [one for one in found if one]


def carried(message: Message) -> FileRef:
    return rules.unpacked(message.extra).files[0]


async def test_a_text_with_a_phrase_counts_as_a_phrase_that_was_sent(desk: Desk) -> None:
    files, mine = FileDesk(desk), new_id()
    put = await files.put(mine, PHRASE.encode(), "seed.txt")
    assert put.ref().state == "painted"
    assert put.ref().removed == ("recovery_phrase",)
    sent = await say(desk, mine, "here it is", files=(put.id,))
    assert sent.conversation.secret == 1
    assert [one.kind for one in rules.unpacked(sent.message.extra).removed] == ["recovery_phrase"]
    case = sent.conversation.case_number
    assert "secret_removed" in [one["name"] for one in await events(desk, case)]
    assert await desk.engine.database.read(counted, "incidents") == 1
    assert await desk.engine.database.read(counted, "jobs") == 1
    assert (await files.for_customer(put.id, mine)).content.decode().startswith("⟦removed")


async def test_a_destroyed_file_is_a_placeholder(desk: Desk) -> None:
    files, mine, agent = FileDesk(desk), new_id(), await hire(desk.engine)
    code = screens.encoded(screens.code(PHRASE))
    put = await files.put(mine, code, "seed.png")
    # Where an engine can confirm that nothing else is there, the code alone is painted over.
    assert put.state in ("destroyed", "painted")
    sent = await say(desk, mine, "", files=(put.id,))
    assert carried(sent.message).removed == ("recovery_phrase",)
    if put.state == "destroyed":
        assert put.size_bytes == 0
        for fetch in (files.for_customer(put.id, mine), files.for_agent(put.id, agent.id)):
            with pytest.raises(NotFound):
                await fetch


async def test_a_sealed_file_opens_when_its_customer_agrees_and_an_agent_clicks(
    desk: Desk, blind: FileDesk
) -> None:
    mine, agent = new_id(), await hire(desk.engine)
    put = await blind.put(mine, picture(), "screen.png")
    assert put.state == "sealed"
    sent = await say(desk, mine, "look", files=(put.id,))
    case = sent.conversation.case_number
    for _ in range(2):
        with pytest.raises(Refused, match="sealed"):
            await blind.for_agent(put.id, agent.id)
        with pytest.raises(Refused, match="sealed"):
            await blind.for_customer(put.id, mine)
    with pytest.raises(Refused, match="no_consent"):
        await open_file(desk, put.id, agent)
    assert (await consent(desk, put.id, mine)).consented
    with pytest.raises(Refused, match="sealed"):
        await blind.for_agent(put.id, agent.id)
    assert (await open_file(desk, put.id, agent)).state == "opened"
    assert (await blind.for_agent(put.id, agent.id)).type == "image/png"
    assert (await blind.for_customer(put.id, mine)).name == "screen.png"
    told = [one for one in await events(desk, case) if one["name"].startswith("file_")]
    assert told == [
        {"name": "file_consented", "file": "screen.png"},
        {"name": "file_opened", "file": "screen.png", "agent": agent.name},
    ]
    again = next(one for one in await stored(desk, case) if one.position == sent.message.position)
    assert (carried(again).state, carried(again).consented) == ("opened", True)


async def test_the_same_again_changes_nothing(desk: Desk, blind: FileDesk) -> None:
    mine, agent = new_id(), await hire(desk.engine)
    put = await blind.put(mine, picture(), "screen.png")
    first = await consent(desk, put.id, mine)
    sent = await say(desk, mine, "look", files=(put.id,))
    assert carried(sent.message).consented
    case = sent.conversation.case_number
    opened = await open_file(desk, put.id, agent)
    version = (await now_of(desk, case)).version
    assert await consent(desk, put.id, mine) == opened
    assert await open_file(desk, put.id, await hire(desk.engine)) == opened
    assert first.state == "sealed"
    assert (await now_of(desk, case)).version == version


async def test_nobody_agrees_for_another_and_nothing_opens_that_is_not_sealed(
    desk: Desk, blind: FileDesk
) -> None:
    mine, agent = new_id(), await hire(desk.engine)
    put = await blind.put(mine, picture(), "screen.png")
    with pytest.raises(NotFound):
        await consent(desk, put.id, new_id())
    with pytest.raises(NotFound):
        await open_file(desk, put.id, agent)
    text = await blind.put(mine, b"a log line", "app.log")
    await say(desk, mine, "", files=(text.id,))
    with pytest.raises(Refused, match="not_sealed"):
        await consent(desk, text.id, mine)
    with pytest.raises(Refused, match="not_sealed"):
        await open_file(desk, text.id, agent)


async def test_an_agents_files_are_looked_into_too(desk: Desk) -> None:
    files, agent, mine = FileDesk(desk), await hire(desk.engine), new_id()
    case = (await say(desk, mine, "hello")).conversation.case_number
    put = await files.put(agent.id, f"new wallet: {PHRASE}".encode(), f"{PHRASE}.txt")
    await reply(desk, agent, case, "", files=(put.id,))
    kept = await files.for_customer(put.id, mine)
    assert b"winner" not in kept.content
    assert "winner" not in kept.name


async def test_stored_files_are_encrypted(desk: Desk, engine: Engine) -> None:
    put = await FileDesk(desk).put(new_id(), b"a log line about a transfer", "app.log")
    on_disk = (Path(engine.settings.data) / "files" / put.id).read_bytes()
    assert b"log line" not in on_disk


def counted(tx: Tx, table: str) -> int:
    row = tx.row(f"SELECT count(*) FROM {table}", ())
    assert row
    return int(row[0])
