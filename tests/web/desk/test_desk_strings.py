"""The components' sentences and the list that the server translates are the same."""

import json
import re

from walletdesk.languages.catalogue import Catalogues
from walletdesk.web.assets import STATIC
from walletdesk.web.desk_strings import DESK_STRINGS, EVENTS, GUARD, SECRETS, marked

_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_ASKED = re.compile(r'\bt\(\s*("(?:[^"\\\n]|\\.)*")')

# A row of a table: its code and what is shown for it.
_NAMED = re.compile(r'^  \w+: ("(?:[^"\\\n]|\\.)*"),$', re.MULTILINE)


def sources() -> str:
    """All modules of the desk."""
    return "\n".join(path.read_text("utf-8") for path in sorted((STATIC / "desk").glob("*.js")))


def test_every_sentence_that_a_component_asks_for_is_handed_over() -> None:
    asked = {json.loads(literal) for literal in _ASKED.findall(sources())}
    assert asked - set(DESK_STRINGS) == set()


def test_every_name_of_a_code_is_handed_over() -> None:
    names = (STATIC / "desk" / "names.js").read_text("utf-8")
    shown = {json.loads(literal) for literal in _NAMED.findall(names)}
    assert len(shown) > 40
    assert shown - set(DESK_STRINGS) == set()
    assert {*EVENTS.values(), *GUARD.values(), *SECRETS.values()} - set(DESK_STRINGS) == set()


def test_no_sentence_is_handed_over_that_no_component_has() -> None:
    there = {json.loads(literal) for literal in _LITERAL.findall(sources())}
    assert set(DESK_STRINGS) - there == set()


def test_marks_of_removed_secrets_are_put_into_words() -> None:

    chinese = Catalogues().of("zh")
    assert marked("我的 ⟦removed:recovery_phrase⟧ 。", chinese) == "我的 [已移除：助记词] 。"
    assert "⟦" not in "".join(marked(f"⟦removed:{kind}⟧", chinese) for kind in [*SECRETS, "x"])
