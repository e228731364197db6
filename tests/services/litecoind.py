"""A real node of Bitcoin's family of the tests' own: Litecoin Core on a chain that is private."""

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.services import Unavailable

_USER, _PASSWORD = "tests", "only-on-loopback"
_STARTED_WITHIN_S = 30.0
_ENDED_WITHIN_S = 20.0


@dataclass(frozen=True)
class Litecoind:
    """A node that runs, with a wallet that mines to itself."""

    port: int

    @property
    def url(self) -> str:
        """Its JSON-RPC address with name and password."""
        return f"http://{_USER}:{_PASSWORD}@127.0.0.1:{self.port}"

    def call(self, method: str, *params: Any) -> Any:
        """The result of one call.

        Raises    RuntimeError  with the node's own error
        """
        (result,) = self.calls([(method, *params)])
        return result

    def calls(self, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The results of several calls in one request."""
        body = [
            {"id": number, "method": method, "params": params}
            for number, (method, *params) in enumerate(calls)
        ]
        answers = self._posted(json.dumps(body, default=str).encode())
        failed = next((one["error"] for one in answers if one["error"]), None)
        if failed:
            raise RuntimeError(failed)
        return [one["result"] for one in answers]

    def address(self, kind: str = "bech32") -> str:
        """A new address of its wallet."""
        address: str = self.call("getnewaddress", "", kind)
        return address

    def mine(self, blocks: int = 1, to: str | None = None) -> list[str]:
        """Make blocks of what waits; gives their hashes."""
        hashes: list[str] = self.call("generatetoaddress", blocks, to or self.address())
        return hashes

    def coin(self) -> tuple[str, int]:
        """A coin of its wallet that is in a block and that nothing spends."""
        one = max(self.call("listunspent", 1), key=lambda each: each["amount"])
        return one["txid"], one["vout"]

    def send(
        self,
        to: str,
        amount: str,
        rate: int,
        *,
        coin: tuple[str, int] | None = None,
        change: str | None = None,
        replaceable: bool = True,
    ) -> str:
        """Pay an address at a rate in satoshis a virtual byte; gives the transaction's id."""
        txid, number = coin or self.coin()
        options = {
            "inputs": [{"txid": txid, "vout": number}],
            "add_inputs": False,
            "change_address": change or self.address(),
            "fee_rate": rate,
            "replaceable": replaceable,
        }
        sent: str = self.call("send", {to: amount}, None, "unset", None, options)["txid"]
        return sent

    def signed(
        self, coins: Sequence[tuple[str, int]], to: dict[str, str], *, sequence: int = 0xFFFFFFFD
    ) -> str:
        """A transaction that spends these coins, ready to be sent, in hexadecimal."""
        inputs = [{"txid": txid, "vout": n, "sequence": sequence} for txid, n in coins]
        raw = self.call("createrawtransaction", inputs, to)
        complete: str = self.call("signrawtransactionwithwallet", raw)["hex"]
        return complete

    def _posted(self, body: bytes) -> list[dict[str, Any]]:
        token = base64.b64encode(f"{_USER}:{_PASSWORD}".encode()).decode()
        head = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
        request = Request(f"http://127.0.0.1:{self.port}", body, head)
        with urlopen(request, timeout=30) as got:
            answers: list[dict[str, Any]] = json.loads(got.read(), parse_float=Decimal)
        return answers


@contextmanager
def running_litecoind(*options: str, folder: Path | None = None) -> Iterator[Litecoind]:
    """Start a node with an empty chain, or with what a folder holds; end it afterwards.

    folder    keeps chain and pool for the next start, which finds no wallet open
    Raises    Unavailable  when its program is not on this machine
    """
    program = shutil.which("litecoind")
    if program is None:
        raise Unavailable("no Litecoin Core on this machine (Debian: litecoind)")
    with tempfile.TemporaryDirectory() as spare:
        node = Litecoind(_free_port())
        fresh = folder is None or not any(folder.iterdir())
        process = subprocess.Popen(
            [program, *_flags(str(folder or spare), node.port), *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(node, process)
            if fresh:
                node.call("createwallet", "tests")
            yield node
        finally:
            process.terminate()
            try:
                process.wait(_ENDED_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _flags(folder: str, port: int) -> list[str]:
    return [
        "-regtest",
        f"-datadir={folder}",
        "-server",
        f"-rpcport={port}",
        f"-rpcuser={_USER}",
        f"-rpcpassword={_PASSWORD}",
        "-listen=0",
        "-dnsseed=0",
        "-connect=0",
        "-txindex=1",
        "-fallbackfee=0.0002",
        "-walletrbf=1",
        "-mintxfee=0.00001",
        # Without it this node announces replacements and goes on with what they replace.
        "-mempoolreplacement=1",
        "-printtoconsole=0",
        "-keypool=20",
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(node: Litecoind, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTED_WITHIN_S
    while process.poll() is None and time.monotonic() < until:
        try:
            node.call("getblockcount")
        except (OSError, HTTPError, RuntimeError):
            time.sleep(0.05)
        else:
            return
    raise Unavailable(f"Litecoin Core did not start (exit code {process.poll()})")
