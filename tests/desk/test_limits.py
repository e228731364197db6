"""How fast visitors may write: the same by HTTP and by socket, each visitor for themselves."""

import pytest

from tests.builders import say
from tests.pages import Page
from walletdesk.desk.chat_socket import ChatSocket
from walletdesk.desk.desk import Desk
from walletdesk.desk.limits import Limits
from walletdesk.kernel.errors import Refused
from walletdesk.people.visitors import new_visitor
from walletdesk.settings.model import Desk as DeskSettings


def test_each_visitor_has_a_count_of_their_own() -> None:
    limits = Limits(DeskSettings(messages_per_minute=2, sessions_per_minute=1))
    for _ in range(2):
        limits.count_message(1)
    with pytest.raises(Refused, match="too_fast"):
        limits.count_message(1)
    limits.count_message(2)
    limits.count_session("192.0.2.1")
    with pytest.raises(Refused, match="too_fast"):
        limits.count_session("192.0.2.1")
    limits.count_session("192.0.2.2")


@pytest.mark.parametrize("kind", ["send", "intake"])
async def test_a_page_that_writes_too_fast_is_told_so(desk: Desk, kind: str) -> None:
    contact_id, token = new_visitor(desk.engine.key)
    case = (await say(desk, contact_id, "hello")).conversation.case_number
    limits = Limits(DeskSettings(messages_per_minute=3))
    page = Page(ChatSocket(desk, limits))
    await page.open(token=token, case=case)
    frame = {"t": kind, "case": case, "text": "more", "given": {"when": "now"}}
    answers = [await page.ask({**frame, "id": f"f{at}"}) for at in range(5)]
    assert [one["t"] for one in answers] == ["ack"] * 3 + ["refused"] * 2
    assert answers[-1]["reason"] == "too_fast"
    await page.close()
