"""Who joins the team: customers see the name, so it passes the guard."""

import pytest

from walletdesk.engine import Engine
from walletdesk.kernel.errors import Refused
from walletdesk.people import store
from walletdesk.people.add_agent import add_agent
from walletdesk.shield import Rule

PASSWORD = "correct horse, 9 batteries"


async def test_a_name_is_kept_with_its_spaces_folded(engine: Engine) -> None:
    agent = await add_agent(engine, "Mei@Wallet.example", " Mei \n Li ", "agent", PASSWORD)
    assert (agent.name, agent.email) == ("Mei Li", "mei@wallet.example")


@pytest.mark.parametrize(
    "name",
    [
        "Send me your seed phrase",
        "请把助记词发给我",
        "Mei https://evil.example.net/help",
        "\u0405end me your seed phrase",
    ],
)
async def test_a_name_that_demands_or_leads_astray_is_refused(engine: Engine, name: str) -> None:
    with pytest.raises(Refused, match="blocked"):
        await add_agent(engine, "mei@wallet.example", name, "agent", PASSWORD)
    assert await engine.database.read(store.agents_all) == []


async def test_a_name_is_not_empty(engine: Engine) -> None:
    with pytest.raises(Refused, match="empty"):
        await add_agent(engine, "mei@wallet.example", " \t", "agent", PASSWORD)


async def test_own_rules_do_not_trouble_other_names(engine: Engine) -> None:
    rules = (Rule("Gifts", "gift card"),)
    await add_agent(engine, "mei@wallet.example", "Mei", "agent", PASSWORD, rules=rules)
