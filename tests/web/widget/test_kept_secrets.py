"""Nothing that looks like a secret stays in the visitor's browser."""

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from mnemonic import Mnemonic
from playwright.sync_api import Browser, Page

from tests.web.widget.mock_server import running_mock
from walletdesk.knowledge import __file__ as knowledge_file
from walletdesk.web.assets import STATIC

pytestmark = pytest.mark.browser
_LANGUAGES = (
    "english",
    "chinese_simplified",
    "chinese_traditional",
    "japanese",
    "korean",
    "spanish",
    "french",
    "italian",
    "portuguese",
    "czech",
)
_JUDGE = """async ([name, texts]) => {
    const judges = await import('/static/widget/secrets.js')
    return texts.map((text) => judges[name](text))
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with running_mock() as mock:
        blank = browser.new_page()
        blank.goto(f"{mock.base}/tests/blank.html")
        yield blank
        blank.close()


def _phrases() -> list[str]:
    return [Mnemonic(language).generate(s) for language in _LANGUAGES for s in (128, 160, 192, 256)]


def _questions() -> list[str]:
    guides = Path(knowledge_file).with_name("guides")
    texts = [path.read_text("utf-8") for path in sorted(guides.glob("*.md"))]
    return [ask for text in texts for ask in re.findall(r'^  "(.+)",$', text, re.MULTILINE)]


def test_phrases_and_keys_are_asked_about(page: Page) -> None:
    english = Mnemonic("english").generate()
    numbered = " ".join(f"{n}. {word}" for n, word in enumerate(english.split(), 1))
    key = secrets.token_hex(32)
    texts = [*_phrases(), numbered, f"my phrase is {english}, please help", f"private key {key}"]
    judged = page.evaluate(_JUDGE, ["isAlarming", texts])
    assert [text for text, alarming in zip(texts, judged, strict=True) if not alarming] == []


def test_everyday_words_stand_in_no_word_list() -> None:
    source = (STATIC / "widget" / "secrets.js").read_text("utf-8")
    block = source.partition("const EVERYDAY")[2].partition(".split")[0]
    everyday = set(re.findall(r"[a-z]+", block))
    listed = {word for language in _LANGUAGES for word in Mnemonic(language).wordlist}
    assert len(everyday) > 100
    assert everyday & listed == set()


def test_ordinary_questions_are_hardly_ever_asked_about(page: Page) -> None:
    questions = _questions()
    judged = page.evaluate(_JUDGE, ["isAlarming", questions])
    assert len(questions) > 500
    assert sum(judged) <= len(questions) * 0.01


def test_transaction_ids_are_not_asked_about_but_not_kept_either(page: Page) -> None:
    texts = [f"tx 0x{secrets.token_hex(32)}" for _ in range(50)]
    assert not any(page.evaluate(_JUDGE, ["isAlarming", texts]))
    assert not any(page.evaluate(_JUDGE, ["isKeepable", texts]))


def test_a_phrase_typed_word_by_word_leaves_no_four_words(page: Page) -> None:
    words = Mnemonic("english").generate().split()
    stored = page.evaluate(
        """async (words) => {
            const { Storage } = await import('/static/widget/storage.js')
            const storage = new Storage('desk')
            const seen = []
            for (let count = 1; count <= words.length; count += 1) {
                storage.draft = words.slice(0, count).join(' ')
                seen.push(storage.draft)
            }
            return seen
        }""",
        words,
    )
    assert max(len(draft.split()) for draft in stored) < 4
    assert stored[-1] == ""


def test_unsent_messages_are_kept_unless_they_look_like_secrets(page: Page) -> None:
    phrase = Mnemonic("english").generate()
    kept = page.evaluate(
        """async (phrase) => {
            const { Storage } = await import('/static/widget/storage.js')
            const storage = new Storage('desk')
            const item = (id, text, at_ms) => ({ id, text, at_ms, files: [], case: null })
            const [second, first] = [item('b', 'second', 2), item('a', 'first', 1)]
            storage.keep([second, first, item('s', phrase, 3)], new Set())
            const texts = storage.outbox().map(({ text }) => text)
            storage.keep([second], new Set(['a', 'b', 's']))
            const rest = storage.outbox().map(({ text }) => text)
            return [texts, rest, JSON.stringify({ ...localStorage })]
        }""",
        phrase,
    )
    assert kept[:2] == [["first", "second"], ["second"]]
    assert phrase not in kept[2]
