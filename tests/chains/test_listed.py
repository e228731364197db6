"""The operator's lists of addresses."""

from pathlib import Path

import pytest

from walletdesk.chains.listed import Listed, listed
from walletdesk.chains.open import Chains
from walletdesk.settings.model import ChainNodes
from walletdesk.settings.read import BadSettings

THIEF = "0xAbCdEf0123456789aBcDeF0123456789abcdef01"


def test_one_address_a_line_with_notes_and_blank_lines(tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_text(f"# thieves\n\n{THIEF} seen in May\n  TXyz # of TRON\n", "utf-8")
    lists = listed(str(bad))
    assert lists.is_bad(THIEF.lower())
    assert lists.is_bad(THIEF)
    assert lists.is_bad("TXyz")
    assert not lists.is_bad("txyz"), "in base58 this is another address"
    assert not lists.needs_memo(THIEF)


def test_every_chain_is_handed_the_lists() -> None:
    lists = Listed(bad=frozenset({THIEF.lower()}))
    configured = [ChainNodes(chain=name, urls=("http://127.0.0.1:9",)) for name in ("bsc", "tron")]
    assert [one.chain.traits["listed"] for one in Chains(configured, lists).all] == [lists] * 2


def test_without_files_nothing_is_listed() -> None:
    assert listed() == Listed()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "list"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadSettings, match="list"):
        listed(memo=str(path))
