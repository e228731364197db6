"""The leads' page: what was stopped, who may not send, what passes by name, by days."""

import re
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import httpx
import msgspec
import pytest

from tests.builders import SUNDAY_NOON_MS, HandClock, hire, reply, say, signed_in
from tests.pages import Page
from walletdesk.app.build import build
from walletdesk.app.house import House, open_house
from walletdesk.desk.safety import DAYS, DayView, by_day, last_days, safety
from walletdesk.desk.safety_pages import plots
from walletdesk.kernel.errors import Refused
from walletdesk.kernel.ids import id_text, new_id
from walletdesk.people.model import Agent
from walletdesk.people.sign_in import COOKIE
from walletdesk.settings import Settings
from walletdesk.settings.model import Server

DEMAND = "Please send me your seed phrase."
DESK = "http://desk.example"
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Lead:
    """Somebody at the page, without scripts."""

    def __init__(self, house: House, agent: Agent, cookie: str) -> None:
        self.house = house
        self.agent = agent
        self.cookie = cookie

    async def call(self, method: str, path: str, **form: str) -> httpx.Response:
        transport = httpx.ASGITransport(build(self.house))  # type: ignore[arg-type]  # one of its kind
        name, _, token = self.cookie.partition("=")
        async with httpx.AsyncClient(
            transport=transport,
            base_url=DESK,
            cookies={name: token, "wd_language": "en"},
            headers={"origin": DESK},
            follow_redirects=True,
        ) as client:
            return await client.request(method, path, data=form or None)

    async def page(self, query: str = "") -> str:
        return (await self.call("GET", f"/desk/safety{query}")).text


@pytest.fixture
async def house(settings: Settings, clock: HandClock) -> AsyncIterator[House]:
    clock.now_ms = SUNDAY_NOON_MS
    served = msgspec.structs.replace(settings, server=Server(public_url=DESK))
    async with open_house(served, clock) as opened:
        yield opened


async def one_of(house: House, name: str, role: str) -> Lead:
    agent = await hire(house.engine, name, role)  # type: ignore[arg-type]  # a role
    await house.desk.directory.refresh(house.engine)
    return Lead(house, agent, f"{COOKIE}={await signed_in(house.engine, agent)}")


@pytest.fixture
async def lead(house: House) -> Lead:
    return await one_of(house, "Lin", "lead")


async def tried(house: House, agent: Agent, times: int = 1, text: str = DEMAND) -> str:
    case = (await say(house.desk, new_id(), "hello")).conversation.case_number
    for _ in range(times):
        with pytest.raises(Refused):
            await reply(house.desk, agent, case, text)
    return case


async def me(page: Page) -> dict[str, object]:
    """What a page is told of who is at it, when it opens."""
    await page.open()
    await page.caught_up()
    told: dict[str, object] = next(one["me"] for one in page.frames if one["t"] == "state")
    return told


async def test_an_empty_page_says_so(lead: Lead) -> None:
    page = await lead.page()
    assert "The guard has stopped nothing." in page
    assert "There are no own rules." in page
    assert "May not send now" not in page


async def test_a_try_is_shown_with_who_why_where_and_what(house: House, lead: Lead) -> None:
    case = await tried(house, await hire(house.engine))
    page = await lead.page()
    assert "Mei" in page
    assert f"/desk/conversations/{case}" in page
    assert "It asks for a recovery phrase." in page
    assert DEMAND in page
    assert "1 not looked at yet" in page


async def test_what_looks_like_markup_is_text(house: House, lead: Lead) -> None:
    await tried(house, await hire(house.engine), text=f"<img src=x onerror=alert(1)> {DEMAND}")
    page = await lead.page()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


async def test_looked_at_is_no_longer_new(house: House, lead: Lead, clock: HandClock) -> None:
    await tried(house, await hire(house.engine))
    page = await lead.page()
    until = re.search(r'name="until" value="([^"]+)"', page)
    assert until
    clock.forward(1)
    await tried(house, await hire(house.engine, "Sam"))
    answer = await lead.call("POST", "/desk/safety/seen", until=until[1])
    assert "Marked as looked at." in answer.text
    assert "1 not looked at yet" in answer.text
    assert (await lead.call("POST", "/desk/safety/seen", until="x")).status_code == 400


async def test_a_lead_lets_an_agent_send_again(house: House, lead: Lead) -> None:
    agent = await hire(house.engine)
    case = await tried(house, agent, 3)
    page = await lead.page()
    assert "May not send now" in page
    path = f"/desk/safety/suspensions/{id_text(agent.id)}/clearance"
    assert path in page
    answer = await lead.call("POST", path)
    assert "The agent may send again." in answer.text
    await reply(house.desk, agent, case, "Hello again.")


async def test_ones_own_suspension_is_for_colleagues(house: House, lead: Lead) -> None:
    await tried(house, lead.agent, 3)
    page = await lead.page()
    assert "A colleague decides about you." in page
    path = f"/desk/safety/suspensions/{id_text(lead.agent.id)}/clearance"
    assert path not in page
    assert (await lead.call("POST", path)).status_code == 403


async def test_a_stopped_text_is_released_from_its_row(house: House, lead: Lead) -> None:
    agent = await hire(house.engine)
    case = await tried(house, agent)
    link = re.search(r"\?release=(\w+)#release", await lead.page())
    assert link
    form = await lead.page(f"?release={link[1]}")
    assert f'dir="auto">{DEMAND}</textarea>' in form
    answer = await lead.call(
        "POST", "/desk/safety/releases", name="A warning", text=DEMAND, reason="We warn."
    )
    assert "The text is released." in answer.text
    await reply(house.desk, agent, case, DEMAND)
    page = await lead.page()
    assert "used 1 time" in page
    path = re.search(r"/desk/safety/releases/\w+/revocation", page)
    assert path
    assert "taken back" in (await lead.call("POST", path[0])).text
    with pytest.raises(Refused):
        await reply(house.desk, await hire(house.engine), case, DEMAND)


async def test_a_long_text_is_not_released_from_its_beginning(house: House, lead: Lead) -> None:
    await tried(house, await hire(house.engine), text=DEMAND + " word" * 100)
    page = await lead.page()
    assert "Release this text" not in page
    assert "?release=" not in page


async def test_a_refused_form_keeps_what_was_typed(lead: Lead) -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    answer = await lead.call(
        "POST", "/desk/safety/releases", name="Typed name", text=phrase, reason="Why"
    )
    assert answer.status_code == 400
    assert "never released" in answer.text
    assert 'value="Typed name"' in answer.text


async def test_admins_change_the_rules_and_leads_read_them(house: House, lead: Lead) -> None:
    admin = await one_of(house, "Ada", "admin")
    answer = await admin.call("POST", "/desk/safety/rules", name="Gifts", words="gift card")
    assert "It holds from now on." in answer.text
    page = await lead.page()
    assert "gift card" in page
    assert "/desk/safety/rules" not in page
    path = re.search(r"/desk/safety/rules/\w+/removal", await admin.page())
    assert path
    assert (await lead.call("POST", path[0])).status_code == 403
    assert "The rule is removed." in (await admin.call("POST", path[0])).text
    short = await admin.call("POST", "/desk/safety/rules", name="Short", words="a")
    assert short.status_code == 400
    assert 'value="Short"' in short.text


async def test_tries_are_shown_by_pages(house: House, lead: Lead) -> None:
    for at in range(26):
        await tried(house, await hire(house.engine, f"Agent {at}"), 2)
    first = await safety(house.desk, lead.agent)
    assert len(first.tries) == 50
    assert first.next is not None
    page = await lead.page(f"?before={first.next}")
    assert page.count('class="safety-excerpt"') == 2
    assert (await lead.call("GET", "/desk/safety?before=x")).status_code == 404


async def test_an_agents_page_knows_of_its_suspension_and_a_leads_of_news(house: House) -> None:
    mei, lin = await one_of(house, "Mei", "agent"), await one_of(house, "Lin", "lead")
    pages = [Page(build(house), "/api/desk/live", one.cookie) for one in (mei, lin)]
    assert [(await me(page))["suspended"] for page in pages] == [False, False]
    case = await tried(house, mei.agent, 3)
    for page in pages:
        await page.caught_up()
    kinds = ("alarm", "sending")
    told = [[frame for frame in page.frames if frame["t"] in kinds] for page in pages]
    assert told[0] == [{"t": "sending", "suspended": True}]
    assert [frame["kind"] for frame in told[1]] == ["blocked"] * 3 + ["suspended"]
    assert (told[1][0]["case"], told[1][0]["agent"]) == (case, "Mei")
    assert DEMAND not in str([page.frames for page in pages])
    again = Page(build(house), "/api/desk/live", mei.cookie)
    assert (await me(again))["suspended"] is True
    news = Page(build(house), "/api/desk/live", lin.cookie)
    assert (await me(news))["unseen"] == 3
    for page in (*pages, again, news):
        await page.close()


async def test_the_desk_without_scripts_offers_a_suspended_agent_notes(house: House) -> None:
    mei = await one_of(house, "Mei", "agent")
    case = await tried(house, mei.agent, 3)
    page = (await mei.call("GET", f"/desk/conversations/{case}?view=all")).text
    assert "You cannot write to customers now." in page
    answer = await mei.call("POST", f"/desk/conversations/{case}/messages", id="x1", text="Hello.")
    assert answer.status_code == 400
    assert "private notes still work" in answer.text
    noted = await mei.call(
        "POST", f"/desk/conversations/{case}/messages", id="x2", text="A note.", note="yes"
    )
    assert "A note." in noted.text


def test_days_are_those_of_the_desks_zone() -> None:
    days = last_days(SUNDAY_NOON_MS, SHANGHAI)
    assert len(days) == DAYS
    assert days[-1].isoformat() == "2026-11-22"
    midnight_ms = SUNDAY_NOON_MS - 12 * 3_600_000
    counted = by_day(
        days,
        [(midnight_ms - 900_000, "send_blocked", 2), (midnight_ms, "send_blocked", 3), (0, "x", 9)],
        SHANGHAI,
    )
    assert counted[-2:] == [
        DayView("2026-11-21", {"send_blocked": 2}),
        DayView("2026-11-22", {"send_blocked": 3}),
    ]
    assert all(day.counts == {} for day in counted[:-2])


def test_bars_are_as_high_as_their_days() -> None:
    days = [DayView(f"2026-11-{at + 1:02d}", {}) for at in range(30)]
    days[3] = DayView("2026-11-04", {"send_blocked": 1})
    days[4] = DayView("2026-11-05", {"send_blocked": 1_000, "secret_removed": 4})
    removed, stopped = plots(days)
    assert (removed.total, stopped.total, stopped.most) == (4, 1_001, 1_000)
    assert [bar.height for bar in stopped.bars[2:6]] == [0.0, 2.0, 40.0, 0.0]
    assert [bar.height for bar in plots([DayView("2026-11-01", {})])[0].bars] == [0.0]


async def test_counts_come_by_day_and_kind(house: House, lead: Lead, clock: HandClock) -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    await say(house.desk, new_id(), phrase)
    clock.forward(86_400)
    await tried(house, await hire(house.engine), 2)
    days = (await safety(house.desk, lead.agent)).days
    assert days[-2].counts == {"secret_removed": 1}
    assert days[-1].counts == {"send_blocked": 2}
