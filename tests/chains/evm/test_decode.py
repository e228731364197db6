"""A contract's last words, taken apart."""

from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.evm.decode import Refusal, out_of_gas, refusal
from walletdesk.chains.evm.words import selector


def data(signature: str, *values: object) -> bytes:
    """What a contract hands back with an error."""
    types = [one for one in signature[signature.index("(") + 1 : -1].split(",") if one]
    return bytes.fromhex(selector(signature)) + encode(types, values)


def test_texts_panics_and_named_errors_are_read() -> None:
    assert refusal(data("Error(string)", "no")) == Refusal("text", "no")
    assert refusal(data("Panic(uint256)", 0x11)) == Refusal("panic", "0x11", "panic_overflow")
    assert refusal(data("Panic(uint256)", 0x99)) == Refusal("panic", "0x99", "panic_other")
    told = refusal(data("OwnableUnauthorizedAccount(address)", "0x" + "ab" * 20))
    assert told == Refusal(
        "custom",
        f"OwnableUnauthorizedAccount (account 0x{'ab' * 20})",
        "OwnableUnauthorizedAccount",
    )
    assert refusal(data("EnforcedPause()")) == Refusal("custom", "EnforcedPause", "EnforcedPause")


def test_what_nobody_named_is_told_by_its_code() -> None:
    assert refusal(b"\x12\x34\x56\x78") == Refusal("code", "0x12345678")
    assert refusal(b"") == refusal(b"\x01") == Refusal("silent")


def test_a_known_code_with_other_content_is_a_code() -> None:
    assert refusal(bytes.fromhex("08c379a0") + b"\xff" * 64).kind == "code"
    assert refusal(bytes.fromhex("4e487b71")).kind == "code"
    assert refusal(bytes.fromhex("e450d38c") + b"\x01").kind == "code"


@given(
    st.sampled_from([b"", bytes.fromhex("08c379a0"), bytes.fromhex("e450d38c")]),
    st.binary(max_size=300),
)
def test_no_bytes_break_the_reading(start: bytes, rest: bytes) -> None:
    told = refusal(start + rest)
    assert len(told.said) <= 80


def test_nodes_words_for_spent_gas_are_known() -> None:
    assert out_of_gas("EVM error OutOfGas")
    assert out_of_gas("ReentrancySentryOOG")
    assert not out_of_gas("execution reverted")
