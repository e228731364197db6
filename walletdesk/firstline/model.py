"""What the first line is told and what it decides."""

from dataclasses import dataclass
from math import exp
from typing import Literal

Action = Literal["answer", "ask", "hand_over", "secret", "urgent", "status", "greet", "diagnose"]

INTENTS = ("off_topic", "person", "status", "greet", "urgent")
"""Labels of examples that belong to no guide."""


@dataclass(frozen=True)
class Context:
    """What is known of the conversation before this message.

    language  the page's language, better the language of the messages before; a code or ""
    findings  the shield took a secret out of this message
    kinds     of the secrets that it took out
    sure      that they are secrets: a value of 64 digits may be a transaction id
    offered   slugs of the guides that the first line offered last, in that order
    misses    how many messages in a row the first line did not understand until now
    """

    language: str = ""
    findings: bool = False
    kinds: tuple[str, ...] = ()
    sure: bool = True
    offered: tuple[str, ...] = ()
    misses: int = 0


@dataclass(frozen=True)
class Choice:
    """A guide offered: the slug to send back, the title to show."""

    slug: str
    title: str


@dataclass(frozen=True)
class Decision:
    """What the first line does with a message.

    article      slug of the guide that `text` comes from, or that belongs to the action
    confidence   how likely the article is the right one, 0 to 1; of a rule, 1
    language     the message's language; `text` is in it where there are guides, else English
    text         what to say, plain text
    choices      guides to choose from, when the action is to ask
    case_number  the case asked about, when the message names one
    notice       to say before `text`, whoever holds the case
    named        ids and addresses in `text` that come from the chain and not from the customer
    missed       count this message as not understood: hand `misses` + 1 to the next
    """

    action: Action
    article: str | None
    confidence: float
    language: str
    text: str
    choices: tuple[Choice, ...] = ()
    case_number: str | None = None
    missed: bool = False
    notice: str = ""
    named: tuple[str, ...] = ()

    @property
    def guess(self) -> str | None:
        """The guide answered with, else the likeliest of those offered."""
        if self.article or not self.choices:
            return self.article
        return self.choices[0].slug


@dataclass(frozen=True)
class Found:
    """A guide or an intent, and how well the message matches it."""

    label: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """Everything the retrieval says about a message, best first.

    found       guides and intents together; scores are log-probabilities
    confidence  how likely the best guide is the right one, 0 to 1
    """

    found: tuple[Found, ...]
    confidence: float

    @property
    def best(self) -> str:
        """The best label, an intent or a slug."""
        return self.found[0].label

    @property
    def slugs(self) -> tuple[str, ...]:
        """The guides, best first."""
        return tuple(found.label for found in self.found if found.label not in INTENTS)

    def share(self, label: str) -> float:
        """The probability that the message means `label`."""
        return exp(next(found.score for found in self.found if found.label == label))
