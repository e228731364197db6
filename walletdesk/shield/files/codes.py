"""QR codes and their kin: what their text or bytes hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.clean import clean
from walletdesk.shield.files.model import Box, Sighting

if TYPE_CHECKING:
    from PIL import Image

_SIDE_MAX = 2_400
_SEED_BYTES = (16, 32)
_LIST_WORDS = 2_048
_DIGITS = 4
_HEX_KEY = re.compile(r"\s*(?:0x)?[0-9a-fA-F]{64}\s*")
_SESSION = re.compile(r"\bwc:[^\s?]+\?\S*\bsymKey=", re.IGNORECASE)
_WRAPPED_SEED = re.compile(r"\s*ur:(?:crypto-)?(?:seed|bip39|sskr|hdkey/.*prv)", re.IGNORECASE)
_MARGIN = 0.12


def sightings(grey: Image.Image) -> list[Sighting]:
    """The secrets in the codes of a picture."""
    import zxingcpp

    small = grey
    scale = max(grey.size) / _SIDE_MAX
    if scale > 1:
        small = grey.resize((max(1, int(grey.width / scale)), max(1, int(grey.height / scale))))
    found: list[Sighting] = []
    for code in zxingcpp.read_barcodes(small):
        kind = _kind(code.text, code.bytes, code.content_type == zxingcpp.ContentType.Binary)
        if kind:
            found.append(Sighting(kind, _box(code.position, max(scale, 1.0)), sure=True))
    return found


def _kind(text: str, content: bytes, is_binary: bool) -> str | None:
    if len(content) in _SEED_BYTES and (is_binary or not _is_plain(content)):
        return "recovery_phrase"
    if _is_seed_digits(text):
        return "recovery_phrase"
    if _WRAPPED_SEED.match(text):
        return "recovery_phrase"
    if _SESSION.search(text):
        return "walletconnect_pairing"
    cleaned = clean(text)
    if cleaned.findings and not cleaned.fragment:
        return cleaned.findings[0].kind
    # On paper wallets a key stands alone; a transaction is linked to.
    return "private_key_hex" if _HEX_KEY.fullmatch(text) else None


def _is_seed_digits(text: str) -> bool:
    """The digits of SeedQR: four for each word's number in the English list."""
    digits = text.strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) % _DIGITS:
        return False
    indexes = [int(digits[at : at + _DIGITS]) for at in range(0, len(digits), _DIGITS)]
    if len(indexes) not in LENGTHS or max(indexes) >= _LIST_WORDS:
        return False
    return has_valid_checksum(indexes) or len(set(indexes)) >= len(indexes) - 2


def _is_plain(content: bytes) -> bool:
    try:
        return content.decode().isprintable()
    except UnicodeDecodeError:
        return False


def _box(position: Any, scale: float) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    across = [int(one.x * scale) for one in corners]
    down = [int(one.y * scale) for one in corners]
    box = Box(min(across), min(down), max(across) + 1, max(down) + 1)
    return box.grown(int(_MARGIN * max(box.height, box.right - box.left)) + 4)
