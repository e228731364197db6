"""A real EVM node for the bench: Anvil on a free loopback port, with transactions of every kind."""

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

_IN_MODULES = Path("node_modules/@foundry-rs/anvil-linux-amd64/bin")
_STARTED_WITHIN_S = 20.0
_COIN = 10**18
_REFUSES = "0x" + "cd" * 20
_REVERTS = "0x60006000fd"


class NoAnvil(Exception):
    """There is none on this machine."""


@dataclass(frozen=True)
class Ledger:
    """What lies on the bench's chain.

    arrived, pending, failed   transaction ids
    """

    url: str
    arrived: list[str]
    pending: list[str]
    failed: list[str]


@contextmanager
def ledger(each: int) -> Iterator[Ledger]:
    """A chain with so many transactions of each kind.

    Raises    NoAnvil
    """
    with _anvil() as url:
        accounts = rpc(url, "eth_accounts")
        rpc(url, "anvil_setCode", _REFUSES, _REVERTS)
        arrived = [_sent(url, accounts[0], accounts[1]) for _ in range(each)]
        failed = [_sent(url, accounts[2], _REFUSES) for _ in range(each)]
        rpc(url, "evm_mine")
        rpc(url, "anvil_mine", hex(100))
        pending = [_sent(url, accounts[3], accounts[4]) for _ in range(each)]
        yield Ledger(url, arrived, pending, failed)


def rpc(url: str, method: str, *params: Any) -> Any:
    """One call of the node, for setting the scene."""
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = Request(url, body, {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read()).get("result")


def _sent(url: str, sender: str, to: str) -> str:
    transaction = {"from": sender, "to": to, "value": hex(_COIN // 1000), "gas": hex(100_000)}
    return str(rpc(url, "eth_sendTransaction", transaction))


@contextmanager
def _anvil() -> Iterator[str]:
    program = shutil.which("anvil", path=str(_IN_MODULES)) or shutil.which("anvil")
    if program is None:
        raise NoAnvil
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    node = subprocess.Popen(
        [program, "--port", str(port), "--silent", "--no-mining"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        node.terminate()
        node.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + _STARTED_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise NoAnvil from None
            time.sleep(0.05)
        else:
            return


@contextmanager
def far_away(url: str, pause_s: float) -> Iterator[str]:
    """The same node, each of whose answers takes so much longer."""

    class Far(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(pause_s)
            request = Request(url, body, {"Content-Type": "application/json"})
            with urlopen(request, timeout=30) as answer:
                content = answer.read()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Far)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
