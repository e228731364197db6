"""What the guides' placeholders stand for: the vendor's own facts, in the reader's language."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from walletdesk.knowledge.hours_in_words import hours_in_words
from walletdesk.languages.catalogue import SOURCE, Catalogue, Catalogues, spoken, to_translate
from walletdesk.settings.brand import Contact, in_language
from walletdesk.settings.model import Settings

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
            "brand": brand.called(spoken(language)),
            "site": brand.site,
            "download": brand.download,
            "contacts": catalogue.gettext(_NEXT).join(addresses),
            "hours": hours_in_words(self._settings.hours, catalogue),
            "reply_time": in_language(brand.reply_time, spoken(language), brand.languages),
        }

    def html(self, language: str) -> Mapping[str, Markup]:
        """The same for HTML; what can be opened is a link."""
        brand, catalogue = self._settings.brand, self._catalogues.of(language)
        plain = {name: escape(value) for name, value in self.text(language).items()}
        contacts = [_in_words(c, self.link(c), catalogue) for c in brand.contacts]
        return plain | {
            "site": _web_link(brand.site),
            "download": _web_link(brand.download),
            "contacts": escape(catalogue.gettext(_NEXT)).join(Markup(c) for c in contacts),  # noqa: S704  made by `link`
        }

    def address(self, contact: Contact) -> str:
        """A contact's address as people can use it away from this site."""
        inside = contact.value.startswith("/")
        return f"{self._settings.public_url}{contact.value}" if inside else contact.value

    def page(self, path: str, language: str) -> str:
        """The address of a page of the help centre, in a language that it has."""
        offered = self._settings.brand.languages
        shown = next((one for one in (language, SOURCE) if one in offered), offered[0])
        return f"{self._settings.public_url}/help/{shown}/{path}"

    def link(self, contact: Contact) -> Markup:
        """A contact's address, as a link where there is one."""
        shown = Markup('<bdi dir="ltr">{}</bdi>').format(self.address(contact))
        return Markup('<a href="{}">{}</a>').format(contact.url, shown) if contact.url else shown


def contact_kind(kind: str, catalogue: Catalogue) -> str:
    """What a kind of contact is called; a kind we do not know is called as it is."""
    return catalogue.gettext(KINDS[kind]) if kind in KINDS else kind


def _in_words(contact: Contact, address: str, catalogue: Catalogue) -> str:
    kind = contact_kind(contact.kind, catalogue)
    return catalogue.gettext(_ONE_CONTACT, kind=kind, address=address)


def _web_link(address: str) -> Markup:
    url = address if "://" in address else f"https://{address}"
    return Markup('<a href="{}" rel="noopener"><bdi dir="ltr">{}</bdi></a>').format(url, address)
