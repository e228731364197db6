"""A lead releases a text that the guard stops, by name: it passes as written, for everybody."""

from typing import NamedTuple

from walletdesk.channels.chat import plain
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import released_texts
from walletdesk.desk.suspend import may_decide
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.people.model import Agent
from walletdesk.shield import clean, guard

NAME_CHARS_MAX = 80
REASON_CHARS_MAX = 500


class Wish(NamedTuple):
    """What to release, what to call it, and why."""

    name: str
    text: str
    reason: str


async def release_text(desk: Desk, wish: Wish, by: Agent) -> int:
    """Release a text; returns its id.

    Raises   Refused empty      the text, its name or the reason is missing
                     too_long   one of them
                     holds_secret   or what may be one: never released
                     taken      a text, or this text, is released under a name already
             NotAllowed while the lead is suspended
    """
    limits = {
        "name": NAME_CHARS_MAX,
        "text": desk.engine.settings.desk.text_chars_max,
        "reason": REASON_CHARS_MAX,
    }
    kept = Wish(" ".join(plain(wish.name).split()), plain(wish.text), plain(wish.reason))
    for field, most in limits.items():
        value = getattr(kept, field)
        if not value:
            raise Refused("empty", field=field)
        if len(value) > most:
            raise Refused("too_long", field=field, text_chars_max=most)
    if any(_holds_secret(value) for value in kept):
        raise Refused("holds_secret", field="text")
    try:
        return await desk.engine.database.write(_release, kept, by)
    except AlreadyThere as error:
        raise Refused("taken", field="name") from error


async def revoke(desk: Desk, release_id: int, by: Agent) -> None:
    """Take a release back. Raises NotFound."""
    await desk.engine.database.write(_revoke, release_id, by)


def _holds_secret(text: str) -> bool:
    cleaned = clean(text)
    return bool(cleaned.findings) or cleaned.fragment or "contains_secret" in guard(text).reasons


def _release(tx: Tx, wish: Wish, by: Agent) -> int:
    may_decide(tx, by)
    return released_texts.add(tx, wish.name, wish.text, wish.reason, by.id)


def _revoke(tx: Tx, release_id: int, by: Agent) -> None:
    if not released_texts.revoke(tx, release_id, by.id):
        raise NotFound
