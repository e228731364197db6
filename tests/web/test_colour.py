"""Whatever colour a vendor picks, text stays readable in both themes."""

from hypothesis import given
from hypothesis import strategies as st

from walletdesk.web.colour import (
    DARK_SURFACES,
    LIGHT_SURFACES,
    brand_sheet,
    contrast,
    dark_accent,
    light_accent,
)

_COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_wcags() -> None:
    assert round(contrast("#ffffff", "#000000"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@given(_COLOURS)
def test_accents_are_readable_on_light_pages(colour: str) -> None:
    accent = light_accent(colour)
    assert all(contrast(accent.plain, surface) >= 4.5 for surface in LIGHT_SURFACES)
    assert contrast(accent.plain, accent.on) >= 4.5
    assert contrast(accent.strong, accent.soft) >= 4.5


@given(_COLOURS)
def test_accents_are_readable_on_dark_pages(colour: str) -> None:
    accent = dark_accent(colour)
    assert all(contrast(accent.plain, surface) >= 4.5 for surface in DARK_SURFACES)
    assert contrast(accent.plain, accent.on) >= 4.5
    assert contrast(accent.strong, accent.soft) >= 4.5


def test_a_fit_brand_colour_is_left_alone() -> None:
    assert light_accent("#0f766e").plain == "#0f766e"
    assert "--light-accent: #0f766e;" in brand_sheet("#0f766e")
