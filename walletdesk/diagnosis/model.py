"""What is asked, what a reference turned out to be, and what was found."""

from dataclasses import dataclass
from enum import StrEnum

from walletdesk.chains.base import Chain, Finding


class Kind(StrEnum):
    """What a person gave as the reference of a transaction."""

    TRANSACTION = "transaction"
    ADDRESS = "address"
    SECRET = "secret"  # noqa: S105  a kind, not one
    LOOK_ALIKE_LETTERS = "look_alike_letters"
    WRONG_LENGTH = "wrong_length"
    ORDER_NUMBER = "order_number"
    EXCHANGE_ID = "exchange_id"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A word that may name a transaction.

    word     as its chain writes it
    chains   names of the chains that a link or the words beside it point to; none: unsaid
    host     of the link it came in
    fake     whether that host is no explorer that we know
    """

    kind: Kind
    word: str
    chains: tuple[str, ...] = ()
    host: str | None = None
    fake: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as it reaches us.

    text    a transaction id, an address, a link, or a sentence that holds one
    chain   the chain on which the person believes it to be
    The rest is what `chains.base.Question` calls it.
    """

    text: str
    chain: str | None = None
    sender: str | None = None
    expect_to: str | None = None
    expect_token: str | None = None


@dataclass(frozen=True, kw_only=True)
class Diagnosis:
    """What was found of a reference.

    chain   where; None when no chain was looked at or knows it
    """

    reference: Reference
    chain: Chain | None
    finding: Finding
