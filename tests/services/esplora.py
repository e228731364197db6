"""An Esplora server of the tests' own, whose answers are made from what a real node says."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.services.litecoind import Litecoind

_PAGE = 25
_ADDRESS = re.compile(r"/address/(\w+)(/txs(?:/chain(?:/(\w+))?|/mempool)?)?")


class _Books:
    """The newest ledger, written anew only when chain or pool changed."""

    def __init__(self, node: Litecoind) -> None:
        self._node = node
        self._blocks: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._state: Any = None
        self._ledger: _Ledger | None = None

    def newest(self) -> "_Ledger":
        """All that the node holds now."""
        with self._lock:
            state = self._node.calls([("getbestblockhash",), ("getrawmempool",)])
            if self._ledger is None or state != self._state:
                self._state, self._ledger = state, _Ledger(self._node, self._blocks)
            return self._ledger


class _Ledger:
    """All that the node's chain and pool hold, at one moment."""

    def __init__(self, node: Litecoind, known: dict[str, Any]) -> None:
        self._node = node
        self.tip = node.call("getblockcount")
        hashes = node.calls([("getblockhash", height) for height in range(self.tip + 1)])
        new = [one for one in hashes if one not in known]
        known.update(zip(new, node.calls([("getblock", one, 2) for one in new]), strict=True))
        pool = node.calls([("getrawtransaction", one, True) for one in node.call("getrawmempool")])
        self.blocks = {one: known[one] for one in hashes}
        self.in_block = {tx["txid"]: b for b in self.blocks.values() for tx in b["tx"]}
        settled = [tx for block in self.blocks.values() for tx in block["tx"]]
        self.transactions = {tx["txid"]: tx for tx in (*settled, *pool)}
        self.spends = {
            (coin["txid"], coin["vout"]): (tx["txid"], number)
            for tx in self.transactions.values()
            for number, coin in enumerate(tx["vin"])
            if "txid" in coin
        }

    def answer(self, path: str) -> Any:
        """JSON, or None for 404, or text."""
        for pattern, ask in self._routes():
            match = re.fullmatch(pattern, path)
            if match:
                return ask(*match.groups())
        match = _ADDRESS.fullmatch(path)
        return self._of_address(*match.groups()) if match else None

    def _routes(self) -> tuple[tuple[str, Callable[..., Any]], ...]:
        return (
            (r"/blocks/tip/height", lambda: self.tip),
            (r"/block-height/(\d+)", lambda n: list(self.blocks)[int(n)]),
            (r"/fee-estimates", self._estimates),
            (r"/block/(\w{64})", lambda one: self._block(one)),
            (r"/block/(\w{64})/status", lambda one: {"in_best_chain": one in self.blocks}),
            (r"/tx/(\w{64})", self._transaction),
            (r"/tx/(\w{64})/status", self._status),
            (r"/tx/(\w{64})/outspends", self._outspends),
            (r"/tx/(\w{64})/outspend/(\d+)", lambda one, n: self._spend(one, int(n))),
        )

    def _block(self, one: str) -> Any:
        block = self.blocks.get(one)
        return block and {"id": one, "height": block["height"], "timestamp": block["time"]}

    def _estimates(self) -> dict[str, float]:
        targets = (2, 6, 25, 144)
        answers = self._node.calls([("estimatesmartfee", target) for target in targets])
        return {
            str(target): float(answer["feerate"] * 100_000)
            for target, answer in zip(targets, answers, strict=True)
            if "feerate" in answer
        }

    def _transaction(self, one: str) -> Any:
        tx = self.transactions.get(one)
        if tx is None:
            return None
        vin = [self._input(coin) for coin in tx["vin"]]
        vout = [self._output(made) for made in tx["vout"]]
        held = sum(coin["prevout"]["value"] for coin in vin if coin["prevout"])
        coinbase = vin[0]["is_coinbase"]
        fee = 0 if coinbase else held - sum(made["value"] for made in vout)
        same = {name: tx[name] for name in ("txid", "version", "locktime", "size", "weight")}
        return {**same, "vin": vin, "vout": vout, "fee": fee, "status": self._status(one)}

    def _input(self, coin: dict[str, Any]) -> dict[str, Any]:
        coinbase = "coinbase" in coin
        origin = None if coinbase else self.transactions[coin["txid"]]["vout"][coin["vout"]]
        return {
            "txid": coin.get("txid", "00" * 32),
            "vout": coin.get("vout", 0xFFFFFFFF),
            "prevout": None if origin is None else self._output(origin),
            "is_coinbase": coinbase,
            "sequence": coin["sequence"],
        }

    def _output(self, made: dict[str, Any]) -> dict[str, Any]:
        script = made["scriptPubKey"]
        shown = {"scriptpubkey": script["hex"], "value": int(made["value"] * 100_000_000)}
        named = script.get("addresses")
        return {**shown, "scriptpubkey_address": named[0]} if named else shown

    def _status(self, one: str) -> dict[str, Any]:
        block = self.in_block.get(one)
        if block is None:
            return {"confirmed": False}
        return {
            "confirmed": True,
            "block_height": block["height"],
            "block_hash": block["hash"],
            "block_time": block["time"],
        }

    def _spend(self, one: str, number: int) -> dict[str, Any]:
        spender = self.spends.get((one, number))
        if spender is None:
            return {"spent": False}
        txid, vin = spender
        return {"spent": True, "txid": txid, "vin": vin, "status": self._status(txid)}

    def _outspends(self, one: str) -> Any:
        tx = self.transactions.get(one)
        return tx and [self._spend(one, made["n"]) for made in tx["vout"]]

    def _of_address(self, address: str, listed: str | None, last: str | None) -> Any:
        touching = [one for one in map(self._transaction, self.transactions) if _has(one, address)]
        settled = [one for one in touching if one["status"]["confirmed"]][::-1]
        settled.sort(key=lambda one: -one["status"]["block_height"])
        waiting = [one for one in touching if not one["status"]["confirmed"]]
        if listed is None:
            shown = {"chain_stats": _stats(settled, address)}
            return {"address": address, **shown, "mempool_stats": _stats(waiting, address)}
        names = [one["txid"] for one in settled]
        start = names.index(last) + 1 if last else 0
        before = [] if "/chain" in listed else waiting
        return [*before, *settled[start : start + _PAGE]]


def _is(coin: dict[str, Any] | None, address: str) -> bool:
    return coin is not None and coin.get("scriptpubkey_address") == address


def _has(tx: dict[str, Any], address: str) -> bool:
    coins = [*(coin["prevout"] for coin in tx["vin"]), *tx["vout"]]
    return any(_is(coin, address) for coin in coins)


def _stats(transactions: list[dict[str, Any]], address: str) -> dict[str, int]:
    funded = [made for tx in transactions for made in tx["vout"] if _is(made, address)]
    coins = [coin["prevout"] for tx in transactions for coin in tx["vin"]]
    spent = [coin for coin in coins if _is(coin, address)]
    return {
        "funded_txo_count": len(funded),
        "funded_txo_sum": sum(one["value"] for one in funded),
        "spent_txo_count": len(spent),
        "spent_txo_sum": sum(one["value"] for one in spent),
        "tx_count": len(transactions),
    }


@contextmanager
def serving_esplora(node: Litecoind) -> Iterator[str]:
    """Serve while the block runs; gives the URL below which the paths are."""
    books = _Books(node)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = books.newest().answer(self.path.removeprefix("/api"))
            self.send_response(404 if answer is None else 200)
            plain = answer is None or isinstance(answer, str)
            self.send_header("Content-Type", "text/plain" if plain else "application/json")
            self.end_headers()
            self.wfile.write((answer or "Not found" if plain else json.dumps(answer)).encode())

        def do_POST(self) -> None:
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
