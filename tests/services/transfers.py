"""Real transfers on an Anvil of the tests' own: waiting, on their way, failed and done."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.services.anvil import running_anvil

# Anvil's published accounts, unlocked there.
ALICE = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
BOB = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
UNKNOWN = "0x" + "ab" * 32
# Its constructor leaves a contract of two zeros and a revert.
_REFUSES_ALL = "0x6005600c60003960056000f360006000fd"


@dataclass(frozen=True)
class Transfers:
    """Transaction ids by where they stand, and the node's address.

    final        deep below the newest block
    failed       in a block, reverted
    confirming   in a block that three others follow
    pending      in no block
    """

    url: str
    final: str
    failed: str
    confirming: str
    pending: str

    def send(self) -> str:
        """Send another one, which waits; returns its id."""
        return send(self.url, to=BOB, value=hex(10**16))

    def mine(self, blocks: int = 1) -> None:
        """Let blocks be made; the first takes what waits."""
        call(self.url, "anvil_mine", hex(blocks))


def call(url: str, method: str, *params: object) -> Any:
    """One call of the node's."""
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)["result"]


def send(url: str, **transaction: str) -> str:
    """Have the node send a transaction of Alice's; returns its id."""
    sent: str = call(url, "eth_sendTransaction", {"from": ALICE, **transaction})
    return sent


@contextmanager
def running_transfers() -> Iterator[Transfers]:
    """Start a node and send them.

    Raises    Unavailable  when the node's program is not on this machine
    """
    # Blocks are made here alone: the node's own miner is late on a busy machine.
    with running_anvil("--no-mining") as url:
        final = send(url, to=BOB, value=hex(10**18))
        made = send(url, data=_REFUSES_ALL)
        call(url, "anvil_mine", hex(1))
        refuses = call(url, "eth_getTransactionReceipt", made)["contractAddress"]
        call(url, "anvil_mine", hex(100))
        failed = send(url, to=refuses, gas=hex(100_000))
        call(url, "anvil_mine", hex(1))
        confirming = send(url, to=BOB, value=hex(25 * 10**16))
        call(url, "anvil_mine", hex(4))
        pending = send(url, to=BOB, value=hex(10**17))
        yield Transfers(url, final, failed, confirming, pending)
