"""What stands at an address: nothing, a contract, or an account that borrows a contract's code."""

from typing import Any

from walletdesk.chains.evm.words import bytes_of

# EIP-7702: an account that handed itself over says so in its code, with the contract's address.
_DELEGATED = bytes.fromhex("ef0100")


def is_contract(raw: Any) -> bool:
    """Whether the answer of `eth_getCode` is a contract's own code."""
    code = bytes_of(raw) if isinstance(raw, str) else b""
    return bool(code) and delegate_of(raw) is None


def delegate_of(raw: Any) -> str | None:
    """The contract to which an account handed itself over, out of `eth_getCode`'s answer."""
    code = bytes_of(raw) if isinstance(raw, str) else b""
    if len(code) == 23 and code.startswith(_DELEGATED):
        return "0x" + code[3:].hex()
    return None
