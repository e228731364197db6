"""Addresses that resemble each other at the ends people look at."""

from walletdesk.chains.evm.look_alikes import alike, differing, same_ends

REAL = "0x7099" + "1" * 32 + "79C8"
FAKE = "0x7099" + "2" * 32 + "79c8"


def test_the_same_ends_and_another_middle_are_alike_whatever_the_case() -> None:
    assert alike(FAKE, REAL)
    assert same_ends(FAKE, REAL) == (4, 4)
    assert differing(FAKE, REAL) == ("2" * 32, "1" * 32)


def test_one_end_alone_or_the_same_address_is_no_look_alike() -> None:
    assert not alike(REAL, REAL.lower())
    assert not alike("0x7099" + "2" * 36, REAL)
    assert not alike("0x" + "2" * 36 + "79c8", REAL)
