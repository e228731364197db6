"""No text makes the shield fail, hang or answer with nonsense."""

from __future__ import annotations

import base64
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shield import cases
from walletdesk.shield import Allowed, Trail, clean, guard, marker

SIZE = 100_000
ODD = st.sampled_from(
    "aZ0 \n\t.,;:{}[]\"'%+/=-_\u200b\u00ad\u0301\ufe0f\ufeffа\u3000词的一种가あｱﬁ㍿𝐚İß🔑\ud800"
)
WORDS = st.sampled_from(
    [
        "ozone",
        "drill",
        "1.",
        "and",
        "first",
        "word",
        "is",
        "助记词",
        "seed",
        "phrase",
        "0x" + "ab" * 32,
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(ODD, max_size=300),
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(st.one_of(WORDS, st.text(ODD, max_size=8)), max_size=40).map("".join),
)


def fill(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


def hostile() -> dict[str, str]:
    dice = random.Random(9)
    english, hanzi = cases.word_list("english"), cases.word_list("chinese_simplified")
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {
        "one word": fill("abandon "),
        "all words": fill(" ".join(dice.choices(english, k=20_000))),
        "joined words": fill("".join(dice.choices(english, k=20_000))),
        "letters apart": fill("a b c d e f "),
        "glue apart from a filler": "then he " + fill("a "),
        "dotted letters": fill("a.b."),
        "one letter": fill("q"),
        "random letters": "".join(dice.choices(letters, k=SIZE)),
        "misspelt words": fill(" ".join(w[:-1] + "q " + w for w in dice.choices(english, k=9_000))),
        "hexadecimal": fill(" ".join(f"{dice.getrandbits(256):064x}" for _ in range(1_600))),
        "base 58": fill(" ".join("K" + "z" * 51 for _ in range(2_000))),
        "numbers": fill("1,2,3,4,5,"),
        "open braces": fill('{"ciphertext":"kdf mac'),
        "close braces": fill("ciphertext kdf mac}"),
        "armour": fill("-----BEGIN PRIVATE KEY-----"),
        "base 64": base64.b64encode(fill("ozone drill ").encode()).decode()[:SIZE],
        "percent": fill("%61%20"),
        "keys that are said": fill("private key " + "ab12" * 16 + " "),
        "bytes": fill("0x12, 0x34, "),
        "pairs of digits": fill("ab cd 12 "),
        "escapes": fill("\\x61\\u0062"),
        "entities": fill("&#97;&nbsp;"),
        "hexadecimal text": fill("616263"),
        "bech32": fill("nsec1" + "q" * 58 + " "),
        "bech32 without end": fill("nsec1q"),
        "pairings": fill("wc:abcdefgh@1?key="),
        "resources": fill("ur:seed/" + "ae" * 40 + " "),
        "seeds of XRP": fill("s" + "r" * 28 + " "),
        "passwords": fill("my password is: "),
        "codes": fill("code: 123456 "),
        "cards": fill("4111 1111 1111 1111 "),
        "passwords in chinese": fill("密码是abc123"),
        "hanzi": fill("".join(dice.choices(hanzi, k=5_000))),
        "hanzi apart": fill(" ".join(dice.choices(hanzi, k=5_000))),
        "cued hanzi": fill("助记词" + "".join(dice.choices(hanzi, k=40))),
        "spaces": fill(" "),
        "zero width": fill("a\u200b"),
        "many code points": "".join(chr(dice.randrange(0x100, 0xD7FF)) for _ in range(SIZE)),
        "demands": fill("send me your seed phrase, "),
        "demands in chinese": fill("把助记词发给我，"),
        "links": fill("https://a.b/c "),
        "dots": fill("a.b.c.d.e.f.g."),
    }


@pytest.mark.parametrize("name", list(hostile()))
def test_a_hostile_text_of_100_kb_is_answered(name: str) -> None:
    text = hostile()[name]
    cleaned = clean(text)
    assert all(0 <= f.start < f.end <= len(text) for f in cleaned.findings)
    assert guard(text, Allowed(frozenset({"walletdesk.example"}))).verdict in ("send", "block")


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.lists(st.sampled_from(["ozone", "drill", "help", "的"]), max_size=12))
def test_any_text_is_cleaned_at_the_places_found(text: str, before: list[str]) -> None:
    cleaned = clean(text, Trail(tuple(before), 2))
    rebuilt, at = "", 0
    for finding in cleaned.findings:
        assert at <= finding.start < finding.end <= len(text)
        rebuilt += text[at : finding.start] + marker(finding.kind)
        at = finding.end
    assert cleaned.text == rebuilt + text[at:]
    assert len(cleaned.trail.words) <= 12
    assert not cleaned.fragment or cleaned.findings


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_gets_a_verdict(text: str) -> None:
    verdict = guard(text, Allowed(frozenset({"walletdesk.example"})))
    assert (verdict.verdict == "block") == bool(verdict.reasons)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.randoms(use_true_random=False))
def test_a_phrase_is_found_between_any_two_texts(
    before: str, after: str, dice: random.Random
) -> None:
    words = cases.random_words(dice)
    cleaned = clean(f"{before}\n{' '.join(words)}\n{after}")
    assert " ".join(words[1:-1]) not in cleaned.text
