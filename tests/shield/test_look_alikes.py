"""Ten thousand ids, addresses, public keys and signatures, as users quote them, all stay."""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable
from hashlib import sha256

import pytest

from tests.shield.test_keys import base58, base58check
from walletdesk.shield import clean

EACH = 400
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

Maker = Callable[[random.Random], str]


def bech32(prefix: str, size: int, constant: int = 1) -> Maker:
    """Random bytes with a check sum that holds, by the reference of BIP-173."""

    def make(dice: random.Random) -> str:
        number = int.from_bytes(dice.randbytes(size), "big") << (-size * 8 % 5)
        values = [number >> 5 * at & 31 for at in reversed(range((size * 8 + 4) // 5))]
        head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
        check = 1
        for value in [*head, *values, 0, 0, 0, 0, 0, 0]:
            top = check >> 25
            check = (check & 0x1FFFFFF) << 5 ^ value
            for bit, term in enumerate(
                (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
            ):
                check ^= term if top >> bit & 1 else 0
        check ^= constant
        values += [check >> 5 * (5 - at) & 31 for at in range(6)]
        return prefix + "1" + "".join(LETTERS[value] for value in values)

    return make


def checked(version: str, size: int) -> Maker:
    head = bytes.fromhex(version)
    return lambda dice: base58check(head + dice.randbytes(size))


def hexadecimal(size: int, before: str = "") -> Maker:
    return lambda dice: before + dice.randbytes(size).hex()


def strkey(version: int) -> Maker:
    def make(dice: random.Random) -> str:
        data, check = bytes([version]) + dice.randbytes(32), 0
        for byte in data:
            check ^= byte << 8
            for _ in range(8):
                check = (check << 1 ^ 0x1021 if check & 0x8000 else check << 1) & 0xFFFF
        return base64.b32encode(data + check.to_bytes(2, "little")).decode()

    return make


def ripple(version: str, size: int) -> Maker:
    table = str.maketrans(BITCOIN, RIPPLE)
    make = checked(version, size)
    return lambda dice: make(dice).translate(table)


MAKERS: dict[str, Maker] = {
    "EVM transaction": hexadecimal(32, "0x"),
    "bitcoin, TRON or Cardano transaction": hexadecimal(32),
    "transaction in capitals": lambda dice: dice.randbytes(32).hex().upper(),
    "EVM address": hexadecimal(20, "0x"),
    "EVM signature": hexadecimal(65, "0x"),
    "block hash of bitcoin": lambda dice: "0" * 19 + dice.randbytes(32).hex()[19:],
    "compressed public key": lambda dice: dice.choice(("02", "03")) + dice.randbytes(32).hex(),
    "legacy address": checked("00", 20),
    "TRON address": checked("41", 20),
    "litecoin address": checked("30", 20),
    "segwit address": bech32("bc", 21),
    "taproot address": bech32("bc", 33, 0x2BC830A3),
    "cosmos address": bech32("cosmos", 20),
    "extended public key": checked("0488b21e03" + "00" * 40 + "02", 32),
    "Solana address": lambda dice: base58(dice.randbytes(32)),
    "Solana signature": lambda dice: base58(dice.randbytes(64)),
    "Tezos address": checked("06a19f", 20),
    "Tezos operation": checked("0574", 32),
    "Tezos block": checked("0134", 32),
    "Tezos public key": checked("0d0f25d9", 32),
    "Tezos signature": checked("09f5cd8612", 64),
    "Stellar address": strkey(6 << 3),
    "Stellar hash": strkey(23 << 3),
    "XRP address": ripple("00", 20),
    "XRP public key": ripple("23", 33),
    "Nostr public key": bech32("npub", 32),
    "Nostr event": bech32("note", 32),
    "Cardano address": bech32("addr", 57),
    "Cardano public key": bech32("addr_xvk", 64),
    "Zcash viewing key": bech32("zxviews", 169),
    "Zcash unified address": bech32("u", 106, 0x2BC830A3),
    "Sui public key": lambda dice: base64.b64encode(b"\0" + dice.randbytes(32)).decode(),
    "TON address": lambda dice: base64.urlsafe_b64encode(b"\x11\0" + dice.randbytes(34)).decode(),
    "Filecoin message": lambda dice: (
        "bafy2bzace" + base64.b32encode(dice.randbytes(32)).decode().lower().rstrip("=")
    ),
    "IPFS content": lambda dice: base58(b"\x12\x20" + dice.randbytes(32)),
    "UUID": lambda dice: str(uuid.UUID(int=dice.getrandbits(128), version=4)),
    "order number": lambda dice: str(dice.randrange(10**17, 10**18)),
    "integrity hash": lambda dice: "sha256-" + base64.b64encode(dice.randbytes(32)).decode(),
    "JSON web token": lambda dice: ".".join(
        base64.urlsafe_b64encode(part).decode().rstrip("=")
        for part in (b'{"alg":"EdDSA","typ":"JWT"}', b'{"sub":"42"}', dice.randbytes(64))
    ),
    "bytes of a hash": lambda dice: "hash " + ", ".join(map(str, dice.randbytes(32))),
    "fingerprint": lambda dice: "fingerprint " + sha256(dice.randbytes(8)).digest().hex(":"),
}
CONTEXTS = (
    "my transaction {} has not arrived",
    "tx: {}",
    "txid={}&x=1",
    "转账 {} 还没到账",
    "充值没到，交易哈希：{}，麻烦看看",
    "https://explorer.example/tx/{}",
    "the transfer\n{}\nis pending for 3 hours",
    "address {} or signature?",
)


@pytest.mark.parametrize("name", list(MAKERS))
def test_what_is_public_stays_in_every_context(name: str) -> None:
    dice = random.Random(name)
    for number in range(EACH):
        text = CONTEXTS[number % len(CONTEXTS)].format(MAKERS[name](dice))
        assert clean(text).text == text


def test_there_are_ten_thousand_of_them() -> None:
    assert len(MAKERS) * EACH >= 10_000
