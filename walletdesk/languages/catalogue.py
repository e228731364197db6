"""Every sentence of the product in the reader's language.

English is the source and stands where it is used: `_("…")` in templates,
`to_translate("…")` in Python tables, values of `*.strings.json` for components.
A language is `catalogues/<language>.po`; parts may live beside it as
`catalogues/<language>.<part>.po`. Placeholders are named, `{name}`, and whole
sentences are translated, never pieces.
"""

import gettext
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

SOURCE = "en"
PSEUDO = "ar-XB"
CATALOGUES = Path(__file__).parent / "catalogues"

_ACCENTED = str.maketrans(
    "aceinosuyzACEINOSUYZ",
    "áçéîñöšûýžÁÇÉÎÑÖŠÛÝŽ",
)
_CONTEXT = "\x04"


def to_translate(message: str) -> str:
    """The message itself, marked for the catalogue; translate it where it is shown."""
    return message


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return babel_locale(language).text_direction


def babel_locale(language: str) -> Locale:
    """Babel's locale for dates and numbers of `language`; English when it knows none."""
    for name in (language, language.split("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def spoken(language: str) -> str:
    """The language in which facts and people's words exist: English for the pseudo-locale."""
    return SOURCE if language == PSEUDO else language


def language_name(language: str) -> str:
    """What a language calls itself, `中文`."""
    return pseudo("Pseudo") if language == PSEUDO else str(babel_locale(language).display_name)


def negotiate(accept_language: str, offered: tuple[str, ...]) -> str:
    """The offered language that the `Accept-Language` header likes best, else the first."""
    for wanted in _by_preference(accept_language):
        for language in offered:
            if wanted.casefold() == language.casefold():
                return language
        for language in offered:
            if wanted.split("-")[0].casefold() == language.split("-")[0].casefold():
                return language
    return offered[0]


def _by_preference(header: str) -> list[str]:
    wanted: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        name, _, parameters = part.strip().partition(";")
        try:
            weight = float(parameters.strip().removeprefix("q=") or 1)
        except ValueError:
            weight = 0.0
        if name and name != "*" and weight > 0:
            wanted.append((-weight, name))
    return [name for _, name in sorted(wanted, key=lambda pair: pair[0])]


def filled(sentence: str, values: Mapping[str, Any]) -> str:
    """`sentence` with its named placeholders filled in."""
    return sentence.format_map(values) if values else sentence


def pseudo(sentence: str) -> str:
    """English made plainly artificial and a third longer; placeholders stay."""
    pieces = sentence.replace("}", "}{").split("{")
    shown = "".join(
        "{" + piece if piece.endswith("}") else piece.translate(_ACCENTED) for piece in pieces
    )
    return f"[{shown}{' ·' * (len(sentence) // 12)}]"


@dataclass(frozen=True)
class Catalogue:
    """The sentences of one language.

    singular   message (with its context before U+0004, if any) to translation
    plural     message to translations, by gettext's plural number
    which      count to plural number
    """

    language: str
    singular: Mapping[str, str]
    plural: Mapping[str, tuple[str, ...]]
    which: Callable[[int], int]

    @property
    def locale(self) -> Locale:
        """Babel's locale, for dates and numbers."""
        return babel_locale(self.language)

    def gettext(self, message: str, /, **values: Any) -> str:
        """The sentence for `message`, in English where the language has none."""
        return filled(self._found(message, message), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """The same for a word whose meaning needs a context, such as "Open"."""
        return filled(self._found(f"{context}{_CONTEXT}{message}", message), values)

    def ngettext(self, one: str, many: str, /, count: int, **values: Any) -> str:
        """The plural form that `count` needs; `{count}` is written as the language does."""
        number = format_decimal(count, locale=self.locale)
        return filled(self._form(one, many, count), {"count": number, **values})

    def _form(self, one: str, many: str, count: int) -> str:
        forms = self.plural.get(one)
        if forms:
            return forms[self.which(count)]
        english = one if count == 1 else many
        return pseudo(english) if self.language == PSEUDO else english

    def _found(self, key: str, message: str) -> str:
        if self.language == PSEUDO:
            return pseudo(message)
        return self.singular.get(key, message)


class Catalogues:
    """The catalogues of all languages; one that is asked for and missing speaks English."""

    def __init__(self, folder: Path = CATALOGUES) -> None:
        paths = sorted(folder.glob("*.po"))
        languages = sorted({path.name.split(".")[0] for path in paths})
        self._by_language = {
            language: _read(language, [p for p in paths if p.name.split(".")[0] == language])
            for language in languages
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are, the source included."""
        return (SOURCE, *self._by_language)

    def of(self, language: str) -> Catalogue:
        """The catalogue of `language`."""
        found = self._by_language.get(language)
        return found or Catalogue(language, {}, {}, lambda count: int(count != 1))


def _read(language: str, paths: Iterable[Path]) -> Catalogue:
    singular: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    rule = "(n != 1)"
    for path in paths:
        with path.open("rb") as file:
            catalog = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
        rule = catalog.plural_expr
        _take(catalog, singular, plural)
    return Catalogue(language, singular, plural, gettext.c2py(rule))


def _take(catalog: Catalog, singular: dict[str, str], plural: dict[str, tuple[str, ...]]) -> None:
    for message in catalog:
        if not message.id or not message.string:
            continue
        if isinstance(message.id, tuple):
            plural[message.id[0]] = tuple(message.string)
        else:
            name = str(message.id)
            key = f"{message.context}{_CONTEXT}{name}" if message.context else name
            singular[key] = str(message.string)
