"""No disguise and no denial elsewhere makes a demand pass; rules, pieces and file names (N2)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walletdesk.shield import Allowed, Rule, guard

ENGLISH = [
    "Please send me your seed phrase",
    "I need your private key to look into this",
    "What is your password?",
    "Tell us the code that we sent to your phone",
    "Enter your recovery phrase on our website",
    "Please upload your keystore",
    "Please install AnyDesk",
    "Please validate your wallet",
    "Pay a fee of 50 USDT to unlock your account",
]
CHINESE = [
    "请把助记词发给我",
    "您的私钥是多少？",
    "请提供验证码",
    "需要您的密码才能处理",
    "请在这个链接里填写助记词",
    "请下载向日葵",
    "请先缴纳保证金才能提现",
]
WARNINGS = [
    "Never share your recovery phrase with anyone.",
    "We will never ask for your private key.",
    "Do not worry, nobody else will see it.",
    "切勿把助记词告诉任何人。",
    "我们不会索要您的密码。",
]
INVISIBLE = st.sampled_from(["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"])
LOOK_ALIKES = str.maketrans("aceopxyi", "асеорхуі")


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(ENGLISH + CHINESE), INVISIBLE, st.randoms(use_true_random=False))
def test_invisible_letters_change_no_verdict(text: str, odd: str, dice: object) -> None:
    places = sorted(dice.sample(range(len(text)), 4), reverse=True)  # type: ignore[attr-defined]
    for place in places:
        text = text[:place] + odd + text[place:]
    assert guard(text).verdict == "block"


@pytest.mark.parametrize("text", ENGLISH)
@pytest.mark.parametrize(
    "disguise", [str.upper, str.title, full_width, lambda text: text.translate(LOOK_ALIKES)]
)
def test_case_width_and_look_alikes_change_no_verdict(text: str, disguise: object) -> None:
    assert guard(disguise(text)).verdict == "block"  # type: ignore[operator]


@pytest.mark.parametrize("text", ENGLISH + CHINESE)
@pytest.mark.parametrize("warning", WARNINGS)
def test_a_warning_elsewhere_excuses_nothing(text: str, warning: str) -> None:
    assert guard(f"{warning} {text}").verdict == "block"
    assert guard(f"{text}.\n{warning}").verdict == "block"


@pytest.mark.parametrize("warning", WARNINGS)
def test_warnings_alone_may_leave(warning: str) -> None:
    assert guard(warning).verdict == "send"


@pytest.mark.parametrize(
    "text",
    [
        "s e n d  m e  y o u r  s e e d  p h r a s e",
        "s.e.n.d me your s.e.e.d",
        "send me your s33d phr4se",
        "send me your se-ed phr*ase",
        "sendmeyourseedphrase",
        "请把助🔑记🔑词发给我",
        "请把祝计词发给我",
        "请把zhu ji ci发给我",
        "您的验证🐎是多少",
        "請將助記詞傳給專員",
    ],
)
def test_spelling_tricks_do_not_help(text: str) -> None:
    assert guard(text).verdict == "block"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("enter_your_seed_phrase_here.pdf", "block"),
        ("send-us-your-private-key.docx", "block"),
        ("请填写助记词_发给客服.docx", "block"),
        ("how_to_back_up_your_wallet.pdf", "send"),
        ("invoice_2026-11-25.pdf", "send"),
    ],
)
def test_names_of_files_are_judged(name: str, verdict: str) -> None:
    assert guard(name).verdict == verdict


@pytest.mark.parametrize(
    "texts",
    [
        ["I need one thing from you.", "The twelve words."],
        ["Do you still have your recovery phrase?", "Please send it to me."],
        ["Please send me your", "seed phrase"],
        ["Your private", "key", "please"],
        ["请把助", "记", "词发来"],
        ["您还有助记词吗？", "发我"],
    ],
)
def test_a_demand_in_pieces_is_found(texts: list[str]) -> None:
    assert guard(texts[-1], None, texts[:-1]).verdict == "block"


@pytest.mark.parametrize(
    "texts",
    [
        ["Never share your recovery phrase.", "What is the transaction hash?", "Please send it."],
        ["Do you have your twelve words?", "Please only answer yes or no."],
        ["Please send me a screenshot", "Never show your recovery phrase on it"],
        ["您的助记词还在吗？", "那您可以自己恢复", "请把交易哈希发我"],
    ],
)
def test_innocent_messages_in_a_row_may_leave(texts: list[str]) -> None:
    assert guard(texts[-1], None, texts[:-1]).verdict == "send"


def test_an_own_rule_is_found_whatever_its_case_width_and_spacing() -> None:
    rules = Allowed(rules=(Rule("promise", "we  Guarantee"), Rule("empty", "  ")))
    for text in (
        "We guarantee it",
        "w e g u a r a n t e e",
        "ＷＥ ＧＵＡＲＡＮＴＥＥ",
        "WE\u200b guarantee",
    ):
        assert guard(text, rules).reasons == ("own_rule",)
    assert guard("we guaranteed it. A guarantee, we said", rules).verdict == "send"
