"""The chains we know by name, packaged; the settings may correct them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from walletdesk.chains.base import Chain
from walletdesk.chains.own import OWN

_PACKAGED = Path(__file__).parent / "packaged" / "evm.jsonl"
_ANY_EVM = re.compile(r"(?:eip155:)?([1-9][0-9]{0,17})")
_CONFIRMATIONS = 12
# What exchanges and payment services commonly wait for; elsewhere twelve blocks.
_CONFIRMATIONS_OF = {
    "bsc": 15, "polygon": 64, "avalanche": 20, "arbitrum": 20, "optimism": 20, "base": 20,
}  # fmt: skip
_BLOCK_TIME_S = 3.0


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    chain_id: int
    title: str
    coin: str
    decimals: int
    explorers: tuple[str, ...]
    block_time_s: float | None = None
    parent: int | None = None
    testnet: bool = False


class UnknownChain(Exception):
    """The registry has no chain of this name."""


def chain_of(name: str) -> Chain:
    """The chain of a name (`ethereum`, `bitcoin`) or an EVM chain's number (`eip155:56`, `56`).

    A number that the registry lacks makes a nameless EVM chain.

    Raises    UnknownChain
    """
    wanted = name.strip().lower()
    if wanted in OWN:
        return OWN[wanted]
    if wanted in _by_name():
        return _by_name()[wanted]
    number = _ANY_EVM.fullmatch(wanted)
    if number is None:
        raise UnknownChain(name)
    return evm_chain(int(number.group(1)))


def evm_chain(chain_id: int) -> Chain:
    """The EVM chain of a number; a nameless one where the registry lacks it."""
    known = _by_number().get(chain_id)
    return known or Chain(
        name=f"eip155:{chain_id}",
        family="evm",
        title=f"EVM chain {chain_id}",
        coin="ETH",
        decimals=18,
        confirmations=_CONFIRMATIONS,
        block_time_s=_BLOCK_TIME_S,
        chain_id=chain_id,
    )


@cache
def explorers() -> Mapping[str, tuple[Chain, ...]]:
    """Every explorer's host, without `www.`, and the chains it shows."""
    hosts: dict[str, tuple[Chain, ...]] = {}
    for chain in (*OWN.values(), *_by_number().values()):
        for host in chain.explorers:
            hosts[host] = (*hosts.get(host, ()), chain)
    return hosts


@cache
def _by_name() -> dict[str, Chain]:
    return {chain.name: chain for chain in _by_number().values()}


@cache
def _by_number() -> dict[int, Chain]:
    lines = _PACKAGED.read_bytes().splitlines()
    rows = (msgspec.json.decode(line, type=_Row) for line in lines)
    # TRON also has a number there, but is read in its own way.
    return {row.chain_id: _chain(row) for row in rows if row.name not in OWN}


def _chain(row: _Row) -> Chain:
    return Chain(
        name=row.name,
        family="evm",
        title=row.title,
        coin=row.coin,
        decimals=row.decimals,
        confirmations=_CONFIRMATIONS_OF.get(row.name, _CONFIRMATIONS),
        block_time_s=row.block_time_s or _BLOCK_TIME_S,
        chain_id=row.chain_id,
        explorers=row.explorers,
        testnet=row.testnet,
        traits={"parent": row.parent} if row.parent else {},
    )
