"""What a token's logs say: who moved what, who may move what. Pure; nonsense says nothing.

Sources: EIP-20, EIP-721, EIP-1155.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from Cryptodome.Hash import keccak

from walletdesk.chains.evm.words import checksummed, number

_WORD_BYTES = 32
_IN_BATCH_MAX = 64
_DATA_CHARS_MAX = 64 * 1024


def topic(signature: str) -> str:
    """The first topic of an event's logs."""
    return "0x" + keccak.new(digest_bits=256, data=signature.encode()).hexdigest()


TRANSFER = topic("Transfer(address,address,uint256)")
TRANSFER_SINGLE = topic("TransferSingle(address,address,address,uint256,uint256)")
TRANSFER_BATCH = topic("TransferBatch(address,address,address,uint256[],uint256[])")
APPROVAL = topic("Approval(address,address,uint256)")
APPROVAL_FOR_ALL = topic("ApprovalForAll(address,address,bool)")


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One token or collectible that went from one address to another.

    amount     in the token's smallest unit; how many of a collectible
    token_id   of a collectible
    place      height, position in the block, in the logs, in the log: newest is greatest
    at_utc     milliseconds, where the node writes it into logs
    """

    contract: str
    sender: str
    receiver: str
    amount: int
    transaction: str
    place: tuple[int, int, int, int]
    token_id: int | None = None
    at_utc: int | None = None


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """Something an owner let a spender take.

    standard   `amount`: up to so much of a token; `one`: one collectible; `all`: all of them
    number     the amount, or the collectible's id
    """

    contract: str
    owner: str
    spender: str
    standard: Literal["amount", "one", "all"]
    number: int
    transaction: str
    block: int


def moved(log: object) -> tuple[Moved, ...]:
    """What a log says was moved; nothing for a log of another kind, or nonsense."""
    try:
        return tuple(_moved(log)) if isinstance(log, dict) else ()
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return ()


def allowed(log: object) -> Allowed | None:
    """What a log says was allowed or taken back; None for a log of another kind, or nonsense."""
    try:
        return _allowed(log) if isinstance(log, dict) else None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _moved(log: Mapping[str, Any]) -> Iterator[Moved]:
    topics, words = log["topics"], _words(log["data"])
    if topics[0] == TRANSFER and len(topics) == 3:
        yield _one(log, topics[1], topics[2], words[0])
    elif topics[0] == TRANSFER and len(topics) == 4:
        yield _one(log, topics[1], topics[2], 1, number(topics[3]))
    elif topics[0] == TRANSFER_SINGLE:
        yield _one(log, topics[2], topics[3], words[1], words[0])
    elif topics[0] == TRANSFER_BATCH:
        ids, amounts = _list(words, words[0]), _list(words, words[1])
        for within, (token_id, amount) in enumerate(zip(ids, amounts, strict=True)):
            yield _one(log, topics[2], topics[3], amount, token_id, within)


def _one(
    log: Mapping[str, Any],
    sender: str,
    receiver: str,
    amount: int,
    token_id: int | None = None,
    within: int = 0,
) -> Moved:
    at = log.get("blockTimestamp")
    return Moved(
        contract=checksummed(log["address"]),
        sender=address_of(sender),
        receiver=address_of(receiver),
        amount=amount,
        transaction=log["transactionHash"],
        place=(
            number(log["blockNumber"]),
            number(log["transactionIndex"]),
            number(log["logIndex"]),
            within,
        ),
        token_id=token_id,
        at_utc=None if at is None else number(at) * 1_000,
    )


def _allowed(log: Mapping[str, Any]) -> Allowed | None:
    topics = log["topics"]
    if topics[0] == APPROVAL and len(topics) == 3:
        standard: Literal["amount", "one", "all"] = "amount"
        granted = _words(log["data"])[0]
    elif topics[0] == APPROVAL and len(topics) == 4:
        standard, granted = "one", number(topics[3])
    elif topics[0] == APPROVAL_FOR_ALL:
        standard, granted = "all", _words(log["data"])[0]
    else:
        return None
    return Allowed(
        contract=checksummed(log["address"]),
        owner=address_of(topics[1]),
        spender=address_of(topics[2]),
        standard=standard,
        number=granted,
        transaction=log["transactionHash"],
        block=number(log["blockNumber"]),
    )


def address_of(word: str) -> str:
    """The address in a 32-byte word.

    Raises    ValueError
    """
    if len(word) != 2 + 2 * _WORD_BYTES:
        raise ValueError("a topic has 32 bytes")
    int(word, 16)
    return checksummed("0x" + word[-40:])


def word_of(address: str) -> str:
    """An address as a topic or an argument: 32 bytes."""
    return "0x" + address[2:].lower().zfill(2 * _WORD_BYTES)


def _words(data: str) -> list[int]:
    raw = bytes.fromhex(data[:_DATA_CHARS_MAX].removeprefix("0x"))
    starts = range(0, len(raw), _WORD_BYTES)
    return [int.from_bytes(raw[start : start + _WORD_BYTES]) for start in starts]


def _list(words: list[int], offset: int) -> list[int]:
    at = offset // _WORD_BYTES
    return words[at + 1 : at + 1 + min(words[at], _IN_BATCH_MAX)]
