"""What endangers an address: other keys, open allowances, a poisoned history."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Movement, Risk, decimal_text, shortened
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import answers, ask
from walletdesk.chains.tron.addresses import address as plain_address
from walletdesk.chains.tron.addresses import alike
from walletdesk.chains.tron.answers import Token
from walletdesk.chains.tron.contracts import Allowance, called_allowance
from walletdesk.chains.tron.control import control

_ROWS = 200
_ALLOWANCES_MAX = 20
_COUNTERPARTIES_MAX = 300
_PAIRS_MAX = 20


async def risks(
    chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
) -> tuple[Risk, ...]:
    """Fetch who controls it and whom it allowed to take tokens; judge its past.

    Raises    NodesFailed, ValueError, KeyError, TypeError
    """
    owner = plain_address(address)
    account, allowances = await asyncio.gather(
        ask.account(nodes, owner), _open_allowances(nodes, owner)
    )
    return (*control(account), *allowances, *poisoned(owner, past))


async def _open_allowances(nodes: Nodes, owner: str) -> list[Risk]:
    """Those that the newest transactions gave, as far as the contracts say they still stand."""
    path = f"/v1/accounts/{owner}/transactions?only_from=true&limit={_ROWS}"
    raw = await ask.listed(nodes, path)
    given = list(_given(raw))[:_ALLOWANCES_MAX]
    left = await asyncio.gather(
        *(ask.allowed(nodes, one.contract, one.owner, one.spender) for one in given)
    )
    standing = [
        Allowance(contract=one.contract, owner=owner, spender=one.spender, amount=amount)
        for one, amount in zip(given, left, strict=True)
        if amount
    ]
    contracts = dict.fromkeys(one.contract for one in standing)
    tokens = await asyncio.gather(*(ask.token(nodes, one) for one in contracts))
    known = {token.contract: token for token in tokens}
    return [_open(one, known[one.contract]) for one in standing]


def _given(rows: Iterable[Mapping[str, Any]]) -> Iterable[Allowance]:
    """Each pair of token and spender once."""
    found: dict[tuple[str, str], Allowance] = {}
    for row in rows:
        if "internal_tx_id" in row:
            continue
        one = answers.transaction(row)
        given = called_allowance(one.to or "", one.sender, one.data)
        if given and one.to:
            found.setdefault((given.contract, given.spender), given)
    return found.values()


def _open(one: Allowance, token: Token) -> Risk:
    digits = token.decimals if token.decimals is not None else 0
    symbol = token.symbol or shortened(one.contract)
    return Risk(
        name="open_allowance_unlimited" if one.unlimited else "open_allowance",
        level="danger" if one.unlimited else "caution",
        values={
            "spender": one.spender,
            "asset": symbol,
            "contract": one.contract,
            "amount": f"{decimal_text(one.amount, digits)} {symbol}",
        },
        evidence=(Evidence(f"allowance(address,address) of {one.contract}", str(one.amount)),),
    )


def poisoned(owner: str, past: tuple[Movement, ...]) -> tuple[Risk, ...]:
    """Counterparties that were made to look like those to whom the address really sends."""
    worth = [one for one in past if one.amount.strip("0.")]
    real = list(dict.fromkeys(one.receiver for one in worth if one.sender == owner))
    others = (one.receiver if one.sender == owner else one.sender for one in past)
    strangers = [one for one in dict.fromkeys(others) if one != owner]
    pairs = [
        (true, fake)
        for true in real[:_COUNTERPARTIES_MAX]
        for fake in strangers[:_COUNTERPARTIES_MAX]
        if alike(true, fake) and not _older(fake, true, real)
    ]
    found = [
        Risk(
            name="poisoned_history", level="danger", values={"real": true, "fake": fake},
            evidence=(Evidence("history", f"{true} resembles {fake}"),),
        )
        for true, fake in pairs[:_PAIRS_MAX]
    ]  # fmt: skip
    return (*found, *_of_nothing(past))


def _older(fake: str, true: str, real: list[str]) -> bool:
    # Where worth went to both, the newest first, only the later one can be the copy.
    return fake in real and real.index(fake) > real.index(true)


def _of_nothing(past: tuple[Movement, ...]) -> tuple[Risk, ...]:
    count = sum(1 for one in past if one.contract and not one.amount.strip("0."))
    if count == 0:
        return ()
    evidence = (Evidence("history", f"{count} transfers of 0"),)
    values = {"count": str(count)}
    return (Risk(name="zero_transfers", level="caution", values=values, evidence=evidence),)
