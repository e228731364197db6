"""Receipts, intake, files, transcripts and links: what is kept with a case, and for whom."""

import asyncio
from pathlib import Path

import pytest

from tests.builders import DAY_S, HandClock, hand_over, hire, now_of, reply, say, stored
from walletdesk.channels.mail import Mail
from walletdesk.desk import intake
from walletdesk.desk.case_link import LINK_JOB, MailCaseLink, ask_for_link, open_link
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.model import Conversation
from walletdesk.desk.rules import unpacked
from walletdesk.desk.send import answer
from walletdesk.desk.transcript import transcript
from walletdesk.engine.jobs import JobRunner
from walletdesk.kernel.errors import Forged, NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.people import store as people
from walletdesk.people.visitors import contact_of
from walletdesk.settings.model import Mail as MailSettings

KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"


async def marks(desk: Desk, case: str) -> tuple[int, int, int, int]:
    now = await now_of(desk, case)
    return (
        now.delivered_to_customer,
        now.read_by_customer,
        now.delivered_to_agents,
        now.read_by_agents,
    )


async def test_receipts_go_forward_and_never_beyond_what_there_is(desk: Desk) -> None:
    receipts, agent = desk.receipts, await hire(desk.engine)
    case = (await say(desk, new_id(), "hello")).conversation
    await reply(desk, agent, case.case_number, "Hi.")
    assert await marks(desk, case.case_number) == (2, 2, 4, 4)
    receipts.note(case.id, "read_by_customer", 10**30)
    receipts.note(case.id, "delivered_to_customer", 1)
    await receipts.flush()
    assert await marks(desk, case.case_number) == (4, 4, 4, 4)
    version = (await now_of(desk, case.case_number)).version
    receipts.note(case.id, "read_by_customer", 2)
    receipts.note(case.id, "read_by_agents", -5)
    receipts.note(new_id(), "read_by_agents", 5)
    await receipts.flush()
    assert (await now_of(desk, case.case_number)).version == version


async def test_reading_the_newest_message_leaves_nothing_unread(desk: Desk) -> None:
    receipts, contact_id = desk.receipts, new_id()
    case = (await say(desk, contact_id, "one")).conversation
    await say(desk, contact_id, "two")
    receipts.note(case.id, "read_by_agents", 2)
    await receipts.flush()
    assert (await now_of(desk, case.case_number)).unread == 2
    receipts.note(case.id, "read_by_agents", 3)
    await receipts.flush()
    assert (await now_of(desk, case.case_number)).unread == 0


async def test_the_customers_next_message_carries_the_marks_with_it(desk: Desk) -> None:
    receipts, contact_id = desk.receipts, new_id()
    case = (await say(desk, contact_id, "one")).conversation
    receipts.note(case.id, "read_by_agents", 2)
    after = (await say(desk, contact_id, "two", case=case.case_number)).conversation
    assert (after.version, after.read_by_agents, after.unread) == (case.version + 1, 2, 1)
    await receipts.flush()
    assert (await now_of(desk, case.case_number)).version == after.version


async def test_a_message_that_fails_leaves_the_marks_waiting(desk: Desk) -> None:
    receipts, contact_id = desk.receipts, new_id()
    case = (await say(desk, contact_id, "one")).conversation
    receipts.note(case.id, "read_by_agents", 2)
    with pytest.raises(NotFound):
        await say(desk, new_id(), "not my case", case=case.case_number)
    await receipts.flush()
    assert (await now_of(desk, case.case_number)).read_by_agents == 2


async def until_written(desk: Desk, case: Conversation) -> Conversation:
    """The case as it is once another version of it is there."""
    async with asyncio.timeout(20):
        while (now := await now_of(desk, case.case_number)).version == case.version:  # noqa: ASYNC110  the database tells nobody
            await asyncio.sleep(0.05)
    return now


async def test_a_mark_is_written_after_a_moment_and_takes_the_slower_ones_with_it(
    desk: Desk,
) -> None:
    case = (await say(desk, new_id(), "one")).conversation
    await reply(desk, await hire(desk.engine), case.case_number, "Hi.")
    before = await now_of(desk, case.case_number)
    desk.receipts.note(case.id, "delivered_to_customer", 4)
    desk.receipts.note(case.id, "read_by_customer", 3)
    desk.receipts.note(case.id, "delivered_to_customer", 3)
    after = await until_written(desk, before)
    assert (after.version, await marks(desk, case.case_number)) == (
        before.version + 1,
        (4, 3, 4, 4),
    )


async def test_a_mark_that_comes_after_a_message_took_the_last_one_is_written_too(
    desk: Desk,
) -> None:
    contact_id = new_id()
    case = (await say(desk, contact_id, "one")).conversation
    desk.receipts.note(case.id, "read_by_agents", 2)
    second = (await say(desk, contact_id, "two", case=case.case_number)).conversation
    desk.receipts.note(case.id, "read_by_agents", 3)
    assert (await until_written(desk, second)).unread == 0


async def asked(desk: Desk, contact_id: int) -> str:
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    await answer(
        desk,
        await desk.conversation_id(case),
        lambda now, _: [draft] if (draft := intake.ask(now, "transactions")) else None,
    )
    return case


async def test_a_case_asks_once_and_keeps_what_came(desk: Desk) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    txid = "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
    given = {
        "email": "Mei@Customer.example",
        "transaction_id": txid,
        "unknown": "x",
        "when": "\x00",
    }
    now = await intake.give(desk, case, contact_id, given)
    kept = intake.unpacked(now.intake)
    assert kept is not None
    assert kept.given == {"email": "Mei@Customer.example", "transaction_id": txid, "when": ""}
    assert set(kept.missing) == {"network", "when"}
    assert now.contact_email == "mei@customer.example"
    again = await desk.engine.database.read(people.contact, contact_id)
    assert again is not None
    assert (again.email, again.email_verified_at_ms) == ("mei@customer.example", None)


async def test_a_secret_in_the_form_is_gone_and_said(desk: Desk) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    now = await intake.give(desk, case, contact_id, {"network": f"my private key {KEY}"})
    assert "ac0974" not in (now.intake or "")
    assert now.secret == 1
    names = [unpacked(one.extra).event for one in await stored(desk, case)]
    assert "secret_removed" in str(names)


async def test_after_a_secret_the_transaction_id_is_trusted_no_more(desk: Desk) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    await say(desk, contact_id, f"my private key is {KEY}", case=case)
    now = await intake.give(desk, case, contact_id, {"transaction_id": KEY})
    assert KEY not in (now.intake or "")


async def test_beside_a_secret_in_the_form_its_transaction_id_is_not_trusted(desk: Desk) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    given = {"transaction_id": KEY, "network": f"my private key {KEY}"}
    now = await intake.give(desk, case, contact_id, given)
    assert KEY not in (now.intake or "")


async def test_a_piece_of_a_phrase_is_none_of_a_transaction_id(desk: Desk) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    piece = "ozone drill grab fiber curtain"
    now = await intake.give(desk, case, contact_id, {"transaction_id": piece, "when": piece})
    assert "ozone" not in (now.intake or "")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"email": "mei"}, "bad_email"),
        ({"email": "a@b.c\r\nBcc: x@y.example"}, "bad_email"),
        ({"email": "a@b.example, c@d.example"}, "bad_email"),
        ({"when": "x" * 2_001}, "too_long"),
    ],
)
async def test_an_unfit_form_is_refused(desk: Desk, given: dict[str, str], reason: str) -> None:
    contact_id = new_id()
    case = await asked(desk, contact_id)
    before = await now_of(desk, case)
    with pytest.raises(Refused, match=reason):
        await intake.give(desk, case, contact_id, given)
    assert await now_of(desk, case) == before


async def test_nobody_fills_in_anothers_form(desk: Desk) -> None:
    case = await asked(desk, new_id())
    with pytest.raises(NotFound):
        await intake.give(desk, case, new_id(), {"when": "now"})
    with pytest.raises(NotFound):
        await leave_email(desk, await desk.conversation_id(case), new_id(), "x@y.example")


async def test_a_file_is_seen_by_its_sender_then_by_those_of_its_case(desk: Desk) -> None:
    files, agent, mine, other = FileDesk(desk), await hire(desk.engine), new_id(), new_id()
    put = await files.put(mine, b"a log line", "app.log")
    with pytest.raises(NotFound):
        await files.for_customer(put.id, other)
    with pytest.raises(NotFound):
        await files.for_agent(put.id, agent.id)
    await say(desk, mine, "", files=(put.id,))
    for found in (await files.for_customer(put.id, mine), await files.for_agent(put.id, agent.id)):
        assert (found.content, found.name) == (b"a log line", "app.log")
    with pytest.raises(NotFound):
        await files.for_customer(put.id, other)


async def test_a_file_is_sent_once_and_by_its_owner(desk: Desk) -> None:
    files, mine = FileDesk(desk), new_id()
    put = await files.put(mine, b"x", "x.txt")
    with pytest.raises(Refused, match="bad_file"):
        await say(desk, new_id(), "not mine", files=(put.id,))
    first = await say(desk, mine, "here", files=(put.id,), client_id="c1")
    again = await say(desk, mine, "here", files=(put.id,), client_id="c1")
    assert again.message == first.message
    with pytest.raises(Refused, match="bad_file"):
        await say(desk, mine, "once more", files=(put.id,))


async def test_a_notes_file_never_reaches_the_customer(desk: Desk) -> None:
    files, agent, contact_id = FileDesk(desk), await hire(desk.engine), new_id()
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    put = await files.put(agent.id, b"x", "x.txt")
    await reply(desk, agent, case, "", files=(put.id,), note=True)
    with pytest.raises(NotFound):
        await files.for_customer(put.id, contact_id)
    assert (await files.for_agent(put.id, agent.id)).content == b"x"


async def test_a_file_nobody_sent_is_gone_after_a_day(desk: Desk, clock: HandClock) -> None:
    files, mine = FileDesk(desk), new_id()
    loose = await files.put(mine, b"loose", "x.txt")
    sent = await files.put(mine, b"sent", "x.txt")
    await say(desk, mine, "", files=(sent.id,))
    assert await files.sweep() == 0
    clock.forward(DAY_S + 1)
    assert await files.sweep() == 1
    with pytest.raises(NotFound):
        await files.for_customer(loose.id, mine)
    assert (await files.for_customer(sent.id, mine)).content == b"sent"


async def test_a_file_that_is_too_large_is_refused(desk: Desk) -> None:
    too_many = desk.engine.settings.desk.file_size_bytes_max + 1
    with pytest.raises(Refused, match="too_large"):
        await FileDesk(desk).put(new_id(), b"x" * too_many, "x.txt")


async def test_a_transcript_is_the_whole_conversation_for_its_reader(desk: Desk) -> None:
    agent, contact_id = await hire(desk.engine), new_id()
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    await reply(desk, agent, case, "A note.", note=True)
    await reply(desk, agent, case, "We look into it.")
    own, _ = await transcript(desk, case, "en", contact_id)
    theirs, _ = await transcript(desk, case, "en", None)
    assert [one.text for one in own.messages if one.kind == "text"] == ["hello", "We look into it."]
    assert [one.number for one in own.messages] == [*range(1, len(own.messages) + 1)]
    assert "A note." in [one.text for one in theirs.messages]
    with pytest.raises(NotFound):
        await transcript(desk, case, "en", new_id())


class Owner:
    """A contact who gave an address, and the mails that came to it."""

    def __init__(self, desk: Desk, outbox: Path, clock: HandClock) -> None:
        self._desk = desk
        self._outbox = outbox
        mail = MailCaseLink(desk, Mail(MailSettings(), outbox))
        self._jobs = JobRunner(desk.engine.database, {LINK_JOB: mail}, clock)
        self.contact_id = new_id()
        self.case = ""

    async def begin(self) -> None:
        conversation = (await say(self._desk, self.contact_id, "hello")).conversation
        self.case = conversation.case_number
        await leave_email(self._desk, conversation.id, self.contact_id, "mei@customer.example")

    async def asked(self, email: str = " Mei@Customer.example") -> list[str]:
        """The tokens in the mails there are after asking for a link."""
        await ask_for_link(self._desk, self.case.lower(), email, "en", "192.0.2.7")
        await self._jobs.run_due()
        mails = [path.read_text() for path in sorted(self._outbox.glob("*.eml"))]
        return [mail.replace("=\n", "").split("token=3D")[-1].split()[0] for mail in mails]


@pytest.fixture
async def owner(desk: Desk, tmp_path: Path, clock: HandClock) -> Owner:
    made = Owner(desk, tmp_path / "outbox", clock)
    await made.begin()
    return made


async def test_a_link_opens_the_case_once_and_proves_the_address(desk: Desk, owner: Owner) -> None:
    (token,) = await owner.asked()
    case, visitor_token = await open_link(desk, token)
    assert case == owner.case
    assert contact_of(visitor_token, desk.engine.key) == owner.contact_id
    contact = await desk.engine.database.read(people.contact, owner.contact_id)
    assert contact is not None
    assert contact.email_verified_at_ms is not None
    with pytest.raises(Forged):
        await open_link(desk, token)


async def test_a_strangers_address_gets_nothing(owner: Owner) -> None:
    assert await owner.asked("eve@evil.example") == []
    assert await owner.asked("") == []


async def test_an_old_or_guessed_link_opens_nothing(
    desk: Desk, owner: Owner, clock: HandClock
) -> None:
    (token,) = await owner.asked()
    clock.forward(31 * 60)
    for wrong in (token, "", "guessed", "\u0000"):
        with pytest.raises(Forged):
            await open_link(desk, wrong)


async def test_a_link_dies_with_the_address_it_went_to(desk: Desk, owner: Owner) -> None:
    (token,) = await owner.asked()
    conversation_id = await desk.conversation_id(owner.case)
    await leave_email(desk, conversation_id, owner.contact_id, "new@customer.example")
    with pytest.raises(Forged):
        await open_link(desk, token)


async def test_an_impatient_owner_gets_one_mail_at_a_time(desk: Desk, owner: Owner) -> None:
    for _ in range(3):
        await ask_for_link(desk, owner.case, "mei@customer.example", "en", "192.0.2.7")
    assert len(await owner.asked()) == 1
    await hand_over(desk, owner.case)
