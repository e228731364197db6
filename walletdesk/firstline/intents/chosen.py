"""Picks one of the guides that were offered: "2", 第二个, "the first one", or its title."""

import re
from collections.abc import Mapping

from walletdesk.firstline.intents.pattern import either

_SIGNS = re.compile(r"[\W_]+")


def chosen(plain: str, offered: Mapping[str, str]) -> str | None:
    """The slug picked.

    offered  slug to plain title, in the order in which they were shown
    """
    bare = _SIGNS.sub("", plain)
    for ordinal, (slug, title) in zip(_ORDINALS, offered.items(), strict=False):
        if ordinal.match(plain) or plain == slug or (bare and bare == _SIGNS.sub("", title)):
            return slug
    return None


def _ordinal(figure: str, english: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[选第]?\s*{figure}\s*[个条项号]?[.、。!)]?$"
        rf"|^(?:the )?{english}(?: one)?[.!]?$"
        rf"|^(?:number|option|no\.?) ?{figure}[.!]?$"
    )


_ORDINALS = (
    _ordinal(either("1 一 ① one"), either("first 1st")),
    _ordinal(either("2 二 两 ② two"), either("second 2nd")),
    _ordinal(either("3 三 ③ three"), either("third 3rd last")),
)
