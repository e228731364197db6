"""A real EVM node with contracts on it, transactions sent to it, and what the family says."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from eth_abi.abi import encode

from tests.services.anvil import running_anvil
from tests.services.solidity import compiled
from walletdesk.chains.base import Finding, Question
from walletdesk.chains.evm.words import selector
from walletdesk.chains.open import Chains
from walletdesk.settings.model import ChainNodes

CONTRACTS = Path(__file__).parent / "contracts" / "Cases.sol"
# Anvil's published accounts, which it signs for.
ALICE = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
BOB = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
CAROL = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
NOBODY = "0x" + "5c" * 20
GWEI = 10**9
ETHER = 10**18
_MINED_WITHIN_S = 10


class Refused(Exception):
    """The node would not do it."""


class Ground:
    """One node."""

    def __init__(self, url: str, chain: str = "anvil", *, mines: bool = True) -> None:
        self.url = url
        self.chain = chain
        self.mines = mines

    def rpc(self, method: str, *params: Any) -> Any:
        """What the node answers."""
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        request = Request(self.url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urlopen(request, timeout=30) as answer:
            told = json.loads(answer.read())
        if "error" in told:
            raise Refused(told["error"])
        return told["result"]

    def send(
        self, to: str | None, value: int = 0, data: str = "0x", *, sender: str = ALICE, **more: Any
    ) -> str:
        """Send a transaction; its id. Numbers are written as the node wants them."""
        fields: dict[str, Any] = {"from": sender, "value": value, "data": data, "gas": 3_000_000}
        fields |= more if to is None else {"to": to, **more}
        written = {name: hex(it) if isinstance(it, int) else it for name, it in fields.items()}
        hash_: str = self.rpc("eth_sendTransaction", written)
        until = time.monotonic() + _MINED_WITHIN_S
        # The node answers a moment before the transaction is in a block.
        while self.mines and not self.rpc("eth_getTransactionReceipt", hash_):
            assert time.monotonic() < until, "the node did not mine"
            time.sleep(0.005)
        return hash_

    def deploy(self, name: str) -> str:
        """Put a contract of ours on the chain; its address."""
        hash_ = self.send(None, data=compiled(CONTRACTS)[name].creation)
        address: str = self.rpc("eth_getTransactionReceipt", hash_)["contractAddress"]
        return address

    def place(self, name: str, address: str) -> None:
        """Have a contract of ours stand at an address."""
        self.rpc("anvil_setCode", address, compiled(CONTRACTS)[name].runtime)

    def mine(self, blocks: int = 1, seconds: int = 1) -> None:
        """Make blocks, so many seconds apart."""
        self.rpc("anvil_mine", hex(blocks), hex(seconds))

    async def says(self, transaction: str, *others: str, **known: Any) -> Finding:
        """What the family finds; `others` are further endpoints of the chain."""
        urls = (self.url, *others)
        chains = Chains([ChainNodes(chain=self.chain, urls=urls, calls_per_second=1_000)])
        try:
            one = chains.all[0]
            question = Question(transaction=transaction, **known)
            return await one.family.examine(one.chain, one.nodes, question)
        finally:
            await chains.close()


def call(signature: str, *values: Any) -> str:
    """The data of a call: `transfer(address,uint256)` and its values."""
    types = signature[signature.index("(") + 1 : -1]
    encoded = encode(types.split(",") if types else [], values)
    return "0x" + selector(signature) + encoded.hex()


@contextmanager
def ground(*options: str, chain: str = "anvil") -> Iterator[Ground]:
    """A node of one's own."""
    with running_anvil(*options) as url:
        yield Ground(url, chain, mines="--no-mining" not in options)
