"""The product as its own process, on a free port, with all that it leaves on disk."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

_STARTED_WITHIN_S = 90.0
_ENDED_WITHIN_S = 20.0


@dataclass
class Product:
    """`walletdesk serve`, to be started, killed and started again.

    data       its data folder
    log_path   what it said on standard output and error, of all its lives
    command    what it is started as; `work` answers nowhere and is not waited for
    """

    data: Path
    log_path: Path
    environ: dict[str, str]
    command: tuple[str, ...] = ("serve",)
    port: int = field(default_factory=lambda: _free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        """The visitors' socket."""
        return f"ws://127.0.0.1:{self.port}/api/chat/live"

    def start(self) -> None:
        """Start it and wait until it answers."""
        ours = {
            "WALLETDESK_DATA": str(self.data),
            "WALLETDESK_SERVER__PORT": str(self.port),
            "WALLETDESK_FIRST_LINE__VECTORS": "false",
            "WALLETDESK_DESK__MESSAGES_PER_MINUTE": "1000000",
            "WALLETDESK_LOG_LEVEL": "debug",
        }
        program = Path(sys.executable).parent / "walletdesk"
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [program, *self.command],
                env={**os.environ, **ours, **self.environ},
                cwd=self.log_path.parent,
                stdout=log,
                stderr=log,
            )
        if self.command[0] != "serve":
            return
        deadline = time.monotonic() + _STARTED_WITHIN_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"serve did not start:\n{self.log_path.read_text()}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut does: SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an operator does: SIGTERM."""
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        try:
            self._process.wait(_ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise
        finally:
            self._process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/health", timeout=2).status_code == 200
        except httpx.TransportError:
            return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
