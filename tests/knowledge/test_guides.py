"""Guides: the rules, the files, and what a faulty one is told."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from walletdesk.knowledge.model import TOPICS, BadGuide, faults
from walletdesk.knowledge.read_guides import parse_guide, read_guides
from walletdesk.knowledge.topics import DESCRIPTIONS, FIRST, TITLES, URGENT

_GUIDE = """+++
title = "Where are my coins?"
topic = "transactions"
asks = ["a", "b", "c", "d", "e", "f", "g", "h"]
related = ["send-crypto", "receive-crypto"]
+++
They are on the chain. Look at the transaction in {brand}.

## Steps
1. Open the app.
2. Read [the other guide](guide:send-crypto).
3. Wait.

## Never
- Never hurry.
- Never share a phrase.
"""


def _told(text: str) -> str:
    return "; ".join(faults(parse_guide(text, "where-coins", "en")))


def test_the_packaged_guides_keep_the_rules_in_both_languages() -> None:
    guides = read_guides()
    languages = Counter(guide.language for guide in guides)
    assert languages["zh"] == languages["en"] >= 55
    by_slug: dict[str, set[str]] = {}
    for guide in guides:
        by_slug.setdefault(guide.slug, set()).add(guide.topic)
    assert all(len(topics) == 1 for topics in by_slug.values())
    assert {*URGENT, *FIRST} <= set(by_slug)
    assert set(TITLES) == set(DESCRIPTIONS) == set(TOPICS)


def test_no_question_is_asked_twice() -> None:
    asked = Counter(
        (guide.language, ask) for guide in read_guides() for ask in (guide.title, *guide.asks)
    )
    assert [ask for ask, count in asked.items() if count > 1] == []


def test_a_good_guide_has_no_faults() -> None:
    assert _told(_GUIDE) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"transactions"', '"coins"', "topic 'coins' is none of"),
        ('"g", "h"]', "]", "8 to 10 different questions, not 6"),
        ('"g", "h"]', '"g", "g"]', "8 to 10 different questions, not 8"),
        ('"send-crypto", ', "", "2 to 4 other guides"),
        ("{brand}.", "{wallet}.", "placeholder {wallet} is none of"),
        ("{brand}.", "{brand.", "a brace stands alone"),
        ("in {brand}.", "in {brand}.\n\nMore.", "one paragraph"),
        ("They are on the chain. ", "", "2 to 4 sentences, not 1"),
        ("2. Read", "3. Read", "numbered in order"),
        ("- Never hurry.\n", "", "2 to 4 points, not 1"),
        ("guide:send-crypto", "https://evil.example", "links may lead to other guides only"),
        ("Open the app.", "Open <b>the app</b>.", "HTML, pictures and tables"),
        ("Open the app.", "Open www.evil.example.", "web addresses are not allowed"),
    ],
)
def test_a_fault_is_told_in_plain_words(old: str, new: str, told: str) -> None:
    assert old in _GUIDE
    assert told in _told(_GUIDE.replace(old, new))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no head", "must start with a head"),
        ("+++\ntitle = \n+++\nx", "where-coins.en.md"),
        (_GUIDE.replace("topic", "theme"), "unknown field `theme`"),
        (_GUIDE.replace("## Steps", "## Do"), "section 'Steps' is missing"),
    ],
)
def test_a_file_without_the_form_is_refused(text: str, told: str) -> None:
    with pytest.raises(BadGuide, match=told):
        parse_guide(text, "where-coins", "en")


def test_a_vendors_own_guide_replaces_and_adds(tmp_path: Path) -> None:
    own = _GUIDE.replace("Where are my coins?", "How do I send with us?")
    own = own.replace("guide:send-crypto", "guide:receive-crypto")
    own = own.replace('["send-crypto", "receive', '["add-token", "receive')
    (tmp_path / "send-crypto.en.md").write_text(own, "utf-8")
    (tmp_path / "our-card.en.md").write_text(_GUIDE, "utf-8")
    found = {(guide.slug, guide.language): guide for guide in read_guides(tmp_path)}
    assert found["send-crypto", "en"].title == "How do I send with us?"
    assert found["send-crypto", "zh"].title != "How do I send with us?"
    assert ("our-card", "en") in found


def test_every_faulty_file_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.en.md").write_text(_GUIDE.replace("{brand}", "{x}"), "utf-8")
    (tmp_path / "two.en.md").write_text(_GUIDE.replace("guide:send-crypto", "guide:gone"), "utf-8")
    (tmp_path / "three.md").write_text(_GUIDE, "utf-8")
    with pytest.raises(BadGuide) as told:
        read_guides(tmp_path)
    words = str(told.value)
    assert "one.en.md: placeholder {x}" in words
    assert "two.en.md: there is no guide called 'gone'" in words
    assert "three.md: the file must be called slug.language.md" in words


def test_windows_line_ends_are_read_too() -> None:
    guide = parse_guide(_GUIDE.replace("\n", "\r\n"), "where-coins", "en")
    assert faults(guide) == []
    assert msgspec.json.encode(guide.title) == b'"Where are my coins?"'
