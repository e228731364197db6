"""Whether anybody ever used an address: its nonce and what it holds."""

from walletdesk.chains.evm.words import number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

_ASKED = ("eth_getTransactionCount", "eth_getBalance")


async def used(nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that sent something or hold the chain's coin.

    Raises    NodesFailed
    """
    asked = [(address, method) for address in addresses for method in _ASKED]
    answers = await nodes.rpc([Call(method, (address, "latest")) for address, method in asked])
    return frozenset(
        address
        for (address, _), answer in zip(asked, answers, strict=True)
        if isinstance(answer, str) and number(answer) > 0
    )
