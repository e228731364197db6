"""What the rules of the UTXO family look at, whichever way it was fetched.

Amounts are in the chain's smallest unit, sizes in virtual bytes, rates in smallest units a
virtual byte, times in UTC milliseconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from walletdesk.chains.base import Evidence, Movement

# Below this an input says that its transaction may be replaced (BIP-125).
_NOT_REPLACEABLE_FROM = 0xFFFFFFFE


class Coin(NamedTuple):
    """An output of a transaction, as the inputs of others name it."""

    transaction: str
    number: int


@dataclass(frozen=True, kw_only=True)
class Input:
    """A coin that is spent.

    address, value   of the coin; None where the node does not say
    """

    coin: Coin
    sequence: int
    address: str | None = None
    value: int | None = None


@dataclass(frozen=True, kw_only=True)
class Output:
    """A coin that is made.

    address    who may spend it; None for data and for scripts without an address
    spent      whether it is spent already; None where that was not asked
    spent_by   by which transaction, where the node knows
    """

    value: int
    address: str | None = None
    spent: bool | None = None
    spent_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Block:
    """The block that holds a transaction.

    stale   whether it is no longer part of the chain
    """

    hash: str
    height: int
    at_utc: int | None = None
    stale: bool = False


class Load(NamedTuple):
    """Some transactions together: what they pay and how large they are."""

    fee: int
    vsize: int

    @property
    def rate(self) -> Decimal:
        """What they pay for each virtual byte."""
        return Decimal(self.fee) / max(1, self.vsize)

    def plus(self, other: "Load") -> "Load":
        """Both together."""
        return Load(self.fee + other.fee, self.vsize + other.vsize)


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """A transaction.

    fee     None where the node does not say what its inputs held
    block   None while it waits
    raw     as it goes over the network, in hexadecimal; empty where it was not asked
    """

    id: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    vsize: int
    fee: int | None
    block: Block | None
    coinbase: bool = False
    raw: str = ""

    @property
    def load(self) -> Load | None:
        """What it pays and how large it is."""
        return None if self.fee is None else Load(self.fee, self.vsize)

    @property
    def senders(self) -> tuple[str, ...]:
        """The addresses whose coins it spends, each once."""
        return tuple(dict.fromkeys(one.address for one in self.inputs if one.address))

    @property
    def signals(self) -> bool:
        """Whether it says of itself that it may be replaced."""
        return any(one.sequence < _NOT_REPLACEABLE_FROM for one in self.inputs)


class Parent(NamedTuple):
    """A transaction in no block whose coins another one spends."""

    id: str
    load: Load
    signals: bool


@dataclass(frozen=True, kw_only=True)
class Fees:
    """What blocks take.

    estimates   rate by the number of blocks within which it should be enough
    minimum     rate below which the node lets go of what waits; None where it does not say
    """

    estimates: Mapping[int, Decimal] = field(default_factory=dict)
    minimum: Decimal | None = None


# What became of the coins that a transaction wanted to spend, once no node has it any more.
Coins = Literal["unspent", "spent_waiting", "spent", "gone"]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question.

    head          height of the newest block
    is_block      whether what was given is the id of a block
    unindexed     whether the node knows only what waits, not what blocks hold
    parents       those that wait themselves
    ancestors     the transaction with everything it waits for
    descendants   the transaction with everything that waits for it
    replaceable   whether it or what it waits for says that it may be replaced
    coins         what became of the remembered inputs; None where that is not known
    rivals        other transactions that spend the same coins
    rejected      why a node would not take the remembered transaction now
    by_sender     the newest transaction that spends from the sender's address, while the one
                  that was asked about is unknown
    left_block    whether the block that held it when it was last seen left the chain
    agreed        whether a second endpoint says the same block; None when there is none to ask
    """

    transaction: Transaction | None
    head: int
    fees: Fees
    is_block: bool = False
    unindexed: bool = False
    parents: tuple[Parent, ...] = ()
    ancestors: Load | None = None
    descendants: Load | None = None
    replaceable: bool | None = None
    coins: Coins | None = None
    rivals: tuple[Transaction, ...] = ()
    rejected: str | None = None
    by_sender: str | None = None
    left_block: bool = False
    agreed: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What an address holds and did.

    balance        None where the node cannot say
    transactions   how many ever touched it; None where the node cannot say
    waiting        how many of them are in no block
    newest         what moved last, newest first
    """

    balance: int | None
    transactions: int | None = None
    waiting: int = 0
    newest: tuple[Movement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
