"""Which lists a conversation stands in, as topics: a row goes to the pages that show it alone."""

from functools import lru_cache

_EVERY = "rows"


def topic_of(view: str | None, agent_id: int) -> str:
    """Where a page with this list hears of rows; None and `all` hear of every row."""
    if view is None or view == "all":
        return _EVERY
    return f"rows:mine:{agent_id}" if view == "mine" else f"rows:{view}"


@lru_cache(maxsize=4096)
def topics_of(status: str, assignee_id: int | None, urgent: bool) -> tuple[str, ...]:
    """The topics of all lists that hold a conversation of this standing; as store/lists.py."""
    topics = [_EVERY]
    if status:
        topics.append("rows:queue" if status == "queued" else f"rows:{status}")
    if status in ("queued", "first_line"):
        topics.append("rows:unassigned")
    if status == "open" and assignee_id is not None:
        topics.append(f"rows:mine:{assignee_id}")
    if urgent and status != "closed":
        topics.append("rows:urgent")
    return tuple(topics)
