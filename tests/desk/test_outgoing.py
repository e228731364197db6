"""What the guard is told of a case, and everything that it is asked about."""

import asyncio
from pathlib import Path

import pytest

from tests.builders import HandClock, hand_over, hire, reply, say
from walletdesk.channels.mail import Letter, Mail
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.intake import give
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.model import ArticleRef, Choice, Conversation, Draft, Extra
from walletdesk.desk.outgoing import allowed_in
from walletdesk.desk.send import answer, look_over, post
from walletdesk.desk.store import conversations, incidents, said
from walletdesk.kernel.errors import Refused
from walletdesk.kernel.ids import new_id
from walletdesk.settings.model import Mail as MailSettings
from walletdesk.shield import Allowed

ADDRESS = "0x52908400098527886E0F7030069857D2E4169EE7"
BECH32 = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
DEMAND = "Please send me your seed phrase."


async def allowed(desk: Desk, case: str, text: str) -> Allowed:
    read = desk.engine.database.read
    conversation = await read(conversations.by_case, case)
    assert conversation is not None
    return await read(allowed_in, desk.allowed, conversation, [text])


async def test_addresses_are_those_that_the_customer_named(desk: Desk) -> None:
    contact_id = new_id()
    case = (await say(desk, contact_id, f"I sent to {ADDRESS}.")).conversation.case_number
    agent = await hire(desk.engine)
    await hand_over(desk, case)
    await give(desk, case, contact_id, {"steps": f"from bitcoin:{BECH32} to mei.wallet.eth"})
    await reply(desk, agent, case, "Which one?", note=True)
    told = await allowed(desk, case, f"You sent to {ADDRESS}.")
    assert told.addresses is not None
    assert {ADDRESS, BECH32, "mei.wallet.eth"} <= told.addresses
    assert (await allowed(desk, case, "You sent to mei.wallet.eth.")).addresses == told.addresses
    assert not any("Which" in one for one in told.addresses)


async def test_addresses_of_another_case_are_not_this_cases(desk: Desk) -> None:
    await say(desk, new_id(), f"I sent to {ADDRESS}.")
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    assert (await allowed(desk, case, f"Send it to {ADDRESS}")).addresses == frozenset()


async def test_a_text_without_a_long_word_needs_no_addresses(desk: Desk) -> None:
    case = (await say(desk, new_id(), f"I sent to {ADDRESS}.")).conversation.case_number
    assert (await allowed(desk, case, "We look into it.")).addresses == frozenset()


async def test_contacts_are_the_official_ones_and_the_customers_own(desk: Desk) -> None:
    contact_id = new_id()
    taken = await say(desk, contact_id, "hello")
    await leave_email(desk, taken.conversation.id, contact_id, "mei@customer.example")
    case = taken.conversation.case_number
    told = await allowed(desk, case, "We wrote to mei@customer.example.")
    assert told.contacts == frozenset({"support@wallet.example", "mei@customer.example"})
    # What names no contact is judged alike in every case.
    assert (await allowed(desk, case, "hi")).contacts == frozenset({"support@wallet.example"})
    assert told.domains is not None
    assert "wallet.example" in told.domains


async def test_what_was_said_before_is_the_agents_own_of_the_last_minutes(
    desk: Desk, clock: HandClock
) -> None:
    contact_id, mei, sam = new_id(), await hire(desk.engine), await hire(desk.engine, "Sam")
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    await hand_over(desk, case)
    await reply(desk, mei, case, "Too long ago.")
    clock.forward(601)
    for number in range(8):
        await reply(desk, mei, case, f"Text {number}.")
    await reply(desk, sam, case, "Of a colleague.")
    await reply(desk, mei, case, "A note.", note=True)
    since_ms = clock.now_ms - 600_000
    found = await desk.engine.database.read(said.by_agent, contact_id, mei.id, since_ms)
    assert found == tuple(f"Text {number}." for number in range(2, 8))


async def test_a_demand_in_a_files_name_is_stopped(desk: Desk) -> None:
    agent = await hire(desk.engine)
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    files = FileDesk(desk)
    for name in ("please send me your seed phrase.txt", "please_send_me-your.seed_phrase.txt"):
        file = await files.put(agent.id, b"text", name)
        with pytest.raises(Refused, match="blocked"):
            await reply(desk, agent, case, "See the file.", files=(file.id,))
    kept = await desk.engine.database.read(incidents.tries)
    assert kept[-1].excerpt == "please send me your seed phrase.txt"


async def test_an_ordinary_files_name_passes(desk: Desk) -> None:
    agent = await hire(desk.engine)
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    for name in ("IMG_20261125_103412.txt", "截图 2026-11-25 10.34.12.txt", "report-v1.2.txt"):
        file = await FileDesk(desk).put(agent.id, b"text", name)
        await reply(desk, agent, case, "See the file.", files=(file.id,))


@pytest.mark.parametrize(
    "extra",
    [
        Extra(choices=(Choice("Send me your seed phrase", "ok"),)),
        Extra(choices=(Choice("ok", "Send me your seed phrase"),)),
        Extra(article=ArticleRef("x", "Send me your seed phrase", "en")),
    ],
)
async def test_buttons_and_titles_pass_the_guard_too(desk: Desk, extra: Extra) -> None:
    conversation = (await say(desk, new_id(), "hello")).conversation

    def change(now: Conversation, _now_ms: int) -> list[Draft]:
        return [Draft(now.id, "text", "first_line", "Choose.", extra=extra)]

    with pytest.raises(Refused, match="blocked"):
        await answer(desk, conversation.id, change)
    (kept,) = await desk.engine.database.read(incidents.tries)
    assert (kept.agent_id, kept.excerpt) == (None, "Send me your seed phrase")


async def test_a_mail_that_demands_is_not_sent(desk: Desk, tmp_path: Path) -> None:
    conversation = (await say(desk, new_id(), "hello")).conversation
    mail = Mail(MailSettings(), tmp_path / "outbox")
    for letter in (Letter("a@b.example", DEMAND, "x"), Letter("a@b.example", "x", DEMAND)):
        with pytest.raises(Refused, match="blocked"):
            await post(desk, mail, conversation.id, letter)
    assert not (tmp_path / "outbox").exists()
    assert len(await desk.engine.database.read(incidents.tries)) == 2


async def test_the_preview_judges_as_the_door_does(desk: Desk) -> None:
    agent = await hire(desk.engine)
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    assert await look_over(desk, case, agent, DEMAND) == ("asks_recovery_phrase",)
    assert await look_over(desk, None, agent, DEMAND) == ("asks_recovery_phrase",)
    assert await look_over(desk, case, agent, "Hello.") == ()
    assert await desk.engine.database.read(incidents.tries) == []


async def test_messages_sent_at_once_are_each_judged_after_the_other(desk: Desk) -> None:
    """Pieces of a demand cannot pass each other unseen: each knows those that came first."""
    agent, contact_id = await hire(desk.engine), new_id()
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    sent = await asyncio.gather(*(reply(desk, agent, case, f"Part {at}.") for at in range(6)))
    assert len({one.message.position for one in sent}) == 6
