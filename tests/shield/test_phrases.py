"""A recovery phrase is found however it is written, and nothing of it stays."""

from __future__ import annotations

import os
import random

import pytest

from tests.shield import cases
from walletdesk.shield import Cleaned, clean, marker

MARK = marker("recovery_phrase")
# A fuller run: PHRASE_ROUNDS=50 python -m pytest tests/shield/test_phrases.py
ROUNDS = int(os.environ.get("PHRASE_ROUNDS", "2"))
EVERY_LIST = (*cases.SPACED_LISTS, *cases.OTHER_LISTS)

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


def allowed(name: str, tried: int) -> float:
    """One in two hundred; more of the list of old Electrum, whose words fill every poem."""
    return tried * (0.02 if name == "electrum_old" else 0.005)


def missed(
    lists: tuple[str, ...],
    styles: dict[str, cases.Style],
    make: cases.Maker = cases.random_words,
    counts: tuple[int, ...] = (),
) -> tuple[int, list[str]]:
    """How many phrases were tried, and those that got through.

    counts   how many words; as many as phrases of the list have, where it is empty
    """
    tried, through = 0, []
    for style, write in styles.items():
        for name in lists:
            usual = counts or cases.COUNTS.get(name, (12,))
            dice = random.Random(f"{style} {name}")
            for at in range(ROUNDS):
                count = usual[at % len(usual)]
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


@pytest.mark.parametrize("name", EVERY_LIST)
def test_words_set_apart_are_found_in_every_style(name: str) -> None:
    tried, through = missed((name,), cases.SPACED_STYLES)
    assert len(through) <= allowed(name, tried), through


def test_longer_phrases_are_found_in_every_style() -> None:
    tried, through = missed(("english",), cases.SPACED_STYLES, counts=(15, 18, 21, 24))
    assert len(through) <= tried * 0.005, through


@pytest.mark.parametrize("name", cases.LATIN_LISTS)
def test_latin_words_are_found_joined_spaced_misspelt_and_encoded(name: str) -> None:
    tried, through = missed((name,), cases.LATIN_STYLES)
    assert len(through) <= max(1, allowed(name, tried)), through


@pytest.mark.parametrize("name", EVERY_LIST)
def test_words_said_into_a_telephone_are_found(name: str) -> None:
    tried, through = missed((name,), cases.SPOKEN_STYLES)
    assert len(through) <= allowed(name, tried), through


@pytest.mark.parametrize("name", cases.HANZI_LISTS)
def test_chinese_characters_are_found_in_every_style(name: str) -> None:
    tried, through = missed((name,), cases.HANZI_STYLES, counts=(12, 24))
    assert len(through) <= max(1, tried * 0.005), through


def test_unbroken_chinese_is_known_by_its_check_sum() -> None:
    tried, through = missed(
        cases.HANZI_LISTS, cases.HANZI_VALID_STYLES, cases.valid_phrase, (12, 15, 18, 21, 24)
    )
    assert len(through) <= tried * 0.02, through


@pytest.mark.parametrize("name", [name for name in EVERY_LIST if name != "Lojban"])
def test_no_word_of_the_phrase_stays(name: str) -> None:
    dice = random.Random(name)
    for _ in range(30):
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


def test_what_substrate_writes_after_a_phrase_goes_with_it() -> None:
    phrase = "bottom drive obey lake curtain smoke basket hold race lonely fit walk"
    for derivation in ("//Alice", "//hard/soft", "//hard/soft///password", " //0 ///pass-word"):
        assert clean(f"it is {phrase}{derivation}").text == f"it is {MARK}"
    assert clean(f"{phrase} / thanks").text.endswith("thanks")


def test_several_shares_of_one_secret_are_all_removed() -> None:
    dice = random.Random(39)
    shares = [cases.random_words(dice, "slip39", 20) for _ in range(3)]
    text = "\n\n".join(f"Share {n}: {' '.join(words)}" for n, words in enumerate(shares, 1))
    left = set(clean(text).text.split())
    assert not left.intersection(word for words in shares for word in words)


# The test vectors of their makers' documentation: not anyone's.
PUBLISHED_ELSEWHERE = (
    "duckling enlarge academic academic agency result length solution fridge kidney coal piece "
    "deal husband erode duke ajar critical decision keyboard",
    "powerful random nobody notice nothing important anyway look away hidden message over",
)


@pytest.mark.parametrize("phrase", PUBLISHED_ELSEWHERE)
def test_published_phrases_of_other_lists_are_removed_whole(phrase: str) -> None:
    assert clean(phrase).text == MARK


@pytest.mark.parametrize("count", [12, 15, 18, 21, 24])
def test_the_digits_of_a_seed_qr_code_are_removed(count: int) -> None:
    digits = "".join(f"{number:04}" for number in numbers(random.Random(count), count))
    assert clean(f"scanned: {digits} thanks").text == f"scanned: {MARK} thanks"
    assert clean(digits[:-1] + str((int(digits[-1]) + 1) % 10)).findings == ()


def test_words_given_by_their_numbers_are_removed() -> None:
    dice = random.Random(2048)
    for count in (12, 24):
        drawn = numbers(dice, count)
        for text in (
            "my seed words are " + " ".join(map(str, drawn)),
            "\n".join(f"{at}. {number + 1}" for at, number in enumerate(drawn, 1)),
            ", ".join(f"{number:04}" for number in drawn),
        ):
            assert is_removed(text), text


def test_other_numbers_in_a_row_are_left_alone() -> None:
    dice = random.Random(12)
    for text in (
        "0123" * 12,
        "years: " + ", ".join(str(1990 + at) for at in range(24)),
        " ".join(str(at) for at in range(1, 25)),
        "prices " + " ".join(str(dice.randrange(2048)) for _ in range(13)) + " of this week",
        "2026-11-25 10:24:55 1201 2026-11-25 10:25:01 1187 2026-11-25 10:25:09 1302",
    ):
        assert clean(text).findings == (), text


def numbers(dice: random.Random, count: int) -> list[int]:
    words = cases.word_list("english")
    return [words.index(word) for word in cases.valid_phrase(dice, "english", count)]


TRANSCRIPTS = (
    "Hi, um, this is, uh, about my wallet. Okay so the first word is ozone, um, then drill, comma, "
    "the next one is grab, that's G as in golf, uh, fiber, curtain, word number six is grace, "
    "okay, pudding, thank, cruise, then elder, eight, and the last one is picnic. Call me back.",
    "呃，你好，我的钱包打不开了。第一个是 ozone，然后是 drill，下一个 grab，嗯，fiber，"
    "再下一个 curtain，grace，然后是 pudding，thank，cruise，elder，eight，最后一个是 picnic，谢谢",
)


@pytest.mark.parametrize("said", TRANSCRIPTS)
def test_a_phrase_in_a_transcript_of_a_call_is_removed(said: str) -> None:
    text = clean(said).text
    assert not [word for word in PUBLISHED[8].split() if word in text]


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
