"""Uniform Resources (BCR-2020-005): seeds, shares of seeds, HD keys with a private part."""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Iterator
from functools import cache

from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

_KIND = "ur_private_key"

_UR = Pattern(
    r"(?<![0-9a-z])ur:(?P<type>(?:crypto-)?(?:seed|sskr|hdkey))/(?P<part>\d+-\d+/)?"
    r"(?P<letters>[a-z]{32,2000})",
    re.IGNORECASE,
)
# First and last letter of the 256 Bytewords (BCR-2020-012), in order.
_BYTEWORDS = (
    "aeadaoaxaaahamatayasbkbdbnbtbabsbebybgbwbbbzcmchcscfcycwcecackctcxclcpcndkdadsdi"
    "dedtdrdndwdpdmdldyeheyeoeeecenemetesftfrfnfsfmfhfzfpfwfxfyfefgflfdgagegrgsgtglgw"
    "gdgygmgughgohfhghdhkhthphhhlhyhehnhsidiaieihiyioisinimjejzjnjtjljojsjpjkjykpkokt"
    "kskkknkgkekikblblalylflslrlplnltloldlelulklgmnmymhmemomumwmdmtmsmknlnyndnsntnnne"
    "nboyoeotoxonolospdptpkpypspmplpepfpaprqdqzrerprlrorhrdrkrfryrnrsrtsesasrssskswst"
    "spsosgsbsfsntotktitttdtetytltbtstptatnuyuoutueurvtvyvovlvevwvavdvswlwdwmwpwewyws"
    "wtwnwzwfwkykynylyaytzszoztzczezm"
)
_CHECK = 4
# CBOR of an HD key (BCR-2020-007): "is-master: true", "is-private: true", and key data whose
# first byte is zero, which a public key never has.
_MASTER, _PRIVATE, _PRIVATE_DATA = b"\x01\xf5", b"\x02\xf5", b"\x03\x58\x21\x00"


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """What carries a secret; a public HD key stays."""
    for first, last in chunks if "ur:" in text.lower() else ():
        for match in _UR.finditer(text, first, last):
            content = None if match["part"] else _decoded(match["letters"].lower())
            if not match["type"].lower().endswith("hdkey"):
                yield Part(_KIND, "certain" if content else "likely", *match.span())
            elif content and _is_private(content):
                yield Part(_KIND, "certain", *match.span())


def _decoded(letters: str) -> bytes | None:
    """The bytes of Bytewords in their shortest form; None when the check sum does not hold."""
    pairs = _pairs()
    values = [pairs.get(letters[at : at + 2], -1) for at in range(0, len(letters), 2)]
    if min(values) < 0:
        return None
    data = bytes(values)
    content, check = data[:-_CHECK], data[-_CHECK:]
    return content if crc32(content).to_bytes(_CHECK, "big") == check else None


def _is_private(content: bytes) -> bool:
    return content[1:3] in (_MASTER, _PRIVATE) or _PRIVATE_DATA in content


@cache
def _pairs() -> dict[str, int]:
    return {_BYTEWORDS[at : at + 2]: at // 2 for at in range(0, len(_BYTEWORDS), 2)}
