"""Which transactions of a block may touch an address, by what they show of themselves."""

from typing import Any

import pytest

from walletdesk.chains.utxo.core_spends import may_touch
from walletdesk.chains.utxo.words import program

# The public key of the number one, and its addresses (BIP-173 has the first).
KEY = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
OF_WITNESS = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
OF_KEY = "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH"
OF_SCRIPT = "3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN"
TAPROOT = "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
REDEEM = "0014751e76e8199196d454941c45d1b3a323f1433bd6"


def spending(asm: str = "", witness: tuple[str, ...] = ()) -> dict[str, Any]:
    """A transaction with one input that shows this."""
    coin = {"txid": "ab" * 32, "vout": 0, "scriptSig": {"asm": asm}, "txinwitness": list(witness)}
    return {"vin": [coin], "vout": []}


def test_an_address_holds_the_hash_of_its_key() -> None:
    assert program(OF_WITNESS).hex() == program(OF_KEY).hex() == REDEEM[4:]
    assert len(program(TAPROOT)) == 32


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        (spending(witness=("30", KEY)), OF_WITNESS),
        (spending(asm=f"3044[ALL] {KEY}"), OF_KEY),
        (spending(asm=REDEEM, witness=("30", KEY)), OF_SCRIPT),
        (spending(witness=("ab" * 64,)), TAPROOT),
        ({"vin": [], "vout": [{"scriptPubKey": {"address": OF_KEY}}]}, OF_KEY),
        ({"vin": [], "vout": [{"scriptPubKey": {"addresses": [OF_KEY]}}]}, OF_KEY),
        ({"vin": [{"prevout": {"scriptPubKey": {"address": TAPROOT}}}], "vout": []}, TAPROOT),
    ],
)
def test_who_spends_shows_whose_coin_it_was(raw: dict[str, Any], address: str) -> None:
    assert may_touch(raw, address)


@pytest.mark.parametrize(
    "raw",
    [
        spending(),
        spending(asm="0", witness=("30", KEY[:-2] + "99")),
        spending(asm="not-hexadecimal", witness=("zz",)),
        {"vin": [{"coinbase": "00"}], "vout": [{"scriptPubKey": {"address": OF_SCRIPT}}]},
        {"vin": [{"prevout": {"scriptPubKey": {"address": TAPROOT}}}], "vout": [{"ismweb": True}]},
    ],
)
def test_what_others_spend_is_passed_over(raw: dict[str, Any]) -> None:
    assert not may_touch(raw, OF_WITNESS)
