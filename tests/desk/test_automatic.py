"""Automatic mails are few: for an address, for a network, in a day; and nobody learns."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HandClock, say
from walletdesk.desk.automatic import Asker, mailbox_of, may_mail, network_of
from walletdesk.desk.case_link import ask_for_link
from walletdesk.desk.desk import Desk
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.store import automatic
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.ids import new_id
from walletdesk.settings.model import Mail

KEY = b"k" * 32


async def went(engine: Engine, host: str, email: str, limits: Mail) -> bool:
    return await engine.database.write(may_mail, Asker(KEY, host, limits), email)


async def test_an_address_gets_so_many_a_day(engine: Engine, clock: HandClock) -> None:
    limits = Mail(per_address_per_day=2)
    same = ("mei@gmail.com", "m.ei+1@gmail.com", "MEI@googlemail.com", "mei+x@gmail.com")
    hosts = [f"198.51.{at}.1" for at in range(4)]
    assert [
        await went(engine, host, email, limits) for host, email in zip(hosts, same, strict=True)
    ] == [True, True, False, False]
    assert await went(engine, "203.0.113.1", "sam@gmail.com", limits)
    clock.forward(86_400)
    assert await went(engine, hosts[0], same[0], limits)


async def test_a_network_asks_for_so_many_a_day(engine: Engine) -> None:
    limits = Mail(per_network_per_day=2)
    for first, second, third, other in (
        ("192.0.2.1", "192.0.2.200", "::ffff:192.0.2.9", "192.0.3.1"),
        ("2001:db8:1::1", "2001:db8:1:2::1", "2001:db8:1:ffff::9", "2001:db8:2::1"),
    ):
        asked = [
            await went(engine, host, f"{new_id()}@x.example", limits)
            for host in (first, second, third, other)
        ]
        assert asked == [True, True, False, True]


async def test_all_of_them_are_so_many_a_day(engine: Engine) -> None:
    limits = Mail(per_day=3)
    asked = [await went(engine, f"10.0.{at}.1", f"a{at}@x.example", limits) for at in range(5)]
    assert asked == [True] * 3 + [False] * 2


async def test_a_network_beyond_its_limit_uses_up_nobody_elses(engine: Engine) -> None:
    limits = Mail(per_network_per_day=1, per_address_per_day=2)
    for _ in range(5):
        await went(engine, "192.0.2.1", "mei@x.example", limits)
    assert await went(engine, "198.51.100.1", "mei@x.example", limits)


async def test_no_address_lies_in_the_table(engine: Engine, clock: HandClock) -> None:
    await went(engine, "192.0.2.1", "mei@customer.example", Mail())
    rows = str(await engine.database.read(lambda tx: tx.rows("SELECT * FROM automatic_sends")))
    assert "mei" not in rows
    assert "192.0" not in rows
    clock.forward(2 * 86_400)
    await engine.database.write(automatic.forget_old)
    assert await engine.database.read(lambda tx: tx.rows("SELECT * FROM automatic_sends")) == []


async def test_beyond_the_limit_nothing_is_queued_and_nothing_is_said(desk: Desk) -> None:
    contact_id = new_id()
    conversation = (await say(desk, contact_id, "hello")).conversation
    await leave_email(desk, conversation.id, contact_id, "mei@customer.example")
    most = desk.engine.settings.mail.per_address_per_day
    case = conversation.case_number
    queued = []
    for at in range(most + 2):
        await ask_for_link(desk, case, "mei@customer.example", "en", f"10.0.{at}.1")
        queued.append(await desk.engine.database.write(take_jobs))
    assert queued == [1] * most + [0, 0]


async def test_wishes_for_what_is_not_there_count_for_nobody(desk: Desk) -> None:
    conversation = (await say(desk, new_id(), "hello")).conversation
    await ask_for_link(desk, conversation.case_number, "eve@evil.example", "en", "192.0.2.1")
    count = await desk.engine.database.read(lambda tx: tx.rows("SELECT * FROM automatic_sends"))
    assert count == []


def take_jobs(tx: Tx) -> int:
    return int(tx.run("DELETE FROM jobs WHERE name = 'desk.mail_case_link'").rowcount)


@given(st.text(max_size=60))
def test_any_host_has_a_network_and_any_address_a_mailbox(text: str) -> None:
    assert isinstance(network_of(text), str)
    assert mailbox_of(mailbox_of(text)) == mailbox_of(text)
