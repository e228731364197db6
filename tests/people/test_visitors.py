"""Whoever holds a visitor token is the contact it names; nobody can make one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.kernel.errors import Forged
from walletdesk.people.visitors import contact_of, new_visitor, token_for

KEY = b"a key of this installation, long enough"


def test_a_token_names_its_contact() -> None:
    contact_id, token = new_visitor(KEY)
    assert contact_of(token, KEY) == contact_id
    assert contact_of(token_for(contact_id, KEY), KEY) == contact_id


def test_another_installations_token_is_forged() -> None:
    _, token = new_visitor(b"another key, just as long as this one")
    with pytest.raises(Forged):
        contact_of(token, KEY)


@given(st.integers(0, 200), st.characters())
def test_every_changed_character_is_noticed(place: int, letter: str) -> None:
    _, token = new_visitor(KEY)
    place %= len(token)
    changed = f"{token[:place]}{letter}{token[place + 1 :]}"
    if changed == token:
        return
    with pytest.raises(Forged):
        contact_of(changed, KEY)


@given(st.text(max_size=80))
def test_nothing_else_is_a_token(text: str) -> None:
    for token in (text, f"v1.{text}", f"v1.0000000000000.{text}"):
        with pytest.raises(Forged):
            contact_of(token, KEY)


def test_one_visitors_signature_does_not_fit_another() -> None:
    (_, one), (_, other) = new_visitor(KEY), new_visitor(KEY)
    mixed = ".".join([*one.split(".")[:2], other.split(".")[2]])
    with pytest.raises(Forged):
        contact_of(mixed, KEY)
