"""The visitor's story in a real browser, in a foreign page with a strict content policy."""

import io
import re
from typing import Any

import pytest
from mnemonic import Mnemonic
from PIL import Image
from playwright.sync_api import Page, expect

from tests.web.widget.conftest import OpenPage
from tests.web.widget.mock_desk import PHRASE, opens_tomorrow
from tests.web.widget.mock_server import MockServer

pytestmark = pytest.mark.browser
CASE = "7K3M-9QX2"
QUESTION = "转账两个小时了还没到账，怎么办？"


def _ask(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.press("#text", "Enter")


def _texts(page: Page) -> list[str]:
    return page.locator(".message .text").all_inner_texts()


def test_from_question_to_agent(open_page: OpenPage, mock: MockServer) -> None:
    page = open_page()
    page.get_by_role("button", name="打开在线客服").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".question")).to_have_count(4)
    expect(page.get_by_text("我们绝不会索要助记词、私钥或密码。")).to_be_visible()
    _ask(page, QUESTION)
    article = page.get_by_role("link", name="转账一直显示“确认中”怎么办？")
    expect(article).to_have_attribute("href", re.compile(r"/zh/guides/transaction-pending$"))
    _ask(page, "转人工")
    expect(page.locator("wd-queue")).to_contain_text("排在第 2 位")
    expect(page.locator(".case")).to_have_text(CASE)
    page.get_by_role("button", name="填写").click()
    expect(page.get_by_label("邮箱")).to_be_focused()
    page.get_by_label("邮箱").fill("li@wallet.example")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_label("邮箱")).to_have_count(0)
    mock.call(mock.desk.assign, CASE)
    mock.call(mock.desk.typing, CASE)
    expect(page.get_by_text("Mei 正在输入")).to_be_visible()
    mock.call(mock.desk.say, CASE, "你好，我是 Mei。")
    expect(page.get_by_text("Mei 正在输入")).to_have_count(0)
    expect(page.locator(".stage").last).to_contain_text("已读")
    expect(page.get_by_role("log")).to_contain_text("Mei：你好，我是 Mei。")
    page.wait_for_timeout(2_600)  # by then a break would be told
    expect(page.locator(".banner")).to_have_count(0)
    intake = mock.desk.conversations[CASE].intake or {}
    assert intake["given"] == {"email": "li@wallet.example"}


def test_the_keyboard_opens_and_closes_and_the_badge_counts(
    open_page: OpenPage, mock: MockServer
) -> None:
    page = open_page("en")
    page.get_by_role("button", name="Contact us").press("Enter")
    expect(page.locator("#text")).to_be_focused()
    _ask(page, "my coins have not arrived")
    expect(page.locator(".article")).to_be_visible()
    page.press("#text", "Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.get_by_role("button", name="Contact us")).to_be_focused()
    mock.call(mock.desk.say, CASE, "Are you there?")
    expect(page.locator(".badge")).to_have_text("1")
    page.reload()
    expect(page.locator(".badge")).to_have_text("1")
    page.get_by_role("button", name="unread messages: 1").click()
    expect(page.locator(".badge")).to_have_count(0)
    expect(page.locator(".message .text").last).to_have_text("Are you there?")


def test_an_input_method_may_use_enter(open_page: OpenPage, mock: MockServer) -> None:
    page = open_page()
    page.click(".bubble")
    page.fill("#text", "zhuanzhang")
    page.locator("#text").evaluate(
        """(field) => field.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"""
    )
    page.press("#text", "Shift+Enter")
    assert mock.received == []
    assert page.input_value("#text") == "zhuanzhang\n"


def test_a_break_loses_and_doubles_nothing(open_page: OpenPage, mock: MockServer) -> None:
    mock.desk.is_silent = True
    page = open_page()
    page.click(".bubble")
    _ask(page, "一")
    expect(page.locator(".stage")).to_contain_text("已送达")
    mock.is_down = True
    mock.cut()
    _ask(page, "二")
    _ask(page, "三")
    expect(page.locator(".stage").last).to_contain_text("等待网络")
    page.reload()
    expect(page.locator(".outgoing")).to_have_count(2)
    mock.call(mock.desk.say, CASE, "四")
    mock.is_down = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".outgoing")).to_have_count(0, timeout=15_000)
    assert _texts(page) == ["一", "四", "二", "三"]
    stored = [message["text"] for message in mock.desk.conversations[CASE].messages]
    assert [text for text in stored if text] == ["一", "四", "二", "三"]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':out:'))") == []


def test_without_sockets_the_chat_goes_on_by_http(open_page: OpenPage, mock: MockServer) -> None:
    mock.sockets_blocked = True
    page = open_page()
    page.click(".bubble")
    _ask(page, QUESTION)
    expect(page.locator(".article")).to_be_visible(timeout=15_000)
    assert _texts(page)[0] == QUESTION


def test_a_phrase_is_asked_about_then_shown_as_removed(
    open_page: OpenPage, mock: MockServer
) -> None:
    page = open_page()
    page.click(".bubble")
    typed = Mnemonic("english").generate()
    _ask(page, f"我的助记词 {typed}")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    expect(page.get_by_role("button", name="删除")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value("")
    assert mock.received == []
    _ask(page, f"我的助记词 {PHRASE}")
    page.get_by_role("button", name="不是，继续发送").click()
    expect(page.locator(".message .removed")).to_contain_text("助记词已移除")
    expect(page.get_by_text("请把这个钱包视为已泄露")).to_be_visible()
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text("请把这个钱包视为已泄露")).to_have_count(0)
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert PHRASE not in kept
    assert typed not in kept


def test_a_pasted_phrase_is_asked_about_before_anything_is_pressed(open_page: OpenPage) -> None:
    page = open_page("en", permissions=["clipboard-read", "clipboard-write"])
    page.click(".bubble")
    page.locator("#text").focus()
    page.locator("#text").evaluate(
        """(field, text) => {
            field.dispatchEvent(new ClipboardEvent('paste', {bubbles: true}))
            field.value = text
            field.dispatchEvent(new InputEvent('input', {bubbles: true}))
        }""",
        Mnemonic("english").generate(),
    )
    expect(page.get_by_role("button", name="Delete it")).to_be_focused()
    expect(page.locator(".send")).to_be_disabled()


def test_who_types_a_phrase_is_told_and_keeps_the_field(open_page: OpenPage) -> None:
    page = open_page("en")
    page.click(".bubble")
    words = Mnemonic("english").generate().split()
    page.locator("#text").press_sequentially(" ".join(words))
    expect(page.get_by_role("alertdialog")).to_be_visible()
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Delete it")).to_be_focused()
    page.locator("#text").fill("my transfer has not arrived")
    expect(page.get_by_role("alertdialog")).to_have_count(0)


def test_a_few_list_words_are_asked_about_once(open_page: OpenPage, mock: MockServer) -> None:
    page = open_page("en")
    page.click(".bubble")
    _ask(page, "letter advice cage absurd")
    page.get_by_role("button", name="It is not a secret, send it").click()
    expect(page.locator(".outgoing")).to_have_count(0)
    assert [f.get("confirmed") for f in mock.received if f["t"] == "send"] == [True]


def test_a_doubtful_message_is_sent_only_when_its_writer_says_so(
    open_page: OpenPage, mock: MockServer
) -> None:
    page = open_page("en")
    page.click(".bubble")
    _ask(page, "letter advice cage")
    page.get_by_role("button", name="Send anyway").click()
    expect(page.locator(".outgoing")).to_have_count(0)
    assert [f.get("confirmed") for f in mock.received if f["t"] == "send"] == [False, True]


def _attach(page: Page, name: str) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(drawn, "PNG")
    page.set_input_files(
        "#files", {"name": name, "mimeType": "image/png", "buffer": drawn.getvalue()}
    )


def test_a_file_with_a_phrase_is_destroyed_and_says_so(open_page: OpenPage) -> None:
    page = open_page("en")
    page.click(".bubble")
    _attach(page, "card.png")
    expect(page.locator(".chip")).to_contain_text("It showed this: recovery phrase.")
    page.click(".send")
    expect(page.locator(".message .file-gone")).to_contain_text("card.png")
    expect(page.locator(".message wd-picture")).to_have_count(0)


def test_a_painted_picture_is_shown_with_a_word_about_it(open_page: OpenPage) -> None:
    page = open_page("en")
    page.click(".bubble")
    _attach(page, "half.png")
    page.click(".send")
    expect(page.locator(".message wd-picture")).to_be_visible()
    expect(page.locator(".message .file-note")).to_contain_text("made unreadable: recovery phrase")


def test_a_sealed_file_is_asked_about_and_opens_when_support_opens_it(
    open_page: OpenPage, mock: MockServer
) -> None:
    page = open_page("en")
    page.click(".bubble")
    _attach(page, "dark.png")
    chip = page.locator(".chip")
    expect(chip).to_contain_text("We could not check this file")
    chip.get_by_role("button", name="Remove", exact=True).click()
    expect(chip).to_have_count(0)
    _attach(page, "dark.png")
    page.click(".send")
    sealed = page.locator(".message .file-sealed")
    sealed.get_by_role("button", name="It shows no secret").click()
    expect(sealed).to_contain_text("Sealed until support opens it")
    mock.call(mock.desk.open_file, "f2")
    expect(page.locator(".message wd-picture")).to_be_visible()
    expect(page.locator(".message .file-note")).to_contain_text("Opened by support")


def test_pictures_go_out_and_open_large(open_page: OpenPage, mock: MockServer) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (320, 200), "#0f766e").save(drawn, "PNG")
    page = open_page()
    page.click(".bubble")
    chosen: Any = {"name": "截图 1.png", "mimeType": "image/png", "buffer": drawn.getvalue()}
    page.set_input_files("#files", [chosen])
    expect(page.locator(".chip")).to_have_attribute("data-status", "ready")
    page.get_by_role("button", name="发送").click()
    page.get_by_role("button", name="图片 截图 1.png").click()
    expect(page.get_by_role("dialog", name="截图 1.png")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="截图 1.png")).to_have_count(0)
    expect(page.locator("#panel")).to_be_visible()
    assert mock.desk.files["f1"][1] == drawn.getvalue()


def test_a_closed_case_can_be_left_for_a_new_one(open_page: OpenPage, mock: MockServer) -> None:
    page = open_page()
    page.click(".bubble")
    _ask(page, QUESTION)
    expect(page.locator(".article")).to_be_visible()
    mock.call(mock.desk.close, CASE)
    page.get_by_role("button", name="开始新的对话").click()
    expect(page.locator(".question")).to_have_count(4)
    mock.cut()
    page.reload()
    expect(page.locator(".question")).to_have_count(4)
    _ask(page, "另一个问题")
    expect(page.locator(".case")).to_have_text("7K3M-9QX3")
    expect(page.locator(".choice")).to_have_count(2)


def test_out_of_hours_speaks_the_visitors_time(open_page: OpenPage, mock: MockServer) -> None:
    mock.desk.hours = opens_tomorrow()
    page = open_page("en", locale="en-GB")
    page.click(".bubble")
    _ask(page, "a person please")
    expect(page.locator("wd-queue")).to_contain_text(re.compile(r"back \w+day.* 9:00 AM.*GMT\+8"))


@pytest.mark.parametrize("token", ["visitor-1", "visitor-2"])
def test_a_case_that_cannot_be_opened_any_more_is_named(
    open_page: OpenPage, mock: MockServer, token: str
) -> None:
    page = open_page()
    page.click(".bubble")
    _ask(page, QUESTION)
    expect(page.locator(".article")).to_be_visible()
    mock.desk.conversations.clear()
    mock.token = token
    mock.cut()
    expect(page.locator(".banner")).to_contain_text(CASE)
    _ask(page, "另一个问题")
    expect(page.locator(".choice")).to_have_count(2)
    assert _texts(page)[0] == "另一个问题"
