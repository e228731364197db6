"""Greetings, thanks, how far a case is, and picking what was offered."""

import pytest

from walletdesk.firstline.intents.chosen import chosen
from walletdesk.firstline.intents.elsewhere import is_elsewhere
from walletdesk.firstline.intents.greeting import greets, thanks, without_greeting
from walletdesk.firstline.intents.status import asks_status, case_number_in
from walletdesk.firstline.plain import plain
from walletdesk.kernel.case_number import new_case_number


@pytest.mark.parametrize(
    "text", ["你好", "您好，在吗？", "Hello!", "good morning team", "嗨～", "hey there"]
)
def test_a_greeting_alone_greets(text: str) -> None:
    assert greets(plain(text))
    assert not thanks(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "谢谢",
        "好的，谢谢您",
        "辛苦了！",
        "thanks a lot",
        "Perfect, that worked",
        "ok bye",
        "解决了谢谢",
    ],
)
def test_thanks_alone_thank(text: str) -> None:
    assert thanks(plain(text))


@pytest.mark.parametrize(
    "text", ["你好，我忘记密码了", "hi, where are my coins", "thanks but it still fails", ""]
)
def test_courtesy_with_a_question_is_a_question(text: str) -> None:
    assert not greets(plain(text))
    assert not thanks(plain(text))


def test_the_greeting_before_a_question_is_left_off() -> None:
    assert without_greeting("你好,我忘记密码了") == "我忘记密码了"
    assert without_greeting("hi there, forgot my password") == "forgot my password"
    assert without_greeting("hello") == "hello"


@pytest.mark.parametrize(
    "text",
    [
        "我的工单处理到哪了",
        "上周反映的问题有结果了吗",
        "any update on my case?",
        "what's the status of my ticket",
    ],
)
def test_asking_how_far_the_case_is(text: str) -> None:
    assert asks_status(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "在哪里查工单",
        "转账有进展吗",
        "where do I see my ticket",
        "status of my transaction",
        "提个问题",
    ],
)
def test_asking_where_to_look_or_of_a_transfer_is_not_that(text: str) -> None:
    assert not asks_status(plain(text))


def test_a_case_number_is_found_however_it_is_written() -> None:
    number = next(
        n for n in iter(new_case_number, "") if any(c.isdigit() for c in n) and not n[0].isdigit()
    )
    assert case_number_in(plain(f"我的工单 {number} 怎么样了")) == number
    assert case_number_in(plain(f"my case {number.replace('-', ' ').lower()} please")) == number
    assert case_number_in(plain(number)) == number


@pytest.mark.parametrize(
    "text", ["transfer", "20231122", "my password", "trc20 erc20", "i paid 1234 5678"]
)
def test_ordinary_words_and_figures_are_no_case_number(text: str) -> None:
    assert case_number_in(plain(text)) is None


_OFFERED = {"reset-password": "忘记账户密码,怎样重置?", "sign-in-problem": "账户登录不上,怎么办?"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("2", "sign-in-problem"),
        ("第一个", "reset-password"),
        ("the second one", "sign-in-problem"),
        ("reset-password", "reset-password"),
        ("忘记账户密码，怎样重置？", "reset-password"),
        ("3", None),
        ("都不是", None),
        ("", None),
    ],
)
def test_an_offered_guide_is_picked_by_number_name_or_title(text: str, slug: str | None) -> None:
    assert chosen(plain(text), _OFFERED) == slug


@pytest.mark.parametrize(
    "text", ["my netflix password isn't working", "支付宝账号被冻结", "gym opening hours"]
)
def test_another_service_is_noticed(text: str) -> None:
    assert is_elsewhere(plain(text))


@pytest.mark.parametrize(
    "text", ["助记词存在微信收藏里有风险吗", "有人在 instagram 上冒充你们", "buy coins with paypal"]
)
def test_another_service_beside_the_wallet_is_ours(text: str) -> None:
    assert not is_elsewhere(plain(text))
