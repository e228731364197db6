"""A phrase is found inside one encoding inside another."""

from __future__ import annotations

import pytest

from tests.shield import cases
from tests.shield.test_phrases import allowed, missed


@pytest.mark.parametrize("name", cases.LATIN_LISTS)
def test_words_are_found_in_two_layers_of_encoding(name: str) -> None:
    tried, through = missed((name,), cases.ENCODED_STYLES)
    assert len(through) <= max(1, allowed(name, tried)), through
