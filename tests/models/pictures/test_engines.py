"""What reads words in pictures: whichever engine is there."""

import pytest
from PIL import Image

from tests.shield.files import screens
from walletdesk.models.pictures.choose import has_onnx, reader
from walletdesk.models.pictures.tesseract import Tesseract, create, installed
from walletdesk.shield.files import Unreadable, check_file

ENGINES = [
    pytest.param(
        "tesseract",
        marks=pytest.mark.skipif(
            "eng" not in installed(), reason="no tesseract on this machine (Debian: tesseract-ocr)"
        ),
    ),
    pytest.param("onnx", marks=pytest.mark.skipif(not has_onnx(), reason="no extra `ocr` here")),
]


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_says_where_each_word_is(name: str) -> None:
    engine = reader(name, ("eng",))  # type: ignore[arg-type]  # one of its names
    assert engine
    words = engine.read(screens.running(["liberty", "ocean"]).convert("L"), engine.scripts[0])
    found = {word.text.lower(): word for word in words}
    assert found["liberty"].confidence > 0.5
    assert found["liberty"].line == found["ocean"].line
    left, right = found["liberty"].box, found["ocean"].box
    assert 50 < left.left < left.right <= right.left < 700
    assert 150 < left.top < left.bottom < 240


@pytest.mark.parametrize("name", ENGINES)
def test_a_phrase_is_removed_with_each_engine(name: str) -> None:
    engine = reader(name, ("eng", "chi_sim"))  # type: ignore[arg-type]  # one of its names
    picture = screens.encoded(screens.boxed(screens.phrase(21)))
    assert check_file(picture, "x.png", engine).removed == ("recovery_phrase",)
    assert check_file(screens.encoded(screens.menu()), "x.png", engine).state == "clear"


def test_none_is_none() -> None:
    assert reader("none", ("eng",)) is None


def test_languages_that_are_not_there_are_left_out() -> None:
    assert create(("no_such_language",)) is None
    if "eng" in installed():
        engine = create(("chi_sim", "no_such_language", "eng"))
        assert engine
        assert engine.scripts[0] == "eng"
        assert "no_such_language" not in engine.scripts


def test_an_engine_that_fails_says_so() -> None:
    with pytest.raises(Unreadable):
        Tesseract(("no_such_language",)).read(Image.new("L", (60, 40)), "no_such_language")
