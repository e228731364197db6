"""The agents' lists over very many conversations, at the HTTP edge."""

import base64
import http.client
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from sqlalchemy import text

from walletdesk.bench import fill, machine, product
from walletdesk.bench.figures import Part, percentile
from walletdesk.bench.progress import Steps
from walletdesk.desk.model import Conversation, Message
from walletdesk.desk.store import lists
from walletdesk.engine.choose import sql_engine_for
from walletdesk.kernel.case_number import new_case_number
from walletdesk.kernel.clock import now_ms
from walletdesk.kernel.ids import id_text
from walletdesk.languages.analyse import terms
from walletdesk.settings import Settings

_AGENTS = 100
_YEAR_MS = 365 * 86_400_000
_WORDS = (
    "transfer", "swap", "bridge", "fee", "token", "network", "wallet", "address", "phone", "code",
    "pending", "failed", "approve", "stake", "refund", "limit", "account", "book", "update",
)  # fmt: skip
_SEEN = "inbox.json"


class Size(NamedTuple):
    """How much of it."""

    conversations: int
    requests: int
    runs: int
    settle_s: float


WHOLE = Size(1_000_000, 200, 3, 30)
QUICK = Size(2_000, 3, 1, 0)


class Built(msgspec.Struct):
    """What the requests need to know of the filled database."""

    cookie: str
    agent_ids: list[int]
    cases: list[str]
    cursors: dict[str, list[str]]


def measure(part: Part, environ: dict[str, str], size: Size, steps: Steps) -> None:
    """Pages of 50 for every view and filter; a data folder that is filled already is used."""
    settings = product.settings_of(environ)
    kept = Path(settings.data) / _SEEN
    if kept.exists():
        built = msgspec.json.decode(kept.read_bytes(), type=Built)
        steps.advance(size.conversations)
    else:
        built = _build(settings, size.conversations, steps)
        kept.write_bytes(msgspec.json.encode(built))
    with product.serving(environ, machine.cores()[0]) as served:
        machine.settle(served.pid, size.settle_s)
        for name, queries in _asked(built).items():
            runs = [
                _timed(served.port, built.cookie, queries, size.requests) for _ in range(size.runs)
            ]
            part.add(f"{name}: p50", "ms", [run[0] for run in runs], at_most=5)
            part.add(f"{name}: p99", "ms", [run[1] for run in runs], at_most=30)


def _asked(built: Built) -> dict[str, Callable[[], dict[str, str]]]:
    """Each view and filter of the list, with values drawn anew for each request."""

    def deep(view: str, **more: str) -> Callable[[], dict[str, str]]:
        return lambda: {"view": view, "cursor": random.choice(built.cursors[view]), **more}

    asked: dict[str, Callable[[], dict[str, str]]] = {
        view: partial(dict, view=view) for view in lists.VIEWS
    }
    asked |= {f"{view}, at any depth": deep(view) for view in ("closed", "open", "all", "queue")}
    for view in ("open", "closed"):
        asked[f"{view} of one agent"] = lambda view=view: {  # type: ignore[misc]  # bound now
            "view": view,
            "assignee": id_text(random.choice(built.agent_ids)),
        }
    asked["search: case number"] = lambda: {"q": random.choice(built.cases)}
    asked["search: rare word"] = lambda: {"q": f"order{random.randrange(200_000)}"}
    asked["search: common word"] = lambda: {"q": random.choice(_WORDS)}
    asked["search: rare and common word"] = lambda: {
        "q": f"{random.choice(_WORDS)} order{random.randrange(200_000)}"
    }
    return asked


def _timed(
    port: int, cookie: str, query: Callable[[], dict[str, str]], count: int
) -> tuple[float, float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    took_ms = []
    for _ in range(count):
        path = f"/api/desk/conversations?{urlencode(query())}"
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        took_ms.append((time.perf_counter() - began) * 1e3)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {body[:200]!r}")
    connection.close()
    return percentile(took_ms, 0.5), percentile(took_ms, 0.99)


def _build(settings: Settings, count: int, steps: Steps) -> Built:
    team: list[fill.Member] = []

    def work(put: fill.Put) -> None:
        team.extend(fill.members(put, _AGENTS))
        rows = list(_rows(count, team))
        fill.contacts(put, (one.contact_id for one in rows))
        fill.conversations(put, _counted(rows, steps))
        fill.messages(put, (_first_message(one) for one in rows))
        documents = (_document(one) for one in rows)
        put("search_documents", ("kind", "key", "ordering", "terms"), documents)

    fill.prepare(settings)
    fill.bulk(settings, work)
    return _seen(settings, count, team)


def _rows(count: int, team: list[fill.Member]) -> Iterator[Conversation]:
    """Mostly closed; as much open, waiting and urgent as a very large desk has."""
    now = now_ms()
    numbers: set[str] = set()
    for number in range(count):
        row = fill.fresh(number + 1, random.choice(team).id)
        while row.case_number in numbers:
            row.case_number = new_case_number()
        numbers.add(row.case_number)
        share = random.random()
        row.last_at_ms = now - random.randrange(_YEAR_MS)
        row.opened_at_ms = row.last_at_ms - 3_600_000
        row.position = row.number = row.indexed_position = 1
        row.preview = _text(number)
        if share < 0.96:
            row.status, row.closed_at_ms = "closed", row.last_at_ms
        elif share > 0.99:
            row.status = "queued" if share > 0.995 else "first_line"
            row.assignee_id, row.queued_at_ms = None, row.last_at_ms
        row.urgent = int(random.random() < 0.002)
        yield row


def _counted(rows: list[Conversation], steps: Steps) -> Iterator[Conversation]:
    for number, row in enumerate(rows, 1):
        if number % 1_000 == 0:
            steps.advance(1_000)
        yield row


def _text(number: int) -> str:
    words = " ".join(_WORDS[(number * step) % len(_WORDS)] for step in (1, 7, 11))
    return f"My {words} has not arrived, order{number % 200_000}"


def _first_message(one: Conversation) -> Message:
    return Message(
        conversation_id=one.id,
        position=1,
        number=1,
        kind="text",
        speaker="customer",
        speaker_id=one.contact_id,
        speaker_name=None,
        text=one.preview,
        at_ms=one.last_at_ms,
        source_id=one.contact_id,
        client_id="1",
        extra=None,
    )


def _document(one: Conversation) -> tuple[Any, ...]:
    return ("message", f"{one.id}:1", one.last_at_ms, " ".join(terms(one.preview)))


def _seen(settings: Settings, count: int, team: list[fill.Member]) -> Built:
    engine = sql_engine_for(settings)
    with engine.connect() as connection:
        # `text` spells the per cent sign as each driver wants it.
        rows = connection.execute(
            text(
                "SELECT case_number, status, urgent, queued_at_ms, last_at_ms, id"
                f" FROM conversations WHERE id % {max(1, count // 20_000)} = 0"
            )
        ).fetchall()
    engine.dispose()
    cursors: dict[str, list[str]] = {"closed": [], "open": [], "all": [], "queue": []}
    for _, status, urgent, queued_at_ms, last_at_ms, row_id in rows:
        cursors["all"].append(_cursor(last_at_ms, row_id))
        if status in cursors:
            cursors[status].append(_cursor(last_at_ms, row_id))
        if status == "queued":
            cursors["queue"].append(_cursor(urgent, queued_at_ms, row_id))
    return Built(
        cookie=team[0].cookie,
        agent_ids=[one.id for one in team],
        cases=[row[0] for row in rows[:1_000]],
        cursors=cursors,
    )


def _cursor(*values: int) -> str:
    """A cursor as the lists make them."""
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")
