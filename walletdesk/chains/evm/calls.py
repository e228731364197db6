"""What a transaction asks a token contract to do, by its call data. Pure."""

from dataclasses import dataclass

from walletdesk.chains.evm.words import selector

_TRANSFER = selector("transfer(address,uint256)")
_TRANSFERS_FROM = frozenset(
    {
        selector("transferFrom(address,address,uint256)"),
        selector("safeTransferFrom(address,address,uint256)"),
        selector("safeTransferFrom(address,address,uint256,bytes)"),
        selector("safeTransferFrom(address,address,uint256,uint256,bytes)"),
    }
)
_ADDRESS_PAD = bytes(12)


@dataclass(frozen=True)
class TokenCall:
    """A call that moves a token.

    owner      whose token; None where it is the caller's own
    receiver   where to
    """

    owner: str | None
    receiver: str


def token_call(data: bytes) -> TokenCall | None:
    """What call data says, where it moves a token."""
    four = data[:4].hex()
    if four == _TRANSFER and (receiver := _address(data, 0)):
        return TokenCall(None, receiver)
    owner, receiver = _address(data, 0), _address(data, 1)
    return TokenCall(owner, receiver) if four in _TRANSFERS_FROM and owner and receiver else None


def _address(data: bytes, place: int) -> str | None:
    word = data[4 + 32 * place : 36 + 32 * place]
    ok = len(word) == 32 and word[:12] == _ADDRESS_PAD
    return "0x" + word[12:].hex() if ok else None
