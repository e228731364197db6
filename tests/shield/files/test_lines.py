"""Words in boxes are read where the boxes' lines hide them from an engine."""

import io

import pytest
from PIL import Image, ImageDraw, ImageOps

from tests.shield.files import screens
from tests.story import seed_card
from walletdesk.models.pictures.tesseract import Tesseract
from walletdesk.shield.files import check_file
from walletdesk.shield.files.lines import without_lines


def crossed(gap: int) -> Image.Image:
    image = Image.new("L", (400, 300), 230)
    draw = ImageDraw.Draw(image)
    for at in range(20, 280, gap):
        draw.line((20, at, 380, at + 6), 40, 3)
    draw.line((200, 10, 200, 290), 40, 3)
    draw.rectangle((300, 45, 320, 60), 40)
    return image


@pytest.mark.parametrize("image", [crossed(50), ImageOps.invert(crossed(50))])
def test_long_lines_go_and_short_strokes_stay(image: Image.Image) -> None:
    plain = without_lines(image)
    assert plain is not None
    assert plain.getpixel((310, 52)) == 0
    assert plain.getpixel((200, 150)) == 255
    assert plain.crop((30, 60, 190, 290)).getextrema() == (255, 255)


def test_a_picture_without_lines_is_left_alone() -> None:
    assert without_lines(screens.chat(3).convert("L").crop((100, 100, 160, 160))) is None
    assert without_lines(Image.new("L", (4_000, 4_000))) is None


def test_a_photographed_card_with_framed_words_is_destroyed(reader: Tesseract) -> None:
    photo = seed_card.photograph()
    for content, name in ((photo, "a.jpg"), (seed_card.as_pdf(photo), "a.pdf")):
        kept = check_file(content, name, reader, unhurried)
        assert (kept.state, kept.removed) == ("destroyed", ("recovery_phrase",))
        assert kept.content == b""


def unhurried() -> float:
    """A clock that stands still: a loaded machine looks as often as a quiet one."""
    return 0.0


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_photo_of_framed_words_is_destroyed(degrees: int, reader: Tesseract) -> None:
    with Image.open(io.BytesIO(seed_card.photograph())) as photo:
        turned = photo.rotate(degrees, expand=True)
    kept = check_file(screens.encoded(turned, "JPEG"), "a.jpg", reader, unhurried)
    assert kept.state == "destroyed"
