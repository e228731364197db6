"""An admin's own rules: bounded, not so short that all is stopped, read anew by each judge."""

import pytest

from tests.builders import hire, say
from walletdesk.desk.desk import Desk
from walletdesk.desk.outgoing import allowed_in
from walletdesk.desk.own_rule import add_rule, remove_rule
from walletdesk.desk.store import own_rules
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.shield import Rule


async def rules(desk: Desk) -> tuple[Rule, ...]:
    """What the guard is given for a message."""
    conversation = (await say(desk, new_id(), "hello")).conversation
    allowed = await desk.engine.database.read(allowed_in, desk.allowed, conversation, ["hi"])
    return allowed.rules


async def test_a_rule_holds_until_it_is_removed(desk: Desk) -> None:
    admin = await hire(desk.engine, "Ada", "admin")
    rule_id = await add_rule(desk, " Gift  cards ", "gift card", admin)
    assert await rules(desk) == (Rule("Gift cards", "gift card"),)
    await remove_rule(desk, rule_id)
    assert await rules(desk) == ()
    with pytest.raises(NotFound):
        await remove_rule(desk, rule_id)


async def test_a_rule_holds_at_once_in_another_process(two_desks: tuple[Desk, Desk]) -> None:
    here, there = two_desks
    assert await rules(there) == ()
    await add_rule(here, "Gifts", "gift card", await hire(here.engine, "Ada", "admin"))
    assert await rules(there) == (Rule("Gifts", "gift card"),)


@pytest.mark.parametrize(
    ("name", "words", "reason"),
    [
        ("", "gift card", "empty"),
        ("Gifts", " ", "empty"),
        ("n" * 81, "gift card", "too_long"),
        ("Gifts", "w" * 81, "too_long"),
        ("Gifts", "ab", "too_short"),
        ("Gifts", "卡", "too_short"),
        ("Gifts", "a — b!", "too_short"),
        ("Gifts", "L5oLkpV3aqBjhki6LmvChTCV6odsp4SXM6FfU2Gppt5kFLaHLuZ9", "holds_secret"),
    ],
)
async def test_an_unfit_rule_is_refused(desk: Desk, name: str, words: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        await add_rule(desk, name, words, await hire(desk.engine, "Ada", "admin"))


@pytest.mark.parametrize("words", ["abc", "礼品", "n" * 80])
async def test_the_shortest_and_the_longest_are_taken(desk: Desk, words: str) -> None:
    await add_rule(desk, "n" * 80, words, await hire(desk.engine, "Ada", "admin"))
    with pytest.raises(Refused, match="taken"):
        await add_rule(desk, "n" * 80, "other", await hire(desk.engine, "Ada", "admin"))


async def test_there_are_two_hundred_at_most(desk: Desk) -> None:
    def fill(tx: Tx) -> None:
        for at in range(own_rules.RULES_MAX - 1):
            own_rules.add(tx, f"rule {at}", f"words {at}", 1)

    admin = await hire(desk.engine, "Ada", "admin")
    await desk.engine.database.write(fill)
    await add_rule(desk, "the last", "gift card", admin)
    with pytest.raises(Refused, match="too_many_rules"):
        await add_rule(desk, "one more", "gift card", admin)
