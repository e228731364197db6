"""Transactions of TON's virtual machine behind the TON Center v3 API, on loopback.

Node runs the machine (`ton_sandbox.mjs`) and prints real transactions in that API's shape. Which
token an account holds, and how far the masterchain is, are added here.
"""

import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.services import Unavailable

_SCRIPT = Path(__file__).with_name("ton_sandbox.mjs")
_PACKAGE = Path(__file__).parents[2] / "node_modules/@ton/sandbox"
_RUNS_S = 120
UNKNOWN_JETTON = "0:" + "AB" * 32


def sandbox() -> dict[str, Any]:
    """Everything that happens in the machine, by scenario.

    Raises    Unavailable  when this machine lacks Node or the sandbox
    """
    program = shutil.which("node")
    if program is None or not _PACKAGE.is_dir():
        raise Unavailable("no Node or no TON sandbox on this machine (npm: @ton/sandbox)")
    done = subprocess.run(
        [program, str(_SCRIPT)], capture_output=True, timeout=_RUNS_S, check=False
    )
    if done.returncode:
        raise Unavailable(f"the TON sandbox failed: {done.stderr.decode()[-300:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@dataclass
class Center:
    """One node's view.

    head       newest masterchain block; transactions are in 100 and what follows
    traces     what it knows
    pending    hashes of messages that it has not taken up
    master     the token that every token wallet holds
    token      what that token says of itself
    forged     answers to give instead, by method
    """

    traces: list[dict[str, Any]] = field(default_factory=list)
    head: int = 200
    pending: set[str] = field(default_factory=set)
    master: str = UNKNOWN_JETTON
    token: dict[str, Any] = field(default_factory=lambda: {"symbol": "ABC", "decimals": "6"})
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    wallets: list[dict[str, Any]] = field(default_factory=list)
    forged: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def answer(self, method: str, asked: dict[str, list[str]]) -> Any:
        """What a node answers."""
        self.asked.append(method)
        if method in self.forged:
            return self.forged[method]
        return _METHODS[method](self, asked)

    @property
    def steps(self) -> list[dict[str, Any]]:
        """Every transaction."""
        return [one for trace in self.traces for one in trace["transactions"].values()]

    @property
    def metadata(self) -> dict[str, Any]:
        """What the token says of itself, as every answer about tokens carries it."""
        about = {"type": "jetton_masters", "symbol": self.token["symbol"]}
        more = {"decimals": self.token["decimals"]}
        return {self.master: {"is_indexed": True, "token_info": [{**about, "extra": more}]}}


def cut(trace: dict[str, Any], kept: int) -> dict[str, Any]:
    """The trace as it was while only its first transactions had happened."""
    order = trace["transactions_order"][:kept]
    return {
        **deepcopy(trace),
        "transactions_order": order,
        "transactions": {one: deepcopy(trace["transactions"][one]) for one in order},
        "trace_info": {"trace_state": "pending", "pending_messages": 1},
    }


def _hex(word: str) -> str:
    return b64decode(word).hex()


def _traces(center: Center, asked: dict[str, list[str]]) -> Any:
    found = []
    for trace in center.traces:
        steps = trace["transactions"].values()
        hashes = {_hex(one["hash"]) for one in steps}
        messages = {_hex(one["in_msg"]["hash"]) for one in steps}
        if hashes & set(asked.get("tx_hash", ())) or messages & set(asked.get("msg_hash", ())):
            found.append(trace)
    return {"traces": found, "address_book": {}, "metadata": {}}


def _pending(center: Center, asked: dict[str, list[str]]) -> Any:
    found = [{"trace_id": one} for one in asked["ext_msg_hash"] if one in center.pending]
    return {"traces": found, "address_book": {}}


def _transactions(center: Center, asked: dict[str, list[str]]) -> Any:
    found = center.steps
    if "hash" in asked:
        found = [one for one in found if _hex(one["hash"]) == asked["hash"][0]]
    if "account" in asked:
        account = asked["account"][0].upper()
        found = [one for one in found if one["account"] == account]
    return {"transactions": _listed(found, asked, "lt"), "address_book": {}}


def _listed(found: list[dict[str, Any]], asked: dict[str, list[str]], lt: str) -> Any:
    end = int(asked.get("end_lt", ["0"])[0])
    kept = [one for one in found if not end or int(one[lt]) <= end]
    kept.sort(key=lambda one: -int(one[lt]))
    return kept[: int(asked.get("limit", ["100"])[0])]


def _wallets(center: Center, asked: dict[str, list[str]]) -> Any:
    told = [
        {"address": address, "owner": owner, "jetton": center.master, "balance": "0"}
        for trace in center.traces
        for address, owner in trace.get("wallets", {}).items()
    ]
    wanted = {one.upper() for name in ("address", "owner_address") for one in asked.get(name, ())}
    key = "address" if "address" in asked else "owner"
    found = [one for one in (*center.wallets, *told) if one[key].upper() in wanted]
    return {"jetton_wallets": found, "address_book": {}, "metadata": center.metadata}


def _transfers(center: Center, asked: dict[str, list[str]]) -> Any:
    owner = asked["owner_address"][0].upper()
    found = [
        {
            "source": "0:" + "11" * 32, "destination": owner, "amount": "2500000",
            "jetton_master": center.master, "transaction_hash": one["hash"],
            "transaction_lt": one["lt"], "transaction_now": one["now"],
            "transaction_aborted": False,
        }
        for one in center.steps
        if one["in_msg"]["opcode"] == "0x7362d09c" and one["account"] == owner
    ]  # fmt: skip
    listed = _listed(found, asked, "transaction_lt")
    return {"jetton_transfers": listed, "address_book": {}, "metadata": center.metadata}


def _states(center: Center, asked: dict[str, list[str]]) -> Any:
    named = [one.upper() for one in asked["address"]]
    found = [center.accounts[one] for one in named if one in center.accounts]
    return {"accounts": found, "address_book": {}}


_METHODS: dict[str, Callable[[Center, dict[str, list[str]]], Any]] = {
    "traces": _traces,
    "pendingTraces": _pending,
    "transactions": _transactions,
    "jetton/wallets": _wallets,
    "jetton/transfers": _transfers,
    "accountStates": _states,
    "walletStates": lambda center, asked: {"wallets": _states(center, asked)["accounts"]},
    "masterchainInfo": lambda center, _: {"last": {"seqno": center.head}, "first": {"seqno": 1}},
}


@asynccontextmanager
async def serving(center: Center) -> AsyncIterator[Center]:
    """Serve it on a free loopback port."""

    async def answered(request: web.Request) -> web.Response:
        asked: dict[str, list[str]] = {}
        for name, value in request.query.items():
            asked.setdefault(name, []).append(value)
        return web.json_response(center.answer(request.match_info["method"], asked))

    app = web.Application()
    app.router.add_get("/api/v3/{method:.*}", answered)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        center.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield center
    finally:
        await runner.cleanup()
