"""What every family of chains offers: one protocol, and the words that all families share.

A family is a folder or file of its name beside this one with an object `FAMILY`. Whoever asks it
never asks which family it is: the desk, the pages and the command know only what stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from walletdesk.chains.nodes import Nodes

_TEXT_CHARS_MAX = 80


class State(StrEnum):
    """Where a transaction stands, the same on every chain."""

    UNKNOWN = "unknown"  # no node that we asked knows it
    PENDING = "pending"  # known, in no block yet
    CONFIRMING = "confirming"  # in a block that could still be undone
    FINAL = "final"  # in a block that stays
    FAILED = "failed"  # in a block, without the effect that was wanted
    GONE = "gone"  # replaced, dropped or expired: as it is, it never gets into a block


class Kind(StrEnum):
    """What a word that a person gave us can be."""

    TRANSACTION = "transaction"
    ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Chain:
    """One chain, as the packaged registry or the settings describe it.

    name            what settings, `--chain` and links call it: `ethereum`, `bitcoin`
    family          the folder that knows how to read it
    title, coin     what people call the chain and its coin
    decimals        digits after the point of one coin
    confirmations   blocks after which a receiver usually counts a transaction as arrived
    block_time_s    seconds between blocks
    chain_id        EIP-155 number, for the EVM family
    explorers       hosts of the explorers people use for it, without `www.`
    traits          what only its family reads: address versions, prefixes, parents of a rollup
    """

    name: str
    family: str
    title: str
    coin: str
    decimals: int
    confirmations: int
    block_time_s: float
    chain_id: int | None = None
    explorers: tuple[str, ...] = ()
    testnet: bool = False
    traits: Mapping[str, Any] = field(default_factory=dict)

    def amount(self, smallest: int) -> str:
        """An amount of the chain's coin, from its smallest unit, with its symbol."""
        return f"{decimal_text(smallest, self.decimals)} {self.coin}"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A transaction to look at, and what the person who asks knows of it.

    transaction     its id, as the family writes it
    sender          who sent it; lets a replaced or dropped one be told from one that never was
    expect_to       the address where it should have arrived
    expect_token    the token that should have arrived: contract, mint or master address
    remembered      what `Finding.memory` said last time, while it was still known
    """

    transaction: str
    sender: str | None = None
    expect_to: str | None = None
    expect_token: str | None = None
    remembered: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """One call and what of its answer a verdict rests on.

    call    method or path, with the parameter that matters
    value   the fields that were looked at, short
    """

    call: str
    value: str


@dataclass(frozen=True)
class Note:
    """Something to say besides the verdict: a risk, a sibling transaction.

    name     of the closed list in docs/diagnosis.md
    values   what its sentence names
    """

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Movement:
    """Something of worth that went from one address to another.

    asset      symbol, or the contract where no symbol is known
    contract   the token's contract, mint or master; None for the chain's coin
    amount     in whole units, as people write it: `1.5`; a token id for collectibles
    at_utc     milliseconds, where the chain says; None while it is in no block
    fee        with its coin, where the address asked about paid it
    """

    transaction: str
    asset: str
    amount: str
    sender: str
    receiver: str
    contract: str | None = None
    at_utc: int | None = None
    fee: str | None = None
    state: State = State.FINAL


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a family says of a transaction or an address, in words that code can compare.

    verdict         of the closed list in docs/diagnosis.md
    final           whether what is said here can no longer change
    confirmations   blocks that hold it or follow it; None while it is in none
    needed          confirmations after which it counts as arrived
    certainty       `certain`: the chain decides it; `likely`: what is known points there;
                    `open`: what is known does not decide, and `values["missing"]` says what would
    values          what the verdict's sentences name, as text to be shown
    notes           besides the verdict
    movements       what it moved
    memory          what to give back in `Question.remembered`: JSON values only
    """

    verdict: str
    state: State
    final: bool = False
    confirmations: int | None = None
    needed: int | None = None
    certainty: Literal["certain", "likely", "open"] = "certain"
    values: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    movements: tuple[Movement, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A piece of an address's history.

    done    share of the work that is done, 0 to 1
    next    where to go on, also after a restart; None when this was the last piece
    lacks   names of what could not be rebuilt, of the closed list in docs/diagnosis.md
    """

    movements: tuple[Movement, ...]
    done: float
    next: str | None = None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Risk:
    """Something about an address that endangers what it holds.

    name      of the closed list in docs/diagnosis.md
    level     how loudly to say it
    values    what its sentence names; `real` and `fake` where two addresses are compared
    """

    name: str
    level: Literal["danger", "caution"]
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


class Family(Protocol):
    """A plug. Its rules are pure functions in files of its own; these methods only fetch.

    verdicts   every verdict, note and risk of its own, with its rule in one line
    """

    name: str
    verdicts: Mapping[str, str]

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """What this word can be on this chain, by its form and check sum alone."""
        ...

    def same(self, one: str, other: str) -> bool:
        """Whether two words name the same address or transaction."""
        ...

    async def examine(self, chain: Chain, nodes: "Nodes", question: Question) -> Finding:
        """Look a transaction up and judge it; `unknown` when the chain does not know it.

        Raises    NodesFailed  when no node of this chain gave a usable answer
        """
        ...

    async def survey(self, chain: Chain, nodes: "Nodes", address: str) -> Finding:
        """What there is to say of an address that somebody gave instead of a transaction."""
        ...

    async def history(self, chain: Chain, nodes: "Nodes", address: str, after: str | None) -> Page:
        """The next piece of what an address sent and received, newest first."""
        ...

    async def risks(
        self, chain: Chain, nodes: "Nodes", address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """What endangers this address; `past` is its history as far as it is known."""
        ...

    async def used(
        self, chain: Chain, nodes: "Nodes", addresses: tuple[str, ...]
    ) -> frozenset[str]:
        """Those of these addresses that ever sent something or hold something."""
        ...

    async def chain_there(self, nodes: "Nodes") -> Chain | None:
        """Which chain of this family answers at these nodes; None when none does."""
        ...

    async def head(self, chain: Chain, nodes: "Nodes") -> int:
        """The height of the newest block that these nodes know."""
        ...


def decimal_text(smallest: int, decimals: int) -> str:
    """An amount in whole units without needless zeros: `1.5`, `0.000021`."""
    digits = str(abs(smallest)).zfill(decimals + 1)
    whole, part = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    sign = "-" if smallest < 0 else ""
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def chain_text(raw: object) -> str:
    """A text that somebody put on a chain, fit to be shown: one line, at most 80 characters.

    Whoever writes a token's symbol or a revert's reason may be the attacker.
    """
    shown = "".join(c for c in str(raw)[:400] if c.isprintable())
    return shown if len(shown) <= _TEXT_CHARS_MAX else f"{shown[: _TEXT_CHARS_MAX - 1]}…"


def shortened(word: str) -> str:
    """An id or address as people compare them: both ends."""
    return word if len(word) <= 20 else f"{word[:10]}…{word[-8:]}"
