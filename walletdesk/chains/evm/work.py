"""A bounded piece of work at a chain's nodes: how much it may still ask, and what a no means."""

from collections.abc import Sequence
from typing import Any

from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError

_BUSY_CODES = (429, -32016)
_BUSY_WORDS = ("rate limit", "too many requests", "request limit", "capacity", "compute units")


class Work:
    """Nodes, with the number of calls that one piece of work may still make."""

    def __init__(self, nodes: Nodes, calls_max: int) -> None:
        self.nodes = nodes
        self.left = calls_max

    async def rpc(self, calls: Sequence[Call]) -> list[Any]:
        """As `Nodes.rpc`, counted; a node that only wants a pause is a failure, not a fact.

        Raises    NodesFailed
        """
        if not calls:
            return []
        self.left -= len(calls)
        answers = await self.nodes.rpc(calls)
        if any(isinstance(one, RpcError) and is_busy(one) for one in answers):
            raise NodesFailed(self.nodes.chain, (("", "busy"),))
        return answers


def is_busy(error: RpcError) -> bool:
    """Whether a node refuses for now, and may do it later."""
    said = error.message.lower()
    return error.code in _BUSY_CODES or any(word in said for word in _BUSY_WORDS)
