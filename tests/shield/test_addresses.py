"""A blockchain address that the case does not name is stopped, a transaction id never is (N2)."""

from __future__ import annotations

import pytest

from walletdesk.shield import Allowed, guard

NONE = Allowed(addresses=frozenset())
# Public ones: genesis outputs, token contracts, the examples of the standards.
ADDRESSES = [
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs",
    "GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN",
    "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045",
    "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    "vitalik.eth",
    "pay.vitalik.eth",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("shape", ["Your coins are at {}.", "您的币在{}，请看", "({})"])
def test_an_address_must_be_one_of_the_case(address: str, shape: str) -> None:
    text = shape.format(address)
    assert guard(text, NONE).reasons == ("unknown_address",)
    assert guard(text, Allowed(addresses=frozenset({address}))).verdict == "send"
    assert guard(text).verdict == "send"


@pytest.mark.parametrize("index", [2, 9, 11])
def test_case_is_no_other_address_in_hex_bech32_and_names(index: int) -> None:
    known = Allowed(addresses=frozenset({ADDRESSES[index].lower()}))
    written = ADDRESSES[index]
    other = "0x" + written[2:].upper() if written.startswith("0x") else written.upper()
    assert guard(f"see {other}", known).verdict == "send"


def test_an_address_in_groups_is_still_one() -> None:
    text = "0xd8da 6bf2 6964 af9d 7eed 9e03 e534 15d3 7aa9 6045"
    assert guard(text, NONE).reasons == ("unknown_address",)


@pytest.mark.parametrize(
    "text",
    [
        "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060 is confirmed",
        "hash f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16",
        "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb has a wrong check sum",
        "the address 0xd8dA…6045, contract 0x1234, error 0x80070057",
        "case 7K3M-9QXC, block 23456789",
    ],
)
def test_what_only_looks_like_one_passes(text: str) -> None:
    assert guard(text, NONE).verdict == "send"
