"""A chain in memory whose every block is known, behind the interface of nodes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from walletdesk.chains.evm.transfers import TRANSFER, word_of
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError

HOLDER, OTHER, TOKEN = "0x" + "11" * 20, "0x" + "22" * 20, "0x" + "33" * 20
FEE = 7
Kind = Literal["sends", "receives", "sends_token", "receives_token", "is_spoofed"]
_OWN = ("sends", "sends_token")
_REFUSED = RpcError(-32000, "no")


@dataclass(frozen=True)
class Event:
    """One transaction that concerns the holder; at most one a block."""

    height: int
    kind: Kind

    @property
    def transaction(self) -> str:
        """Its id."""
        return f"0x{self.height:064x}"


class Simulated(Nodes):
    """A node that keeps the states of some blocks, and gives the logs of so many at once."""

    def __init__(self, head: int, events: Sequence[Event], keeps: int, wide: int) -> None:
        super().__init__("simulated", ())
        self._head = head
        self._events = {one.height: one for one in events}
        self._keeps = keeps
        self._wide = wide
        self.asked = 0

    async def rpc(self, calls: Sequence[Call]) -> list[Any]:
        self.asked += len(calls)
        return [self._answer(call.method, tuple(call.params)) for call in calls]

    def _answer(self, method: str, given: tuple[Any, ...]) -> Any:
        match method:
            case "eth_blockNumber":
                return hex(self._head)
            case "eth_getCode":
                return "0x"
            case "eth_getTransactionCount" | "eth_getBalance":
                return self._state(method, int(given[1], 16))
            case "eth_getLogs":
                return self._logs(given[0])
            case "eth_getBlockByNumber":
                return None if given[0] == "finalized" else self._block(int(given[0], 16))
            case "eth_getTransactionReceipt":
                return self._receipt(self._events[int(given[0], 16)])
            case "trace_filter":
                return []
        return _REFUSED

    def _state(self, method: str, height: int) -> Any:
        if height < self._head - self._keeps:
            return _REFUSED
        past = [one.kind for one in self._events.values() if one.height <= height]
        nonce = sum(kind in _OWN for kind in past)
        if method == "eth_getTransactionCount":
            return hex(nonce)
        sent, received = past.count("sends"), past.count("receives")
        return hex(10**6 + 5 * received - 3 * sent - FEE * nonce)

    def _logs(self, query: dict[str, Any]) -> Any:
        first, last = int(query["fromBlock"], 16), int(query["toBlock"], 16)
        if last - first >= self._wide:
            return _REFUSED
        some = [one for one in self._events.values() if first <= one.height <= last]
        return [log for one in some if (log := _log(one)) and _fits(log["topics"], query["topics"])]

    def _block(self, height: int) -> dict[str, Any]:
        one = self._events.get(height)
        return {
            "timestamp": hex(height),
            "transactions": [_transaction(one)] if one else [],
        }

    def _receipt(self, one: Event) -> dict[str, Any]:
        return {
            "status": "0x1", "gasUsed": hex(FEE), "effectiveGasPrice": "0x1",
            "from": HOLDER if one.kind in _OWN else OTHER,
        }  # fmt: skip


def _transaction(one: Event) -> dict[str, Any]:
    sender = HOLDER if one.kind in _OWN else OTHER
    to, value = {"sends": (OTHER, 3), "receives": (HOLDER, 5)}.get(one.kind, (TOKEN, 0))
    return {
        "hash": one.transaction, "from": sender, "to": to, "value": hex(value),
        "transactionIndex": "0x0",
    }  # fmt: skip


def _log(one: Event) -> dict[str, Any] | None:
    if "token" not in one.kind and one.kind != "is_spoofed":
        return None
    ends = (OTHER, HOLDER) if one.kind == "receives_token" else (HOLDER, OTHER)
    return {
        "address": TOKEN, "topics": [TRANSFER, word_of(ends[0]), word_of(ends[1])],
        "data": "0x" + (9).to_bytes(32).hex(), "transactionHash": one.transaction,
        "blockNumber": hex(one.height), "transactionIndex": "0x0", "logIndex": "0x0",
    }  # fmt: skip


def _fits(topics: Sequence[str], wanted: Sequence[Any]) -> bool:
    if len(wanted) > len(topics):
        return False
    pairs = zip(topics, wanted, strict=False)
    return all(want is None or topic in ([want] if isinstance(want, str) else want)
               for topic, want in pairs)  # fmt: skip
