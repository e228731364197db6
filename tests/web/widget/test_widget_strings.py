"""The widget says nothing that is not in the list and in every catalogue."""

import re
import string

from walletdesk.desk.intake import wanted_for
from walletdesk.languages.catalogue import Catalogues
from walletdesk.web.assets import STATIC
from walletdesk.web.widget_strings import WIDGET_STRINGS

_SAID = re.compile(r"\bsay\(\s*'([^']+)'")
_TOPICS = ("transactions", "assets", "account", "security", None)
_QUESTION = re.compile(r"^  \['\w+', '([^']+)'\],$", re.MULTILINE)


def _said() -> set[str]:
    sources = [path.read_text("utf-8") for path in (STATIC / "widget").glob("*.js")]
    patterns = (_SAID, _QUESTION)
    return {text for source in sources for each in patterns for text in each.findall(source)} | {
        one.label for topic in _TOPICS for one in wanted_for(topic)
    }


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_list_holds_what_the_scripts_say_and_nothing_else() -> None:
    assert _said() == set(WIDGET_STRINGS)
    assert len(set(WIDGET_STRINGS)) == len(WIDGET_STRINGS)


def test_every_sentence_is_translated_with_its_placeholders() -> None:
    chinese = Catalogues().of("zh")
    for text in WIDGET_STRINGS:
        translated = chinese.singular.get(text, "")
        assert translated, text
        assert _places(translated) == _places(text)


def test_scripts_write_no_inline_styles_and_no_html() -> None:
    for path in (STATIC / "widget").glob("*.js"):
        source = path.read_text("utf-8")
        assert "style=" not in source, path.name
        assert not re.search(r"innerHTML|insertAdjacentHTML|unsafeHTML|eval\(", source), path.name


def test_style_sheets_know_no_left_and_right() -> None:
    sided = re.compile(r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right):")
    for path in (STATIC / "widget" / "css").glob("*.css"):
        assert not sided.search(path.read_text("utf-8")), path.name
