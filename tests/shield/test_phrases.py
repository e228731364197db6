"""A recovery phrase is found however it is written, and nothing of it stays."""

from __future__ import annotations

import random

import pytest

from tests.shield import cases
from walletdesk.shield import Cleaned, clean, marker

MARK = marker("recovery_phrase")
ROUNDS = 12
LATIN_LISTS = cases.SPACED_LISTS[:6]

# The published vectors of BIP-39: entropy of zeros, of ones and of patterns.
PUBLISHED = (
    "abandon " * 11 + "about",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    "zoo " * 11 + "wrong",
    "abandon " * 17 + "agent",
    "zoo " * 17 + "when",
    "abandon " * 23 + "art",
    "zoo " * 23 + "vote",
    "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
    "hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy "
    "gospel tennis maple dilemma loan word shrug inflict delay length",
    "scheme spot photo card baby mountain device kick cradle pact join borrow",
    "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing "
    "screen patrol group space point ten exist slush involve unfold",
)


def is_removed(text: str) -> bool:
    cleaned = clean(text)
    return any(f.kind == "recovery_phrase" for f in cleaned.findings) and not cleaned.fragment


def missed(
    lists: tuple[str, ...],
    styles: dict[str, cases.Style],
    make: cases.Maker = cases.random_words,
    counts: tuple[int, ...] = (12,),
) -> tuple[int, list[str]]:
    """How many phrases were tried, and those that got through."""
    tried, through = 0, []
    for style, write in styles.items():
        for name in lists:
            for count in counts:
                dice = random.Random(f"{style} {name} {count}")
                for _ in range(ROUNDS):
                    text = write(dice, make(dice, name, count))
                    tried += 1
                    if not is_removed(text):
                        through.append(f"{style} / {name} / {count}: {text}")
    return tried, through


@pytest.mark.parametrize("phrase", PUBLISHED)
def test_published_phrases_are_removed_whole(phrase: str) -> None:
    cleaned = clean(phrase)
    assert cleaned.text.strip() == MARK
    assert [f.kind for f in cleaned.findings] == ["recovery_phrase"]


@pytest.mark.parametrize("name", cases.SPACED_LISTS)
def test_words_set_apart_are_found_in_every_style(name: str) -> None:
    tried, through = missed((name,), cases.SPACED_STYLES)
    assert len(through) <= tried * 0.005, through


def test_longer_phrases_are_found_in_every_style() -> None:
    tried, through = missed(("english",), cases.SPACED_STYLES, counts=(15, 18, 21, 24))
    assert len(through) <= tried * 0.005, through


@pytest.mark.parametrize("name", LATIN_LISTS)
def test_latin_words_are_found_joined_spaced_misspelt_and_encoded(name: str) -> None:
    tried, through = missed((name,), cases.LATIN_STYLES)
    assert len(through) <= max(1, tried * 0.005), through


@pytest.mark.parametrize("name", cases.HANZI_LISTS)
def test_chinese_characters_are_found_in_every_style(name: str) -> None:
    tried, through = missed((name,), cases.HANZI_STYLES, counts=(12, 24))
    assert len(through) <= max(1, tried * 0.005), through


def test_unbroken_chinese_is_known_by_its_check_sum() -> None:
    tried, through = missed(
        cases.HANZI_LISTS, cases.HANZI_VALID_STYLES, cases.valid_phrase, (12, 15, 18, 21, 24)
    )
    assert len(through) <= tried * 0.02, through


@pytest.mark.parametrize("name", cases.SPACED_LISTS)
def test_no_word_of_the_phrase_stays(name: str) -> None:
    dice = random.Random(name)
    for _ in range(60):
        words = cases.random_words(dice, name)
        cleaned = clean("ZZ " + " ".join(words) + " ZZ")
        assert cleaned.text == f"ZZ {MARK} ZZ"


def test_what_stands_around_a_phrase_stays() -> None:
    phrase = PUBLISHED[8]
    cleaned = clean(f"你好，我的钱包打不开了：{phrase}。请帮我看看")
    assert cleaned.text == f"你好，我的钱包打不开了：{MARK}。请帮我看看"
    finding = cleaned.findings[0]
    assert (finding.start, finding.end) == (12, 12 + len(phrase))
    assert finding.certainty == "certain"


def test_words_that_introduce_a_phrase_stay() -> None:
    cleaned = clean("help, my words are " + PUBLISHED[8])
    assert cleaned.text == f"help, my words are {MARK}"


def test_two_phrases_in_one_message_are_both_removed() -> None:
    cleaned = clean(f"old wallet: {PUBLISHED[8]}\n\nand this is from my brother: {PUBLISHED[10]}")
    assert cleaned.text.count(MARK) >= 1
    assert not any(w in cleaned.text for w in ("ozone", "picnic", "scheme", "borrow"))


def test_cleaning_twice_changes_nothing_more() -> None:
    once = clean(f"here {PUBLISHED[1]} thanks").text
    assert clean(once) == Cleaned(once, trail=clean(once).trail)


def test_ordinary_support_messages_are_left_alone() -> None:
    for text in (
        "转账两个小时了还显示确认中，怎么办？",
        "My transfer has been pending for two hours. I sent 20 USDT to my exchange address.",
        "Can I restore the wallet with my 12 word recovery phrase on a new phone?",
        "token swap failed, wrong network fee, please help",
        "cancel order please",
        "update wallet balance",
        "1. open the app 2. tap receive 3. copy the address",
        "我的助记词丢了怎么办，手机也换了，能不能帮我找回钱包",
        "How do I add a custom token to the list? The balance is wrong and the price is missing.",
    ):
        assert clean(text).text == text, text
