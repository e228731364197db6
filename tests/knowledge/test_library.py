"""The library: guides by language, with the vendor's facts, safe as HTML, found by question."""

import msgspec
import pytest
from markupsafe import Markup

from walletdesk.kernel.errors import NotFound
from walletdesk.knowledge.hours_in_words import hours_in_words, special_days
from walletdesk.knowledge.library import Library, open_library
from walletdesk.knowledge.search import pieces
from walletdesk.knowledge.to_html import to_html, to_text
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.brand import Brand, Contact, Hours
from walletdesk.settings.model import Server, Settings

_CATALOGUES = Catalogues()


@pytest.fixture(scope="module")
def library() -> Library:
    brand = Brand(
        name={"en": "Blue <Wallet>", "zh": "蓝色钱包"},
        contacts=(
            Contact(kind="chat", value="/help", url="/help"),
            Contact(kind="phone", value="+86 400 000 0000", url="tel:+864000000000"),
            Contact(kind="wechat", value="bluewallet"),
        ),
    )
    server = Server(public_url="https://help.blue.example")
    return open_library(Settings(brand=brand, server=server), _CATALOGUES)


def test_search_finds_the_same_before_and_after_warming() -> None:
    fresh = open_library(Settings(), _CATALOGUES)
    before = [hit.article.slug for hit in fresh.search("忘记密码", "zh")]
    fresh.warm()
    assert [hit.article.slug for hit in fresh.search("忘记密码", "zh")] == before
    assert "reset-password" in before


def test_a_guide_is_there_in_each_language_and_in_english_otherwise(library: Library) -> None:
    assert library.get("reset-password", "zh").language == "zh"
    assert library.get("reset-password", "fr").language == "en"
    assert library.get("reset-password", "ar-XB").language == "en"
    with pytest.raises(NotFound):
        library.get("no-such-guide", "zh")


def test_topics_hold_every_guide_once_and_the_wanted_ones_first(library: Library) -> None:
    topics = library.topics("en")
    slugs = [article.slug for topic in topics for article in topic.articles]
    assert sorted(slugs) == sorted({article.slug for article in library.articles("en")})
    assert topics[3].articles[0].slug == "transaction-not-arrived"


def test_the_vendors_facts_stand_in_the_text(library: Library) -> None:
    said = library.fill("{brand}: {contacts}. {hours} {reply_time}", "en")
    assert said == (
        "Blue <Wallet>: live chat https://help.blue.example/help, telephone +86 400 000 0000, "
        "wechat bluewallet. every day 09:00–21:00 (China Time) within one working day"
    )


def test_the_short_answer_is_plain_text_that_stands_alone(library: Library) -> None:
    for language in library.languages:
        for article in library.articles(language):
            said = library.short_answer(article)
            assert not {"{", "}", "]("} & set(said)
            assert "**" not in said
            assert "guide:" not in said


def test_every_guide_becomes_html_without_leftovers(library: Library) -> None:
    for article in library.articles("zh"):
        html = library.html(article.text, "zh")
        assert "{" not in html
        assert "guide:" not in html
        assert "<script" not in html


def test_facts_are_escaped_and_contacts_are_links(library: Library) -> None:
    html = library.html("{brand} {contacts}", "en")
    assert "Blue &lt;Wallet&gt;" in html
    assert '<a href="tel:+864000000000"' in html


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>1</script>)",
        '<img src=x onerror="alert(1)">',
        "![x](https://evil.example/x.png)",
    ],
)
def test_nothing_that_runs_comes_out_of_a_guide(evil: str) -> None:
    html = to_html(evil, "en", {})
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html


def test_links_lead_to_pages_of_the_same_language() -> None:
    html = to_html("[more](guide:send-crypto)", "zh", {})
    assert 'href="/help/zh/guides/send-crypto"' in html
    assert to_text("**See** [more](guide:send-crypto), {brand}", {"brand": "B"}) == "See more, B"


@pytest.mark.parametrize(
    ("query", "language", "slug"),
    [
        ("转账两个小时了还显示确认中，怎么办？", "zh", "transaction-pending"),
        ("助记词丢了", "zh", "recovery-phrase-lost"),
        ("钱包被盗了救命", "zh", "funds-stolen"),
        ("修改绑定的手机号", "zh", "change-bound-phone"),
        ("my coins were stolen", "en", "funds-stolen"),
        ("network fees", "en", "network-fees"),
        ("ＤＥＬＥＴＥ my account", "en", "delete-account"),
    ],
)
def test_a_question_finds_its_guide(library: Library, query: str, language: str, slug: str) -> None:
    assert slug in [hit.article.slug for hit in library.search(query, language)[:3]]


def test_half_typed_words_and_plurals_are_found(library: Library) -> None:
    found = [hit.article.slug for hit in library.search("approv", "en")[:3]]
    assert "revoke-approvals" in found
    assert library.search("approvals", "en")[0].article.slug == "revoke-approvals"


@pytest.mark.parametrize("query", ["", "   ", "？！", "的", "zzzzqqq", "\0", "a" * 5000])
def test_nothing_is_found_for_nothing(library: Library, query: str) -> None:
    assert library.search(query, "zh") == []


def test_the_passage_shows_where_the_words_stand(library: Library) -> None:
    hit = library.search("到账", "zh")[0]
    assert any(piece.hit and piece.text == "到账" for piece in (*hit.title, *hit.passage))
    assert "".join(piece.text for piece in hit.title) == hit.article.title
    assert pieces("plain", None)[0].hit is False


def test_opening_hours_are_told_as_people_say_them() -> None:
    zh, en = _CATALOGUES.of("zh"), _CATALOGUES.of("en")
    office = Hours(
        zone="Europe/Berlin",
        tuesday=("09:00-12:00", "13:00-18:00"),
        saturday=(),
        sunday=(),
    )
    assert hours_in_words(Hours(), zh) == "每天 09:00–21:00（中国时间）"
    assert hours_in_words(office, en) == (
        "Monday 09:00–21:00; Tuesday 09:00–12:00, 13:00–18:00; "
        "Wednesday to Friday 09:00–21:00 (Central European Time)"
    )
    assert hours_in_words(_week(()), zh) == "仅接受留言"
    assert hours_in_words(_week(("00:00-24:00",)), en) == "every day around the clock (China Time)"


def _week(spans: tuple[str, ...]) -> Hours:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return msgspec.convert(dict.fromkeys(days, spans), Hours)


def test_days_unlike_the_week_are_told_while_they_are_near() -> None:
    now_ms = 1_795_309_323_000  # 2026-11-22 in Shanghai
    hours = Hours(special={"2026-12-01": (), "2026-11-25": ("10:00-12:00",), "2027-06-01": ()})
    assert special_days(hours, now_ms, _CATALOGUES.of("zh")) == [
        "2026年11月25日星期三 10:00–12:00",
        "2026年12月1日星期二 休息",
    ]


def test_facts_as_html_are_markup(library: Library) -> None:
    assert all(isinstance(value, Markup) for value in library.facts.html("zh").values())
