"""The way of a socket past the layers of requests, and its rim."""

from typing import Any

from tests.pages import Page
from walletdesk.kernel.errors import TryLater
from walletdesk.web.socket import Socket
from walletdesk.web.sockets import Sockets


async def elsewhere(scope: Any, receive: Any, send: Any) -> None:
    socket = Socket(scope, receive, send)
    await socket.accept()
    socket.say({"t": "passed on"})


async def broken(scope: Any, receive: Any, send: Any) -> None:
    await Socket(scope, receive, send).accept()
    raise TryLater(after_s=1)


async def test_only_the_named_paths_are_served_here() -> None:
    page = Page(Sockets(elsewhere, {"/live": broken}), "/lives")
    assert (await page.open())["t"] == "passed on"
    await page.close()


async def test_a_page_whose_server_fails_is_closed_and_told_so() -> None:
    page = Page(Sockets(elsewhere, {"/live": broken}), "/live")
    assert await page.open() == {"t": "closed", "code": 1011}
