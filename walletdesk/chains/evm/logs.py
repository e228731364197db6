"""What token contracts log: who moved what to whom, and who may move whose. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.evm.abi import unpacked
from walletdesk.chains.evm.words import address_of, bytes_of, hash_of, topic

_LOGS_MAX = 5_000
_MOVES_MAX = 5_000
# ERC-20 and ERC-721 share these two; a collectible's number is the fourth topic.
_TRANSFER = topic("Transfer(address,address,uint256)")
_APPROVAL = topic("Approval(address,address,uint256)")
_FOR_ALL = topic("ApprovalForAll(address,address,bool)")
_SINGLE = topic("TransferSingle(address,address,address,uint256,uint256)")
_BATCH = topic("TransferBatch(address,address,address,uint256[],uint256[])")
# Permit2, a contract that many apps share, logs whose permission for which token it now keeps.
_KEPT = topic("Approval(address,address,address,uint160,uint48)")
_KEPT_MAX = (1 << 160) - 1
NOBODY = "0x" + "00" * 20


@dataclass(frozen=True)
class Log:
    """One entry; `topics[0]` names the event."""

    address: str
    topics: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A token went from one address to another.

    amount   in its smallest unit; 1 for a collectible
    item     the collectible's number; None for a token that is counted
    """

    token: str
    sender: str
    receiver: str
    amount: int
    item: int | None = None


@dataclass(frozen=True, kw_only=True)
class Approved:
    """An owner let somebody move a token.

    amount   in its smallest unit; None where it is about collectibles
    for_all  whether it is about every piece of a collection; `amount` is then 0 to take it back
    """

    token: str
    owner: str
    spender: str
    amount: int | None
    for_all: bool = False


def logs_of(raw: Any) -> tuple[Log, ...]:
    """The logs of a receipt.

    Raises    ValueError | KeyError | TypeError  for what is none
    """
    return tuple(_log(one) for one in (raw or ())[:_LOGS_MAX])


def _log(raw: Mapping[str, Any]) -> Log:
    topics = tuple(hash_of(one) for one in raw["topics"])
    return Log(address_of(raw["address"]), topics, bytes_of(raw.get("data")))


def moves(logs: Iterable[Log]) -> tuple[Moved, ...]:
    """Every movement of a token; a log that only looks like one is left out."""
    found: list[Moved] = []
    for log in logs:
        found += _moves(log)
    return tuple(found[:_MOVES_MAX])


def _moves(log: Log) -> Iterator[Moved]:
    topics = log.topics
    if not topics or len(topics) < 3:
        return
    if topics[0] == _TRANSFER and len(topics) == 3 and len(log.data) == 32:
        amount = int.from_bytes(log.data, "big")
        yield Moved(
            token=log.address, sender=_at(topics[1]), receiver=_at(topics[2]), amount=amount
        )
    elif topics[0] == _TRANSFER and len(topics) == 4:
        yield Moved(
            token=log.address, sender=_at(topics[1]), receiver=_at(topics[2]),
            amount=1, item=int(topics[3], 16),
        )  # fmt: skip
    elif topics[0] in (_SINGLE, _BATCH) and len(topics) == 4:
        for item, amount in _pieces(log):
            yield Moved(
                token=log.address, sender=_at(topics[2]), receiver=_at(topics[3]),
                amount=amount, item=item,
            )  # fmt: skip


def _pieces(log: Log) -> list[tuple[int, int]]:
    many = log.topics[0] == _BATCH
    try:
        items, amounts = unpacked(["uint256[]"] * 2 if many else ["uint256"] * 2, log.data)
    except ValueError:
        return []
    return list(zip(items, amounts, strict=False)) if many else [(items, amounts)]


def approvals(logs: Iterable[Log]) -> tuple[Approved, ...]:
    """Every permission that was given or taken back."""
    return tuple(one for log in logs for one in _approvals(log))


def _approvals(log: Log) -> Iterator[Approved]:
    topics = log.topics
    if not topics or len(topics) < 3:
        return
    owner, spender = _at(topics[1]), _at(topics[2])
    amount = int.from_bytes(log.data[:32], "big")
    if topics[0] == _APPROVAL and len(topics) == 3 and len(log.data) == 32:
        yield Approved(token=log.address, owner=owner, spender=spender, amount=amount)
    elif topics[0] == _APPROVAL and len(topics) == 4:
        yield Approved(token=log.address, owner=owner, spender=spender, amount=None)
    elif topics[0] == _KEPT and len(topics) == 4:
        everything = amount == _KEPT_MAX
        yield Approved(
            token=spender,
            owner=owner,
            spender=_at(topics[3]),
            amount=(1 << 256) - 1 if everything else amount,
        )
    elif topics[0] == _FOR_ALL and len(log.data) == 32:
        yield Approved(
            token=log.address, owner=owner, spender=spender, amount=amount, for_all=True
        )  # fmt: skip


def _at(word: str) -> str:
    return "0x" + word[26:]
