"""The whole product as an operator starts it: `walletdesk serve` in a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyotp

_READY_WITHIN_S = 60.0


@dataclass(frozen=True)
class Login:
    """A sample login."""

    email: str
    password: str
    totp_secret: str

    def code(self) -> str:
        """A code that was not used yet: each one works once."""
        totp = pyotp.TOTP(self.totp_secret)
        return totp.now()


@dataclass(frozen=True)
class Served:
    """A running product."""

    url: str
    data: Path
    log: Path
    process: subprocess.Popen[bytes]

    def login(self, name: str) -> Login:
        """The sample login of `mei`, `sam`, `lead` or `admin`."""
        for line in (self.data / "sample-logins.txt").read_text().splitlines():
            words = line.split()
            if words[1].startswith(f"{name}@"):
                return Login(words[1], words[2], words[-1])
        raise LookupError(name)


@contextmanager
def served(data: Path, **settings: str) -> Iterator[Served]:
    """Start the product on a free port; end it by its process id.

    settings   environment names below `WALLETDESK_`, such as `DATABASE__URL`
    """
    port = _free_port()
    data.mkdir(parents=True, exist_ok=True)
    log = data.parent / "serve.log"
    environment = {name: value for name, value in os.environ.items() if "WALLETDESK" not in name}
    environment |= {"WALLETDESK_DATA": str(data), "WALLETDESK_SERVER__PORT": str(port)}
    environment |= {f"WALLETDESK_{name}": value for name, value in settings.items()}
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "walletdesk.cli", "serve"],
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            cwd=data.parent,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url, process, log)
        yield Served(url, data, log, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/api/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    said = re.sub(r"(Sample1|key) \S+", r"\1 …", log.read_text()[-3000:])
    raise AssertionError(f"walletdesk serve did not answer:\n{said}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
