"""Asks the nodes what the rules need: a first look, then what its outcome calls for."""

import asyncio
from dataclasses import replace

from walletdesk.chains.base import Question
from walletdesk.chains.evm.absence import absence
from walletdesk.chains.evm.effect import effect
from walletdesk.chains.evm.facts import Facts, Receipt, Transaction
from walletdesk.chains.evm.failure import failure
from walletdesk.chains.evm.look import Look, looked, lookup, receipt_of, transaction_of
from walletdesk.chains.evm.queue import queued
from walletdesk.chains.evm.shown import memory
from walletdesk.chains.evm.witness import witnessed
from walletdesk.chains.evm.words import hash_word
from walletdesk.chains.nodes import Nodes
from walletdesk.kernel.clock import now_ms


async def fetched(nodes: Nodes, question: Question) -> Facts:
    """Everything there is to know: two turns for what is in a block, two or three else.

    Raises    NodesFailed | ValueError | KeyError | TypeError  for nodes that answer nonsense
    """
    wanted = hash_word(question.transaction)
    look = await looked(nodes, wanted)
    if look.transaction is None:
        look = await _looked_elsewhere(nodes, wanted, look)
    if look.transaction is None:
        return await _absent(nodes, question, look)
    if look.receipt is None and look.transaction.block is not None:
        # Receipts may come a moment after their block: once more, then it stays open.
        look = await looked(nodes, wanted)
    return await _known(nodes, question, look)


async def _known(nodes: Nodes, question: Question, look: Look) -> Facts:
    if look.transaction is None or (look.receipt is None and look.transaction.block is not None):
        return _facts(look)
    if look.receipt is None:
        return await _waiting(nodes, question, look, look.transaction)
    return await _included(nodes, question, look, look.transaction, look.receipt)


async def _looked_elsewhere(nodes: Nodes, wanted: str, look: Look) -> Look:
    """A second endpoint's word before we say that nobody knows it."""
    answers = await nodes.rpc_elsewhere(lookup(wanted)) if len(nodes.endpoints) > 1 else None
    if answers is None:
        return look
    try:
        transaction = transaction_of(answers[0], wanted)
        receipt = receipt_of(answers[1], wanted)
    except (ValueError, KeyError, TypeError, AttributeError):
        return look
    return replace(look, transaction=transaction, receipt=receipt)


async def _absent(nodes: Nodes, question: Question, look: Look) -> Facts:
    found, evidence = await absence(nodes, question, look.head)
    return replace(_facts(look), absence=found, evidence=(*look.evidence, *evidence))


async def _waiting(nodes: Nodes, question: Question, look: Look, waiting: Transaction) -> Facts:
    found, evidence = await queued(nodes, waiting)
    if found.nonce <= waiting.nonce:
        return replace(_facts(look), queue=found, evidence=(*look.evidence, *evidence))
    # Its nonce is used: it got into a block between two answers, or another one did.
    again = await looked(nodes, waiting.hash)
    if again.transaction and again.receipt:
        return await _included(nodes, question, again, again.transaction, again.receipt)
    if again.transaction and again.transaction.block is not None:
        return _facts(again)
    known = replace(question, remembered={**question.remembered, **memory(waiting)})
    return await _absent(nodes, known, replace(again, transaction=None))


async def _included(
    nodes: Nodes, question: Question, look: Look, done: Transaction, receipt: Receipt
) -> Facts:
    if receipt.succeeded:
        (outcome, evidence), witness = await asyncio.gather(
            effect(nodes, done, receipt, question), witnessed(nodes, done.hash, receipt)
        )
        facts = replace(_facts(look), effect=outcome)
    else:
        (reason, evidence), witness = await asyncio.gather(
            failure(nodes, done, receipt), witnessed(nodes, done.hash, receipt)
        )
        facts = replace(_facts(look), failure=reason)
    return replace(facts, witness=witness, evidence=(*look.evidence, *evidence))


def _facts(look: Look) -> Facts:
    return Facts(
        transaction=look.transaction,
        receipt=look.receipt,
        now_s=now_ms() // 1_000,
        head=look.head,
        head_time_s=look.head_time_s,
        final_head=look.final_head,
        evidence=look.evidence,
    )
