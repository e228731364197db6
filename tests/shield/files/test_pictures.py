"""A picture with a secret is painted over or destroyed; one without shows as it is."""

import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from tests.shield.files import screens
from walletdesk.models.pictures.tesseract import Tesseract
from walletdesk.shield.files import CheckedFile, Unreadable, Word, check_file
from walletdesk.shield.files.model import Box
from walletdesk.shield.files.words import sightings

HAN = pytest.mark.skipif(not screens.has_han_font(), reason="no Chinese font on this machine")


def checked(image: Image.Image, reader: Any, kind: str = "PNG", **options: object) -> CheckedFile:
    # On a clock that stands still: a loaded machine looks as often as a quiet one.
    return check_file(screens.encoded(image, kind, **options), "picture.png", reader, lambda: 0.0)


def shown_again(kept: CheckedFile, reader: Any) -> CheckedFile:
    return check_file(kept.content, kept.name, reader)


SCREENS: dict[str, Callable[[int], Image.Image]] = {
    "boxes": lambda seed: screens.boxed(screens.phrase(seed)),
    "dark": lambda seed: screens.boxed(screens.phrase(seed), screens.DARK),
    "24 on blue": lambda seed: screens.boxed(screens.phrase(seed, 24), screens.BLUE),
    "down columns": lambda seed: screens.boxed(screens.phrase(seed, 24), screens.LIGHT, 2, True),
    "a list": lambda seed: screens.listed(screens.phrase(seed, 24)),
    "a note": lambda seed: screens.running(screens.phrase(seed), screens.DARK),
    "a photo": lambda seed: screens.as_photo(screens.boxed(screens.phrase(seed)), seed, 6, 1.2),
    "French": lambda seed: screens.boxed(screens.phrase(seed, 12, "french")),
    "on its side": lambda seed: screens.boxed(screens.phrase(seed)).rotate(90, expand=True),
    "on its head": lambda seed: screens.listed(screens.phrase(seed)).rotate(180),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_picture_of_a_phrase_shows_no_phrase(screen: str, reader: Tesseract) -> None:
    kept = checked(SCREENS[screen](len(screen)), reader)
    assert kept.state in ("painted", "destroyed")
    assert kept.removed == ("recovery_phrase",)
    if kept.state == "destroyed":
        assert kept.content == b""
    else:
        assert shown_again(kept, reader).state == "clear"


def test_a_poor_photo_of_a_phrase_shows_no_phrase(reader: Tesseract) -> None:
    photo = screens.as_photo(screens.boxed(screens.phrase(5)), 5, 4, 1.4)
    assert checked(photo, reader, "JPEG", quality=40).removed == ("recovery_phrase",)


@HAN
def test_a_picture_of_a_chinese_phrase_shows_no_phrase(reader: Tesseract) -> None:
    if "chi_sim" not in reader.scripts:
        pytest.skip("no Chinese for tesseract (Debian: tesseract-ocr-chi-sim)")
    picture = screens.hanzi_boxed(screens.phrase(3, 12, "chinese_simplified"))
    assert checked(picture, reader).state == "destroyed"
    assert checked(screens.hanzi_chat(), reader).state == "clear"


@pytest.mark.parametrize("style", [screens.LIGHT, screens.DARK])
def test_a_picture_without_a_secret_shows(style: screens.Style, reader: Tesseract) -> None:
    for image in (
        screens.chat(4, style),
        screens.error_screen(4, style),
        screens.menu(style),
        screens.guide(style),
    ):
        kept = checked(image, reader)
        assert (kept.state, kept.removed) == ("clear", ())
        assert Image.open(io.BytesIO(kept.content)).size == image.size


def test_the_rest_of_a_painted_picture_is_as_it_was(reader: Tesseract) -> None:
    image = screens.listed(screens.phrase(2))
    kept = checked(image, reader)
    assert kept.state == "painted"
    after = Image.open(io.BytesIO(kept.content))
    assert after.crop((0, 0, 1080, 200)).tobytes() == image.crop((0, 0, 1080, 200)).tobytes()
    assert after.getpixel((300, 320)) == (0, 0, 0)


def test_a_private_key_over_several_rows_is_seen(reader: Tesseract) -> None:
    key = "0x" + random.Random(7).randbytes(32).hex()
    kept = checked(screens.key_screen(key), reader)
    assert kept.removed
    assert kept.state in ("painted", "destroyed")


def test_a_transaction_over_several_rows_is_none(reader: Tesseract) -> None:
    digest = "0x" + random.Random(8).randbytes(32).hex()
    assert checked(screens.key_screen(digest, title="Transaction hash"), reader).state == "clear"


SEED_DIGITS = "192402220235174306311124037817700641198012901210"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (" ".join(screens.phrase(1)), "recovery_phrase"),
        (SEED_DIGITS, "recovery_phrase"),
        (bytes.fromhex("5bbd9d71a8ec7990831aff359d426545"), "recovery_phrase"),
        ("ur:crypto-seed/oyadgdhkwzdtfthptokigtvlhlhd", "recovery_phrase"),
        (random.Random(3).randbytes(32).hex(), "private_key_hex"),
        ("wc:7f6e504b@2?relay-protocol=irn&symKey=" + "ab" * 32, "walletconnect_pairing"),
    ],
)
def test_a_secret_in_a_code_is_seen_without_an_engine(content: str | bytes, kind: str) -> None:
    kept = checked(screens.code(content), None)
    assert kept.removed == (kind,)
    assert kept.state == "destroyed"


def test_a_code_is_painted_where_an_engine_can_say_that_nothing_else_is_there(
    reader: Tesseract,
) -> None:
    kept = checked(screens.code(SEED_DIGITS), reader)
    assert kept.state == "painted"
    assert shown_again(kept, reader).state == "clear"


@pytest.mark.parametrize(
    "content",
    [
        "https://wallet.example/help",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "AB12-3456789012",
    ],
)
def test_a_code_without_a_secret_shows(content: str, reader: Tesseract) -> None:
    assert checked(screens.code(content), reader).state == "clear"


def test_without_an_engine_a_picture_stays_sealed() -> None:
    kept = checked(screens.menu(), None)
    assert (kept.state, kept.removed) == ("sealed", ())
    assert Image.open(io.BytesIO(kept.content)).size == (1080, 1920)


class Failing:
    """An engine that takes too long for every picture."""

    name = "failing"
    scripts = ("eng",)

    def read(self, picture: Image.Image, script: str) -> list[Word]:
        raise Unreadable


def test_a_picture_that_cannot_be_read_stays_sealed() -> None:
    assert checked(screens.menu(), Failing()).state == "sealed"


@pytest.mark.parametrize("size", [(20_000, 1), (1, 20_000), (3, 3), (11, 4_000)])
def test_a_picture_too_small_for_words_shows(size: tuple[int, int]) -> None:
    assert checked(Image.effect_noise(size, 90), Failing()).state == "clear"


def test_a_long_screenshot_is_read_to_its_end(reader: Tesseract) -> None:
    long = Image.new("RGB", (1080, 7_000), "white")
    long.paste(screens.chat(1), (0, 0))
    long.paste(screens.listed(screens.phrase(9)), (0, 5_000))
    assert checked(long, reader).removed == ("recovery_phrase",)


def test_nothing_stays_below_what_is_see_through(reader: Tesseract) -> None:
    hidden = screens.listed(screens.phrase(4)).convert("RGBA")
    hidden.putalpha(0)
    kept = checked(hidden, reader)
    assert kept.state == "clear"
    assert Image.open(io.BytesIO(kept.content)).convert("RGB").getextrema() == ((0, 0),) * 3


def test_white_words_on_nothing_are_read(reader: Tesseract) -> None:
    ink = screens.listed(screens.phrase(6), screens.DARK)
    image = Image.new("RGBA", ink.size, (255, 255, 255, 0))
    image.paste((255, 255, 255, 255), mask=ink.convert("L").point(lambda v: 255 * (v > 90)))
    assert checked(image, reader).removed == ("recovery_phrase",)


def placed(words: list[str], columns: int) -> list[Word]:
    return [
        Word(word, Box(x, y, x + 24 * len(word), y + 30), line=at, confidence=0.9)
        for at, word in enumerate(words)
        for x, y in [(60 + at % columns * 320, 100 + at // columns * 100)]
    ]


def test_the_order_of_the_words_does_not_matter() -> None:
    words = placed(screens.phrase(8), 3)
    random.Random(1).shuffle(words)
    assert sightings(words)


def test_a_picture_that_shows_a_part_is_no_sure_thing() -> None:
    found = sightings(placed(screens.phrase(8)[:9], 3))
    assert found
    assert not any(one.sure for one in found)


def test_what_is_found_quotes_nothing() -> None:
    words = placed(screens.phrase(8), 3)
    told = repr(words) + repr(sightings(words)) + repr(CheckedFile(b"legal winner", "x", "text"))
    assert not any(word in told for word in [*screens.phrase(8), "winner"])


def test_a_letter_that_was_misread_does_not_save_a_key() -> None:
    rows = [
        "Private key",
        "0x93944a25b3ada3759918767471c5a3",
        "£3601652c58c40bc2cdc839cb46eda9d",
        "64",
    ]
    words = [
        Word(text, Box(70, 100 + 60 * at, 70 + 20 * len(text), 136 + 60 * at), at, 0.8)
        for at, text in enumerate(rows)
    ]
    assert [one.kind for one in sightings(words)] == ["private_key"]
    assert sightings([words[1], words[2], words[3]]) == []
