"""Sentences in the reader's language: complete, fresh, and true to their placeholders."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.languages.catalogue import (
    Catalogues,
    direction,
    language_name,
    negotiate,
    pseudo,
    spoken,
)
from walletdesk.languages.extract import Message, messages, missing, stale

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def wanted() -> list[Message]:
    return messages()


def test_every_sentence_of_the_product_is_translated(wanted: list[Message]) -> None:
    assert len(wanted) > 300, "the extraction lost its sources"
    for language in Catalogues().languages[1:]:
        lacking = missing(Catalogues().of(language), wanted)
        assert not lacking, "\n".join(message.entry() for message in lacking)


def test_no_translation_is_left_of_a_sentence_that_is_gone(wanted: list[Message]) -> None:
    for language in Catalogues().languages[1:]:
        assert stale(Catalogues().of(language), wanted) == []


def test_translations_keep_exactly_the_placeholders() -> None:
    catalogue = Catalogues().of("zh")
    for key, shown in catalogue.singular.items():
        message = key.split("\x04")[-1]
        assert set(_PLACEHOLDER.findall(shown)) == set(_PLACEHOLDER.findall(message)), message
    for message, forms in catalogue.plural.items():
        for form in forms:
            assert set(_PLACEHOLDER.findall(form)) <= {"count", *_PLACEHOLDER.findall(message)}


def test_chinese_is_written_as_chinese() -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\(")
    unspaced = re.compile(r"[\u4e00-\u9fff][A-Za-z]|[A-Za-z][\u4e00-\u9fff]")
    for shown in Catalogues().of("zh").singular.values():
        assert not half_width.search(shown), shown
        assert not unspaced.search(_PLACEHOLDER.sub("", shown)), shown


def test_an_unknown_language_speaks_english() -> None:
    assert Catalogues().of("xx").gettext("Search") == "Search"
    assert Catalogues().of("en").ngettext("{count} guide", "{count} guides", 1) == "1 guide"
    assert Catalogues().of("en").ngettext("{count} guide", "{count} guides", 1200) == "1,200 guides"


def test_a_part_beside_the_main_file_belongs_to_the_language(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
    (tmp_path / "zh.po").write_text(head + 'msgid "One"\nmsgstr "一"\n', "utf-8")
    (tmp_path / "zh.more.po").write_text(
        head + 'msgctxt "verb"\nmsgid "Open"\nmsgstr "打开"\n\n'
        'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} 天"\n',
        "utf-8",
    )
    catalogue = Catalogues(tmp_path).of("zh")
    assert catalogue.gettext("One") == "一"
    assert catalogue.pgettext("verb", "Open") == "打开"
    assert catalogue.gettext("Open") == "Open"
    assert catalogue.ngettext("{count} day", "{count} days", 3) == "3 天"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh"),
        ("en-GB,en;q=0.9", "en"),
        ("fr;q=0.9, en;q=0.1", "en"),
        ("en;q=0, fr", "zh"),
        ("*", "zh"),
        ("", "zh"),
        (";;;q=x,,en;q=nonsense", "zh"),
    ],
)
def test_the_browsers_best_language_wins(header: str, chosen: str) -> None:
    assert negotiate(header, ("zh", "en")) == chosen


@given(st.text(max_size=200))
def test_no_header_breaks_the_choice(header: str) -> None:
    assert negotiate(header, ("zh", "en")) in ("zh", "en")


def test_the_pseudo_locale_runs_right_to_left_and_keeps_placeholders() -> None:
    assert direction("ar-XB") == "rtl"
    assert direction("zh") == direction("en") == direction("xx") == "ltr"
    shown = Catalogues().of("ar-XB").gettext("Case {case}", case="7K3M-9QXC")
    assert "7K3M-9QXC" in shown
    assert shown.startswith("[Çá")
    assert pseudo("no {name} lost") == "[ñö {name} löšt ·]"


def test_languages_call_themselves_by_their_own_name() -> None:
    assert (language_name("zh"), language_name("en")) == ("中文", "English")
    assert (spoken("ar-XB"), spoken("zh")) == ("en", "zh")
