"""What an address holds of the tokens in its history, and whether it could give it away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.evm.approvals import number_in
from walletdesk.chains.evm.tokens import Token, Tokens
from walletdesk.chains.evm.transfers import word_of
from walletdesk.chains.evm.work import Work
from walletdesk.chains.rpc import Call, RpcError

_BALANCE_OF, _TRANSFER = "0x70a08231", "0xa9059cbb"
_GAS = hex(1_000_000)
_REVERTED_CODE = 3
_TOKENS_MAX = 16
# Nobody's: made of words of ours, so that no list of a token knows it.
_ANYBODY = "0x" + b"a trial of a payment".hex()


@dataclass(frozen=True)
class Holding:
    """Some of a token that an address holds."""

    token: Token
    balance: int

    @property
    def amount(self) -> str:
        """With its symbol."""
        return f"{self.token.amount(self.balance)} {self.token.name}"


async def holdings(
    work: Work, tokens: Tokens, holder: str, contracts: Iterable[str]
) -> tuple[Holding, ...]:
    """Which of these tokens the address holds, up to sixteen; collectibles are left out.

    Raises    NodesFailed
    """
    asked = tuple(dict.fromkeys(contracts))[:_TOKENS_MAX]
    described = await tokens.of(work.nodes, asked)
    fungible = [one for one in described.values() if one.decimals is not None]
    answers = await work.rpc(
        [
            Call("eth_call", ({"to": one.contract, "data": _of(holder), "gas": _GAS}, "latest"))
            for one in fungible
        ]
    )
    held = (Holding(one, number_in(told)) for one, told in zip(fungible, answers, strict=True))
    return tuple(one for one in held if one.balance)


def _of(holder: str) -> str:
    return _BALANCE_OF + word_of(holder)[2:]


async def trapped(work: Work, holder: str, held: Sequence[Holding]) -> tuple[Holding, ...]:
    """Those of these holdings that the token does not let out, as far as a trial tells.

    Raises    NodesFailed
    """
    answers = await work.rpc([_trial(holder, one) for one in held])
    return tuple(one for one, told in zip(held, answers, strict=True) if _refused(told))


def _trial(holder: str, one: Holding) -> Call:
    """A transfer that nobody signs: the node only says what would happen."""
    moved = _TRANSFER + word_of(_ANYBODY)[2:] + one.balance.to_bytes(32).hex()
    trial = {"from": holder, "to": one.token.contract, "data": moved, "gas": _GAS}
    return Call("eth_call", (trial, "latest"))


def _refused(told: Any) -> bool:
    if isinstance(told, RpcError):
        return told.code == _REVERTED_CODE or "revert" in told.message.lower()
    # A token may also answer `false`; early ones answer nothing at all.
    return isinstance(told, str) and len(told) == 66 and number_in(told) == 0
