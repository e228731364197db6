"""A key's addresses are those that another library makes of it."""

import json
from pathlib import Path

import pytest

from walletdesk.shield.derive import addresses, key_in

MADE = json.loads((Path(__file__).parent / "vectors/files/derived.json").read_text("utf-8"))
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


@pytest.mark.parametrize("made", MADE["derived"], ids=lambda made: made["evm"])
def test_addresses_are_those_of_the_library(made: dict[str, str]) -> None:
    opened = addresses(bytes.fromhex(made["key"]))
    assert opened is not None
    assert (opened.evm, opened.tron) == (made["evm"], made["tron"])
    assert sorted(opened.bitcoin) == sorted(made["bitcoin"])
    assert sorted(opened.ed25519) == sorted(made["ed25519"])


@pytest.mark.parametrize("made", MADE["derived"], ids=lambda made: made["evm"])
def test_a_text_that_names_one_of_them_is_known(made: dict[str, str]) -> None:
    opened = addresses(bytes.fromhex(made["key"]))
    assert opened is not None
    for one in (made["evm"], made["evm"].lower(), made["tron"], *made["bitcoin"], *made["ed25519"]):
        assert opened.named_in(f"我的地址是{one}，没到账")
    assert not opened.named_in("0x" + made["key"])
    assert not opened.named_in(made["tron"][:-1])


@pytest.mark.parametrize("number", [0, ORDER, 2**256 - 1])
def test_a_number_outside_the_curve_opens_nothing(number: int) -> None:
    assert addresses(number.to_bytes(32, "big")) is None


def test_a_key_is_read_however_it_is_written() -> None:
    key = bytes(range(7, 39))
    for written in (
        key.hex(),
        "0x" + key.hex().upper(),
        key.hex(" ", 4),
        key.hex(":"),
        json.dumps(list(key)),
        "[" + ", ".join(f"0x{byte:02x}" for byte in key) + "]",
        "".join(f"\\x{byte:02x}" for byte in key),
        "".join(chr(ord(letter) + 0xFEE0) for letter in key.hex()),
    ):
        assert key_in(written) == key
    for written in ("", "0x12", key.hex() + "00", json.dumps([300] * 32)):
        assert key_in(written) is None
