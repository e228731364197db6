"""Risks in a person's language: for the page, and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from walletdesk.chains.base import Chain, Evidence, Risk
from walletdesk.diagnosis.risks import Exposure, Looked
from walletdesk.diagnosis.words import WORDS
from walletdesk.languages.catalogue import Catalogue

# What a stranger wrote on a chain must not turn the sentence around it.
_ISOLATED = ("token", "amount")
_FIRST_STRONG, _END = "\u2068", "\u2069"


@dataclass(frozen=True)
class Piece:
    """Some characters of an address, and whether they differ from the other's."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Compared:
    """Two addresses side by side.

    same_first, same_last   characters that both ends share
    different               how many differ
    """

    real: tuple[Piece, ...]
    fake: tuple[Piece, ...]
    same_first: int
    same_last: int
    different: int


@dataclass(frozen=True)
class ToldRisk:
    """What a person reads of one risk."""

    name: str
    level: Literal["danger", "caution"]
    chain: Chain
    cause: str
    next_steps: tuple[str, ...]
    cannot_undo: tuple[str, ...]
    compared: Compared | None
    values: Mapping[str, str]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class ToldChain:
    """What a person reads of where we looked."""

    looked: Looked
    lacks: tuple[str, ...]


def told_risks(exposure: Exposure, catalogue: Catalogue) -> tuple[ToldRisk, ...]:
    """Every risk, dangers first."""
    return tuple(_told(chain, risk, catalogue) for chain, risk in exposure.found)


def told_chains(exposure: Exposure, catalogue: Catalogue) -> tuple[ToldChain, ...]:
    """Every chain that was asked, with what could not be seen there."""
    return tuple(
        ToldChain(
            one,
            tuple(
                catalogue.gettext(WORDS[name].cause, **_named(one.chain, {})) for name in one.lacks
            ),
        )
        for one in exposure.looked
    )


def _told(chain: Chain, risk: Risk, catalogue: Catalogue) -> ToldRisk:
    words, values = WORDS[risk.name], _named(chain, risk.values)
    return ToldRisk(
        name=risk.name,
        level=risk.level,
        chain=chain,
        cause=catalogue.gettext(words.cause, **values),
        next_steps=tuple(catalogue.gettext(one, **values) for one in words.next_steps),
        cannot_undo=tuple(catalogue.gettext(one, **values) for one in words.cannot_undo),
        compared=compared(risk.values),
        values=risk.values,
        evidence=risk.evidence,
    )


def _named(chain: Chain, values: Mapping[str, str]) -> dict[str, str]:
    isolated = {
        name: f"{_FIRST_STRONG}{values[name]}{_END}" for name in _ISOLATED if name in values
    }
    return {"chain": chain.title, "coin": chain.coin, **values, **isolated}


def compared(values: Mapping[str, str]) -> Compared | None:
    """The two addresses of a risk that compares two; None for any other."""
    real, fake = values.get("real"), values.get("fake")
    if not real or not fake:
        return None
    differ = _places(values.get("positions", ""), max(len(real), len(fake)))
    return Compared(
        real=tuple(_pieces(real, differ)),
        fake=tuple(_pieces(fake, differ)),
        same_first=min(differ, default=len(real)),
        same_last=max(len(real), len(fake)) - 1 - max(differ, default=-1),
        different=len(differ),
    )


def _places(positions: str, length: int) -> frozenset[int]:
    """The places that `lookalikes.spans` wrote down."""
    places: set[int] = set()
    for span in filter(None, positions.split(",")):
        first, _, last = span.partition("-")
        places |= set(range(int(first), min(int(last), length - 1) + 1))
    return frozenset(places)


def _pieces(address: str, differ: frozenset[int]) -> Iterator[Piece]:
    start = 0
    for at in range(1, len(address) + 1):
        if at == len(address) or (at in differ) != (start in differ):
            yield Piece(address[start:at], start in differ)
            start = at
