"""An address that somebody gave instead of a transaction: what stands there, what it holds."""

from collections.abc import Iterator
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Finding, Note, State, chain_text
from walletdesk.chains.evm.delegation import delegate, is_contract
from walletdesk.chains.evm.holdings import Holding, holdings
from walletdesk.chains.evm.risks import lists_of
from walletdesk.chains.evm.token_logs import token_moves
from walletdesk.chains.evm.tokens import Token, Tokens, described, describing
from walletdesk.chains.evm.words import checksummed, height, number
from walletdesk.chains.evm.work import Work
from walletdesk.chains.listed import Listed
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

_CALLS_MAX = 24
# Wide enough for the last days or hours, narrow enough for any node to answer at once.
_RECENT_BLOCKS = 1_000
_HOLDINGS_TOLD_MAX = 5


async def survey(chain: Chain, nodes: Nodes, tokens: Tokens, address: str) -> Finding:
    """What there is to say of an address, in four turns.

    Raises    NodesFailed
    """
    work, address = Work(nodes, _CALLS_MAX), checksummed(address)
    balance, nonce, code, newest, symbol, decimals = await work.rpc(
        [
            Call("eth_getBalance", (address, "latest")),
            Call("eth_getTransactionCount", (address, "latest")),
            Call("eth_getCode", (address, "latest")),
            Call("eth_blockNumber"),
            *describing(address),
        ]
    )
    held = await _held(work, tokens, address, height(newest))
    token = described(address, symbol, decimals)
    in_use = number(balance) or number(nonce) or held or is_contract(code) or delegate(code)
    return Finding(
        verdict="is_address" if in_use else "unused_address",
        state=State.UNKNOWN,
        values={
            "balance": chain.amount(number(balance)),
            "sent": str(number(nonce)),
            "address": address,
        },
        notes=tuple(_notes(address, code, token, held, lists_of(chain))),
        evidence=(
            Evidence("eth_getBalance", _seen(balance)),
            Evidence("eth_getTransactionCount", _seen(nonce)),
            Evidence("eth_getCode", _seen(code)),
        ),
    )


async def _held(work: Work, tokens: Tokens, address: str, head: int) -> tuple[Holding, ...]:
    """Tokens that moved here of late and are still here."""
    low = max(-1, head - _RECENT_BLOCKS)
    recent = await token_moves(work, address, head, low, _RECENT_BLOCKS)
    return await holdings(work, tokens, address, (one.contract for one in recent.moved))


def _notes(
    address: str, code: Any, token: Token, held: tuple[Holding, ...], lists: Listed
) -> Iterator[Note]:
    if lists.is_bad(address):
        yield Note("address_known_bad", {"address": address})
    if lists.needs_memo(address):
        yield Note("address_needs_memo", {"address": address})
    target = delegate(code)
    if target:
        yield Note("address_delegated", {"delegate": target})
    elif is_contract(code):
        # Collections tell a symbol and no decimals; any other contract tells neither.
        told = token.symbol or token.decimals is not None
        name = "address_is_token" if told else "address_is_contract"
        yield Note(name, {"address": address, "token": token.name})
    for one in held[:_HOLDINGS_TOLD_MAX]:
        yield Note("address_holds", {"amount": one.amount, "contract": one.token.contract})


def _seen(answer: Any) -> str:
    return chain_text(answer)
