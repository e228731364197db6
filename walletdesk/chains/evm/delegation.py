"""What stands at an address: nothing, a contract, or an account that lets a contract act for it.

Source    EIP-7702
"""

from walletdesk.chains.evm.words import checksummed

_DELEGATES = "0xef0100"
_CHARS = len(_DELEGATES) + 40


def delegate(code: object) -> str | None:
    """The contract that acts for an account with this code; None where none does."""
    if not isinstance(code, str) or len(code) != _CHARS or not code.startswith(_DELEGATES):
        return None
    return checksummed("0x" + code[-40:])


def is_contract(code: object) -> bool:
    """Whether this code is a contract's own, not an ordinary account's."""
    return isinstance(code, str) and len(code) > 2 and delegate(code) is None
