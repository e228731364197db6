"""What an English text asks of a user: a grammar over the word classes of `words_en`.

A sentence is judged clause by clause. What stands after a denial or a third party is not asked;
what remains is a demand when it has one of the shapes below. A denial in one clause excuses
nothing in the next, except where the next goes on with it ("never send, post or e-mail it").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from walletdesk.shield.clauses_en import Sentence, sentences
from walletdesk.shield.secrets_en import CODE, PASSWORD

# No farther than the object of a verb: no question word, denial, third party or second verb.
_OBJECT = r"[^uoqXRBGP]*"

# Asking, wherever the user would have to type it.
_ASKING = {
    "send me the phrase": rf"G{_OBJECT}S",
    "tell us what the phrase is": r"G[mT.p]*q[^uX]*S",
    "the phrase must be sent": r"S[^uoXRBPKh]*d[.b]*g|S[^uoXRBKhP]*G[.]?[iOmT]",
    "we need the phrase": r"[wT][^GPHmyKX]*N(?![.]?y[^S]*K)[^uoXRBPG]*S",
    "waiting for the phrase": r"^[.,:&;p]*N[^uoXRBPKy]*S(?!.*[rI])",
    "we ask for the phrase": r"[wT][^GPHKXuR]*A[^uoXRB]*S",
    "can I have the phrase": r"(?:d[.p]?[wTm]|[wT][.p]*d|[wT]N[.]*|u[wT])[.pbd]*H[^uoXRBPK]*S",
    "what is your phrase": r"q[b.]*[.t]*YL?[^uXRBK]*S|qb?t[L]?S|^[.,:;&p]*qS|q[^uXRBEIC]*S(?:dy|[^uoXRBr]*[wmT])",
    "once you have sent it": r"o[^XRBu]*y[^XRBu]*g[^XRBu]*[Sm]",
    "sharing it with us": r"J(?=[^XRBuE]*S)(?=.*[mTOv])|[~s]J[mT]?[.tYi]*S",
    "a picture of it": r"(?:[GaNPH]|d[.]?w)[.tm]*c[^KXRB]*S",
    "trust me with it": r"s[.]?[mT][.]*[tY]*S",
    "all we need is the phrase": r"(?:[wT][.d]*N|N|k|n)[^XRBS]*b[.tY]*S(?!.*r)",
    "the phrase you send": r"S[i]?y[.dp]*[Ga]",
    "any verb, me, the phrase": r"[.]m[.]?[tYi]S",
    "so that I can see the words": r"^;[.i]*[wT]d[^XRf]*S",
    "cannot go on without it": r"[wT][.]?d?X[.]?f[^XK]*X[.tY]*S",
    "your phrase would help": r"S[^uXRBKr]*(?:d[.]*f|d[^XRBrK]*m)",
}
# Asking, unless it is to be typed into the user's own app.
_FILLING = {
    "provide the phrase": r"a[^uoqXRBG]*S",
    "is required": r"S[^uoXRBr]*b[.d]*n(?!.*r)|[nN][.b]?[:,]?[tY]*S$|^[.,:&;p]*[tY]*S[.]?n",
}
# Asking only where it would be typed into a page of ours, or told to one of us.
_PUTTING = {
    "enter it here": r"P[^uXRB]*S",
    "must be entered here": r"S[^uXRB]*b[.]*h|S[^uXRBK]*P",
    "goes here": r"^[.,:;&p]*[tY]*S[.:<]*O",
}
_ABOUT_IT = {
    "send it": rf"G{_OBJECT}i",
    "send me": r"G[.p]*[mT][.p]*$|G[.]*(?:[mT].?)?O|^[.,:p;&d]*y?[.d]*G[.p]*$",
    "it is what I need": r"i[.]?(?:t?i)?wN$|J[.]*i(?=.*[mT])|[mT].*J[.]*i",
    "we need it": r"[wT][^GPHmyKX]*N[^uoXRBPG]*i|d[.]?w[.]*H[.]*i",
    "must be sent": r"i[^uoXRBPKh]*d[.b]*g",
    "provide it": r"^[.,:p;&]*a[.p]*i?[.p]*[mTO]?[.p]*$",
}
_PUT_IT = {"enter it here": r"P[^uXRBE]*[iO]", "must be entered": r"i[^uXRB]*b[.]*h"}


@cache
def _any_of(shapes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


def _has(shapes: dict[str, str], tags: str) -> bool:
    return _any_of(tuple(shapes.values())).search(tags) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _found(pattern: str, tags: str) -> bool:
    return _compiled(pattern).search(tags) is not None


@dataclass(slots=True)
class Clause:
    """One clause; `live` is what its denials leave of it."""

    tags: str
    said: list[str]
    kinds: set[str]
    live: str = ""
    denied: bool = False
    pending: bool = False  # a denial that has not met its verb


@dataclass(slots=True)
class Context:
    """What earlier clauses left open."""

    meant: set[str] = field(default_factory=set)  # what "it" is
    outward: bool = False  # a page, form or chat is where things are typed
    opened: bool = False  # something is asked for that has still to be named
    age: int = 0


_LONGEST_MEMORY = 3  # sentences


def secrets_asked(text: str) -> Iterator[str]:
    """The codes of the secrets that a folded English text asks for."""
    context = Context()
    for sentence in sentences(text):
        yield from _asked(sentence, context)
        context.age += 1
        if context.age > _LONGEST_MEMORY:
            context.meant = set()


def _asked(sentence: Sentence, context: Context) -> Iterator[str]:
    before: Clause | None = None
    inward = _found(r"<[.tYE#]*[IL]|C[.tY]*I", sentence.tags)
    proving = "v" in sentence.tags
    for clause in _clauses(sentence):
        _deny(clause, before)
        place = _place(clause, context, inward=inward, proving=proving)
        if clause.kinds:
            if _names_and_asks(clause, context, sentence, place):
                yield from clause.kinds
            context.meant, context.age = clause.kinds, 0
        else:
            if context.meant and "E" not in clause.tags and _asks_for_it(clause, place, context):
                yield from context.meant
            if "E" in clause.tags and "i" not in clause.tags:
                context.meant = set()
        _leave_open(clause, sentence, context)
        before = clause
    context.opened = (context.opened and _found(r"k|[,:][.]*$", sentence.tags)) or (
        context.opened and not _found("[GaPCKNHAJghbDdw]", sentence.tags)
    )


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    start = 0
    ends = [m.start() for m in _compiled(r"[,:](?![.]?p?[.]?$)|;|&(?=[.p]*[GaPCKwNTyX])").finditer(sentence.tags)]
    for end in [*ends, len(sentence.tags)]:
        if end > start:
            kinds = {kind for at, kind in sentence.kinds.items() if start <= at < end}
            yield Clause(sentence.tags[start:end], sentence.words[start:end], kinds)
        start = end
    # The separator stays at the head of its clause.


def _deny(clause: Clause, before: Clause | None) -> None:
    tags = _compiled(r"R([.]{0,2}[mT])").sub(r"T\1", clause.tags)
    tags = _compiled(r"((?:w|T(?=[.]*d))[.dbp]*)[GaPghJ]").sub(r"\1D", tags)
    tags = _compiled(r"(j[.]?y[.]*)[GaPH]").sub(r"\1D", tags)
    if _found(r"X[^;]*e[.t]*[mT]", tags):
        clause.live = tags.replace("X", ".").replace("R", ".")
        return
    live = re.split("[XB]", tags, maxsplit=1)[0]
    third = live.find("R")
    if third >= 0 and ('"' in clause.said or "“" in clause.said):
        live = ""
    elif third >= 0 and _found(r"[GaPNAJHghCDK]|$", live[third:]) and not _found("[GaPNAJ]", live[:third]):
        live = live[:third]
    elif third >= 0 and not _found("[mT]", live):
        live = ""
    if "B" in tags and not _found("[mT]", live):
        live = ""
    if _TO_NOBODY & set(clause.said) and "X" in tags and tags.find("X") > max(map(tags.find, "GPa")):
        live = ""
    if before is not None and _goes_on(before, tags):
        live = ""
        clause.pending = before.pending and not _found("[GaPJgCKNHA]", tags)
        clause.denied = True
    if "X" in tags:
        clause.denied = True
        tail = tags[tags.rindex("X") :]
        clause.pending = _found(r"^X[.dbyp|]*[GaPJgCKh]?[.|]*$", tail) and clause.said != ["no"]
    clause.live = live


_TO_NOBODY = frozenset(["nobody", "no one", "no-one", "noone", "none"])


def _goes_on(before: Clause, tags: str) -> bool:
    """Whether a denial reaches into the next clause."""
    if not before.denied:
        return False
    if before.pending or tags[:2] in (",|", "&|"):
        return True
    if tags.startswith(","):
        fragment = not _found("[GaPCKNHAJghbDdw]", tags)
        return fragment or (_found(r"X[.dby]*[GaP]", before.tags) and _found(r"^,[.]*[GPa]", tags) and not _found("[mT]", tags))
    return tags.startswith("&") and _found(r"X[.dby]*[GaPJC]", before.tags)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause sends what is typed."""

    inward: bool
    outward: bool


def _place(clause: Clause, context: Context, *, inward: bool, proving: bool) -> Place:
    live = clause.live
    own = _found(r"<[.tYE#]*[IL]", live) and not _found("[mT]", live)
    out = _found("[OmT]", live)
    if clause.kinds and clause.kinds <= {PASSWORD, CODE}:
        out = out and not _OWN_PAGE.isdisjoint(()) or _found("[mT]", live) or any(
            w in _REACHING for w in clause.said
        )
        return Place(inward=own or inward, outward=out and not own)
    return Place(
        inward=own or (inward and not out),
        outward=not own and (out or ((proving or context.outward) and not inward)),
    )


_OWN_PAGE: frozenset[str] = frozenset()
# Where a password or a code never goes; pages and fields may be those of a sign-in.
_REACHING = frozenset(
    """here below chat thread conversation ticket bot telegram whatsapp discord wechat reply link url
    google_form dms email message group channel inbox survey questionnaire""".split()
)


def _names_and_asks(clause: Clause, context: Context, sentence: Sentence, place: Place) -> bool:
    live = clause.live
    if not live or "S" not in live:
        return False
    if _found(r"u[.]?y[.d]*[GaP]", live) and not _found("[mTw]", live):
        return False
    if _found(r"[CK][.t]?S?$", live) and not _found("G", live):
        return False
    if _has(_ASKING, live):
        return True
    if not place.inward and _has(_FILLING, live):
        return True
    if place.outward and _has(_PUTTING, live):
        return True
    if any(word in _PICTURING for word in clause.said) and _found("P[.tY]*S", live):
        return True
    if _found("[GaPCKNHAJghbDdw]", live):
        return False
    if context.opened:
        return True
    return "p" in live or (sentence.question and _found("^[,:.;&]*Y?[.]?S[.]?$", live) and (
        "Y" in live or len(live) == 1))


_PICTURING = frozenset("photograph snap screenshot film scan capture".split())


def _asks_for_it(clause: Clause, place: Place, context: Context) -> bool:
    live = clause.live
    if not live or _found(r"u[.]?y[.d]*[GaP]", live):
        return False
    if _has(_ABOUT_IT, live) and not _found(r"G[.mT]*$", live if _is_word_only(clause) else ""):
        return not place.inward
    return place.outward and _has(_PUT_IT, live)


def _is_word_only(clause: Clause) -> bool:
    """ "Tell me", "reply", "let me know" ask for an answer, not for the thing named before."""
    return any(w in ("tell", "reply", "respond", "inform", "answer", "return", "repeat", "say") for w in clause.said)


def _leave_open(clause: Clause, sentence: Sentence, context: Context) -> None:
    live = clause.live
    if _found(r"[OC]", live) and not _found(r"[IL]", live):
        context.outward = context.outward or "O" in live
    elif _found("[IL]", live):
        context.outward = False
    if clause.denied:
        context.opened = False
    elif _found(r"G|a|[wT].*N|P.*O|^[.p]*N|k|q", live) and not clause.kinds:
        context.opened = True
