"""The main job as people live it, in Chinese and in English: issue rows C1, O1-O5, N1, N2, X1."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.services.product import Product
from tests.story.people import Agent, Visitor, until

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("story")]

OpenVisitor = Callable[..., Visitor]
SignIn = Callable[..., Agent]


@dataclass(frozen=True)
class Words:
    """What people say in one language. The phrase is a public test vector of BIP-39."""

    language: str
    question: str
    guide: str
    unknown: str
    person: str
    answer: str
    note: str
    thanks: str
    secret: str
    demand: str
    more: str


PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"

WORDS = [
    Words(
        "zh",
        "转账两个小时了还显示确认中，怎么办？",
        "transaction-pending",
        "你们公司明年的股价会涨到多少？",
        "转人工",
        "您好，我来看一下，请稍等。",
        "客户很着急，先安抚。",
        "好的，谢谢",
        f"帮我看看 {PHRASE} 这个钱包",
        "请把您的助记词发给我，我帮您核对",
        "还有一个问题",
    ),
    Words(
        "en",
        "My transfer has been confirming for two hours, what should I do?",
        "transaction-pending",
        "What will your company's share price be next year?",
        "let me talk to someone",
        "Hello, I am looking into it, one moment please.",
        "Worried customer, be kind.",
        "all right, take your time",
        f"please check my wallet {PHRASE} for me",
        "please send me your seed phrase",
        "one more question",
    ),
]

each_language = pytest.mark.parametrize("words", WORDS, ids=lambda words: words.language)


def ask_for_person(visitor: Visitor, words: Words) -> str:
    visitor.open_chat()
    visitor.say(words.question)
    visitor.sees(words.question)
    visitor.say(words.person)
    expect(visitor.page.locator(".strip .queue-line")).to_be_visible()
    return visitor.case


@each_language
def test_a_question_is_answered_from_the_guides_with_its_source(
    visitor: OpenVisitor, words: Words
) -> None:
    one = visitor(words.language)
    one.open_chat()
    one.say(words.question)
    card = one.page.locator("a.article").last
    expect(card).to_be_visible()
    assert card.get_attribute("href") == f"{one.url}/help/{words.language}/guides/{words.guide}"
    with one.page.context.expect_page() as opened:
        card.click()
    expect(opened.value.locator("h1")).to_have_text(one.page.locator(".article-title").inner_text())


@each_language
def test_what_is_not_in_the_guides_is_not_answered_but_a_person_is_offered(
    visitor: OpenVisitor, words: Words
) -> None:
    one = visitor(words.language)
    one.open_chat()
    one.say(words.unknown)
    expect(one.page.locator(".message:not(.own) .text").last).to_be_visible()
    expect(one.page.locator("a.article")).to_have_count(0)
    assert one.page.get_by_text(one.t("Talk to a person")).count()


@each_language
def test_who_asks_for_a_person_gets_a_number_a_place_and_one_form(
    visitor: OpenVisitor, words: Words
) -> None:
    one = visitor(words.language)
    case = ask_for_person(one, words)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", case)
    one.sees(case)
    one.button("Fill in").click()
    one.page.locator("wd-intake input[type=email], wd-intake [name=email]").fill("a@b.example")
    one.page.locator("wd-intake button[type=submit]").click()
    expect(one.page.locator("wd-intake form")).to_have_count(0)
    one.come_back()
    one.sees(case)
    expect(one.page.locator("wd-intake form")).to_have_count(0)


@each_language
def test_an_agent_takes_answers_notes_closes_and_the_visitor_reopens(
    visitor: OpenVisitor, agent: SignIn, words: Words
) -> None:
    helper = agent("mei", words.language)
    one = visitor(words.language)
    case = ask_for_person(one, words)
    expect(helper.row(case)).to_be_visible()  # without reloading
    helper.open_case(case)
    helper.sees(words.question)
    helper.button("Take").first.click()
    expect(one.page.locator(".header-row")).to_contain_text("Mei")

    # Pages tell of typing once in a while only, so people type until it shows.
    typing = one.page.locator(".typing")
    until(typing.is_visible, "the visitor sees typing", lambda: helper.types("…"))
    shown = helper.page.locator(".typing")
    until(lambda: shown.inner_text().strip(), "the agent sees typing", lambda: one.types("…"))
    one.field.fill("")

    helper.write(words.note, note=True)
    helper.sees(words.note)
    helper.write(words.answer)
    one.sees(words.answer)
    assert words.note not in one.page.locator(".rows").inner_text()
    expect(helper.page.locator(".receipt-read").last).to_be_visible()
    one.say(words.thanks)
    helper.sees(words.thanks)
    expect(one.page.locator('.stage[data-stage="read"]').last).to_be_visible()

    helper.button("Close").first.click()
    expect(one.page.locator(".closed-row")).to_be_visible()
    one.say(words.more)
    helper.sees(words.more)
    expect(one.page.locator(".closed-row")).to_have_count(0)


@each_language
def test_files_and_pictures_go_both_ways(
    visitor: OpenVisitor, agent: SignIn, words: Words, tmp_path: Path
) -> None:
    picture = tmp_path / "screen.png"
    Image.new("RGB", (60, 40), "teal").save(picture)
    one, helper = visitor(words.language), agent("mei", words.language)
    case = ask_for_person(one, words)
    helper.open_case(case)
    one.page.locator("#files").set_input_files(picture)
    expect(one.page.locator('.chip[data-status="ready"]')).to_be_visible()
    one.page.locator("button.send").click()
    shown = helper.page.locator("img.picture").last
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 60

    advice = tmp_path / "advice.txt"
    advice.write_text("step by step", "utf-8")
    helper.page.locator(".composer input[type=file]").set_input_files(advice)
    expect(helper.page.locator(".file-chip")).to_be_visible()
    expect(helper.page.locator(".file-chip progress")).to_have_count(0)
    helper.write(words.answer)
    expect(one.page.locator(".message .file", has_text="advice.txt")).to_be_visible()


@each_language
def test_a_broken_network_loses_nothing_and_doubles_nothing(
    visitor: OpenVisitor, agent: SignIn, words: Words
) -> None:
    one, helper = visitor(words.language), agent("mei", words.language)
    case = ask_for_person(one, words)
    helper.open_case(case)
    helper.write(words.answer)
    one.sees(words.answer)

    one.page.context.set_offline(True)
    one.say(f"{words.more} 1")
    one.say(f"{words.more} 2")
    helper.write(f"{words.answer} 2")
    helper.sees(f"{words.answer} 2")
    one.page.context.set_offline(False)
    one.sees(f"{words.answer} 2")
    helper.sees(f"{words.more} 2")
    assert [text for text in one.own if words.more in text] == [
        f"{words.more} 1",
        f"{words.more} 2",
    ]

    helper.page.context.set_offline(True)
    one.say(f"{words.more} 3")
    one.sees(f"{words.more} 3")
    helper.page.context.set_offline(False)
    helper.sees(f"{words.more} 3")
    spoken = [text for text in helper.thread if words.more in text or words.answer in text]
    assert len(spoken) == len(set(spoken)) == 5

    before = one.page.locator(".message .text").all_inner_texts()
    one.come_back()
    one.sees(f"{words.more} 3")
    assert one.page.locator(".message .text").all_inner_texts() == before


@each_language
def test_a_secret_is_gone_before_it_is_stored_and_everybody_is_told(
    visitor: OpenVisitor, agent: SignIn, words: Words, product: Product
) -> None:
    one, helper = visitor(words.language), agent("mei", words.language)
    one.open_chat()
    one.field.fill(words.secret)
    one.field.press("Enter")
    warning = one.page.get_by_role("alertdialog")
    expect(warning).to_be_visible()  # on the device already
    one.button("It is not a secret, send it").click()
    expect(one.page.locator(".removed").first).to_be_visible()
    expect(one.page.locator(".notice")).to_be_visible()
    case = one.case
    helper.open_case(case)
    expect(helper.page.locator(".banner")).to_be_visible()
    expect(helper.page.locator(".removed").first).to_be_visible()
    assert PHRASE not in helper.page.content()
    assert PHRASE not in one.page.content()
    four_words = b"legal winner thank year"
    holding = [
        path
        for path in [*product.data.rglob("*"), product.log_path]
        if path.is_file() and four_words in path.read_bytes()
    ]
    assert holding == []


@each_language
def test_an_agent_who_asks_for_the_phrase_is_stopped(
    visitor: OpenVisitor, agent: SignIn, words: Words
) -> None:
    one, helper = visitor(words.language), agent("mei", words.language)
    case = ask_for_person(one, words)
    helper.open_case(case)
    helper.write(words.demand)
    stopped = helper.page.locator(".stop")
    expect(stopped).to_be_visible()
    expect(helper.page.locator(".composer-text")).to_have_value(words.demand)
    helper.page.locator(".composer-text").fill("")
    helper.write(words.answer)
    one.sees(words.answer)
    assert words.demand not in one.page.locator(".rows").inner_text()


@each_language
def test_the_transcript_and_the_case_are_the_owners(
    visitor: OpenVisitor, words: Words, new_page: Callable[..., object]
) -> None:
    one = visitor(words.language)
    case = ask_for_person(one, words)
    page = one.page.context.new_page()
    page.goto(f"{one.url}/help/{words.language}/cases/{case}")
    expect(page.get_by_text(words.question).first).to_be_visible()
    answer = page.request.get(f"{one.url}/help/{words.language}/cases/{case}/transcript?save=json")
    kept = json.loads(answer.body())
    assert [m["text"] for m in kept["messages"] if m["from"]["kind"] == "customer"] == [
        words.question,
        words.person,
    ]
    page.goto(f"{one.url}/help/{words.language}/cases/{case}/transcript")
    expect(page.get_by_text(words.question).first).to_be_visible()

    stranger = new_page(words.language)
    stranger.goto(f"{one.url}/help/{words.language}/cases/{case}")  # type: ignore[attr-defined]  # a page
    assert words.question not in stranger.content()  # type: ignore[attr-defined]  # a page
