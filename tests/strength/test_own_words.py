"""Whatever the product says by itself passes the guard, in the context in which it is said."""

import pytest

from walletdesk.diagnosis import watch_words
from walletdesk.firstline import say, words
from walletdesk.knowledge.library import open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings import Settings
from walletdesk.shield import Allowed, guard

SETTINGS = Settings()
OFFICIAL = Allowed(SETTINGS.official_domains, SETTINGS.official_contacts, frozenset())
CATALOGUES = Catalogues()
LIBRARY = open_library(SETTINGS, CATALOGUES, None)


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_every_guides_answer_and_title_may_be_sent(language: str) -> None:
    texts = {
        f"{one.slug}: {text[:60]}": guard(text, OFFICIAL).reasons
        for one in LIBRARY.articles(language)
        for text in (LIBRARY.short_answer(one), one.title)
    }
    assert len(texts) > 100
    assert {name: reasons for name, reasons in texts.items() if reasons} == {}


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_every_sentence_of_the_first_line_may_be_sent(language: str) -> None:
    named = {**vars(say), **vars(words), **vars(watch_words)}
    known = [value for name, value in named.items() if not name.startswith("__")]
    groups = [value.values() if isinstance(value, dict) else [value] for value in known]
    sentences = [one for group in groups for one in group if isinstance(one, str) and " " in one]
    assert len(sentences) > 10
    catalogue = CATALOGUES.of(language)
    said = {one: guard(catalogue.gettext(one), OFFICIAL).reasons for one in sentences}
    assert {one: reasons for one, reasons in said.items() if reasons} == {}
