"""What Bitcoin Core can say of an address: it keeps no list of them, so that it must search.

Its search of unspent coins takes minutes on the large chains, and blocks there are too large to
be read one after another; for those, an Esplora server is the way.
"""

from collections.abc import Mapping
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Movement, Page, decimal_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.utxo import core_blocks, core_wire, past
from walletdesk.chains.utxo.facts import Holding, Transaction
from walletdesk.chains.utxo.wire import address_word, fields, hash_word, rows, satoshis, whole

_SEARCHED_BYTES_MAX = 2_000_000_000
_BLOCKS_A_PAGE = 20
_BLOCKS_MAX = 2_000
_ORIGINS_MAX = 500
_NEWEST = 5


async def holding(chain: Chain, nodes: Nodes, address: str) -> Holding:
    """The unspent coins of an address; a balance of None where the search would take too long.

    Raises    NodesFailed, ValueError
    """
    found = await _unspent(nodes, (address,))
    if found is None:
        return Holding(balance=None)
    newest = sorted(found, key=lambda one: whole(one["height"]), reverse=True)[:_NEWEST]
    balance = sum(satoshis(one["amount"]) for one in found)
    return Holding(
        balance=balance,
        newest=tuple(_received(chain, address, one) for one in newest),
        evidence=(Evidence("scantxoutset", f"{len(found)} unspent, {chain.amount(balance)}"),),
    )


async def used(nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that hold something now.

    Raises    NodesFailed, ValueError
    """
    found = await _unspent(nodes, addresses)
    described = {
        str(one.get("desc", "")).partition("(")[2].partition(")")[0] for one in found or ()
    }
    return frozenset(address for address in addresses if address in described)


async def history(chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
    """What moved in the next blocks, going down from the newest.

    after     height to go on at, a colon, and the height at which the first page began
    Raises    NodesFailed, ValueError
    """
    info, _ = await nodes.rpc([Call("getblockchaininfo"), Call("getblockcount")])
    head = whole(fields(info)["blocks"])
    start, _, began = (after or f"{head}:{head}").partition(":")
    top, first = whole(int(start)), whole(int(began))
    lowest = max(0, first - _BLOCKS_MAX + 1)
    bottom = max(lowest, top - _BLOCKS_A_PAGE + 1)
    read = await core_blocks.blocks(nodes, range(top, bottom - 1, -1))
    touching = (one for block in read for one in core_blocks.transactions(block, touching=address))
    told = await _with_origins(nodes, list(touching))
    return Page(
        movements=past.movements(chain, address, told, head),
        done=1.0 if bottom == lowest else (first - bottom + 1) / (first - lowest + 1),
        next=None if bottom == lowest else f"{bottom - 1}:{first}",
        lacks=(
            *past.LACKS,
            "waiting_left_out",
            *(["only_newest_blocks"] if lowest else []),
            *(["blocks_left_out"] if any("tx" not in one for one in read) else []),
        ),
    )


async def _unspent(nodes: Nodes, addresses: tuple[str, ...]) -> list[Mapping[str, Any]] | None:
    info, _ = await nodes.rpc([Call("getblockchaininfo"), Call("getblockcount")])
    size = fields(info)
    on_disk = whole(size.get("size_on_disk", _SEARCHED_BYTES_MAX))
    if size.get("pruned") is not False or on_disk >= _SEARCHED_BYTES_MAX:
        return None
    described = [f"addr({one})" for one in addresses]
    found, _ = await nodes.rpc([Call("scantxoutset", ("start", described)), Call("getblockcount")])
    if isinstance(found, RpcError):
        # Another search runs, or this node has none.
        return None
    return [fields(one) for one in rows(fields(found)["unspents"])]


def _received(chain: Chain, address: str, coin: Mapping[str, Any]) -> Movement:
    return Movement(
        transaction=hash_word(coin["txid"]),
        asset=chain.coin,
        amount=decimal_text(satoshis(coin["amount"]), chain.decimals),
        sender="",
        receiver=address_word(address) or "",
    )


async def _with_origins(nodes: Nodes, found: list[Transaction]) -> list[Transaction]:
    """The same, knowing what their inputs held: newer nodes tell, older ones must be asked."""
    untold = (each.coin.transaction for one in found for each in one.inputs if each.value is None)
    names = list(dict.fromkeys(untold))[:_ORIGINS_MAX]
    answers = await core_blocks.in_pieces(
        nodes, [Call("getrawtransaction", (one, True)) for one in names]
    )
    known = dict(zip(names, answers, strict=True))
    return [core_wire.with_coins(one, known) for one in found]
