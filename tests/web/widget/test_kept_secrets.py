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
from walletdesk.web.shield_files import LEXICON_PATH

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
_SECRETS = f"""const load = async () => {{
        const {{ loadRules }} = await import('/static/shield/rules.js')
        return loadRules('/static/{LEXICON_PATH}')
    }}
    const {{ Secrets }} = await import('/static/shield/secrets.js')
    const secrets = new Secrets(load)"""
_JUDGE = f"""async ([name, texts]) => {{
    {_SECRETS}
    const answers = []
    for (const text of texts) {{
        await secrets.ready(text)
        answers.push(secrets[name](text))
    }}
    return answers
}}"""
_STORAGE = f"""{_SECRETS}
    await secrets.ready('four words are enough')
    const {{ Storage }} = await import('/static/widget/storage.js')
    const storage = new Storage('desk', secrets)"""


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
    judged = page.evaluate(_JUDGE, ["verdict", texts])
    assert [text for text, verdict in zip(texts, judged, strict=True) if not verdict] == []


def test_ordinary_questions_are_not_asked_about(page: Page) -> None:
    questions = _questions()
    judged = page.evaluate(_JUDGE, ["verdict", questions])
    assert len(questions) > 500
    assert [q for q, verdict in zip(questions, judged, strict=True) if verdict] == []


def test_transaction_ids_are_not_asked_about_but_not_kept_either(page: Page) -> None:
    texts = [f"tx 0x{secrets.token_hex(32)}" for _ in range(50)]
    assert not any(page.evaluate(_JUDGE, ["verdict", texts]))
    assert not any(page.evaluate(_JUDGE, ["isKeepable", texts]))


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_phrase_typed_word_by_word_leaves_none_of_its_words(page: Page, language: str) -> None:
    words = Mnemonic(language).generate().split()
    stored = page.evaluate(
        f"""async (words) => {{
            {_STORAGE}
            const seen = []
            for (let count = 1; count <= words.length; count += 1) {{
                storage.draft = words.slice(0, count).join(' ')
                seen.push(storage.draft)
            }}
            return seen
        }}""",
        words,
    )
    assert set(stored) == {""}


def test_a_question_half_written_is_kept(page: Page) -> None:
    questions = _questions()
    kept = page.evaluate(_JUDGE, ["isKeepableDraft", questions])
    assert sum(kept) >= len(questions) * 0.8


def test_without_the_rules_nothing_wordy_is_kept_and_a_bare_list_is_asked_about(
    page: Page,
) -> None:
    phrase = Mnemonic("english").generate()
    said = page.evaluate(
        """async (phrase) => {
            const { Secrets } = await import('/static/shield/secrets.js')
            const secrets = new Secrets(() => Promise.reject(new Error('offline')))
            await secrets.ready(phrase)
            const question = 'my transfer has not arrived yet'
            return [
                secrets.verdict(phrase), secrets.verdict(question),
                secrets.isKeepable(question), secrets.isKeepable('thanks'),
            ]
        }""",
        phrase,
    )
    assert said == ["phrase", None, False, True]


def test_unsent_messages_are_kept_unless_they_look_like_secrets(page: Page) -> None:
    phrase = Mnemonic("english").generate()
    kept = page.evaluate(
        f"""async (phrase) => {{
            {_STORAGE}
            const item = (id, text, at_ms) => ({{ id, text, at_ms, files: [], case: null }})
            const [second, first] = [item('b', 'second', 2), item('a', 'first', 1)]
            storage.keep([second, first, item('s', phrase, 3)], new Set())
            const texts = storage.outbox().map(({{ text }}) => text)
            storage.keep([second], new Set(['a', 'b', 's']))
            const rest = storage.outbox().map(({{ text }}) => text)
            return [texts, rest, JSON.stringify({{ ...localStorage }})]
        }}""",
        phrase,
    )
    assert kept[:2] == [["first", "second"], ["second"]]
    assert phrase not in kept[2]


def test_what_an_earlier_page_kept_stays_until_it_is_sent(page: Page) -> None:
    kept = page.evaluate(
        f"""async (text) => {{
            {_STORAGE}
            localStorage.clear()
            const item = {{ id: 'a', text, at_ms: 1, files: [], case: null }}
            storage.keep([item], new Set())
            const later = new Storage('desk', new Secrets(() => new Promise(() => {{}})))
            later.keep(later.outbox(), new Set(['a']))
            const left = later.outbox().length
            later.keep([], new Set(['a']))
            return [left, later.outbox().length]
        }}""",
        "my transfer has not arrived yet",
    )
    assert kept == [1, 0]
