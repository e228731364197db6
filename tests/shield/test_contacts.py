"""Only official ways to reach somebody leave; numbers of other things are no telephone (N2)."""

from __future__ import annotations

import pytest

from walletdesk.shield import Allowed, guard

OURS = Allowed(
    frozenset({"walletdesk.example"}),
    frozenset({"press@agency.example", "@walletdesk", "+49 30 123456"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "Write to bob@mail.example",
        "bob＠mail.example",
        "help@walletdesk.example.mail.example",
        "ask @fixer_support",
        "add me on telegram",
        "Add me on Telegram: fixer99",
        "my WhatsApp is +1 415 555 2671",
        "message our specialist on WhatsApp",
        "let us continue on Discord",
        "Discord fixer#1234",
        "LINE ID: fixer99",
        "加我微信 abc12345",
        "微信号：abc12345",
        "加微信聊",
        "请加客服QQ123456789",
        "加q：123456789",
        "加我好友，私聊",
        "去电报聊吧",
        "call +44 20 7946 0958",
        "call 0044 20 7946 0958",
        "Tel. (415) 555-2671",
        "拨打 13812345678",
        "138-1234-5678",
    ],
)
def test_other_contacts_are_stopped(text: str) -> None:
    assert "outside_contact" in guard(text, OURS).reasons


@pytest.mark.parametrize("text", ["bob (at) mail (dot) example", "bob at mail dot example"])
def test_a_spelled_out_address_is_one(text: str) -> None:
    assert "outside_contact" in guard(text, OURS).reasons


@pytest.mark.parametrize(
    "text",
    [
        "Write to help@walletdesk.example or press@agency.example.",
        "Follow @walletdesk, or call +49 30 123456.",
        "We wrote to j***@mail.example yesterday.",
        "Your case number is 7K3M-9QXC.",
        "case 12345678, order number 20261125001, block 23456789, nonce 1234567",
        "On 2026-11-25 10:00:32 you sent 1,234.567890 USDT.",
        "Error -32000 after 12:30:45, 1700000000, 11/24/2026",
        "订单号：20261125123456789，金额 1,000,000.00 元",
        "We will never contact you on Telegram or WhatsApp.",
        "Someone who adds you on Telegram is not from our team.",
        "我们不会加您微信，请小心骗子的QQ 12345678。",
        "Please check the line below, and the signal of your phone.",
    ],
)
def test_official_contacts_and_other_numbers_pass(text: str) -> None:
    assert guard(text, OURS).verdict == "send"


def test_without_a_list_contacts_are_not_judged() -> None:
    assert guard("Write to bob@mail.example", Allowed()).verdict == "send"
