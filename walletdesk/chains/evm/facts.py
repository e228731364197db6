"""What the rules of the EVM family look at. Addresses and hashes are in lower case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from walletdesk.chains.base import Evidence
from walletdesk.chains.evm.logs import Log

Witness = Literal["alone", "agrees", "silent", "disagrees"]


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """A transaction as `eth_getTransactionByHash` gives it.

    to                None where it makes a contract
    fee_per_gas_max   the most it pays for one gas; wei
    tip_per_gas_max   the part of that for whoever makes the block; None before EIP-1559
    delegates         contracts to which accounts hand themselves over in it (EIP-7702)
    """

    hash: str
    sender: str
    to: str | None
    nonce: int
    value: int
    gas: int
    fee_per_gas_max: int
    tip_per_gas_max: int | None = None
    data: bytes = b""
    block: int | None = None
    kind: int = 0
    delegates: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a transaction did, as `eth_getTransactionReceipt` gives it; the fee is in wei."""

    succeeded: bool
    gas_used: int
    fee: int
    block: int
    block_hash: str
    position: int = 0
    created: str | None = None
    logs: tuple[Log, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Queue:
    """What stands before a transaction that waits.

    nonce          the one that the sender's next transaction in a block must have
    nonce_free     the first that no waiting transaction of the sender has
    first          the waiting transaction with `nonce`, where a node told it
    pool_told      whether a node could say which transaction has which nonce
    balance        of the sender; wei
    base_fee       of the next block, as far as known; wei for one gas
    tip_usual      what nine of ten transactions in recent blocks tipped at least
    """

    nonce: int
    nonce_free: int
    first: Transaction | None
    pool_told: bool
    balance: int
    base_fee: int
    tip_usual: int


@dataclass(frozen=True, kw_only=True)
class Replay:
    """How a call ended: `error` is the node's word, `data` what the contract handed back."""

    error: str | None
    data: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a transaction failed, as far as nodes can say.

    replay        the same call once more on the block before; None where a node would not
    replay_free   the same without coins; None where it took none along
    trace         how it really ended, from `debug_traceTransaction`
    has_code      whether there is a contract where it went
    """

    replay: Replay | None = None
    replay_free: Replay | None = None
    trace: Replay | None = None
    has_code: bool = False


@dataclass(frozen=True)
class Token:
    """What a token calls itself; both are its own word only."""

    symbol: str
    decimals: int


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a transaction that succeeded brought about, besides its logs.

    contracts   addresses that hold code of their own (EIP-7702 accounts are none)
    delegates   contracts to which such accounts handed themselves over
    inside      coins that contracts paid to the expected address in it; None: not traced
    gained      by how much the expected address's coins grew in its block; None: not known
    tokens      by contract
    false       tokens that log movements of more than their owner held
    time_s      of its block; 0 where unknown
    """

    contracts: frozenset[str] = frozenset()
    delegates: frozenset[str] = frozenset()
    inside: int | None = None
    gained: int | None = None
    tokens: Mapping[str, Token] = field(default_factory=dict)
    false: frozenset[str] = frozenset()
    time_s: int = 0


@dataclass(frozen=True, kw_only=True)
class Absence:
    """What is known of a transaction that no node has.

    nonce         the sender's next one; None where no sender is known
    nonce_free    the first that no waiting transaction of the sender has
    balance       of the sender; wei
    instead       the transaction that has its nonce
    newest        the sender's last transaction, where its own nonce is not known
    block_stands  whether the block it was once seen in is part of the chain; None: never seen
    remembered    of it, in the form of `Finding.memory`
    """

    nonce: int | None = None
    nonce_free: int | None = None
    balance: int = 0
    instead: Transaction | None = None
    newest: Transaction | None = None
    block_stands: bool | None = None
    remembered: Mapping[str, Any] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether transactions of the sender wait for a block."""
        return (self.nonce_free or 0) > (self.nonce or 0)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question; which of the last four is there says what it is.

    now_s        when this was asked, since 1970; 0 where it does not matter
    head         height of the newest block
    final_head   height up to which the chain calls itself final; None where it has no such word
    witness      what a second endpoint says of the receipt
    """

    transaction: Transaction | None
    receipt: Receipt | None = None
    now_s: int = 0
    head: int
    head_time_s: int = 0
    final_head: int | None = None
    witness: Witness = "alone"
    queue: Queue | None = None
    failure: Failure | None = None
    effect: Effect | None = None
    absence: Absence | None = None
    evidence: tuple[Evidence, ...] = ()
