"""Why Solana refused a transaction: its errors as a node writes them.

Source: the enumerations TransactionError and InstructionError of the validator.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import chain_text
from walletdesk.chains.solana.words import whole

_FAILED = re.compile(r"Program ([1-9A-HJ-NP-Za-km-z]{32,44}) failed: ")
# Errors with which a transaction never gets into a block, so that not even its fee is taken.
NEVER_IN_A_BLOCK = frozenset({
    "AccountInUse", "AccountLoadedTwice", "AccountNotFound", "AlreadyProcessed",
    "AddressLookupTableNotFound", "BlockhashNotFound", "ClusterMaintenance", "CommitCancelled",
    "InsufficientFundsForFee", "InvalidAccountForFee", "InvalidAccountIndex",
    "InvalidAddressLookupTableData", "InvalidAddressLookupTableIndex",
    "InvalidAddressLookupTableOwner", "MissingSignatureForFee", "SanitizeFailure",
    "SignatureFailure", "TooManyAccountLocks", "UnsupportedVersion",
    "WouldExceedAccountDataBlockLimit", "WouldExceedAccountDataTotalLimit",
    "WouldExceedMaxAccountCostLimit", "WouldExceedMaxBlockCostLimit",
    "WouldExceedMaxVoteCostLimit",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One error.

    name          of the transaction's error: `InstructionError`, `AccountNotFound`
    instruction   which instruction failed, from 0
    detail        of the instruction's error: `Custom`, `InvalidAccountData`
    code          a program's own number, where `detail` is `Custom`
    """

    name: str
    instruction: int | None = None
    detail: str = ""
    code: int | None = None

    def __str__(self) -> str:
        """As people search for it: `InstructionError(0, Custom(1))`."""
        detail = f"{self.detail}({self.code})" if self.code is not None else self.detail
        if self.instruction is None:
            return self.name
        return f"{self.name}({self.instruction}{f', {detail}' if detail else ''})"

    @property
    def landed(self) -> bool:
        """Whether a transaction that ends so is in a block all the same, its fee taken."""
        return self.name not in NEVER_IN_A_BLOCK


def refusal(err: Any) -> Refusal | None:
    """The error of a transaction; None where it succeeded.

    Raises    ValueError  for what no node writes
    """
    if err is None:
        return None
    if isinstance(err, str):
        return Refusal(name=chain_text(err))
    name, rest = _single(err)
    if name == "InstructionError":
        if not isinstance(rest, list) or len(rest) != 2:
            raise ValueError("an instruction's error is a pair")
        detail, code = _detail(rest[1])
        return Refusal(name=name, instruction=whole(rest[0]), detail=detail, code=code)
    index = rest.get("account_index") if isinstance(rest, Mapping) else rest
    return Refusal(name=name, instruction=whole(index))


def _detail(raw: Any) -> tuple[str, int | None]:
    if isinstance(raw, str):
        return chain_text(raw), None
    name, rest = _single(raw)
    return name, whole(rest) if name == "Custom" else None


def _single(raw: Any) -> tuple[str, Any]:
    if not isinstance(raw, Mapping) or len(raw) != 1:
        raise ValueError("an error has one name")
    ((name, rest),) = raw.items()
    return chain_text(name), rest


def failing_program(logs: tuple[str, ...]) -> str | None:
    """The program that failed first: others fail because one that they called did."""
    found = (_FAILED.match(line) for line in logs)
    return next((match.group(1) for match in found if match), None)
