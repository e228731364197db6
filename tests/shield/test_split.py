"""A phrase sent in pieces: neither piece may be stored."""

from __future__ import annotations

import random

import pytest

from tests.shield import cases
from walletdesk.shield import Cleaned, Trail, clean

PHRASE = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"
WORDS = PHRASE.split()


def send(*messages: str) -> list[Cleaned]:
    trail: Trail | None = None
    answers = []
    for message in messages:
        answers.append(clean(message, trail))
        trail = answers[-1].trail
    return answers


def stored_words(answers: list[Cleaned]) -> set[str]:
    """The phrase words that a caller would store who obeys `fragment`."""
    kept = " ".join(a.text for a in answers if not a.fragment)
    return {word for word in WORDS if word in kept.split()}


@pytest.mark.parametrize("sizes", [(6, 6), (8, 4), (4, 8), (4, 4, 4), (5, 7), (7, 5), (9, 3)])
def test_pieces_of_nothing_but_words_are_held_or_removed(sizes: tuple[int, ...]) -> None:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(" ".join(WORDS[at : at + size]))
        at += size
    assert stored_words(send(*pieces)) == set()


def test_many_random_halves_are_held_or_removed() -> None:
    dice = random.Random(6)
    kept = 0
    for _ in range(300):
        words = cases.random_words(dice)
        answers = send(" ".join(words[:6]), " ".join(words[6:]))
        kept += any(not a.fragment and not a.findings for a in answers)
    assert kept <= 6


def test_a_half_after_prose_is_removed() -> None:
    first, second = send(
        "this is the first half of my recovery phrase: " + " ".join(WORDS[:6]),
        "and the other half is " + " ".join(WORDS[6:]),
    )
    assert stored_words([first, second]) == set()
    assert first.findings[0].certainty == "likely"


def test_a_half_between_prose_in_chinese_is_removed() -> None:
    answers = send(
        "我先发前六个单词：" + " ".join(WORDS[:6]) + "，稍等",
        "后面六个：" + " ".join(WORDS[6:]),
    )
    assert stored_words(answers) == set()


def test_word_by_word_is_stopped_and_points_back() -> None:
    answers = send(*WORDS)
    first_stop = next(n for n, a in enumerate(answers) if a.findings)
    assert first_stop <= 3
    assert answers[first_stop].reaches_back == first_stop
    assert stored_words(answers[first_stop:]) <= {"thank"}


def test_numbered_pairs_are_stopped_at_once() -> None:
    first, second = send("1. ozone 2. drill", "3. grab 4. fiber")
    assert first.fragment
    assert second.fragment
    assert "ozone" not in first.text


def test_a_trail_is_forgotten_after_other_talk() -> None:
    *_, last = send("ozone drill", "sorry, that was for somebody else", "grab fiber")
    assert not last.findings


def test_an_everyday_word_after_a_phrase_is_kept() -> None:
    _, *after = send(" ".join(WORDS), "hello", "please help")
    assert [a.text for a in after] == ["hello", "please help"]


def test_a_trail_holds_twelve_words_at_most_and_never_prints_them() -> None:
    trail = clean(" ".join(WORDS + WORDS)).trail
    assert len(trail.words) == 12
    assert "picnic" not in repr(trail)
    assert "picnic" not in repr(clean(" ".join(WORDS)))


@pytest.mark.parametrize("phrase", [PHRASE, "枪 疫 霉 尝 俩 闹 饿 贤 枪 疫 霉 卷"])
def test_a_phrase_that_was_removed_whole_is_seen_again_in_halves(phrase: str) -> None:
    words = phrase.split()
    trail = clean(phrase).trail
    for half in (words[:7], words[7:]):
        cleaned = clean(" ".join(half), trail)
        assert cleaned.fragment or cleaned.findings
        assert " ".join(half[:4]) not in cleaned.text
        trail = cleaned.trail


def test_a_long_phrase_of_few_words_is_taken_out_whole_when_it_comes_again() -> None:
    phrase = " ".join(("legal winner thank year wave sausage worth useful " * 3).split()[:17])
    first = clean(f"{phrase} title")
    again = clean(f"Why is it empty? {phrase} title\nPlease look.", first.trail)
    assert "legal winner" not in again.text
    assert "title" not in again.text


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("English", (13, 12)),
        ("English", (8, 9, 8)),
        ("German", (7, 6)),
        ("Russian", (13, 12)),
        ("electrum_old", (6, 6)),
        ("slip39", (10, 10)),
        ("slip39", (11, 11, 11)),
        ("english", (13, 12)),
    ],
)
def test_pieces_of_every_kind_of_phrase_are_held_or_removed(
    name: str, sizes: tuple[int, ...]
) -> None:
    dice = random.Random(name)
    kept = 0
    for _ in range(40):
        words = cases.random_words(dice, name, sum(sizes))
        pieces = [" ".join(words[sum(sizes[:at]) :][:size]) for at, size in enumerate(sizes)]
        kept += bool(left_in_store(send(*pieces)))
    # Halves of everyday words: "mind people world too friend tell".
    assert kept <= (3 if name == "electrum_old" else 0)


def left_in_store(answers: list[Cleaned]) -> set[int]:
    """The numbers of messages that a caller keeps who obeys `fragment` and `reaches_back`."""
    kept: list[int] = []
    for number, answer in enumerate(answers):
        if answer.findings:
            kept = kept[: len(kept) - answer.reaches_back]
        elif not answer.fragment:
            kept.append(number)
    return set(kept)


def test_four_letters_of_each_word_leave_a_trail() -> None:
    answers = send(*(" ".join(word[:4] for word in WORDS[at : at + 4]) for at in (0, 4, 8)))
    assert all(answer.fragment or answer.findings for answer in answers)


def test_pieces_of_a_monero_phrase_meet_between_sentences() -> None:
    dice = random.Random(25)
    words = cases.random_words(dice, "English", 10)
    first, second = send(
        "here is what I have so far: " + " ".join(words[:5]), " ".join(words[5:]) + " is the rest"
    )
    assert second.reaches_back == 1 or first.findings
    assert not [word for word in words[5:] if word in second.text]
