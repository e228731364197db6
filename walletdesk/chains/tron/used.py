"""Whether anybody ever used an address."""

import asyncio

from walletdesk.chains.base import Chain
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import ask
from walletdesk.chains.tron.addresses import address

# Many an address receives USDT before anybody activates it with TRX.
_USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


async def used(chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that exist as accounts, or hold USDT.

    Raises    NodesFailed, ValueError, KeyError, TypeError
    """
    plain = [address(one) for one in addresses]
    accounts = await ask.accounts(nodes, plain)
    absent = [one for one in plain if not accounts[one].exists]
    held = await asyncio.gather(*(ask.held(nodes, _USDT, one) for one in absent))
    holding = {one for one, amount in zip(absent, held, strict=True) if amount}
    return frozenset(
        given
        for given, one in zip(addresses, plain, strict=True)
        if accounts[one].exists or one in holding
    )
