"""The product as a process of its own, pinned to its core."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from walletdesk.bench import machine
from walletdesk.settings import Settings, read_settings

_START_S = 60.0


class Served(NamedTuple):
    """A product that answers.

    answered_s   from the start of its process to its first answer
    """

    pid: int
    port: int
    answered_s: float


def environment(data: Path, url: str, **more: str) -> dict[str, str]:
    """Settings of a bench's product, as its environment: visitors may write without pause."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("WALLETDESK_")}
    return {
        **own,
        "WALLETDESK_DATA": str(data),
        "WALLETDESK_DATABASE__URL": url,
        "WALLETDESK_DESK__MESSAGES_PER_MINUTE": "1000000000",
        "WALLETDESK_LOG_LEVEL": "warning",
        **more,
    }


def settings_of(environ: dict[str, str]) -> Settings:
    """The same settings for the bench itself."""
    return read_settings(environ)


@contextmanager
def serving(environ: dict[str, str], core: int, *program: str) -> Iterator[Served]:
    """Run `walletdesk serve`, or another module of ours, on one core until the block ends."""
    port = machine.free_port()
    began = time.monotonic()
    folder = Path(environ["WALLETDESK_DATA"])
    with (folder / "serve.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *(program or ("walletdesk.cli", "serve"))],
            env={**environ, "WALLETDESK_SERVER__PORT": str(port)},
            cwd=folder,
            stdout=log,
            stderr=log,
            preexec_fn=partial(machine.pin, core),
        )
    try:
        _await_answer(process, port, folder / "serve.log")
        yield Served(process.pid, port, time.monotonic() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_answer(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/api/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.02)
        finally:
            connection.close()
    raise RuntimeError(f"walletdesk did not start:\n{log.read_text()[-2000:]}")
