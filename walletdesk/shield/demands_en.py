"""What an English text asks of a user: a grammar over the word classes of `words_en`.

A sentence is judged clause by clause. What stands after a denial or a third party is not asked;
what remains is a demand when it has one of the shapes below. A denial in one clause excuses
nothing in the next, except where the next goes on with it ("never send, post or e-mail it").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from walletdesk.shield.clauses_en import Sentence
from walletdesk.shield.grammar_en import Clause, found, has, is_fragment
from walletdesk.shield.listed import listed
from walletdesk.shield.secrets_en import CODE, KEY, PASSWORD

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
    "what is your phrase": r"q[b.]*[.t]*YL?[^uXRBK]*S|qb?t[L]?S|^[.,:;&p]*qS",
    "which phrase do you have": r"q[^uXRBEIC]*S(?:dy|[^uoXRBr]*[wmT])",
    "once you have sent it": r"o[^XRBu]*y[^XRBu]*g[^XRBu]*[Sm]",
    "sharing it with us": r"J(?=[^XRBuE]*S)(?=.*[mTOv])|J[^XRB]*S[^XRB]*b[.]*s|[~s]J[mT]?[.tYi]*S",
    "a picture of it": r"(?:[GaNPH]|d[.]?w)[.tm]*c[^KXRBu]*S",
    "trust me with it": r"s[.]?[mT][.]*[tY]*S",
    "all we need is the phrase": r"(?:[wT][.d]*N|N|k|n)[^XRBS]*b[.tY]*S(?!.*r)",
    "once I have the phrase": r"[uo;][.b]*w[^XRBKI]*S",
    "our robot needs it": r"^(?:.*[,&;:])?[.tv]*[.T#][.]*N[^uoXRBPGKr]*S",
    "the phrase you send": r"S[i]?y[.dp]*[Ga]",
    "any verb, me, the phrase": r"[.H]m[.]?[tYi]+[L.]?S",
    "so that I can see the words": r"^;[.i]*[wT]d[^XRf]*S",
    "a photo of it is enough": r"c[^XRBKr]*S[^XRBKr]*[bd][.]*s|s[.]?[tY.]*cS",
    "unless it is provided": r"o[^XRBu]*S[^XRBu]*g",
    "what did you choose as password": r"q[jd]y[KP.][^uXE]*S",
    "your phrase would help": r"S[^uXRBKr]*(?:d[.]*f|d[^XRBrK]*m)",
}
# Asking, unless it is to be typed into the user's own app.
_FILLING = {
    "provide the phrase": r"a[^uoqXRBG]*S",
    "is required": r"^[^u]*S[^uoXRBr]*b[.d]*n(?!.*r)|n[.b]?[:,]?[tY]*S$|^[.,:&;p]*[tY]*S[.]?n",
}
# Asking only where it would be typed into a page of ours, or told to one of us.
_PUTTING = {
    "enter it here": r"^o?[^uqo]*P[^uXRB]*S",
    "must be entered here": r"S[^uXRB]*d[.b]*h|S[^uXRBK]*P",
    "goes here": r"^[.,:;&p]*[tY]*S[.:<i]*O",
}
_ABOUT_IT = {
    "send it": r"G[mTp.]{0,5}t?i",
    "send me": r"G[.p]*[mT][.p]*$|G[.]*(?:[mT].?)?O|^[.,:p;&]*G[.p]*$",
    "it is what I need": r"i[.]?(?:t?i)?wN$|b[.t]*i?wN$|b[.]?q[.i]*[wT]N",
    "once it has been received": r"o[^X]*i[.bj]*H",
    "by sending it": r"J[.]*i(?=.*[mT])|[mT].*J[.]*i",
    "we need it": r"[wT][^GPHmyKX]*N[^uoXRBPG]*i|d[.]?[wm][.]*H[.]*i",
    "what does it say": r"qd[ti]+.*[Ga]|c[.]*b[.]*s|s.*c",
    "must be sent": r"i[^uoXRBPKh]*d[.b]*g",
    "provide it": r"^[.,:p;&]*a[.p]*i?[.p]*[mTO]?[.p<]*$",
}
_PUT_IT = {"enter it here": r"P[^uXRBE]*[iO]", "must be entered": r"i[^uXRB]*d[.b]*h"}


@dataclass(slots=True)
class Context:
    """What earlier clauses left open."""

    meant: set[str] = field(default_factory=set)  # what "it" is
    outward: bool = False  # a page, form or chat is where things are typed
    opened: bool = False  # something is asked for that has still to be named
    age: int = 0


_LONGEST_MEMORY = 3  # sentences


class Asked:
    """Hears an English text sentence by sentence and says what it asks for."""

    def __init__(self) -> None:
        self._context = Context()

    def hear(self, sentence: Sentence, clauses: list[Clause]) -> Iterator[str]:
        """The codes of the secrets that the next sentence asks for."""
        context = self._context
        yield from _asked(sentence, clauses, context)
        context.age += 1
        if context.age > _LONGEST_MEMORY:
            context.meant = set()


def _asked(sentence: Sentence, clauses: list[Clause], context: Context) -> Iterator[str]:
    inward = found(r"<[.tYE#]*[IL]|C[.tY]*I", sentence.tags)
    proving = "v" in sentence.tags
    for clause in clauses:
        place = _place(clause, context, inward=inward, proving=proving)
        if clause.kinds:
            if _names_and_asks(clause, context, sentence, place):
                yield from clause.kinds
            context.meant, context.age = clause.kinds, 0
        else:
            if context.meant and "E" not in clause.tags and _asks_for_it(clause, place, context):
                yield from context.meant
            if "E" in clause.live and "i" not in clause.tags:
                context.meant = set()
        _leave_open(clause, sentence, context)
    context.opened = (context.opened and found(r"k|[,:][.]*$", sentence.tags)) or (
        context.opened and is_fragment(sentence.tags)
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause sends what is typed."""

    inward: bool
    outward: bool


def _place(clause: Clause, context: Context, *, inward: bool, proving: bool) -> Place:
    live = clause.live
    to_us = found("[mT]", live)
    own = found(r"<[.tYE#]*[IL]", live) and not to_us
    kinds = clause.kinds or context.meant
    if kinds and kinds <= {PASSWORD, CODE}:
        reaching = to_us or not _REACHING.isdisjoint(clause.said)
        return Place(inward=own or inward, outward=reaching and not own)
    out = to_us or "O" in live
    there = (proving or context.outward) and not inward
    return Place(inward=own or (inward and not out), outward=not own and (out or there))


# Where a password or a code never goes; pages and fields may be those of a sign-in.
_REACHING = listed(
    """here below chat thread conversation ticket bot telegram whatsapp discord wechat
    reply link url google_form dms email message group channel inbox survey
    questionnaire"""
)


_NOT_WITHOUT = r"[wT][.]?d?X[.t]*f[^K]*X[.tY]*S"


def _names_and_asks(clause: Clause, context: Context, sentence: Sentence, place: Place) -> bool:
    live = clause.live
    if "without" in clause.said and found(_NOT_WITHOUT, clause.tags):
        return True
    if "S" not in live or (found(r"u[^,]*y[^,]*[GaP][^,]*S", live) and not found("[mTw]", live)):
        return False
    if has(_ASKING, live) or (not place.inward and has(_FILLING, live)):
        return True
    if _by_words(clause, sentence) or (place.outward and _is_put_there(clause)):
        return True
    if not place.inward and _is_for_us(clause):
        return True
    return _is_item(clause, context, sentence)


def _by_words(clause: Clause, sentence: Sentence) -> bool:
    """Shapes that need a certain word as well."""
    live, said = clause.live, set(clause.said)
    if found(r"[wT][.]?dD[tY.]*S", live) and said & _CONFIRMING:
        return True
    # "Not the password, only the phrase": something else was denied before.
    if found(r"^;[.]?[tY]*S[.]*$", live) and "X" in sentence.tags:
        return True
    if said & _READY and found("H[tY.]*S", live) and found("[wTm]", sentence.tags):
        return True
    if said & _EXCEPT and clause.said[0] != "except" and found(r"e[.tY]*S$", live):
        return True
    if sentence.question and "how" in said and found(r"udYL?S[.C~f]", live):
        return True
    return bool(said & _PICTURING and found("P[.tY]*S", live))


def _is_put_there(clause: Clause) -> bool:
    live = clause.live
    is_subject = live[0] == "P" and clause.said[0].endswith("ing") and found("S[^P]*b", live)
    return not is_subject and has(_PUTTING, live) and found("[OmTv]|P[tY]*S|S.*h", live)


def _is_for_us(clause: Clause) -> bool:
    live = clause.live
    if not _CONFIRMING.isdisjoint(clause.said) and found(r"^[.,:;&]*p.*P[tY]*S|P[tY]*Sp", live):
        return True
    if "for" in clause.said and found(r"O[.][.tY]?S", live):
        return True
    return found(_OURS, live) and not found(_HARMLESS, clause.tags)


def _is_item(clause: Clause, context: Context, sentence: Sentence) -> bool:
    """A secret and no verb: an item of a list, "phrase please", "your password?"."""
    live = clause.live
    if clause.denied or found("[GaPCKNHAJghDdwI]", live) or live.count(".") > _MOST_UNKNOWN:
        return False
    if context.opened or "p" in live:
        return True
    bare = sentence.question and found("^[,:.;&]*Y?[.]?S[.]?b?$", live)
    return bare and ("Y" in live or len(live) <= _FEWEST)


_FEWEST = 2  # words of a question that needs no "your"
# "With your phrase we could …": one of us and a secret, and nothing that explains it away.
_OURS = r"(?:[wT][^S]*d|m|T[^S])[^S]*S|S[^.,]*[wTm]"
_HARMLESS = r"[XRBDKrhAuq]|y[.d]*[gH]|<[.tYE#]*I|w[.]*H"
_MOST_UNKNOWN = 3  # words of an item in a list
_CONFIRMING = listed("confirm verify validate authenticate")
_PICTURING = listed("photograph snap screenshot film scan capture")


def _asks_for_it(clause: Clause, place: Place, context: Context) -> bool:
    live = given = clause.live
    if not context.meant.isdisjoint((CODE, PASSWORD, KEY)):
        given = live.replace("l", "i")
        if found(r"q[b.]*t?l", clause.live):
            return True
    if found(r"^[.,&;]*q.?b[iR][.]*$|^[.,&;]*q[.j]*H?yH", clause.tags):
        return True
    if found(r"[wT]d", live) and not _LOGGING_IN.isdisjoint(clause.said):
        return True
    if not live or (found(r"u[^,]*y[^,]*[GaP]", live) and not found("[mTw]", live)):
        return False
    if not _PICTURING.isdisjoint(clause.said) and found("[Pc][tY.]*i", live):
        return True
    if has(_ABOUT_IT, given) and not (
        "q" not in live and found(r"G[.mT]*$", live if _is_word_only(clause) else "")
    ):
        return not place.inward
    return place.outward and has(_PUT_IT, live)


_LOGGING_IN = listed("log sign login log-in")


def _is_word_only(clause: Clause) -> bool:
    """ "Tell me", "reply", "let me know" ask for an answer, not for the thing named before."""
    return any(
        w in ("tell", "reply", "respond", "inform", "answer", "return", "repeat", "say")
        for w in clause.said
    )


_EXCEPT = frozenset(["except", "except for"])
_READY = listed("ready handy hand")
_FORMS = listed("fill complete following return")


def _leave_open(clause: Clause, sentence: Sentence, context: Context) -> None:
    live = clause.live
    if found(r"[OC]", live) and not found(r"[IL]", live):
        context.outward = context.outward or "O" in live
    elif found("[IL]", live):
        context.outward = False
    if clause.denied:
        context.opened = False
    elif ((found("[Nn]", live) or not _FORMS.isdisjoint(clause.said)) and ":" in sentence.tags) or (
        found(r"G|a|[wT].*N|P.*O|^[.p]*N|k|q", live) and not clause.kinds
    ):
        context.opened = True
