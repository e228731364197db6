"""How good the first line is, on questions whose answers are known."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from walletdesk.firstline.decide import Decider
from walletdesk.firstline.intents.greeting import without_greeting
from walletdesk.firstline.model import Decision
from walletdesk.firstline.plain import plain

NONE = "none"
_ACTIONS = {"person": "hand_over", "urgent": "urgent", "status": "status", "greet": "greet"}


class Question(msgspec.Struct, frozen=True):
    """A message and what it should lead to.

    expect  a guide's slug, "person", "urgent", "status", "greet", or "none" for what no
            guide answers
    """

    id: str
    text: str
    language: str
    expect: str


@dataclass(frozen=True)
class Outcome:
    """What happened with a question."""

    question: Question
    decision: Decision
    slugs: tuple[str, ...]
    took_s: float


@dataclass(frozen=True)
class Figures:
    """Shares, 0 to 1, over the questions of one language or of all.

    first         the right guide ranked first, of questions that a guide answers
    among_three   … among the first three
    answered      such a question got a guide as its answer
    wrong         such a question got the wrong guide as its answer
    off_answered  a question that no guide answers got one
    intents       the right action, by intent
    false_urgent  called urgent without being so, of all others
    took_p50_ms   CPU time of a decision, the middle one
    """

    questions: int
    first: float
    among_three: float
    answered: float
    wrong: float
    off_answered: float
    intents: dict[str, float]
    false_urgent: float
    took_p50_ms: float


def read_questions(path: Path) -> list[Question]:
    """Questions from a file of JSON lines."""
    return msgspec.json.Decoder(Question).decode_lines(path.read_bytes())


def outcomes(first_line: Decider, questions: Iterable[Question]) -> list[Outcome]:
    """Each question as the first message of a conversation."""
    found = []
    for question in questions:
        start = time.thread_time()
        decision = first_line.decide(question.text)
        took_s = time.thread_time() - start
        text = without_greeting(plain(question.text))
        slugs = first_line.finder.find(text, decision.language).slugs
        found.append(Outcome(question, decision, slugs, took_s))
    return found


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The outcomes in numbers."""
    guided = [one for one in outcomes if one.question.expect not in {*_ACTIONS, NONE}]
    off = [one for one in outcomes if one.question.expect == NONE]
    calm = [one for one in outcomes if one.question.expect != "urgent"]
    took = sorted(one.took_s for one in outcomes)
    return Figures(
        questions=len(outcomes),
        first=_share(one.slugs[0] == one.question.expect for one in guided),
        among_three=_share(one.question.expect in one.slugs[:3] for one in guided),
        answered=_share(one.decision.action == "answer" for one in guided),
        wrong=_share(is_wrong(one) for one in guided),
        off_answered=_share(one.decision.action == "answer" for one in off),
        intents={name: _share(_acts(one) for one in _of(outcomes, name)) for name in _ACTIONS},
        false_urgent=_share(one.decision.action == "urgent" for one in calm),
        took_p50_ms=round(took[len(took) // 2] * 1000, 2) if took else 0.0,
    )


def is_wrong(one: Outcome) -> bool:
    """Whether a guide was given as the answer and is not the right one."""
    decision = one.decision
    return decision.action == "answer" and decision.article != one.question.expect


def is_missed(one: Outcome) -> bool:
    """Whether the outcome is worth a look: another guide first, or another action."""
    expect = one.question.expect
    if expect == NONE:
        return one.decision.action == "answer"
    if expect in _ACTIONS:
        return not _acts(one)
    return one.slugs[0] != expect or one.decision.action not in ("answer", "ask")


def _acts(one: Outcome) -> bool:
    return one.decision.action == _ACTIONS[one.question.expect]


def _of(outcomes: Iterable[Outcome], expect: str) -> list[Outcome]:
    return [one for one in outcomes if one.question.expect == expect]


def _share(facts: Iterable[bool]) -> float:
    every = list(facts)
    return round(sum(every) / len(every), 4) if every else 0.0
