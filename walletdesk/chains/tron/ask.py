"""The calls of TRON's HTTP API, each by its purpose."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.tron import answers
from walletdesk.chains.tron.addresses import hex_of, word_of
from walletdesk.chains.tron.answers import Account, Block, Prices, Resources, Token, known
from walletdesk.chains.tron.contracts import number_of
from walletdesk.chains.tron.known import USDT, USDT_DECIMALS


async def head(nodes: Nodes) -> Block:
    """The newest block.

    Raises    NodesFailed, ValueError, KeyError, TypeError
    """
    return answers.block(await nodes.post("/wallet/getnowblock", {}))


async def solid_head(nodes: Nodes) -> Block | None:
    """The newest block that can no longer be undone; None where the node does not say."""
    raw = await offered(nodes, "/walletsolidity/getnowblock", {})
    return answers.block(raw) if raw else None


async def offered(nodes: Nodes, path: str, body: Any) -> Mapping[str, Any] | None:
    """The answer of a call that not every node offers; None where it has or knows none."""
    try:
        raw = await nodes.post(path, body)
    except NodesFailed:
        return None
    return raw if isinstance(raw, dict) and raw and "Error" not in raw else None


async def listed(nodes: Nodes, path: str) -> list[Mapping[str, Any]]:
    """The rows of a list that only some endpoints offer; none where it is not offered."""
    try:
        raw = await nodes.get(path)
    except NodesFailed:
        return []
    rows = raw.get("data") if isinstance(raw, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


async def account(nodes: Nodes, owner: str) -> Account:
    """An account, also one that does not exist."""
    raw = await nodes.post("/wallet/getaccount", {"address": hex_of(owner)})
    if raw is None:
        raise ValueError("no node of TRON")
    return answers.account(owner, known(raw))


async def accounts(nodes: Nodes, owners: Iterable[str]) -> dict[str, Account]:
    """Accounts by their addresses, asked at once."""
    found = await asyncio.gather(*(account(nodes, owner) for owner in dict.fromkeys(owners)))
    return {one.address: one for one in found}


async def resources(nodes: Nodes, owner: str) -> Resources:
    """What an account may use without paying."""
    body = {"address": hex_of(owner)}
    return answers.resources(known(await nodes.post("/wallet/getaccountresource", body)))


async def prices(nodes: Nodes) -> Prices:
    """What resources cost now."""
    return answers.prices(await offered(nodes, "/wallet/getchainparameters", {}))


async def token(nodes: Nodes, contract: str) -> Token:
    """What a token says of itself: a TRC-20 by its contract, a TRC-10 by its number."""
    if contract.isdigit():
        raw = await offered(nodes, "/wallet/getassetissuebyid", {"value": contract})
        return answers.old_token(contract, raw)
    if contract == USDT:
        return Token(contract=USDT, symbol="USDT", decimals=USDT_DECIMALS)
    symbol, decimals = await asyncio.gather(
        called(nodes, contract, "symbol()"), called(nodes, contract, "decimals()")
    )
    return answers.token(contract, symbol, decimals)


async def held(nodes: Nodes, contract: str, owner: str) -> int | None:
    """How much of a TRC-20 an address holds; None where the contract does not say."""
    answer = await called(nodes, contract, "balanceOf(address)", word_of(owner))
    return None if not answer else number_of(answer)


async def allowed(nodes: Nodes, contract: str, owner: str, spender: str) -> int | None:
    """How much a spender may still take; None where the contract does not say."""
    words = word_of(owner) + word_of(spender)
    answer = await called(nodes, contract, "allowance(address,address)", words)
    return None if not answer else number_of(answer)


async def called(nodes: Nodes, contract: str, function: str, parameter: str = "") -> bytes | None:
    """What a contract's function returns; None where it fails."""
    body = {
        "owner_address": hex_of(contract),
        "contract_address": hex_of(contract),
        "function_selector": function,
        "parameter": parameter,
    }
    return answers.returned(await offered(nodes, "/wallet/triggerconstantcontract", body))
