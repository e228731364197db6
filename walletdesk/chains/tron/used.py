"""Whether anybody ever used an address."""

import asyncio

from walletdesk.chains.base import Chain
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import ask
from walletdesk.chains.tron.addresses import address
from walletdesk.chains.tron.known import USDT


async def used(chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that exist as accounts, or hold USDT.

    Raises    NodesFailed, ValueError, KeyError, TypeError
    """
    plain = [address(one) for one in addresses]
    accounts = await ask.accounts(nodes, plain)
    absent = [one for one in plain if not accounts[one].exists]
    # Many an address receives USDT before anybody activates it with TRX.
    held = await asyncio.gather(*(ask.held(nodes, USDT, one) for one in absent))
    holding = {one for one, amount in zip(absent, held, strict=True) if amount}
    return frozenset(
        given
        for given, one in zip(addresses, plain, strict=True)
        if accounts[one].exists or one in holding
    )
