"""A node of TRON on loopback that gives recorded answers of the documented HTTP API."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Answer = Callable[[str], tuple[int, bytes] | None]

_PAYLOADS = Path(__file__).parent.parent / "chains" / "tron" / "payloads"
_NAMED_BY = ("value", "address", "num", "contract_address", "function_selector", "parameter")


def recorded() -> dict[str, Any]:
    """Every recorded answer, by the call and what it names: `wallet/getaccount 41…`."""
    found: dict[str, Any] = {}
    for path in sorted(_PAYLOADS.glob("*.json")):
        if path.stem != "names":
            found.update(json.loads(path.read_text("utf-8")))
    return found


@dataclass
class TronNode:
    """The node: its URL, what it was asked, and what it answers."""

    answers: Mapping[str, Any]
    instead: Answer
    url: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, call: str) -> tuple[int, bytes]:
        """Status and body for a call."""
        self.asked.append(call)
        other = self.instead(call)
        if other is not None:
            return other
        if call in self.answers:
            return 200, json.dumps(self.answers[call]).encode()
        return _nothing(call)


def _nothing(call: str) -> tuple[int, bytes]:
    """What a node answers when it knows nothing of that name."""
    if call.startswith("v1/"):
        return 200, b'{"data": [], "success": true, "meta": {"at": 1, "page_size": 0}}'
    if "triggerconstantcontract" in call:
        return 200, b'{"result": {"code": "CONTRACT_VALIDATE_ERROR", "message": "4e6f"}}'
    if call.startswith(("wallet/", "walletsolidity/")):
        return 200, b"{}"
    return 404, b""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that leave early are part of the tests."""


@contextmanager
def tron_node(
    answers: Mapping[str, Any] | None = None, instead: Answer = lambda _: None
) -> Iterator[TronNode]:
    """Run one while the block runs.

    answers   what it knows; everything recorded where that is left out
    instead   another answer to a call: status and body; None for the usual one
    """
    node = TronNode(recorded() if answers is None else answers, instead)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            names = [str(body[name]) for name in _NAMED_BY if body.get(name) not in (None, "")]
            self.reply(" ".join((self.path.lstrip("/"), *names)))

        def do_GET(self) -> None:
            self.reply(unquote(self.path).lstrip("/"))

        def reply(self, call: str) -> None:
            status, content = node.answer(call)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    node.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield node
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
