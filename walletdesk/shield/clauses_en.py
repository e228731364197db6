"""Reads a folded English text as sentences of word classes, through spacing and digit tricks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from walletdesk.shield import secrets_en
from walletdesk.shield.listed import listed
from walletdesk.shield.words_en import words

_PIECE = re.compile(
    r"\n|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|[.!?;:,()\[\]–—…\"“”。！？；，：、]|\S"
)
_CHUNK = re.compile(r"\S+|\n")
_ENDS = re.compile(r"[.!?;。！？；…]+[\"')\]]*$")
_END = frozenset(".!?;\n。！？；…")
_BREAK = frozenset(",:()–—-，：、")
_EDGES = ",:()[]\"'“”…-–—*_，：、"
_QUOTES = frozenset("\"“”'")
_LINK_TARGET = re.compile(r"\]\([^)\s]{0,300}\)")
_NUMBER_OF = re.compile(
    r"\b(account|order|case|claim|invoice|ticket|passport|serial|card|phone) no\."
)
_LETTERS_MEANT = str.maketrans("013457@$8!|", "oieastasbil")
_ODD = re.compile(r"[\W\d_]")
_RUN_OF_LETTERS = 4
_LONGEST_SENTENCE = 80  # words; a longer one is read in parts, so that the cost stays linear
_GLUED = re.compile(
    r"seed|phrase|mnemonic|passw|privatekey|keystore|words|otp|code|pin|anydesk|teamv"
)
_LONGEST_GLUED = 60


class Sentence(NamedTuple):
    """Words, the class letter of each, and which secret stands at an S."""

    words: list[str]
    tags: str
    kinds: dict[int, str]
    question: bool
    quoted: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a folded text, in order."""
    line: list[str] = []
    if "](" in text:
        text = _LINK_TARGET.sub("]", text)
    if " no." in text:
        text = _NUMBER_OF.sub(r"\1 number", text)
    for piece in _pieces(text.replace("’", "'")):
        if piece in _END:
            if line:
                yield _sentence(line, question=piece in "?？")
                line = []
        else:
            line.append(piece)
            if len(line) == _LONGEST_SENTENCE:
                yield _sentence(line, question=False)
                line = []
    if line:
        yield _sentence(line, question=False)


def _pieces(text: str) -> Iterator[str]:
    """Words, numbers and the punctuation that matters."""
    known = words()
    letters: list[str] = []
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if len(chunk) == 1 and chunk.isalpha() and chunk.isascii():
            letters.append(chunk)
            continue
        if letters:
            yield from _from_letters(letters)
            letters = []
        if chunk in known or chunk in secrets_en.HEADS:
            yield chunk
        else:
            yield from _taken_apart(chunk)
    yield from _from_letters(letters)


def _from_letters(letters: list[str]) -> list[str]:
    """What is spelled letter by letter."""
    if len(letters) < _RUN_OF_LETTERS:
        whole = "".join(letters)
        return [whole] if len(letters) > 2 and whole in secrets_en.HEADS else letters
    return _unglued("".join(letters)) or letters


def _taken_apart(chunk: str) -> Iterator[str]:
    ending = _ENDS.search(chunk)
    body = chunk[: ending.start()] if ending else chunk
    if body.isalpha():
        yield from _word(body)
    elif body:
        yield from _odd(body)
    if ending:
        yield ending.group()[0] if "?" not in ending.group() else "?"


def _odd(body: str) -> Iterator[str]:
    """A chunk with digits or signs in it: meant as one word, or as several."""
    if "://" in body or body.startswith("www."):
        yield "link"
        return
    if body.strip(_EDGES).isalpha():
        yield from _split(body)
        return
    meant = _ODD.sub("", body.translate(_LETTERS_MEANT))
    plain = _ODD.sub("", body)
    for whole in (meant, plain):
        if len(whole) > 2 and whole in secrets_en.DISGUISED:
            yield whole
            return
    if any(c.isalpha() for c in body) and any(c in "013457@$!|" for c in body):
        for part in re.split(r"[-_/,.:;()]+", body):
            whole = _ODD.sub("", part.translate(_LETTERS_MEANT))
            if not part.isdigit() and any(c.isalpha() for c in part) and whole in words():
                yield whole
            else:
                yield from _split(part)
        return
    yield from _split(body)


def _split(body: str) -> Iterator[str]:
    pieces = _PIECE.findall(body)
    if len([p for p in pieces if len(p) == 1 and p.isalpha()]) >= _RUN_OF_LETTERS - 1:
        whole = _unglued("".join(p for p in pieces if p.isalpha()))
        if whole:
            yield from whole
            return
    inside = len(pieces) - 1
    for at, piece in enumerate(pieces):
        if piece.isalpha():
            yield from _word(piece)
        elif piece in ".-" and at < inside:
            continue
        else:
            yield piece


def _word(word: str) -> list[str]:
    if len(word) >= 8 and word.isascii() and word not in words() and _GLUED.search(word):
        return _unglued(word) or [word]
    return [word]


def _unglued(glued: str) -> list[str]:
    """Known words run together; nothing where a part is not known."""
    if len(glued) > _LONGEST_GLUED:
        return []
    known = words()
    ends: list[list[str] | None] = [[]] + [None] * len(glued)
    for start in range(len(glued)):
        before = ends[start]
        if before is None:
            continue
        for end in range(start + 1, min(len(glued), start + 14) + 1):
            part = glued[start:end]
            if (part in known or part in secrets_en.DISGUISED or part in secrets_en.MODIFIERS) and (
                ends[end] is None or len(ends[end] or ()) > len(before) + 1
            ):
                ends[end] = [*before, part]
    return ends[-1] or []


@cache
def _expressions() -> dict[tuple[str, ...], str]:
    """The classes of expressions of several words."""
    parted = {tuple(name.replace("-", " ").split()): tag for name, tag in words().items()}
    return {parts: tag for parts, tag in parted.items() if len(parts) > 1}


@cache
def _lengths() -> dict[str, list[int]]:
    """How long the expressions are that begin with a word, longest first."""
    found: dict[str, set[int]] = {}
    for parts in _expressions():
        found.setdefault(parts[0], set()).add(len(parts))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


def _expression(line: list[str], at: int) -> tuple[str, ...] | None:
    expressions = _expressions()
    for length in _lengths()[line[at]]:
        parts = tuple(line[at : at + length])
        if parts in expressions:
            return parts
    return None


def _sentence(line: list[str], *, question: bool) -> Sentence:
    tags: list[str] = []
    said: list[str] = []
    kinds: dict[int, str] = {}
    at = 0
    known, lengths, expressions = words(), _lengths(), _expressions()
    while at < len(line):
        secret = secrets_en.secret_at(line, at)
        if secret:
            kind, at = secret
            if kind:
                kinds[len(tags)] = kind
            tags.append("S" if kind else ".")
            said.append(line[at - 1])
            continue
        word = line[at]
        found = _expression(line, at) if word in lengths else None
        if found:
            tags.append(expressions[found])
            said.append(" ".join(found))
            at += len(found)
            continue
        tag = known.get(word, "")
        if not tag:
            tag = _of_unknown(word)
        if tag:
            tags.append(tag)
            said.append(word)
        at += 1
    quoted = not _QUOTES.isdisjoint(line)
    return Sentence(said, _told_apart(said, tags), kinds, question, quoted)


def _of_unknown(word: str) -> str:
    if word in _BREAK:
        return "," if word in ",，、" else ":"
    if word.isalpha() or "'" in word:
        return "."
    if word in "$€£%":
        return "M"
    return "#" if word[0].isdigit() else ""


_ARTICLES = listed("a an no any of another each every")
# Nouns unless they stand where only a verb can.
_MOSTLY_NOUNS = listed(
    """text message post drop report answer reply leave hand pass state list name record
    quote present display mention return mail email e-mail copy scan export import
    record match check register key film point place load experience load store view
    back lock find support export"""
)
# Not everything that is read or left is given to somebody.
_NEED_A_HEARER = listed("read report leave return repeat list")
_HEARERS = listed("me us to here below out him her")
_BEFORE_A_VERB = frozenset(",:;&|pdyNwmDX~ou")


def _told_apart(said: list[str], tags: list[str]) -> str:
    """The classes, once their neighbours have settled what each word is."""
    for at, tag in enumerate(tags):
        before = tags[at - 1] if at else ","
        after = tags[at + 1] if at + 1 < len(tags) else ","
        word, last = said[at], said[at - 1] if at else ""
        determined = before in "tY#" or last in _ARTICLES
        if tag in "GPaCK$" and determined:
            tags[at] = "O" if word in ("reply", "email", "message") else "."
        elif tag == "O" and word in ("email", "message", "reply", "e-mail"):
            if after in "mTtYi" or (word == "reply" and not determined and before != "<"):
                tags[at] = "G"
        elif (
            (
                tag in "GPaK"
                and word in _MOSTLY_NOUNS
                and before not in _BEFORE_A_VERB
                and last not in ("to", "and", "now", "just", "then", "also", "first", "simply")
            )
            or (tag in "GC" and before == "C")
            or (
                tag == "G" and word in _NEED_A_HEARER and _HEARERS.isdisjoint(said[at + 1 : at + 9])
            )
        ):
            tags[at] = "."
        elif tag == "." and last in ("our", "my") and after in ".dNbG" and word.isalpha():
            tags[at] = "T"
        elif word == "deposit" and (before in "dp,;&:" or last == "to"):
            tags[at] = "$"
        elif (
            word == "that"
            and before in "GDHKmP"
            and (
                after in "tYywR"
                or said[at + 1 : at + 2] == ["a"]
                or (before == "P" and after == ".")
            )
        ):
            tags[at] = "u"
    return "".join(tags)
