"""What the shield answers with; none of these shows a secret when printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Certainty = Literal["certain", "likely"]

RECOVERY_PHRASE = "recovery_phrase"
TRAIL_WORDS = 12


class Finding(NamedTuple):
    """One secret in a text.

    kind        what it is, as in docs/shield.md
    start, end  code points of the original text, end not included
    """

    kind: str
    certainty: Certainty
    start: int
    end: int


class Trail(NamedTuple):
    """The list words a message ends in, for the next message of the same conversation.

    Keep it in memory only and for minutes only: it may be a piece of a phrase.
    messages  how many messages back the first of these words was written
    """

    words: tuple[str, ...] = ()
    messages: int = 0

    def __repr__(self) -> str:
        return f"Trail(messages={self.messages})"


NO_TRAIL = Trail()


class Cleaned(NamedTuple):
    """A text without its secrets.

    text          what may be stored; each secret is now ⟦removed:kind⟧
    fragment      the message looks like a piece of a phrase: store nothing, ask the user
    trail         hand it to `clean` with the next message
    reaches_back  so many messages directly before held words of the same phrase
    """

    text: str
    findings: tuple[Finding, ...] = ()
    fragment: bool = False
    trail: Trail = NO_TRAIL
    reaches_back: int = 0


def marker(kind: str) -> str:
    """The token that stands where a secret stood; the page shows it in the reader's language."""
    return f"⟦removed:{kind}⟧"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that an admin added to the guard: words that no message may hold.

    words  plain words, found whatever their case, width and spacing; never a pattern
    """

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an outbound text may point to; what is None is not judged.

    domains    approved domains in lower case; their subdomains are approved with them
    contacts   official e-mail addresses, @handles and telephone numbers, as people write them
    addresses  blockchain addresses that the case names
    rules      what this vendor stops besides
    """

    domains: frozenset[str] | None = None
    contacts: frozenset[str] | None = None
    addresses: frozenset[str] | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text may leave; `reasons` are the closed codes of docs/shield.md."""

    verdict: Literal["send", "block"]
    reasons: tuple[str, ...] = ()
