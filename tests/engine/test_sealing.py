"""Stored files: readable with the installation's key under their own name alone."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.engine.embedded.sealing import sealed, unsealed
from walletdesk.kernel.errors import NotFound

KEY = os.urandom(43)


@given(st.binary(max_size=2_000), st.text(min_size=1, max_size=60))
def test_what_is_sealed_comes_back(content: bytes, name: str) -> None:
    stored = sealed(content, name, KEY)
    assert unsealed(stored, name, KEY) == content
    assert len(content) < 8 or content not in stored


@pytest.mark.parametrize(
    ("name", "key", "change"),
    [("b", KEY, None), ("a", os.urandom(43), None), ("a", KEY, 30), ("a", KEY, 12)],
    ids=["name", "key", "content", "nonce"],
)
def test_nothing_comes_of_another_name_key_or_content(
    name: str, key: bytes, change: int | None
) -> None:
    stored = bytearray(sealed(b"a picture", "a", KEY))
    if change:
        stored[change] ^= 1
    with pytest.raises(NotFound):
        unsealed(bytes(stored), name, key)


def test_what_an_older_version_stored_is_still_read() -> None:
    assert unsealed(b"%PDF-1.7 as it was", "a", KEY) == b"%PDF-1.7 as it was"
