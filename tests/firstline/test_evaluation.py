"""The first line on the questions that it was not tuned on; floors lie under what was measured."""

import pytest

from tests.firstline.evaluate import QUESTIONS
from walletdesk.firstline.decide import FirstLine
from walletdesk.firstline.evaluate import Figures, Outcome, figures, outcomes, read_questions


@pytest.fixture(scope="session")
def held_out(by_meaning: FirstLine) -> list[Outcome]:
    return outcomes(by_meaning, read_questions(QUESTIONS / "held_out.jsonl"))


@pytest.fixture(scope="session", params=["zh", "en"])
def of_language(request: pytest.FixtureRequest, held_out: list[Outcome]) -> Figures:
    return figures([one for one in held_out if one.question.language == request.param])


def test_the_right_guide_comes_first(of_language: Figures) -> None:
    assert of_language.first >= 0.89
    assert of_language.among_three >= 0.96


def test_wrong_guides_are_seldom_given(of_language: Figures) -> None:
    assert of_language.wrong <= 0.05
    assert of_language.answered >= 0.78


def test_what_no_guide_answers_is_left_alone(of_language: Figures) -> None:
    assert of_language.off_answered <= 0.07


def test_intents_are_understood(held_out: list[Outcome]) -> None:
    found = figures(held_out)
    assert all(share >= 0.4 for share in found.intents.values()), found.intents
    assert found.false_urgent <= 0.01
