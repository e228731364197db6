"""Token moves older than the history that is at hand: who imitates whom shows over years.

They are read in one query and cost no look into their blocks; who paid for a transaction is asked
only where two addresses resemble each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from walletdesk.chains.base import Chain, Movement
from walletdesk.chains.evm.coin_moves import fee_of
from walletdesk.chains.evm.token_logs import all_token_moves
from walletdesk.chains.evm.tokens import Tokens
from walletdesk.chains.evm.transfers import Moved
from walletdesk.chains.evm.words import checksummed
from walletdesk.chains.evm.work import Work
from walletdesk.chains.lookalikes import alike
from walletdesk.chains.rpc import Call

_MOVES_MAX = 3_000
_ALIKE_MAX = 64
_RECEIPTS_MAX = 32


@dataclass(frozen=True, kw_only=True)
class Older:
    """What was read.

    movements   only those with addresses that resemble another, newest first
    contracts   of every token that moved, newest first
    """

    movements: tuple[Movement, ...]
    contracts: tuple[str, ...]


async def older_moves(
    work: Work,
    tokens: Tokens,
    chain: Chain,
    address: str,
    head: int,
    past: Sequence[Movement],
    lead: int,
) -> Older:
    """Token moves that this history, complete as far as it goes, does not hold.

    lead      characters that every address begins with
    Raises    NodesFailed
    """
    known = {one.transaction for one in past}
    read = (await all_token_moves(work, address, head))[:_MOVES_MAX]
    older = [one for one in read if one.transaction not in known]
    others = {end for one in past for end in (one.sender, one.receiver) if end}
    others |= {end for one in older for end in (one.sender, one.receiver)}
    doubtful = {end for pair in alike(sorted(others), str.lower, lead) for end in pair}
    wanted = [one for one in older if {one.sender, one.receiver} & doubtful][:_ALIKE_MAX]
    return Older(
        movements=await _movements(work, tokens, chain, address, wanted),
        contracts=tuple(dict.fromkeys(one.contract for one in read)),
    )


async def _movements(
    work: Work, tokens: Tokens, chain: Chain, address: str, moved: Sequence[Moved]
) -> tuple[Movement, ...]:
    sent = dict.fromkeys(one.transaction for one in moved if one.sender == address)
    asked = list(sent)[:_RECEIPTS_MAX]
    receipts = await work.rpc([Call("eth_getTransactionReceipt", (one,)) for one in asked])
    fees = {
        one: chain.amount(fee_of(receipt))
        for one, receipt in zip(asked, receipts, strict=True)
        if isinstance(receipt, dict) and checksummed(receipt["from"]) == address
    }
    described = await tokens.of(work.nodes, (one.contract for one in moved))
    return tuple(
        Movement(
            transaction=one.transaction,
            asset=described[one.contract].name,
            contract=one.contract,
            amount=described[one.contract].amount(one.amount),
            sender=one.sender,
            receiver=one.receiver,
            at_utc=one.at_utc,
            fee=fees.get(one.transaction) if one.sender == address else None,
        )
        for one in moved
    )
