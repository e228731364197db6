"""Private keys of each format are removed; what only looks like one is not."""

from __future__ import annotations

import base64
import json
import random
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from walletdesk.shield import clean

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
DICE = random.Random(3)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.certainty) for f in clean(text).findings]


def base58(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        letters = ALPHABET[digit] + letters
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + letters


def base58check(payload: bytes) -> str:
    return base58(payload + sha256(sha256(payload).digest()).digest()[:4])


def hex_key() -> str:
    return f"{DICE.randrange(1, ORDER):064x}"


@pytest.mark.parametrize(
    "around",
    [
        "my private key is {}",
        "private key: 0x{}",
        "PrivateKey={}",
        "pk {}",
        "{} this is the private key",
        "我的私钥是{}",
        "私钥：0x{}，帮我看看",
        "秘钥 {}",
        "https://example.org/import?private_key={}",
        "the transaction failed, here is my private key {}",
    ],
)
def test_hex_that_is_called_a_key_is_removed_as_certain(around: str) -> None:
    key = hex_key()
    cleaned = clean(around.format(key))
    assert [f.certainty for f in cleaned.findings] == ["certain"]
    assert key not in cleaned.text


@pytest.mark.parametrize(
    "around",
    [
        "tx 0x{}",
        "txid: {}",
        "hash {} has not arrived",
        "My transfer is missing: 0x{}",
        "https://etherscan.io/tx/0x{}",
        "https://tronscan.org/#/transaction/{}",
        "交易哈希 {}",
        "转账两个小时了还没到账 0x{}",
        "充值没到 {}",
        "{} <- this transaction is pending",
        "block 0x{} is an orphan",
        "public key {}",
        "哈希：0x{}。我没有发私钥",
    ],
)
def test_hex_that_is_called_a_transaction_stays(around: str) -> None:
    for _ in range(200):
        text = around.format(f"{DICE.getrandbits(256):064x}")
        assert clean(text).text == text


def test_hex_that_nothing_explains_is_removed_as_likely() -> None:
    assert kinds("0x" + hex_key()) == [("private_key_hex", "likely")]
    assert kinds("请看 " + hex_key()) == [("private_key_hex", "likely")]


def test_hex_outside_the_range_of_the_curve_is_no_key() -> None:
    for value in (0, ORDER, 2**256 - 1):
        text = f"private key {value:064x}"
        assert clean(text).text == text


def test_longer_and_shorter_hex_is_no_key() -> None:
    for text in ("private key 0x" + "ab" * 20, "private key " + "ab" * 64):
        assert clean(text).text == text


@pytest.mark.parametrize("version", [0x80, 0xEF, 0x9E, 0xB0, 0xCC, 0xF1])
@pytest.mark.parametrize("tail", [b"", b"\x01"])
def test_wif_is_removed(version: int, tail: bytes) -> None:
    key = base58check(bytes([version]) + bytes.fromhex(hex_key()) + tail)
    assert kinds(f"here: {key}.") == [("private_key_wif", "certain")]
    assert kinds(f"here: {key[:-1]}{'2' if key[-1] != '2' else '3'}") == []


@pytest.mark.parametrize("version", ["0488ade4", "049d7878", "04b2430c", "04358394", "045f18bc"])
def test_extended_private_keys_are_removed_and_public_ones_stay(version: str) -> None:
    head = bytes.fromhex(version) + b"\x03" + DICE.randbytes(4 + 4 + 32)
    private = base58check(head + b"\0" + bytes.fromhex(hex_key()))
    public = base58check(head + b"\x02" + DICE.randbytes(32))
    assert kinds(private) == [("extended_private_key", "certain")]
    assert kinds(public) == []


def test_published_bip38_keys_are_removed() -> None:
    for key in (
        "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg",
        "6PRNFFkZc2NZ6dJqFfhRoFNMR9Lnyj7dYGrzdgXXVMXcxoKTePPX1dWByq",
    ):
        assert kinds("pass " + key) == [("private_key_bip38", "certain")]


def solana_pair() -> bytes:
    seed = DICE.randbytes(32)
    return seed + Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def test_solana_pairs_are_removed_as_text_and_as_numbers() -> None:
    for _ in range(20):
        pair = solana_pair()
        assert kinds("phantom: " + base58(pair)) == [("solana_private_key", "certain")]
        assert kinds(json.dumps(list(pair))) == [("solana_private_key", "certain")]
        assert kinds("id.json " + ",".join(map(str, pair)) + " end") == [
            ("solana_private_key", "certain")
        ]


def test_solana_signatures_stay() -> None:
    for _ in range(50):
        assert kinds(base58(DICE.randbytes(64))) == []
    assert kinds(json.dumps(list(DICE.randbytes(64)))) == []


def test_very_many_unproven_pairs_are_removed_unproven() -> None:
    text = " ".join(base58(b"\x80" + DICE.randbytes(63)) for _ in range(102))
    assert kinds(text) == [("solana_private_key", "likely")] * 2


KEYSTORE = {
    "version": 3,
    "id": "00000000-0000-0000-0000-000000000000",
    "crypto": {
        "ciphertext": "ab" * 32,
        "cipherparams": {"iv": "cd" * 16},
        "cipher": "aes-128-ctr",
        "kdf": "scrypt",
        "kdfparams": {"dklen": 32, "salt": "ef" * 32, "n": 8192, "r": 8, "p": 1},
        "mac": "01" * 32,
    },
}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_keystore_is_removed_whole(indent: int | None) -> None:
    text = "my file: " + json.dumps(KEYSTORE, indent=indent) + " what now?"
    cleaned = clean(text)
    assert cleaned.text == "my file: ⟦removed:keystore_json⟧ what now?"
    assert kinds(text) == [("keystore_json", "certain")]


def test_an_unfinished_or_escaped_keystore_is_removed_too() -> None:
    text = json.dumps(json.dumps(KEYSTORE))
    assert "abab" not in clean(text[:-9]).text
    assert "abab" not in clean(text).text


def test_key_files_are_removed_though_nothing_in_them_is_long() -> None:
    kind = [("keystore_json", "certain")]
    for space in (" ", "\u3000", "\u00a0"):
        assert (
            kinds('钱包 {"Ciphertext": "ab…", "KDF": "scrypt", "mac": "01…"}'.replace(" ", space))
            == kind
        )
    assert kinds("-----BEGIN PRIVATE KEY-----\nMC4CAQAw\nBQYDK2Vw") == [
        ("private_key_pem", "certain")
    ]
    pair = "，".join(map(str, solana_pair()))
    assert kinds(f"钱包 {pair}") == [("solana_private_key", "certain")]


def test_other_json_stays() -> None:
    text = json.dumps(
        {"jsonrpc": "2.0", "method": "eth_call", "params": [{"to": "0x" + "ab" * 20}]}
    )
    assert clean(text).text == text


def test_pem_is_removed_from_armour_to_armour() -> None:
    pem = "-----BEGIN EC PRIVATE KEY-----\nMHQCAQ\n-----END EC PRIVATE KEY-----"
    assert clean(f"a\n{pem}\nb").text == "a\n⟦removed:private_key_pem⟧\nb"
    assert clean(f"a\n{pem.replace('-----', '—–')}\nb").text == "a\n⟦removed:private_key_pem⟧\nb"


def test_a_key_inside_base64_is_removed() -> None:
    inner = base64.b64encode(b"private key 0x" + hex_key().encode()).decode()
    assert kinds(f"read this {inner}") == [("private_key_hex", "certain")]


def test_full_width_and_zero_width_do_not_hide_a_key() -> None:
    key = hex_key()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in key)
    assert kinds("私钥 " + wide) == [("private_key_hex", "certain")]
    assert kinds("私钥 " + "\u200b".join(key)) == [("private_key_hex", "certain")]


def test_addresses_stay() -> None:
    for text in (
        "0x" + "Ab" * 20,
        "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "private key or address? 11111111111111111111111111111111",
    ):
        assert clean(text).text == text
