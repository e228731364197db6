"""A real EVM node of the tests' own: Anvil on a free loopback port, with its public accounts."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services import Unavailable

_PACKAGE = "node_modules/@foundry-rs/anvil-linux-amd64/bin"
_HOUSE = Path(__file__).parents[2]
_STARTED_WITHIN_S = 30.0
_ENDED_WITHIN_S = 10.0


def anvil_path() -> str:
    """The node's program.

    Raises    Unavailable  when this machine has none
    """
    found = shutil.which("anvil", path=str(_HOUSE / _PACKAGE)) or shutil.which("anvil")
    if found is None:
        raise Unavailable("no Anvil on this machine (npm: @foundry-rs/anvil-linux-amd64)")
    return found


@contextmanager
def running_anvil(*options: str) -> Iterator[str]:
    """Start a node; give its JSON-RPC address; end it afterwards.

    options   of the program, such as `--no-mining`
    Raises    Unavailable  when its program is not on this machine
    """
    program, port = anvil_path(), _free_port()
    node = subprocess.Popen(
        [program, "--port", str(port), "--silent", *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, node)
        yield f"http://127.0.0.1:{port}"
    finally:
        node.terminate()
        try:
            node.wait(_ENDED_WITHIN_S)
        except subprocess.TimeoutExpired:
            node.kill()
            node.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int, node: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTED_WITHIN_S
    while node.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise Unavailable(f"Anvil did not start (exit code {node.poll()})")
