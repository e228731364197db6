"""What stands between the words of a phrase and is none: markup, and what people say meanwhile."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?[a-z][^<>]{0,200}>|&(?:nbsp|amp|emsp|ensp|[lg]t|#\d{1,5});")
# "that's b as in boy": the list may hold the boy.
_DOUBT = re.compile(
    r"(?:\b(?:that.?s|that is|it.?s|with an?|spelled) )?(?<![^\W\d_])[^\W\d_]{1,3} as in [a-z]+|"
    r"\b(?:that.?s|it.?s) [a-z] (?:for|like) [a-z]+"
)
# "word number twenty-one": some lists hold the numbers.
_NUMBER = re.compile(
    r"(word |number )(?:one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir)ty"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b"
)
_MUSING = re.compile(r"\b(?:let me see|let.?s see|hold on|i think)\b")
_SAID_IN_CHINESE = re.compile(
    r"(?:然后|然後|接着|接著|接下来|接下來)(?:是|第.{1,2}[个個])|下一[个個][字词詞]?是?|[呃嗯]+|"
    r"第[一二三四五六七八九十两]{1,3}[个個](?:单词|單詞|字|词|詞)?是?"
)


def without_asides(text: str) -> str:
    """The folded text, of the same length, with blanks for what is said between words."""
    if "<" in text or "&" in text:
        text = _TAG.sub(_blank, text)
    if " as in " in text or "'s " in text:
        text = _DOUBT.sub(_blank, text)
    if "word " in text or "number " in text:
        text = _NUMBER.sub(_after_first_group, text)
    if "let" in text or "hold on" in text or "i think" in text:
        text = _MUSING.sub(_blank, text)
    return text if text.isascii() else _SAID_IN_CHINESE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _after_first_group(match: re.Match[str]) -> str:
    return match.group(1) + " " * (match.end() - match.end(1))
