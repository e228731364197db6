"""An admin adds words that no message may hold, or takes them away."""

from walletdesk.channels.chat import plain
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import own_rules
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere, NotFound, Refused
from walletdesk.people.model import Agent
from walletdesk.shield import clean

CHARS_MAX = 80
_LETTERS_MIN, _HANZI_MIN = 3, 2


async def add_rule(desk: Desk, name: str, words: str, by: Agent) -> int:
    """Add a rule; it holds at once, in every process. Returns its id.

    Raises   Refused empty, too_long   name and words have 1 to 80 characters
                     too_short         fewer than 3 letters or 2 Hanzi would stop everything
                     holds_secret      words that look like one are kept nowhere
                     taken             the name has a rule
                     too_many_rules    there are 200
    """
    name, words = (" ".join(plain(text).split()) for text in (name, words))
    for field, value in (("name", name), ("words", words)):
        if not value:
            raise Refused("empty", field=field)
        if len(value) > CHARS_MAX:
            raise Refused("too_long", field=field, text_chars_max=CHARS_MAX)
        if clean(value).findings:
            raise Refused("holds_secret", field=field)
    if not _is_long_enough(words):
        raise Refused("too_short", field="words")
    try:
        return await desk.engine.database.write(_add, name, words, by.id)
    except AlreadyThere as error:
        raise Refused("taken", field="name") from error


async def remove_rule(desk: Desk, rule_id: int) -> None:
    """Take a rule away. Raises NotFound."""
    if not await desk.engine.database.write(own_rules.remove, rule_id):
        raise NotFound


def _is_long_enough(words: str) -> bool:
    hanzi = sum("\u3400" <= letter <= "\u9fff" for letter in words)
    return hanzi >= _HANZI_MIN or sum(letter.isalnum() for letter in words) >= _LETTERS_MIN


def _add(tx: Tx, name: str, words: str, by_id: int) -> int:
    if own_rules.count(tx) >= own_rules.RULES_MAX:
        raise Refused("too_many_rules")
    return own_rules.add(tx, name, words, by_id)
