"""A real node with the contracts of `contracts_risk`, and hands to send things on it."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from eth_abi.abi import encode

from tests.services import Unavailable
from tests.services.anvil import running_anvil
from tests.services.solc import Compiled, compiled
from walletdesk.chains.base import Chain, Family
from walletdesk.chains.evm.words import checksummed
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.open import Chains
from walletdesk.settings.model import ChainNodes

SOURCE = Path(__file__).parent / "contracts_risk" / "risk.sol"
# Anvil's published accounts; each holds 10,000 coins.
ALICE = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
BOB = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
CAROL = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"
COIN = 10**18


@dataclass(frozen=True)
class RiskNode:
    """A node that does what it is told."""

    url: str
    contracts: dict[str, Compiled]

    def ask(self, method: str, *params: Any) -> Any:
        """The result of one call."""
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        request = Request(self.url, body.encode(), {"Content-Type": "application/json"})
        with urlopen(request, timeout=30) as got:
            answer = json.loads(got.read())
        if "error" in answer:
            raise AssertionError(answer["error"])
        return answer["result"]

    def send(self, sender: str, to: str | None, value: int = 0, data: str = "0x") -> str:
        """Send something, also what fails; gives the transaction's id."""
        transaction = {
            "from": sender, "value": hex(value), "data": data, "gas": hex(3_000_000),
        }  # fmt: skip
        if to:
            transaction["to"] = to
        sent: str = self.ask("eth_sendTransaction", transaction)
        self.receipt(sent)
        return sent

    def receipt(self, sent: str) -> dict[str, Any]:
        """A transaction's receipt, once it is in a block."""
        for _ in range(500):
            if found := self.ask("eth_getTransactionReceipt", sent):
                receipt: dict[str, Any] = found
                return receipt
            time.sleep(0.02)
        raise AssertionError("never in a block")

    def deploy(self, name: str, types: tuple[str, ...] = (), *args: Any) -> str:
        """Make a contract; gives its address."""
        data = self.contracts[name].bytecode + encode(types, args).hex()
        return checksummed(self.receipt(self.send(ALICE, None, 0, data))["contractAddress"])

    def call(self, sender: str, name: str, at: str, signature: str, *args: Any) -> str:
        """Have a contract do something; gives the transaction's id."""
        types = [one for one in signature.partition("(")[2].rstrip(")").split(",") if one]
        data = self.contracts[name].selectors[signature] + encode(types, args).hex()
        return self.send(sender, at, 0, data)

    def as_anybody(self, address: str, coins: int = 1) -> str:
        """Make an address of our choice able to send."""
        self.ask("anvil_impersonateAccount", address)
        self.ask("anvil_setBalance", address, hex(coins * COIN))
        return address

    def mine(self, blocks: int) -> None:
        """Let blocks pass."""
        self.ask("anvil_mine", hex(blocks))

    def height(self) -> int:
        """The newest block's."""
        return int(self.ask("eth_blockNumber"), 16)


@contextmanager
def risk_node() -> Iterator[RiskNode]:
    """Run one; skips the test where this machine cannot."""
    try:
        contracts = compiled(SOURCE)
        with running_anvil() as url:
            yield RiskNode(url, contracts)
    except Unavailable as absent:
        pytest.skip(str(absent))


@dataclass(frozen=True)
class Looking:
    """The family, looking at one node."""

    chain: Chain
    family: Family
    nodes: Nodes
    chains: Chains

    async def close(self) -> None:
        """Close the connections."""
        await self.chains.close()


def looking(url: str, **traits: Any) -> Looking:
    """Look at a node as at Anvil's chain."""
    chains = Chains([ChainNodes(chain="31337", urls=(url,), calls_per_second=10_000)])
    one = chains.all[0]
    chain = replace(one.chain, traits={**one.chain.traits, **traits})
    return Looking(chain, one.family, one.nodes, chains)
