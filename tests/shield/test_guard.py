"""What asks a user for a secret is stopped, what warns of it may leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from walletdesk.shield import Allowed, guard

HERE = Path(__file__).parent
OURS = Allowed(frozenset({"walletdesk.example"}))


def texts(name: str, half: str) -> list[tuple[str, str]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["text"], row["want"]) for row in rows if row["half"] == half]


@pytest.mark.parametrize("name", ["demands.en", "demands.zh", "legitimate.en", "legitimate.zh"])
@pytest.mark.parametrize("half", ["tuning", "test"])
def test_at_most_two_in_a_hundred_are_judged_wrongly(name: str, half: str) -> None:
    rows = texts(name, half)
    wrong = [text for text, want in rows if guard(text).verdict != want]
    assert len(wrong) <= len(rows) * 0.02, wrong


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Please send me your seed phrase.", "asks_recovery_phrase"),
        ("请把助记词发给我", "asks_recovery_phrase"),
        ("What is your private key?", "asks_private_key"),
        ("私钥发我", "asks_private_key"),
        ("Please upload your keystore.", "asks_keystore"),
        ("Tell me your password.", "asks_password"),
        ("您的密码是多少？", "asks_password"),
        ("Send me the verification code.", "asks_code"),
        ("验证码发我一下", "asks_code"),
        ("Please install AnyDesk.", "asks_remote_control"),
        ("请下载向日葵", "asks_remote_control"),
        ("Please validate your wallet.", "wallet_validation"),
        ("请先验证您的钱包", "wallet_validation"),
        ("Pay 50 USDT to unlock the account.", "pay_for_help"),
        ("请缴纳保证金后解冻", "pay_for_help"),
    ],
)
def test_each_demand_has_its_reason(text: str, reason: str) -> None:
    assert guard(text).reasons == (reason,)


def test_several_demands_give_several_reasons() -> None:
    verdict = guard("Send me your seed phrase and your password. Then install TeamViewer.")
    assert verdict.reasons == ("asks_password", "asks_recovery_phrase", "asks_remote_control")


def test_a_denial_in_one_clause_excuses_nothing_in_the_next() -> None:
    assert guard("Don't worry, just send me your seed phrase").verdict == "block"
    assert guard("不要告诉别人，把助记词发给我就行").verdict == "block"


@pytest.mark.parametrize(
    "text",
    [
        "Please send me your sееd phrаse",
        "Please send me your s\u200beed phr\u200base",
        "Ｐｌｅａｓｅ ｓｅｎｄ ｍｅ ｙｏｕｒ ｓｅｅｄ ｐｈｒａｓｅ",
        "𝐏𝐥𝐞𝐚𝐬𝐞 𝐬𝐞𝐧𝐝 𝐦𝐞 𝐲𝐨𝐮𝐫 𝐬𝐞𝐞𝐝 𝐩𝐡𝐫𝐚𝐬𝐞",
        "请把助\u200b记\u200b词发给我",
        "请把助 记 词发给我",
    ],
)
def test_disguised_letters_do_not_help(text: str) -> None:
    assert guard(text).verdict == "block"


def test_a_text_with_a_secret_is_stopped() -> None:
    phrase = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"
    assert guard(f"you wrote: {phrase}").reasons == ("contains_secret",)


def test_an_agent_may_quote_a_transaction_id() -> None:
    assert guard("0x" + "5c" * 32).verdict == "send"


@pytest.mark.parametrize(
    "text",
    [
        "see https://walletdesk.example/help?a=1#b.",
        "请看 https://help.walletdesk.example/zh/faq，谢谢",
        "help.walletdesk.example/faq",
        "https://WalletDesk.example:443/",
        "version 1.2.3 of the app, file report.txt, 10.5 USDT",
    ],
)
def test_approved_links_pass(text: str) -> None:
    assert guard(text, OURS).verdict == "send"


@pytest.mark.parametrize(
    "text",
    [
        "see https://evil.example/",
        "https://walletdesk.example.evil.com/",
        "https://walletdesk.example@evil.com/",
        "https://walletdesk.example\\@evil.com/",
        "https://wаlletdesk.example/",
        "walletdesk-help.com",
        "访问 evil.com/登录",
        "evil[.]com",
        "t.me/walletdesk_support",
        "http://127.0.0.1/",
        "javascript:alert(1)",
        "[click](https://evil.com)",
        "HTTPS://EVIL.COM",
    ],
)
def test_links_elsewhere_are_stopped(text: str) -> None:
    assert guard(text, OURS).reasons == ("unapproved_link",)


def test_without_a_registry_links_are_not_judged() -> None:
    assert guard("see https://evil.example/").verdict == "send"


@pytest.mark.parametrize(
    "text",
    [
        "Our status page is https://status.walletdesk.example",
        "You can read more about it in our guide: https://walletdesk.example/help/fees",
        "The steps are at walletdesk.example/help, under Transfers.",
        "帮助中心：https://walletdesk.example/help",
        "交易在这里可以查到：https://walletdesk.example/tx/123",
    ],
)
def test_a_link_of_ours_makes_no_demand_of_a_harmless_text(text: str) -> None:
    assert guard(text, OURS).reasons == ()


def test_after_a_stopped_demand_an_honest_message_passes() -> None:
    before = ("please send me your seed phrase",)
    assert guard("Hello, I am looking into it, one moment please.", before=before).reasons == ()


@pytest.mark.parametrize(
    "said", ["您好，我来看一下，请稍等。", "One moment please, I look into it."]
)
def test_a_greeting_may_be_said_twice(said: str) -> None:
    assert guard(f"{said} 2", before=(said,)).reasons == ()
