"""Who else may act for an address: a contract it delegates to, new owners of a shared wallet.

Sources: EIP-7702; the events of Safe's OwnerManager and ModuleManager.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.evm.token_logs import logs
from walletdesk.chains.evm.transfers import address_of, topic
from walletdesk.chains.evm.words import number
from walletdesk.chains.evm.work import Work

_NAMES = {
    topic("AddedOwner(address)"): "owner_added",
    topic("RemovedOwner(address)"): "owner_removed",
    topic("ChangedThreshold(uint256)"): "threshold_changed",
    topic("EnabledModule(address)"): "module_enabled",
}
_TOLD_MAX = 8
_WINDOWS_MAX = 6


@dataclass(frozen=True)
class WalletChange:
    """A change of who commands a shared wallet.

    name    `owner_added`, `owner_removed`, `threshold_changed`, `module_enabled`
    value   the owner's or module's address, or how many must sign
    """

    name: str
    value: str
    transaction: str
    block: int


async def wallet_changes(work: Work, wallet: str, head: int) -> tuple[WalletChange, ...]:
    """The newest changes of a shared wallet, newest first.

    Raises    NodesFailed
    """
    high, width, found = head, head + 1, list[WalletChange]()
    for _ in range(_WINDOWS_MAX):
        if not width or high == -1 or work.left <= 0 or len(found) >= _TOLD_MAX:
            break
        read = await logs(work, ((tuple(_NAMES),),), high, -1, width, wallet)
        found += reversed([one for one in map(_change, read.logs) if one])
        high, width = read.low, read.width
    return tuple(found[:_TOLD_MAX])


def _change(log: Any) -> WalletChange | None:
    try:
        return _read(log)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _read(log: Mapping[str, Any]) -> WalletChange:
    name = _NAMES[log["topics"][0]]
    # Newer wallets index the address, older ones do not.
    word = log["topics"][1] if len(log["topics"]) > 1 else log["data"][:66]
    value = str(int(word, 16)) if name == "threshold_changed" else address_of(word)
    return WalletChange(name, value, str(log["transactionHash"]), number(log["blockNumber"]))
