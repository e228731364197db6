# ruff: noqa: E501
"""Picks one of the guides that were offered: "2", 第二个, "the first one", or its title."""

import re
from collections.abc import Mapping

_ORDINALS = (
    re.compile(r"^(?:选|第)?\s*(?:1|一|①)\s*(?:个|条|项|号)?[.、。!)]?$|^(?:the )?(?:first|1st)(?: one)?[.!]?$|^(?:number|option|no\.?) ?(?:1|one)[.!]?$"),
    re.compile(r"^(?:选|第)?\s*(?:2|二|两|②)\s*(?:个|条|项|号)?[.、。!)]?$|^(?:the )?(?:second|2nd)(?: one)?[.!]?$|^(?:number|option|no\.?) ?(?:2|two)[.!]?$"),
    re.compile(r"^(?:选|第)?\s*(?:3|三|③)\s*(?:个|条|项|号)?[.、。!)]?$|^(?:the )?(?:third|3rd|last)(?: one)?[.!]?$|^(?:number|option|no\.?) ?(?:3|three)[.!]?$"),
)  # fmt: skip
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
