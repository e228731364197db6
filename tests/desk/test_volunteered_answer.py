"""Whoever sends a password is told to change it, and answered; no wallet is called burnt."""

from collections.abc import AsyncIterator

import pytest

from tests.builders import hand_over, hire, reply, say, stored
from walletdesk.desk.desk import Desk
from walletdesk.desk.take_in import Taken
from walletdesk.firstline import words
from walletdesk.firstline.answer import FirstLine
from walletdesk.kernel.ids import new_id
from walletdesk.knowledge.library import open_library


@pytest.fixture
async def first_line(desk: Desk) -> AsyncIterator[FirstLine]:
    made = FirstLine(desk, open_library(desk.engine.settings, desk.catalogues))
    yield made
    made.close()


async def answers(desk: Desk, first_line: FirstLine, taken: Taken) -> list[str]:
    await first_line.run(
        {"conversation": taken.conversation.id, "position": taken.message.position}
    )
    said = await stored(desk, taken.conversation.case_number)
    return [one.text for one in said if one.speaker == "first_line"]


async def test_the_notice_comes_first_and_the_answer_after_it(
    desk: Desk, first_line: FirstLine
) -> None:
    taken = await say(desk, new_id(), "my password is hunter2, I want to talk to a person")
    said = await answers(desk, first_line, taken)
    assert said[0] == f"{words.VOLUNTEERED}\n\n{words.HANDED_OVER}"
    assert not any("wallet" in one for one in said)


async def test_an_agents_case_gets_the_notice_alone(desk: Desk, first_line: FirstLine) -> None:
    contact_id, agent = new_id(), await hire(desk.engine)
    case = (await say(desk, contact_id, "help")).conversation.case_number
    await hand_over(desk, case)
    await reply(desk, agent, case, "Hello.")
    taken = await say(desk, contact_id, "验证码 483920", case=case, language="zh")
    assert taken.message.text == "验证码 ⟦removed:one_time_code⟧"
    said = await answers(desk, first_line, taken)
    assert said == [desk.catalogues.of("zh").gettext(words.VOLUNTEERED)]
    assert await answers(desk, first_line, taken) == said
