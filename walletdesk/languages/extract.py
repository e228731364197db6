"""What the catalogues must hold: every sentence marked anywhere in the product.

`python -m walletdesk.languages.extract` prints, for each catalogue, the messages that it
lacks (ready to be pasted into it) and those that nothing uses any more.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir

from walletdesk.languages.catalogue import CATALOGUES, Catalogue, Catalogues

PRODUCT = Path(__file__).parents[1]

_METHODS = [
    ("**/static/vendor/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**.strings.json", "walletdesk.languages.extract:json_strings"),
]
_OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
_KEYWORDS: dict[str, tuple[Any, ...] | None] = {
    "_": None,
    "to_translate": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


@dataclass(frozen=True, order=True)
class Message:
    """One marked sentence; `many` is its plural, `context` what tells its meaning."""

    place: str
    line: int
    one: str
    many: str = ""
    context: str = ""

    def entry(self) -> str:
        """The empty entry for a catalogue."""
        lines = [f"#: {self.place}:{self.line}"]
        if self.context:
            lines.append(f"msgctxt {_quoted(self.context)}")
        lines.append(f"msgid {_quoted(self.one)}")
        if self.many:
            return "\n".join([*lines, f"msgid_plural {_quoted(self.many)}", 'msgstr[0] ""', ""])
        return "\n".join([*lines, 'msgstr ""', ""])

    def is_in(self, catalogue: Catalogue) -> bool:
        """Whether the catalogue translates it."""
        if self.many:
            return self.one in catalogue.plural
        return self.key in catalogue.singular

    @property
    def key(self) -> str:
        """The key under which a catalogue holds it."""
        return f"{self.context}\x04{self.one}" if self.context else self.one


def messages(root: Path = PRODUCT) -> list[Message]:
    """Every marked sentence below `root`, once, in the order of files and lines."""
    found: dict[tuple[str, str], Message] = {}
    rows = extract_from_dir(root, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS)
    for place, line, words, _, context in rows:
        one, many = words if isinstance(words, tuple) else (words, "")
        message = Message(place, line, one, many, context or "")
        found.setdefault((message.key, many), message)
    return sorted(found.values())


def missing(catalogue: Catalogue, wanted: list[Message]) -> list[Message]:
    """The sentences that the catalogue does not translate."""
    return [message for message in wanted if not message.is_in(catalogue)]


def stale(catalogue: Catalogue, wanted: list[Message]) -> list[str]:
    """The catalogue's messages that nothing uses."""
    used = {message.key for message in wanted}
    return sorted((catalogue.singular.keys() | catalogue.plural.keys()) - used)


def json_strings(
    file: Any, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel's extraction method for `*.strings.json`: all its text values are messages."""
    for text in _texts(json.load(file)):
        yield 1, None, text, []


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def report() -> str:
    """What each catalogue lacks and what it holds for nothing."""
    wanted = messages()
    catalogues = Catalogues(CATALOGUES)
    lines = []
    for language in catalogues.languages[1:]:
        catalogue = catalogues.of(language)
        lines += [message.entry() for message in missing(catalogue, wanted)]
        lines += [f"# {language}: unused: {key!r}" for key in stale(catalogue, wanted)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
