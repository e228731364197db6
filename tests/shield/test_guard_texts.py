"""Texts that somebody else wrote: demands are stopped, what a good agent writes may leave (N2)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from walletdesk.shield import guard

HERE = Path(__file__).parent / "guard_texts"
MOST_WRONG = 0.01
# A sequence is judged with what came before; there are few of them, so one more may fail.
MOST_WRONG_SEQUENCES = 0.08


def rows(name: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def wrong(name: str, want: str) -> list[str]:
    return [
        row["text"]
        for row in rows(name)
        if row["want"] == want and guard(row["text"]).verdict != want
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("want", ["block", "send"])
def test_few_texts_of_the_tuning_half_are_judged_wrongly(language: str, want: str) -> None:
    name = f"tuning.{language}"
    counts = Counter(row["want"] for row in rows(name))
    mistaken = wrong(name, want)
    assert len(mistaken) <= counts[want] * MOST_WRONG, mistaken


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("want", ["block", "send"])
def test_few_variations_are_judged_wrongly(language: str, want: str) -> None:
    """Written with the rules in view, so that a later change of them is seen."""
    name = f"variations.{language}"
    counts = Counter(row["want"] for row in rows(name))
    mistaken = wrong(name, want)
    assert len(mistaken) <= counts[want] * (0.0 if want == "send" else MOST_WRONG), mistaken


def verdict_of(texts: list[str]) -> str:
    """Block if any message is stopped, given those before it."""
    verdicts = [guard(text, None, texts[:at]).verdict for at, text in enumerate(texts)]
    return "block" if "block" in verdicts else "send"


def test_sequences_are_judged_by_all_their_messages() -> None:
    sequences = rows("tuning.sequences")
    mistaken = [row["texts"] for row in sequences if verdict_of(row["texts"]) != row["want"]]
    assert len(mistaken) <= len(sequences) * MOST_WRONG_SEQUENCES, mistaken


def test_few_innocent_sequences_are_stopped() -> None:
    innocent = [row["texts"] for row in rows("tuning.sequences") if row["want"] == "send"]
    stopped = [texts for texts in innocent if verdict_of(texts) == "block"]
    assert len(stopped) <= len(innocent) * MOST_WRONG_SEQUENCES, stopped


# Kept apart while rules and weights were made: the shares missed and wrongly stopped when they
# were counted, and a little more; not the two in a hundred that are wanted (docs/shield.md).
KEPT_APART = {
    "test.en": (0.12, 0.07),
    "test.zh": (0.05, 0.06),
    "test_hands_a.en": (0.23, 0.15),
    "test_hands_c.en": (0.30, 0.13),
    "test_hands_b.zh": (0.13, 0.14),
    "test_hands_d.zh": (0.30, 0.12),
}


@pytest.mark.parametrize("name", KEPT_APART)
@pytest.mark.parametrize("want", ["block", "send"])
def test_texts_kept_apart_are_judged_no_worse_than_when_they_were_counted(
    name: str, want: str
) -> None:
    missed, stopped = KEPT_APART[name]
    counts = Counter(row["want"] for row in rows(name))
    assert len(wrong(name, want)) <= counts[want] * (missed if want == "block" else stopped)


SEQUENCES_KEPT_APART = {
    "test.sequences": (7, 9),
    "test_hands_a.sequences": (1, 4),
    "test_hands_b.sequences": (4, 2),
}


@pytest.mark.parametrize("name", SEQUENCES_KEPT_APART)
def test_sequences_kept_apart_are_judged_no_worse_than_when_they_were_counted(name: str) -> None:
    mistaken = Counter(row["want"] for row in rows(name) if verdict_of(row["texts"]) != row["want"])
    missed, stopped = SEQUENCES_KEPT_APART[name]
    assert mistaken["block"] <= missed
    assert mistaken["send"] <= stopped
