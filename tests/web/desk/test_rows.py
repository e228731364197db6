"""The list's state: pushed rows land where a fetched list would have put them."""

import copy
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.desk import sample
from tests.web.desk.double import COUNTED, ME, VIEWS, Double
from tests.web.desk.in_browser import run
from tests.web.desk.sample import Row

pytestmark = pytest.mark.browser


def shown(rows: list[Row]) -> list[str]:
    """Rows as the browser's side reports them."""
    return [f"{row['case']} {row['version']}" for row in rows]


def change(double: Double, chance: random.Random) -> Row:
    """Something happens to some conversation; its row as it is pushed."""
    row = chance.choice(list(double.cases.values())).row
    moment = datetime.now(UTC) + timedelta(seconds=chance.randrange(10_000))
    happened: list[Row] = [
        {"status": "open", "assignee": {"id": ME, "name": "Mei"}, "closed_at": None},
        {"status": "open", "assignee": {"id": "a2", "name": "Jonas"}, "closed_at": None},
        {"status": "queued", "assignee": None, "queued_at": sample.at(moment, 0)},
        {"status": "closed", "closed_at": sample.at(moment, 0)},
        {"urgent": not row["urgent"]},
        {"last_at": sample.at(moment, 0)},
    ]
    row |= chance.choice(happened) | {"version": row["version"] + 1}
    if row["status"] == "queued" and not row["queued_at"]:
        row["queued_at"] = sample.at(moment, 0)
    return copy.deepcopy(row)


def key(view: str, row: Row) -> tuple[Any, ...]:
    """The place of a row in a view, smaller ones first."""
    if view == "queue":
        return (not row["urgent"], row["queued_at"], row["id"])
    return tuple(-ord(letter) for letter in f"{row['last_at']} {row['id']}")


@pytest.mark.parametrize("view", VIEWS)
def test_pushed_rows_applied_equal_the_list_fetched_anew(modules: Page, view: str) -> None:
    for seed in range(4):
        chance = random.Random(seed)
        double = Double(extra=20)
        double.page_size = chance.choice([3, 6, 100])
        page = copy.deepcopy(double.page(view, "", None, None))
        pushes = [change(double, chance) for _ in range(60)]
        # a push may come twice, and an old one late
        for _ in range(10):
            pushes.insert(chance.randrange(len(pushes)), chance.choice(pushes[:30]))
        late = chance.sample(pushes, 10)
        given = {"me": ME, "view": view, "page": page, "pushes": pushes + late}
        found = run(modules, "listAfter", given)
        edge = key(view, page["rows"][-1]) if page["next"] else None
        anew = [row for row in double.rows(view) if edge is None or key(view, row) <= edge]
        assert found["cases"] == shown(anew), (view, seed)


def test_counts_are_carried_on_as_long_as_the_row_before_is_known(modules: Page) -> None:
    double = Double()
    page = copy.deepcopy(double.page("all", "", None, None))
    chance = random.Random(4)
    pushes = [change(double, chance) for _ in range(80)]
    found = run(modules, "listAfter", {"me": ME, "view": "all", "page": page, "pushes": pushes})
    assert all(found["sure"])
    assert found["counts"] == {name: len(double.rows(name)) for name in COUNTED}


def test_a_row_never_seen_before_makes_the_counts_unsure(modules: Page) -> None:
    double = Double()
    page = copy.deepcopy(double.page("urgent", "", None, None))
    stranger = copy.deepcopy(double.rows("closed")[0]) | {"version": 9}
    given = {"me": ME, "view": "urgent", "page": page, "pushes": [stranger]}
    assert run(modules, "listAfter", given)["sure"] == [False]


def test_a_row_pushed_while_the_list_is_fetched_outlives_the_older_answer(modules: Page) -> None:
    double = Double()
    before = copy.deepcopy(double.page("mine", "", None, None))
    row = copy.deepcopy(before["rows"][1]) | {"version": 7, "last_at": "2099-01-01T00:00:00.000Z"}
    given = {"me": ME, "view": "mine", "before": before, "pushes": [row], "page": before}
    found = run(modules, "listAround", given)
    assert found[0] == f"{row['case']} 7"
    assert len(found) == len(before["rows"])


def test_what_left_the_list_during_a_break_is_gone_after_the_fetch(modules: Page) -> None:
    double = Double()
    before = copy.deepcopy(double.page("mine", "", None, None))
    page = before | {"rows": before["rows"][1:]}
    given = {"me": ME, "view": "mine", "before": before, "pushes": [], "page": page}
    assert run(modules, "listAround", given) == shown(page["rows"])


def test_a_search_shows_what_the_server_found_and_pushes_add_nothing(modules: Page) -> None:
    double = Double()
    page = copy.deepcopy(double.page("all", "mail.example", None, None))
    first = copy.deepcopy(page["rows"][0]) | {"version": 5, "status": "closed"}
    other = copy.deepcopy(double.cases[sample.case_name(5)].row) | {"version": 5}
    given = {
        "me": ME,
        "view": "all",
        "q": "mail.example",
        "page": page,
        "pushes": [other, first],
    }
    found = run(modules, "listAfter", given)["cases"]
    assert found == [f"{first['case']} 5", *shown(page["rows"][1:])]
