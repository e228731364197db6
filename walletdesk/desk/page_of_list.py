"""A page of one of the agents' lists, with the numbers that stand beside the lists' names."""

from typing import NamedTuple

from walletdesk.desk.desk import Desk
from walletdesk.desk.find import find
from walletdesk.desk.store import lists
from walletdesk.engine import Tx
from walletdesk.engine.ports import Search
from walletdesk.kernel.errors import Refused
from walletdesk.shield import holds_secret


class Wanted(NamedTuple):
    """What an agent asks for; with `words` a search, else a view.

    cursor        where the page before ended
    assignee_id   only conversations of this agent; for the views open and closed
    """

    view: str
    words: str = ""
    cursor: str | None = None
    assignee_id: int | None = None
    limit: int = 50


async def page_and_counts(
    desk: Desk, agent_id: int, wanted: Wanted
) -> tuple[lists.Page, dict[str, int]]:
    """The page and the counts for an agent.

    Raises   Refused bad_view, bad_cursor; secret for a phrase or key: it is not looked for, and
             no database sees it
    """
    if wanted.words and holds_secret(wanted.words):
        raise Refused("secret")
    database, search = desk.engine.database, desk.engine.search
    counted = desk.counts.known(desk.engine.clock())
    counts = counted.ready(agent_id)
    if counts is None or wanted.words:
        return await database.read(_both, search, counted, agent_id, wanted)
    page = await database.read_once(_page, agent_id, wanted)
    return page, counts


def _page(tx: Tx, agent_id: int, wanted: Wanted) -> lists.Page:
    return lists.page(tx, wanted.view, agent_id, wanted.cursor, wanted.assignee_id, wanted.limit)


def _both(
    tx: Tx, search: Search, counted: lists.Counted, agent_id: int, wanted: Wanted
) -> tuple[lists.Page, dict[str, int]]:
    if wanted.words:
        page = lists.Page(find(tx, search, wanted.words, wanted.limit), None)
    else:
        page = _page(tx, agent_id, wanted)
    return page, counted.of(tx, agent_id)
