"""Any bytes are kept or refused: no crash, no secret in what an error says."""

import io
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.shield.files.test_documents import PHRASE, STATEMENT, pdf, says, sheet, word_file, zipped
from walletdesk.shield.files import BadFile, check_file

STATES = ("clear", "painted", "destroyed", "sealed")


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).save(out, kind)
    return out.getvalue()


SEEDS = {
    "x.pdf": pdf(says(STATEMENT)),
    "secret.pdf": pdf(says(PHRASE)),
    "x.docx": word_file("Hello"),
    "x.xlsx": sheet(["a", "b"]),
    "secret.zip": zipped({"a.txt": PHRASE.encode()}),
    **{f"x.{kind}": picture(kind) for kind in ("png", "jpeg", "webp", "gif", "bmp", "tiff")},
}


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12)), max_size=6),
    st.floats(0.2, 1),
)
def test_a_damaged_file_is_kept_or_refused(
    name: str, changes: list[tuple[float, bytes]], end: float
) -> None:
    content = bytearray(SEEDS[name])
    for place, new in changes:
        at = int(place * len(content))
        content[at : at + len(new)] = new
    keep_or_refuse(bytes(content[: int(end * len(content)) + 1]), name)


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.csv", "x.json", "x.zip", "x"]))
def test_any_bytes_are_kept_or_refused(content: bytes, name: str) -> None:
    keep_or_refuse(content, name)


@pytest.mark.parametrize("tail", [b"\xff\xfe\x00", b"\x81", b"\x00\xd8"])
def test_an_error_does_not_quote_the_file(tail: bytes) -> None:
    for content in (PHRASE.encode() + tail, PHRASE.encode("utf-16-le")[:-1]):
        told: list[str] = []
        try:
            check_file(content, "x.txt")
        except BadFile as bad:
            told = traceback.format_exception(bad)
        assert "winner" not in "".join(told)


def keep_or_refuse(content: bytes, name: str) -> None:
    try:
        kept = check_file(content, name)
    except BadFile:
        return
    assert kept.state in STATES
    assert b"winner" not in kept.content
    assert kept.state != "destroyed" or kept.content == b""
