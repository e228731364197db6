"""What a file really is decides; what could run or hide is taken out or refused."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from walletdesk.shield.files import NAME_CHARS_MAX, BadFile, check_file, clean_name

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def picture(kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, kind, **options)
    return out.getvalue()


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "CameraOfMei"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (31.0, 13.0, 49.0)
    return picture("JPEG", exif=exif, comment=b"HomeAddress")


@pytest.mark.parametrize(
    ("kind", "type_", "ending"),
    [
        ("PNG", "image/png", ".png"),
        ("JPEG", "image/jpeg", ".jpg"),
        ("WEBP", "image/webp", ".webp"),
        ("GIF", "image/png", ".png"),
    ],
)
def test_a_picture_is_what_its_bytes_say(kind: str, type_: str, ending: str) -> None:
    kept = check_file(picture(kind), "screenshot.html")
    assert (kept.type, kept.width, kept.height) == (type_, 8, 6)
    assert kept.name == f"screenshot{ending}"


def test_place_camera_and_comment_are_gone_and_the_picture_upright() -> None:
    kept = check_file(photo(), "photo.jpg")
    assert b"CameraOfMei" not in kept.content
    assert b"HomeAddress" not in kept.content
    again = Image.open(io.BytesIO(kept.content))
    assert not again.getexif()
    assert again.size == (6, 8)


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"PK\x03\x04zip", b"%PDF-1.7"])
def test_a_second_file_behind_the_picture_is_gone(tail: bytes) -> None:
    kept = check_file(picture() + tail, "x.png")
    assert tail not in kept.content


def test_text_in_a_chunk_of_a_picture_is_gone() -> None:
    body = b"Comment\x00" + PHRASE.encode()
    chunk = struct.pack(">I", len(body)) + b"tEXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"tEXt" + body))
    plain = picture()
    kept = check_file(plain[:33] + chunk + plain[33:], "x.png")
    assert b"winner" not in kept.content


def test_see_through_stays_see_through() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(out, "PNG")
    kept = Image.open(io.BytesIO(check_file(out.getvalue(), "x.png").content))
    assert kept.getpixel((0, 0)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg"),
        (b"<!doctype html><script>alert(1)</script>", "page.html"),
        (b"<?xml version='1.0'?><x/>", "data.xml"),
        (b"MZ\x90\x00", "wallet.exe"),
        (b"PK\x03\x04", "backup.zip"),
        (b"%PDF-1.7 and no more", "statement.pdf"),
        (b"\x00\x01\x02", "unknown"),
        (b"a\x00b", "binary.txt"),
        (b"\xff\xfe\x00\xd8", "utf16.txt"),
        (picture()[:40], "cut.png"),
        (b"\x89PNG\r\n\x1a\n", "empty.png"),
        (b"GIF89a" + b"\xff" * 20, "broken.gif"),
    ],
)
def test_what_runs_or_is_unknown_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(BadFile, match=r"kind|broken|too_much"):
        check_file(content, name)


def test_nothing_is_no_file() -> None:
    with pytest.raises(BadFile, match="empty"):
        check_file(b"", "x.png")


def test_a_picture_that_blows_up_is_refused_before_it_is_drawn() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + sum_

    size = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" * 9_999))
    )
    with pytest.raises(BadFile, match=r"kind|broken|too_much"):
        check_file(bomb + chunk(b"IEND", b""), "bomb.png")


def test_a_text_passes_the_shield() -> None:
    kept = check_file(f"It says so:\n{PHRASE}\nend".encode(), "app.log")
    assert b"winner" not in kept.content
    assert kept.content.startswith(b"It says so:\n")
    assert kept.removed == ("recovery_phrase",)
    assert kept.type == "text/plain; charset=utf-8"


def test_html_in_a_text_stays_a_text() -> None:
    kept = check_file(b"<script>alert(1)</script>", "notes.txt")
    assert kept.type.startswith("text/plain")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Mei\\wallet.txt", "wallet.txt"),
        ("a\u202egpj.exe", "a_gpj.exe"),
        ("", "file"),
        ("..", "file"),
        (f"{PHRASE}.txt", "file.txt"),
        (f"{PHRASE.replace(' ', '_')}.png", "file.png"),
        ("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80", "file"),
        ("转账记录.png", "转账记录.png"),
        ('a"b<c>.txt', "a_b_c_.txt"),
    ],
)
def test_a_name_is_made_harmless(name: str, kept: str) -> None:
    assert clean_name(name) == kept


@given(st.text(max_size=400))
def test_any_name_can_be_stored_and_shown(name: str) -> None:
    found = clean_name(name)
    assert 0 < len(found) <= NAME_CHARS_MAX + 9
    assert not set('/\\\x00"<>') & set(found)
    found.encode("utf-8")


@given(st.binary(max_size=300), st.sampled_from(["x.png", "x.txt", "x.pdf", "x"]))
def test_any_bytes_are_kept_or_refused(content: bytes, name: str) -> None:
    try:
        kept = check_file(content, name)
    except BadFile:
        return
    assert kept.type.split(";")[0] in ("text/plain", "application/pdf", "image/png")
