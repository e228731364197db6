"""What a message of TON says, from the root cell of its body.

Sources: the bag-of-cells format, TEP-74 (jettons), the scheme of comments in transfers.
"""

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass

from walletdesk.chains.base import chain_text

_MAGIC = b"\xb5\xee\x9c\x72"
_BYTES_MAX = 200_000
TRANSFER = 0x0F8A7EA5
INTERNAL_TRANSFER = 0x178D4519
NOTIFICATION = 0x7362D09C
EXCESSES = 0xD53276DB
ABOUT_TOKENS = (TRANSFER, INTERNAL_TRANSFER)
COMMENT = 0
ENCRYPTED_COMMENT = 0x2167DA4B


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """What a jetton's transfer asks for.

    receiver   whose tokens they shall be; only the first message says so
    talks      whether anything goes along for the receiver: a comment or other payload
    """

    amount: int
    receiver: str | None = None
    talks: bool = True


class _Bits:
    """The bits of a cell, read from the front."""

    def __init__(self, packed: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in packed)
        self._at = 0

    def number(self, size: int) -> int:
        if self._at + size > len(self._bits):
            raise ValueError("a cell ends early")
        self._at += size
        return int(self._bits[self._at - size : self._at] or "0", 2)

    def coins(self) -> int:
        return self.number(8 * self.number(4))

    def address(self) -> str | None:
        if self.number(2) != 0b10:
            return None
        self.number(1)
        workchain = self.number(8)
        return f"{workchain - 256 if workchain > 127 else workchain}:{self.number(256):064x}"

    @property
    def left(self) -> int:
        return len(self._bits) - self._at


def root_cell(boc: object) -> bytes:
    """The data of the root cell of a bag of cells in base64; empty for what is none."""
    if not isinstance(boc, str) or len(boc) > _BYTES_MAX:
        return b""
    try:
        raw = b64decode(boc, validate=True)
    except (Error, ValueError):
        return b""
    if raw[:4] != _MAGIC or len(raw) < 8:
        return b""
    indexed, reference, offset = bool(raw[4] & 0x80), raw[4] & 7, raw[5]
    at = 6 + 3 * reference + offset
    count = int.from_bytes(raw[6 : 6 + reference], "big")
    first = int.from_bytes(raw[at : at + reference], "big")
    at += reference + (count * offset if indexed else 0)
    # Every writer that we know puts the root first.
    if first != 0 or len(raw) < at + 2:
        return b""
    size = raw[at + 1]
    return raw[at + 2 : at + 2 + (size + 1) // 2]


def comment(cell: bytes) -> str | None:
    """The text that goes with a plain transfer; None where there is none."""
    if len(cell) <= 4 or int.from_bytes(cell[:4], "big") != COMMENT:
        return None
    return chain_text(cell[4:].decode("utf-8", "replace")).strip() or None


def tokens(cell: bytes) -> Tokens | None:
    """What a jetton's message asks for, between wallets or from an owner to one."""
    bits = _Bits(cell)
    try:
        kind, _ = bits.number(32), bits.number(64)
        if kind == INTERNAL_TRANSFER:
            return Tokens(amount=bits.coins())
        if kind != TRANSFER:
            return None
        amount, receiver = bits.coins(), bits.address()
        bits.address()
        bits.number(1)
        bits.coins()
        # One bit says whether the payload is in a cell of its own; else it follows at once.
        talks = bits.number(1) == 1 or bits.left >= 32
        return Tokens(amount=amount, receiver=receiver, talks=talks)
    except ValueError:
        return None
