"""Whose support this is: name, looks, official contacts, opening hours."""

from typing import Annotated

from msgspec import Meta, Struct, field

Text = dict[str, str]
Spans = Annotated[
    tuple[str, ...], Meta(description="when people answer that day, such as 09:00-12:00")
]


class Contact(Struct, frozen=True, kw_only=True):
    """One official way to reach support."""

    kind: Annotated[str, Meta(description="chat, email, phone, telegram, x, messenger or forum")]
    value: Annotated[str, Meta(description="the address, number, handle or path")]
    url: Annotated[str, Meta(description="where a link leads; empty for none")] = ""


def _sample_contacts() -> tuple[Contact, ...]:
    return (
        Contact(kind="chat", value="/help", url="/help"),
        Contact(kind="email", value="support@wallet.example", url="mailto:support@wallet.example"),
    )


class Brand(Struct, frozen=True, kw_only=True):
    """The wallet vendor. The defaults are plainly a sample and resemble no real wallet."""

    name: Annotated[Text, Meta(description="the wallet's name, by language")] = field(
        default_factory=lambda: {"en": "Sample Wallet", "zh": "示例钱包"}
    )
    site: Annotated[str, Meta(description="the official site, as users type it")] = "wallet.example"
    download: Annotated[str, Meta(description="the only official download page")] = (
        "wallet.example/download"
    )
    colour: Annotated[
        str, Meta(description="brand colour, #rrggbb", pattern="^#[0-9a-fA-F]{6}$")
    ] = "#0f766e"
    logo: Annotated[str, Meta(description="path of an SVG or PNG file; empty for the built-in")] = (
        ""
    )
    languages: Annotated[
        tuple[str, ...], Meta(description="interface languages, the first one is the default")
    ] = ("zh", "en")
    contacts: Annotated[
        tuple[Contact, ...], Meta(description="the official ways to reach support")
    ] = _sample_contacts()
    domains: Annotated[
        tuple[str, ...], Meta(description="domains that support messages may link to")
    ] = ("wallet.example",)
    reply_time: Annotated[Text, Meta(description="the promised reply time, by language")] = field(
        default_factory=lambda: {"en": "within one working day", "zh": "一个工作日内"}
    )

    def called(self, language: str) -> str:
        """The brand's name in `language`, else in the brand's first language."""
        return in_language(self.name, language, self.languages)


class Hours(Struct, frozen=True, kw_only=True):
    """When people answer. Days without spans are closed."""

    zone: Annotated[str, Meta(description="IANA time zone of the hours")] = "Asia/Shanghai"
    monday: Spans = ("09:00-21:00",)
    tuesday: Spans = ("09:00-21:00",)
    wednesday: Spans = ("09:00-21:00",)
    thursday: Spans = ("09:00-21:00",)
    friday: Spans = ("09:00-21:00",)
    saturday: Spans = ("09:00-21:00",)
    sunday: Spans = ("09:00-21:00",)
    special: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="days unlike the week: date (YYYY-MM-DD) to spans, empty for closed"),
    ] = {}


def in_language(texts: Text, language: str, order: tuple[str, ...]) -> str:
    """The text in `language`, else in the first of `order` that there is, else any."""
    for candidate in (language, *order):
        if candidate in texts:
            return texts[candidate]
    return next(iter(texts.values()), "")
