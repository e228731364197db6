"""What a rule says of a transaction that succeeded, before it is known how firm its block is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from walletdesk.chains.base import Chain, Note
from walletdesk.chains.evm.facts import Effect, Facts, Receipt, Transaction
from walletdesk.chains.evm.logs import Approved, Moved, approvals, moves
from walletdesk.chains.evm.shown import Certainty


@dataclass(frozen=True, kw_only=True)
class Said:
    """A verdict to be.

    arrived     whether it is good news, that waits for the confirmations first
    under_way   whether it changes by itself later, however firm the block
    """

    verdict: str
    values: Mapping[str, str] = field(default_factory=dict)
    certainty: Certainty = "certain"
    notes: tuple[Note, ...] = ()
    arrived: bool = False
    under_way: bool = False


@dataclass(frozen=True, kw_only=True)
class Done:
    """Everything that the rules for success look at.

    asker      the sender that the person named; lower case, as `expected` and `token`
    """

    chain: Chain
    facts: Facts
    transaction: Transaction
    receipt: Receipt
    effect: Effect
    asker: str | None
    expected: str | None
    token: str | None

    @cached_property
    def moves(self) -> tuple[Moved, ...]:
        """The tokens that it moved."""
        return moves(self.receipt.logs)

    @cached_property
    def approvals(self) -> tuple[Approved, ...]:
        """The permissions that it gave or took back."""
        return approvals(self.receipt.logs)
