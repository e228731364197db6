"""What the guides' placeholders stand for: the vendor's own facts, in the reader's language."""

from collections.abc import Mapping
from itertools import groupby

from babel.dates import get_day_names
from markupsafe import Markup, escape

from walletdesk.languages.catalogue import Catalogue, Catalogues, to_translate
from walletdesk.languages.moments import zone_in_words
from walletdesk.settings.brand import Contact, Hours, in_language
from walletdesk.settings.model import Settings

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

KINDS = {
    "chat": to_translate("live chat"),
    "email": to_translate("e-mail"),
    "phone": to_translate("telephone"),
    "telegram": to_translate("Telegram"),
    "x": to_translate("X"),
    "messenger": to_translate("Messenger"),
    "forum": to_translate("community forum"),
}

_ONE_CONTACT = to_translate("{kind} {address}")
_NEXT = to_translate(", ")
_DAYS_AND_TIMES = to_translate("{days} {times}")
_NEXT_DAYS = to_translate("; ")
_WITH_ZONE = to_translate("{hours} ({zone})")
_FIRST_TO_LAST = to_translate("{first} to {last}")
_EVERY_DAY = to_translate("every day")
_ALL_DAY = to_translate("around the clock")
_CLOSED = to_translate("by appointment")


class Placeholders:
    """The placeholders' values by language, as text and as HTML with links."""

    def __init__(self, settings: Settings, catalogues: Catalogues) -> None:
        self._settings = settings
        self._catalogues = catalogues

    def text(self, language: str) -> Mapping[str, str]:
        """Values for plain text."""
        brand, catalogue = self._settings.brand, self._catalogues.of(language)
        addresses = [_in_words(c, self.address(c), catalogue) for c in brand.contacts]
        return {
            "brand": brand.called(language),
            "site": brand.site,
            "download": brand.download,
            "contacts": catalogue.gettext(_NEXT).join(addresses),
            "hours": hours_in_words(self._settings.hours, catalogue),
            "reply_time": in_language(brand.reply_time, language, brand.languages),
        }

    def html(self, language: str) -> Mapping[str, Markup]:
        """The same for HTML; what can be opened is a link."""
        brand, catalogue = self._settings.brand, self._catalogues.of(language)
        plain = {name: escape(value) for name, value in self.text(language).items()}
        contacts = [_in_words(c, self.link(c), catalogue) for c in brand.contacts]
        return plain | {
            "site": _web_link(brand.site),
            "download": _web_link(brand.download),
            "contacts": escape(catalogue.gettext(_NEXT)).join(Markup(c) for c in contacts),  # noqa: S704
        }

    def address(self, contact: Contact) -> str:
        """A contact's address as people can use it away from this site."""
        inside = contact.value.startswith("/")
        return f"{self._settings.public_url}{contact.value}" if inside else contact.value

    def link(self, contact: Contact) -> Markup:
        """A contact's address, as a link where there is one."""
        shown = Markup('<bdi dir="ltr">{}</bdi>').format(self.address(contact))
        return Markup('<a href="{}">{}</a>').format(contact.url, shown) if contact.url else shown


def hours_in_words(hours: Hours, catalogue: Catalogue) -> str:
    """The week's opening hours in one line, `Monday to Friday 09:00–18:00 (China Time)`."""
    week = [(number, getattr(hours, name)) for number, name in enumerate(_DAYS)]
    runs = []
    for spans, days in groupby((day for day in week if day[1]), key=lambda day: day[1]):
        numbers = [number for number, _ in days]
        runs += [(run, spans) for run in _unbroken(numbers)]
    if not runs:
        return catalogue.gettext(_CLOSED)
    parts = [
        catalogue.gettext(_DAYS_AND_TIMES, days=_days(run, catalogue), times=_times(s, catalogue))
        for run, s in runs
    ]
    line = catalogue.gettext(_NEXT_DAYS).join(parts)
    zone = zone_in_words(hours.zone, catalogue.locale)
    return catalogue.gettext(_WITH_ZONE, hours=line, zone=zone)


def _unbroken(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _days(run: list[int], catalogue: Catalogue) -> str:
    if len(run) == 7:
        return catalogue.gettext(_EVERY_DAY)
    names = get_day_names("wide", locale=catalogue.locale)
    if len(run) == 1:
        return str(names[run[0]])
    return catalogue.gettext(_FIRST_TO_LAST, first=names[run[0]], last=names[run[-1]])


def _times(spans: tuple[str, ...], catalogue: Catalogue) -> str:
    if spans == ("00:00-24:00",):
        return catalogue.gettext(_ALL_DAY)
    return catalogue.gettext(_NEXT).join(span.replace("-", "–") for span in spans)


def _in_words(contact: Contact, address: str, catalogue: Catalogue) -> str:
    kind = catalogue.gettext(KINDS.get(contact.kind, contact.kind))
    return catalogue.gettext(_ONE_CONTACT, kind=kind, address=address)


def _web_link(address: str) -> Markup:
    url = address if "://" in address else f"https://{address}"
    return Markup('<a href="{}" rel="noopener"><bdi dir="ltr">{}</bdi></a>').format(url, address)
