"""What is learned tells the lessons apart, the same each time, and a long text hides nothing."""

from __future__ import annotations

import numpy as np
import pytest

from walletdesk.shield.fold import folded
from walletdesk.shield.weigher.fit import Lesson, fit
from walletdesk.shield.weigher.weigh import buckets, together, weigh, without_links

DEMANDS = ["send me the card", "read the card to me", "把卡片念给我", "卡片发来"]
HARMLESS = ["keep the card safe", "never read the card to me", "别把卡片念给我", "卡片收好"]


def lessons() -> list[Lesson]:
    texts = [(text, True) for text in DEMANDS] + [(text, False) for text in HARMLESS]
    return [
        Lesson(np.array(sorted(buckets(text)), np.int32), wanted, 1.0, number)
        for number, (text, wanted) in enumerate(texts)
    ]


def test_lessons_are_told_apart() -> None:
    fitted = fit(lessons())
    assert all((fitted.weigh(one.row) > 0) == one.wanted for one in lessons())


def test_the_same_lessons_give_the_same_weights() -> None:
    first, second = fit(lessons()), fit(lessons())
    assert first.offset == second.offset
    assert np.array_equal(first.weights, second.weights)


def test_a_long_harmless_text_does_not_hide_a_sentence() -> None:
    assert together([-9.0, 2.0, -9.0]) > 1.0
    assert together([-9.0, *[-9.0] * 200, 2.0]) > 1.0


def test_a_whole_that_reads_harmless_takes_something_back() -> None:
    assert together([-0.2, 0.4]) < together([0.4, 0.4])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("see https://ours.example/help?a=1#b now", "see   now"),
        ("请看 https://ours.example/help 谢谢", "请看   谢谢"),
        ("write to help@ours.example", "write to  "),
        ("ours.example/help tells how", "  tells how"),
        ("version 1.2.3, send.me the s.e.e.d", "version 1.2.3, send.me the s.e.e.d"),
    ],
)
def test_links_are_taken_out_and_nothing_else(text: str, rest: str) -> None:
    assert without_links(folded(text).text) == rest


def test_a_link_adds_nothing_to_what_a_text_weighs() -> None:
    assert weigh("the guide is here: https://ours.example/validate") == weigh(
        "the guide is here:  "
    )
