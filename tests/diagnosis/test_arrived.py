"""The case closes by itself when its customer says that it arrived, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HandClock, hand_over, now_of, say, stored
from tests.diagnosis.test_watch import case_watching, look_later
from tests.services.fake_chain import FakeFamily, arrived, in_block
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Message
from walletdesk.desk.rules import unpacked
from walletdesk.diagnosis import watch_words
from walletdesk.diagnosis.arrived import close_if_arrived, says_yes
from walletdesk.firstline.intents.person import wants_person
from walletdesk.firstline.plain import plain
from walletdesk.languages.catalogue import Catalogues

YES = (
    "yes", "Yes!", "yes, thank you", "ok", "It has arrived, thanks", "I got it", "received",
    "Yes please close the case", "you can close it", "yep, all good",
    "是的", "到账了", "已经到账了，谢谢", "收到了", "可以", "好的，关闭吧", "嗯嗯", "好的 谢谢您",
    "沒問題", "可以關閉了",
)  # fmt: skip
NO = (
    "no", "not yet", "yes but the amount is wrong", "it has not arrived", "don't close it",
    "did it arrive?", "thanks", "it arrived at the wrong address", "yes?", "close to what?", "",
    "没有", "还没到账", "没收到", "到账了吗", "不可以", "到账了但是少了", "收到一半", "谢谢",
    "好了没", "不是", "没到",
)  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_a_plain_yes_is_one(text: str) -> None:
    assert says_yes(text)


@pytest.mark.parametrize("text", NO)
def test_anything_else_is_none(text: str) -> None:
    assert not says_yes(text)


@given(st.text(alphabet="是到账了好的 yesokthanks没不close it", max_size=200))
def test_no_text_hangs_or_says_no_and_yes(text: str) -> None:
    assert not says_yes(f"{text} 不")
    assert not says_yes(f"{text} not")


@pytest.mark.parametrize("language", Catalogues().languages)
def test_the_buttons_mean_what_they_say(language: str) -> None:
    catalogue = Catalogues().of(language)
    yes = catalogue.gettext("Yes, it arrived. Close the case.")
    no = catalogue.gettext("No, it has not arrived. I want to talk to a person.")
    assert yes in watch_words.yes_choices(Catalogues())
    assert wants_person(plain(no))
    assert not says_yes(no)


async def asked_case(desk: Desk, family: FakeFamily, clock: HandClock) -> str:
    """A case whose customer was asked whether it has arrived."""
    case = await case_watching(desk, family)
    family.says["tx-1"] = arrived()
    await look_later(desk, clock)
    return case


async def says(desk: Desk, case: str, text: str) -> Message:
    return (await say(desk, 1, text, case)).message


async def test_a_yes_closes_the_case_with_a_word(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    assert await close_if_arrived(watching, await says(watching, case, "yes, thank you"))
    assert (await now_of(watching, case)).status == "closed"
    *_, word, event = await stored(watching, case, "customer")
    assert "The case is closed now" in word.text
    assert unpacked(event.extra).event == {"name": "closed", "by": ""}


async def test_the_button_closes_it_too(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    (question,) = [one for one in await stored(watching, case) if one.speaker == "first_line"]
    yes, _no = unpacked(question.extra).choices
    assert await close_if_arrived(watching, await says(watching, case, yes.text))


async def test_the_job_rung_twice_closes_once(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    message = await says(watching, case, "yes")
    assert await close_if_arrived(watching, message)
    before = await stored(watching, case)
    await close_if_arrived(watching, message)
    assert await stored(watching, case) == before


async def test_a_no_closes_nothing(watching: Desk, family: FakeFamily, clock: HandClock) -> None:
    case = await asked_case(watching, family, clock)
    assert not await close_if_arrived(watching, await says(watching, case, "not yet"))
    assert (await now_of(watching, case)).status == "first_line"


async def test_a_yes_to_something_else_closes_nothing(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    assert not await close_if_arrived(watching, await says(watching, case, "yes"))
    family.says["tx-1"] = in_block()
    await look_later(watching, clock)
    assert not await close_if_arrived(watching, await says(watching, case, "yes"))
    assert (await now_of(watching, case)).status == "first_line"


async def test_a_case_that_went_to_people_meanwhile_stays_open(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    message = await says(watching, case, "yes")
    await hand_over(watching, case)
    assert not await close_if_arrived(watching, message)
    assert (await now_of(watching, case)).status == "queued"


async def test_who_goes_on_writing_is_heard_before_anything_closes(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    message = await says(watching, case, "yes")
    await says(watching, case, "wait, something is missing")
    assert not await close_if_arrived(watching, message)
    assert (await now_of(watching, case)).status == "first_line"


async def test_nobody_but_the_customer_agrees(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await asked_case(watching, family, clock)
    message = await says(watching, case, "yes")
    message.speaker = "agent"
    assert not await close_if_arrived(watching, message)
