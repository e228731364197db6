"""What is left to ask of a transaction that no node has: its sender, its nonce, its block."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import Evidence, Question
from walletdesk.chains.evm.facts import Absence
from walletdesk.chains.evm.look import seen
from walletdesk.chains.evm.replaced import at
from walletdesk.chains.evm.words import address_or_none, hash_word, number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call


@dataclass(frozen=True)
class Past:
    """What is remembered of a transaction."""

    sender: str | None
    nonce: int | None
    block: int | None
    block_hash: str | None


def past(question: Question) -> Past:
    """What was remembered, else what the person says."""
    kept: Mapping[str, Any] = question.remembered
    sender = kept.get("sender") or question.sender
    block_hash = kept.get("block_hash")
    return Past(
        sender=address_or_none(sender if isinstance(sender, str) else None),
        nonce=_count(kept.get("nonce")),
        block=_count(kept.get("block")),
        block_hash=block_hash if isinstance(block_hash, str) else None,
    )


def _count(raw: Any) -> int | None:
    return raw if isinstance(raw, int) and 0 <= raw < 1 << 64 else None


async def absence(
    nodes: Nodes, question: Question, head: int
) -> tuple[Absence, tuple[Evidence, ...]]:
    """Ask in one turn; in two to seven where its nonce was taken and has to be searched for.

    Raises    NodesFailed | ValueError  for a node that contradicts itself
    """
    known = past(question)
    counts, block = await _asked(nodes, known)
    nonce, free, balance = counts
    wanted = _wanted(known, nonce, free)
    other = None
    if known.sender is not None and wanted is not None and nonce is not None:
        other = await at(nodes, known.sender, wanted, nonce > wanted, head)
    if other and other.hash == hash_word(question.transaction):
        raise ValueError("a node that knows it by its nonce and not by its id")
    found = Absence(
        nonce=nonce,
        nonce_free=free,
        balance=balance,
        instead=other if known.nonce is not None else None,
        newest=other if known.nonce is None else None,
        block_stands=_stands(block, known) if known.block_hash else None,
        remembered=question.remembered,
    )
    return found, _evidence(found, known, block)


def _wanted(known: Past, nonce: int | None, free: int | None) -> int | None:
    """The nonce to look for: the transaction's own, else the last that the sender used."""
    if known.nonce is not None or nonce is None:
        return known.nonce
    last = max(nonce, free or 0) - 1
    return last if last >= 0 else None


async def _asked(nodes: Nodes, known: Past) -> tuple[tuple[int | None, int | None, int], Any]:
    calls = []
    if known.sender:
        calls = [
            Call("eth_getTransactionCount", (known.sender, "latest")),
            Call("eth_getTransactionCount", (known.sender, "pending")),
            Call("eth_getBalance", (known.sender, "latest")),
        ]
    if known.block is not None:
        calls.append(Call("eth_getBlockByNumber", (hex(known.block), False)))
    answers = await nodes.rpc(calls) if calls else []
    block = answers.pop() if known.block is not None else None
    latest, free, balance = (answers + [None] * 3)[:3]
    counts = (_told(latest), _told(free), _told(balance) or 0)
    return counts, block


def _told(raw: Any) -> int | None:
    return number(raw) if isinstance(raw, str) else None


def _stands(block: Any, known: Past) -> bool:
    return isinstance(block, dict) and block.get("hash") == known.block_hash


def _evidence(found: Absence, known: Past, block: Any) -> tuple[Evidence, ...]:
    lines = []
    if found.nonce is not None:
        lines += [
            Evidence("eth_getTransactionCount latest", str(found.nonce)),
            Evidence("eth_getTransactionCount pending", str(found.nonce_free)),
        ]
    if known.block_hash:
        lines.append(Evidence(f"eth_getBlockByNumber {known.block}", seen(block, "hash")))
    other = found.instead or found.newest
    if other:
        lines.append(Evidence(f"transaction with nonce {other.nonce}", other.hash))
    return tuple(lines)
