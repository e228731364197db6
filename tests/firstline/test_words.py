"""What the first line says passes the guard that stands before every message that leaves."""

import pytest

from walletdesk.firstline import say, words
from walletdesk.knowledge.library import Library, open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings import Settings
from walletdesk.shield import Allowed, guard

CATALOGUES = Catalogues()
ALLOWED = Allowed(domains=frozenset({"wallet.example", "127.0.0.1"}))


def own_sentences() -> list[str]:
    found: list[str] = []
    for module in (words, say):
        for value in vars(module).values():
            if isinstance(value, str) and " " in value:
                found.append(value)
            elif isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
                found.extend(one for one in value.values() if " " in one)
    return found


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Settings(), CATALOGUES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_own_sentences_pass_the_guard(language: str) -> None:
    catalogue = CATALOGUES.of(language)
    spoken = [catalogue.gettext(sentence) for sentence in own_sentences()]
    assert len(spoken) > 10
    stopped = [text for text in spoken if guard(text, ALLOWED).verdict == "block"]
    assert stopped == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_short_answer_passes_the_guard(library: Library, language: str) -> None:
    answers = {one.slug: library.short_answer(one) for one in library.articles(language)}
    stopped = {
        slug: guard(text, ALLOWED).reasons
        for slug, text in answers.items()
        if guard(text, ALLOWED).verdict == "block"
    }
    assert stopped == {}
