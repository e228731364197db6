"""What contracts are called with, log and answer: the few forms that tokens share.

Source    TRC-20 (ERC-20), Solidity's ABI and its Error(string) and Panic(uint256)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from walletdesk.chains.base import chain_text
from walletdesk.chains.tron.addresses import address, of_bytes

TRANSFER_FROM = "23b872dd"
_APPROVES = {"095ea7b3": "approve", "d73dd623": "increaseApproval", "39509351": "increaseAllowance"}
_TRANSFERS = {"a9059cbb": "transfer", TRANSFER_FROM: "transferFrom"}
_TRANSFERRED = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
_APPROVED = "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
_APPROVED_FOR_ALL = "17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"
_ERROR = bytes.fromhex("08c379a0")
_PANIC = bytes.fromhex("4e487b71")
_WORD = 32
# From here on an allowance means "everything": no token has that many.
UNLIMITED = 2**160
# Stands for nobody: tokens come from it when they are made, and go to it when they are destroyed.
NOBODY = of_bytes(bytes(20))


@dataclass(frozen=True, kw_only=True)
class TokenTransfer:
    """A `Transfer` event of a token.

    amount     in the token's smallest unit; 1 for a collectible
    token_id   of a collectible (TRC-721)
    """

    contract: str
    sender: str
    receiver: str
    amount: int
    token_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What an owner lets a spender take of a token."""

    contract: str
    owner: str
    spender: str
    amount: int

    @property
    def unlimited(self) -> bool:
        """Whether it lets the spender take everything, now and later."""
        return self.amount >= UNLIMITED


@dataclass(frozen=True)
class Refusal:
    """Why a contract undid a call.

    kind     `reason`: Error(string); `panic`: Panic(uint256); `custom`: an error of its own;
             `silent`: it gave none
    detail   the reason, the panic's number, the error's selector
    """

    kind: Literal["reason", "panic", "custom", "silent"]
    detail: str = ""


def token_transfer(log: Mapping[str, Any]) -> TokenTransfer | None:
    """The transfer that an event tells of; None for other events and malformed ones."""
    topics, data = _topics(log), _bytes(log.get("data"))
    if not topics or topics[0] != _TRANSFERRED or len(topics) not in (3, 4):
        return None
    sender, receiver = _of_topic(topics[1]), _of_topic(topics[2])
    if sender is None or receiver is None:
        return None
    contract = address(log.get("address"))
    if len(topics) == 4:
        return TokenTransfer(
            contract=contract, sender=sender, receiver=receiver, amount=1,
            token_id=int(topics[3], 16),
        )  # fmt: skip
    return TokenTransfer(
        contract=contract, sender=sender, receiver=receiver, amount=number_of(data)
    )


def allowance(log: Mapping[str, Any]) -> Allowance | None:
    """The allowance that an event tells of; None for other events and malformed ones."""
    topics, amount = _topics(log), number_of(_bytes(log.get("data")))
    if len(topics) != 3 or topics[0] not in (_APPROVED, _APPROVED_FOR_ALL):
        return None
    if topics[0] == _APPROVED_FOR_ALL and amount:
        amount = 2**256 - 1  # every collectible of the kind
    owner, spender = _of_topic(topics[1]), _of_topic(topics[2])
    if owner is None or spender is None:
        return None
    return Allowance(
        contract=address(log.get("address")), owner=owner, spender=spender, amount=amount
    )


def called_transfer(contract: str, caller: str, data: bytes) -> TokenTransfer | None:
    """The transfer that a call asks a token for."""
    name, words = _TRANSFERS.get(data[:4].hex()), _words(data[4:])
    if name == "transfer" and len(words) >= 2:
        return TokenTransfer(
            contract=contract, sender=caller, receiver=of_bytes(words[0]),
            amount=number_of(words[1]),
        )  # fmt: skip
    if name == "transferFrom" and len(words) >= 3:
        return TokenTransfer(
            contract=contract, sender=of_bytes(words[0]), receiver=of_bytes(words[1]),
            amount=number_of(words[2]),
        )  # fmt: skip
    return None


def called_allowance(contract: str, caller: str, data: bytes) -> Allowance | None:
    """The allowance that a call gives."""
    words = _words(data[4:])
    if data[:4].hex() not in _APPROVES or len(words) < 2:
        return None
    return Allowance(
        contract=contract, owner=caller, spender=of_bytes(words[0]), amount=number_of(words[1])
    )


def refusal(output: bytes) -> Refusal:
    """Why a contract undid a call, from what it returned."""
    if output[:4] == _ERROR:
        reason = text_in(output[4:])
        return Refusal("reason", reason) if reason else Refusal("silent")
    if output[:4] == _PANIC and len(output) >= 4 + _WORD:
        return Refusal("panic", hex(number_of(output[4 : 4 + _WORD])))
    if len(output) >= 4:
        return Refusal("custom", "0x" + output[:4].hex())
    return Refusal("silent")


def text_in(data: bytes) -> str:
    """A string that a contract returned, also in the old form of 32 bytes; fit to be shown."""
    if len(data) >= 2 * _WORD and number_of(data[:_WORD]) == _WORD:
        length = number_of(data[_WORD : 2 * _WORD])
        text = data[2 * _WORD : 2 * _WORD + min(length, 400)]
    else:
        text = data[:_WORD].rstrip(b"\0")
    return chain_text(text.decode("utf-8", "replace")).strip()


def number_of(word: bytes) -> int:
    """A number of at most 32 bytes; 0 for none."""
    return int.from_bytes(word[:_WORD], "big")


def bytes_of(raw: object) -> bytes:
    """Hexadecimal digits as bytes; none where there are none.

    Raises    ValueError  for what is neither missing nor hexadecimal
    """
    if raw is None:
        return b""
    if not isinstance(raw, str):
        raise ValueError("bytes are a string")
    return bytes.fromhex(raw.removeprefix("0x"))


def _bytes(raw: object) -> bytes:
    try:
        return bytes_of(raw)
    except ValueError:
        return b""


def _topics(log: Mapping[str, Any]) -> list[str]:
    topics = log.get("topics")
    if not isinstance(topics, list):
        return []
    words = [one.removeprefix("0x").lower() for one in topics if isinstance(one, str)]
    return words if all(len(_bytes(word)) == _WORD for word in words) else []


def _of_topic(topic: str) -> str | None:
    # A token's own topics end in an address; anything before it is a malformed event.
    packed = bytes.fromhex(topic)
    return of_bytes(packed) if number_of(packed[:11]) == 0 else None


def _words(data: bytes) -> list[bytes]:
    return [data[at : at + _WORD] for at in range(0, len(data) - _WORD + 1, _WORD)][:8]
