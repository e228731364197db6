"""Who is here: as chosen, while their page gives signs of life."""

from tests.builders import HandClock, hire
from walletdesk.engine import Engine
from walletdesk.people import presence
from walletdesk.people.directory import Directory
from walletdesk.people.presence import TeamChanged


async def here(engine: Engine) -> list[str]:
    directory = Directory()
    await directory.refresh(engine)
    return [one.name for one in directory.here(engine.clock())]


async def test_an_open_page_is_presence_until_it_falls_silent(
    engine: Engine, clock: HandClock
) -> None:
    agent = await hire(engine, "Mei")
    assert await here(engine) == []
    await presence.sign_of_life(engine, agent.id)
    assert await here(engine) == ["Mei"]
    clock.forward(76)
    assert await here(engine) == []


async def test_away_stays_away_whatever_the_page_says(engine: Engine) -> None:
    agent = await hire(engine, "Mei")
    await presence.choose(engine, agent.id, "away")
    await presence.sign_of_life(engine, agent.id)
    assert await here(engine) == []
    await presence.choose(engine, agent.id, "online")
    assert await here(engine) == ["Mei"]


async def test_the_team_hears_of_it(engine: Engine) -> None:
    agent = await hire(engine, "Mei")
    heard: list[TeamChanged] = []
    engine.hear[TeamChanged] = [heard.append]
    await presence.sign_of_life(engine, agent.id)
    await presence.sign_of_life(engine, agent.id)
    await presence.choose(engine, agent.id, "away")
    assert heard == [TeamChanged(agent.id)] * 2


async def test_the_disabled_are_not_shown(engine: Engine) -> None:
    await hire(engine, "Gone", disabled_at_ms=1)
    directory = Directory()
    await directory.refresh(engine)
    assert directory.team() == []
