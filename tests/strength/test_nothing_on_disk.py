"""A secret that was sent is in no file: not in the database, its log, the files, the logs.

Every way in is tried on a running product over real sockets; then every byte that it, and
its database server, left on disk is searched for the secret and for its first words.
"""

import asyncio
import contextlib
import io
import json
import secrets
import zipfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pyotp
import pytest
from websockets.asyncio.client import connect

from tests.services import Unavailable
from tests.services.postgresql import running_postgresql
from tests.services.product import Product
from tests.shield.files import screens
from tests.strength.public_secrets import Secret, keys, phrases

_WRITTEN = ("text", "search", "email", "password", "tel", "url", "number")
_PUBLIC = (
    "/help/en",
    "/help/zh",
    "/help/en/search",
    "/help/en/contact",
    "/help/en/cases",
    "/help/en/cases/open?token=x",
    "/help/en/burnt",
    "/desk/sign-in",
)


def told(secret: Secret) -> tuple[str, str]:
    """As people paste it: alone, and in the middle of a question."""
    return secret.text, f"Why is it empty? {secret.text}\nPlease look."


@asynccontextmanager
async def visitor(product: Product) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=product.url, timeout=60) as client:
        token = (await client.post("/api/chat/sessions", json={})).json()["token"]
        client.cookies.clear()
        client.headers["authorization"] = f"Bearer {token}"
        yield client


async def by_http(product: Product, secret: Secret) -> None:
    async with visitor(product) as client:
        first = await client.post("/api/chat/messages", json={"id": "c0", "text": "hello"})
        case = first.json()["case"]
        for at, text in enumerate(told(secret)):
            sent = await client.post(
                "/api/chat/messages", json={"id": f"c{at + 1}", "text": text, "case": case}
            )
            assert sent.status_code == 201, sent.text
            assert sent.json()["message"]["removed"], text
        given = {"steps": secret.text, "transaction_id": secret.text[:1_900], "when": "now"}
        await client.post("/api/chat/intake", json={"id": "i", "case": case, "given": given})
        stored = await client.post(
            "/api/chat/files",
            content=told(secret)[1].encode(),
            headers={"x-file-name": quote(f"{secret.text}.txt"[-290:])},
        )
        await client.post(
            "/api/chat/messages",
            json={"id": "f", "text": "", "case": case, "files": [stored.json()["id"]]},
        )


async def by_files(product: Product, secret: Secret) -> None:
    """As a text, in an archive, as the page of a PDF, as a code and as a picture of it."""
    told_in_zip = io.BytesIO()
    with zipfile.ZipFile(told_in_zip, "w") as container:
        container.writestr("notes.txt", secret.text)
    files = {
        "notes.txt": secret.text.encode("utf-16"),
        "backup.zip": told_in_zip.getvalue(),
        "code.png": screens.encoded(screens.code(secret.text)),
    }
    if secret.is_phrase and secret.text.isascii():
        page = screens.boxed(secret.text.split()[:24])
        files["screen.png"] = screens.encoded(page)
        files["scan.pdf"] = screens.encoded(page, "PDF")
    async with visitor(product) as client:
        for name, content in files.items():
            stored = await client.post(
                "/api/chat/files", content=content, headers={"x-file-name": name}
            )
            assert stored.status_code == 201, (name, stored.text)
            if name.endswith((".txt", ".zip")) or stored.json().get("state") != "sealed":
                assert stored.json()["removed"], name
            sent = {"id": f"f-{name}", "text": "", "files": [stored.json()["id"]]}
            message = (await client.post("/api/chat/messages", json=sent)).json()["message"]
            assert len(message["removed"]) == len(stored.json().get("removed", ()))


async def by_socket(product: Product, secret: Secret) -> None:
    async with visitor(product) as client:
        token = client.headers["authorization"].removeprefix("Bearer ")
    async with connect(product.socket_url) as socket:
        hello = {"t": "hello", "token": token, "locale": secret.text, "zone": secret.text}
        await socket.send(json.dumps(hello))
        opened = await _answer(socket, {"t": "send", "id": "s0", "text": secret.text})
        assert opened["message"]["removed"], secret.text
        case = opened["case"]
        given = {"steps": secret.text, "account": secret.text}
        await _answer(socket, {"t": "intake", "id": "s1", "case": case, "given": given})
        at = secret.text.find(" ", len(secret.text) // 2)
        if secret.is_phrase and at > 0:
            for number, piece in enumerate((secret.text[:at], secret.text[at:])):
                frame = {"t": "send", "id": f"h{number}", "text": piece, "case": case}
                await _answer(socket, frame)


async def by_pages(product: Product, secret: Secret) -> None:
    async with httpx.AsyncClient(base_url=product.url, timeout=60) as client:
        client.headers["origin"] = product.url
        form = {"id": "p1", "topic": "assets", "text": secret.text, "email": "a@visitor.example"}
        led = await client.post("/help/en/contact", data=form)
        assert led.status_code == 303, led.text
        page = led.headers["location"]
        answer = {"id": ("", "p2"), "text": ("", told(secret)[1])}
        await client.post(f"{page}/messages", files=answer)
        await client.get("/help/en/search", params={"q": secret.text})
        await client.get("/help/en/cases/find", params={"case": secret.text})
        await client.post("/help/en/cases/link", data={"case": "x", "email": secret.text})
        await client.post("/desk/sign-in", data={"email": secret.text, "password": secret.text})


async def by_agent(product: Product, found: Iterable[Secret]) -> None:
    async with signed_in(product) as client:
        rows = (await client.get("/api/desk/conversations", params={"view": "all"})).json()["rows"]
        case = rows[0]["case"]
        for secret in found:
            for note in (True, False):
                body = {"id": secrets.token_hex(8), "text": told(secret)[1], "note": note}
                await client.post(f"/api/desk/conversations/{case}/messages", json=body)
            await client.get("/api/desk/conversations", params={"q": secret.text})
            await client.post("/api/desk/guard", json={"text": secret.text})
            stored = await client.post(
                "/api/desk/files", content=secret.text.encode(), headers={"x-file-name": "x.txt"}
            )
            assert stored.status_code in (201, 429), stored.text


class _Forms(HTMLParser):
    """The forms of a page that somebody can write into."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str], list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            method, action = given.get("method", "get").lower(), given.get("action", "")
            self.found.append((method, action, {}, []))
        elif self.found and given.get("name") and tag in ("input", "textarea", "select"):
            _, _, kept, written = self.found[-1]
            if given.get("type", "text") in _WRITTEN and tag != "select":
                written.append(given["name"])
            else:
                kept[given["name"]] = given.get("value", "")


async def by_every_form(client: httpx.AsyncClient, pages: Iterable[str], secret: Secret) -> int:
    """Write the secret into each field of each form of these pages; returns how many."""
    count = 0
    for page in pages:
        html = (await client.get(page, headers={"accept": "text/html"})).text
        for method, action, kept, written in _Forms(html).found:
            fields = kept | dict.fromkeys(written, secret.text)
            if not written:
                continue
            where = action or page
            if method == "get":
                await client.get(where, params=fields)
            else:
                await client.post(where, data=fields)
                parts = {name: ("", value) for name, value in fields.items()}
                await client.post(where, files=parts)
            count += len(written)
    return count


async def by_fields_of_all_pages(product: Product, secret: Secret, which: int) -> None:
    """A visitor with a case, then an agent: all that they can write into."""
    async with visitor(product) as client:
        client.headers["origin"] = product.url
        first = await client.post("/api/chat/messages", json={"id": "v0", "text": "hello"})
        own = f"/help/en/cases/{first.json()['case']}"
        token = client.headers["authorization"].removeprefix("Bearer ")
        client.cookies.set("wd_visitor", token)
        assert await by_every_form(client, [*_PUBLIC, own], secret) >= 10
    async with signed_in(product, which) as client:
        case = first.json()["case"]
        pages = ["/desk/account", "/desk/team", "/desk?view=all", f"/desk/conversations/{case}"]
        assert await by_every_form(client, pages, secret) >= 3
        await client.get("/desk", params={"q": secret.text})
        await client.get("/api/desk/conversations", params={"q": secret.text, "view": "all"})


@asynccontextmanager
async def signed_in(product: Product, which: int = 0) -> AsyncIterator[httpx.AsyncClient]:
    """A sample agent's browser, signed in by password and code, which works once."""
    line = (product.data / "sample-logins.txt").read_text().splitlines()[which].split()
    email, password, secret = line[1], line[2], line[-1]
    async with httpx.AsyncClient(
        base_url=product.url, timeout=60, follow_redirects=True, headers={"origin": product.url}
    ) as client:
        await client.post("/desk/sign-in", data={"email": email, "password": password})
        await client.post("/desk/code", data={"code": pyotp.TOTP(secret).now()})
        assert (await client.get("/api/desk/agents")).status_code == 200
        yield client


async def _answer(socket: Any, frame: dict[str, Any]) -> dict[str, Any]:
    await socket.send(json.dumps(frame))
    while True:
        told_back: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 60))
        if told_back["t"] in ("ack", "refused") and told_back["id"] == frame["id"]:
            return told_back


def files_below(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def found_on_disk(found: list[Secret], paths: Iterable[Path]) -> list[tuple[str, str]]:
    needles = {
        form.encode()
        for secret in found
        for piece in secret.pieces
        for form in (piece, json.dumps(piece)[1:-1], quote(piece))
    }
    return [
        (path.name, needle.decode())
        for path in paths
        for content in [path.read_bytes()]
        for needle in needles
        if needle in content
    ]


@pytest.fixture(params=["embedded", "postgresql"])
def searched_product(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[Product, list[Path]]]:
    """The product, and every folder that it or its database server writes to.

    PostgreSQL is this test's own: the log of a shared one holds what other tests stored.
    """
    with contextlib.ExitStack() as stack:
        folders, url = [tmp_path], ""
        if request.param == "postgresql":
            try:
                server = stack.enter_context(running_postgresql())
            except Unavailable as absent:
                pytest.skip(str(absent))
            folders.append(server.folder)
            url = stack.enter_context(server.new_database("searched"))
        environ = {
            "WALLETDESK_DATABASE__URL": url,
            "WALLETDESK_DESK__SESSIONS_PER_MINUTE": "100000",
        }
        product = Product(tmp_path / "data", tmp_path / "serve.log", environ)
        yield product, folders
        product.kill()


@pytest.mark.serial
async def test_a_sent_secret_is_in_no_file(
    searched_product: tuple[Product, list[Path]],
) -> None:
    product, folders = searched_product
    scaled = len(folders) > 1
    await asyncio.to_thread(product.start)
    # The ways in are the same on both engines; the second one is searched by a sample.
    found = [*phrases(), *keys()][:: 4 if scaled else 1]
    for secret in found:
        await by_http(product, secret)
        await by_socket(product, secret)
    for secret in found[::5]:
        await by_pages(product, secret)
    for secret in found[::4]:
        await by_files(product, secret)
    await by_agent(product, found)
    for which, secret in enumerate((phrases()[0], keys()[2]), 1):
        await by_fields_of_all_pages(product, secret, which)
    searched = set(files_below(*folders))
    assert found_on_disk(found, searched) == []
    await asyncio.to_thread(product.stop)
    assert found_on_disk(found, files_below(*folders)) == []


async def test_the_search_would_find_one(tmp_path: Path) -> None:
    secret = phrases()[0]
    (tmp_path / "a").write_bytes(b"\x00" * 5_000 + secret.text.encode() + b"\xff")
    assert found_on_disk([secret], files_below(tmp_path))
