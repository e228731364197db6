"""One client id is one message, whichever ways it takes and however often."""

import asyncio
from contextlib import AsyncExitStack

import httpx
import pytest

from tests.pages import Page
from walletdesk.app.build import build
from walletdesk.app.house import House
from walletdesk.people import visitors


async def pages(house: House, token: str, count: int, stack: AsyncExitStack) -> list[Page]:
    app = build(house)
    opened = [Page(app, "/api/chat/live") for _ in range(count)]
    for page in opened:
        await page.open(token=token)
        stack.push_async_callback(page.close)
    return opened


async def by_http(house: House, token: str, frame: dict[str, str]) -> dict[str, object]:
    transport = httpx.ASGITransport(build(house))  # type: ignore[arg-type]  # ASGI, two spellings
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
        headers = {"authorization": f"Bearer {token}"}
        answer = await client.post("/api/chat/messages", json=frame, headers=headers)
    body: dict[str, object] = answer.json()
    assert answer.status_code == 201, body
    return body


@pytest.mark.parametrize("ways", ["one socket", "two sockets", "socket and HTTP", "all at once"])
async def test_the_same_id_before_there_is_a_case(house: House, ways: str) -> None:
    _, token = visitors.new_visitor(house.engine.key)
    frame = {"t": "send", "id": "c1", "text": "hello"}
    async with AsyncExitStack() as stack:
        first, second = await pages(house, token, 2, stack)
        if ways == "one socket":
            answers = [await first.ask(frame), await first.ask(frame)]
        elif ways == "two sockets":
            answers = [*await asyncio.gather(first.ask(frame), second.ask(frame))]
        elif ways == "socket and HTTP":
            answers = [await first.ask(frame), await by_http(house, token, frame)]
        else:
            answers = [
                *await asyncio.gather(
                    first.ask(frame), second.ask(frame), by_http(house, token, frame)
                )
            ]
        assert len({str(answer["message"]) for answer in answers}) == 1
        assert len({answer["case"] for answer in answers}) == 1
        first.send({"t": "fetch", "case": answers[0]["case"], "after": 0})
        await first.caught_up()
        state = [one for one in first.frames if one["t"] == "state"][-1]
        assert [one["text"] for one in state["messages"]] == ["", "hello"]


async def test_every_page_hears_of_it_once(house: House) -> None:
    _, token = visitors.new_visitor(house.engine.key)
    async with AsyncExitStack() as stack:
        first, second = await pages(house, token, 2, stack)
        case = (await first.ask({"t": "send", "id": "c1", "text": "hello"}))["case"]
        second.send({"t": "fetch", "case": case, "after": 0})
        await second.caught_up()
        for _ in range(3):
            await first.ask({"t": "send", "id": "c2", "text": "more", "case": case})
        await second.caught_up()
        heard = [one["message"]["text"] for one in second.frames if one["t"] == "message"]
        assert heard == ["more"]
        acked = [one for one in first.frames if one["t"] == "ack" and one["id"] == "c2"]
        assert len(acked) == 3
