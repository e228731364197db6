"""Texts in the encodings in which people's machines write them."""

import pytest

from walletdesk.shield.files import BadFile, check_file

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("words", ["The transfer failed.", "转账一直没有到账，请帮忙看看。"])
def test_a_text_becomes_utf_8(encoding: str, words: str) -> None:
    kept = check_file(words.encode(encoding), "notes.txt")
    assert kept.content.decode() == words
    assert kept.state == "clear"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_phrase_is_found_in_each(encoding: str) -> None:
    kept = check_file(f"It says so:\n{PHRASE}\n".encode(encoding), "notes.txt")
    assert (kept.state, kept.removed) == ("painted", ("recovery_phrase",))
    assert kept.content.decode().splitlines() == ["It says so:", "⟦removed:recovery_phrase⟧"]


@pytest.mark.parametrize(
    "content", [b"\x89\x00\x07\x02" * 40, bytes(range(256)), b"a\x00b\x00\x00"]
)
def test_what_does_not_read_as_text_is_refused(content: bytes) -> None:
    with pytest.raises(BadFile, match="broken"):
        check_file(content, "x.log")
