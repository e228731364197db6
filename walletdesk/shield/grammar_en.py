"""English sentences as clauses, and what a denial or a third party leaves of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from walletdesk.shield.clauses_en import Sentence, sentences
from walletdesk.shield.listed import listed

_BOUNDARY = r"[,:](?![.]?p?[.]?$)|(?<![wd]);|&(?=[.p]*[GaPCKwNTyX])|(?<=.)o"
# "We will send you", "our team may ask": what we do, not what is asked.
_OUR_DOING = r"((?:w|T(?=[.]*d))[.dbp]*)[GaPghJ]"
_APP_DOES = r"([IL][.d]*)a"
_DID_YOU = r"(j[.]?y[.]*)[GaPH]"
# "If you don't send it …" denies nothing.
_UNLESS = r"^([,.;&]*[uo][.]?[yi][.d]?)X"
_OUR_PERSON = r"R([.]{0,2}[mT])"
_VERB = "[GaPCKNHAJghbDdw]"
_TO_NOBODY = frozenset(["nobody", "no one", "no-one", "noone", "none"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def found(pattern: str, tags: str) -> bool:
    """Whether a shape stands anywhere in a string of classes."""
    return _compiled(pattern).search(tags) is not None


@cache
def _any_of(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


def has(shapes: dict[str, str], tags: str) -> bool:
    """Whether any of some named shapes stands in a string of classes."""
    return _any_of(tuple(shapes.values())).search(tags) is not None


def is_fragment(tags: str) -> bool:
    """Whether a clause has no verb."""
    return not found(_VERB, tags)


@dataclass(slots=True)
class Clause:
    """One clause; `live` is what its denials leave of it, from its beginning."""

    tags: str
    said: list[str]
    kinds: set[str]
    live: str = ""
    denied: bool = False
    pending: bool = False  # a denial that has not met its verb

    def live_words(self) -> list[str]:
        """The words that no denial touches."""
        return self.said[: len(self.live)]


# What a text must name to be worth judging, however it is spaced or spelled.
_WORTH = re.compile(
    "seed|phra|frase|prase|mnem|mneu|word|key|passc|passk|passw|pw|pin|otp|2fa|code|digit|number|srp|"
    "wif|priv|secret|backup|credent|login|string|charact|json|file|wallet|desk|viewer|remot|screen|assist|"
    "share|vnc|zoho|supremo|splash|droid|dwservice|control|forward|unknown|access|usb|authent|signer|owner|"
    "allowance|spending|sync|validat|rectif|whitelist|regist|pay|fee|deposit|tax|tether|usd|btc|eth|trx|bnb|"
    "coin|card|money|bond|insur|charge|cost|dollar|euro|sol|gas|percent|crypto|commission|premium|tip|"
    "donation|fund|guarant|collateral|saving|xprv|paper|12|24|twelve|authoris|connect|yourpc|computer|look|wall?e|val[i1]d|purchase|buy"
)
_SQUASHED = {code: None for code in range(128) if not chr(code).isalnum()} | {
    ord("0"): "o", ord("3"): "e", ord("5"): "s", ord("@"): "a", ord("$"): "s", ord("!"): "i",
}  # fmt: skip
_SUSPECT = listed(
    """validate revalidate re-validate rectify re-register owner signer co-signer cosigner
    guardian allowance unlimited remotely approve signature sync resync whitelist"""
)
_INTERESTING = re.compile("[SZMV$L]")


def read(text: str) -> Iterator[tuple[Sentence, list[Clause]]]:
    """The sentences of a folded text with their clauses, denials applied.

    Nothing, when no sentence of it names anything that could be asked for.
    """
    if not _WORTH.search(text.translate(_SQUASHED)):
        return
    heard = list(sentences(text))
    if not any(_INTERESTING.search(s.tags) or not _SUSPECT.isdisjoint(s.words) for s in heard):
        return
    for sentence in heard:
        before: Clause | None = None
        clauses = list(_clauses(sentence))
        for clause in clauses:
            _deny(clause, before, quoted=sentence.quoted)
            before = clause
        yield sentence, clauses


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    start = 0
    ends = [m.start() for m in _compiled(_BOUNDARY).finditer(sentence.tags)]
    for end in [*ends, len(sentence.tags)]:
        if end > start:
            kinds = {kind for at, kind in sentence.kinds.items() if start <= at < end}
            yield Clause(sentence.tags[start:end], sentence.words[start:end], kinds)
        start = end
    # The separator stays at the head of its clause.


def _deny(clause: Clause, before: Clause | None, *, quoted: bool) -> None:
    tags = _compiled(_OUR_PERSON).sub(r"T\1", clause.tags)
    tags = _compiled(_OUR_DOING).sub(r"\1D", tags)
    tags = _compiled(_APP_DOES).sub(r"\1D", tags)
    tags = _compiled(_DID_YOU).sub(r"\1D", tags)
    tags = _compiled(_UNLESS).sub(r"\1.", tags)
    if found(r"X[^;]*e[.t]*[mT]", tags):
        clause.live = tags.replace("X", ".").replace("R", ".")
        return
    live = re.split("[XB]", tags, maxsplit=1)[0]
    third = live.find("R")
    if third >= 0 and quoted:
        live = ""
    elif (
        third >= 0
        and found(r"[GaPNAJHghCDK]|$", live[third:])
        and not found("[GaPNAJ]", live[:third])
    ) or (third >= 0 and tags[third - 1] in "&;S"):
        live = live[:third]
    elif third >= 0 and not found("[mT]", live):
        live = ""
    if "B" in tags and not found("[mT]", live):
        live = ""
    if (
        _TO_NOBODY & set(clause.said)
        and "X" in tags
        and tags.find("X") > max(map(tags.find, "GPa"))
    ):
        live = ""
    if before is not None and _goes_on(before, tags):
        live = ""
        clause.pending = before.pending and not found("[GaPJgCKNHA]", tags)
        clause.denied = True
    if "X" in tags:
        clause.denied = True
        tail = tags[tags.rindex("X") :]
        clause.pending = found(r"^X[.dbyp|]*[GaPJgCKh]?[.|]*$", tail) and clause.said != ["no"]
    clause.live = live


def _goes_on(before: Clause, tags: str) -> bool:
    """Whether a denial reaches into the next clause."""
    if tags[0] == ":" and found(r"R[.d]*[GA]", before.tags):
        return True
    if found(r"^[.,:]*R", before.tags) and tags[0] == "," and not found("[GaPNmw]", tags):
        return True
    if not before.denied or tags[0] == "o":
        return False
    if before.pending or tags[:2] in (",|", "&|"):
        return True
    if tags.startswith(","):
        return (is_fragment(tags) and "p" not in tags) or (
            found(r"X.*[GaPCK$f][.]?$", before.tags)
            and found(r"^,[.]*[GPaCK$f]", tags)
            and not found("[mT]", tags)
        )
    return tags.startswith("&") and found(r"X[.dby]*[GaPJC]", before.tags)
