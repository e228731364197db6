"""A secret inside base 64, percent-encoding, hexadecimal, escapes or entities is found."""

from __future__ import annotations

import base64
import json
import random
import textwrap
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.shield import cases
from tests.shield.test_keys import base58check, hex_key
from walletdesk.shield import clean


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


WAYS: dict[str, Callable[[str], str]] = {
    "base64": b64,
    "base64 unpadded": lambda text: b64(text).rstrip("="),
    "base64 for links": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "base64 in lines": lambda text: "\n".join(textwrap.wrap(b64(text), 48)),
    "base64 in lines of mail": lambda text: "\r\n".join(textwrap.wrap(b64(text), 76)),
    "base64 in lines, a word after": lambda text: "\n".join([*textwrap.wrap(b64(text), 48), "thx"]),
    "percent": lambda text: quote(text, safe=""),
    "percent, every letter": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal in capitals": lambda text: text.encode().hex().upper(),
    "entities": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    "entities in hexadecimal": lambda text: "".join(f"&#x{ord(letter):x};" for letter in text),
    "escapes": lambda text: "".join(f"\\x{byte:02x}" for byte in text.encode()),
    "escapes of json": lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text),
    "base64 of base64": lambda text: b64(b64(text)),
    "base64 of percent": lambda text: b64(quote(text, safe="")),
    "percent of base64": lambda text: quote(b64(text) + "==", safe=""),
    "hexadecimal of base64": lambda text: b64(text).encode().hex(),
    "base64 of json": lambda text: b64(json.dumps({"m": text})),
}


def secrets() -> dict[str, str]:
    dice = random.Random(31)
    return {
        "phrase": " ".join(cases.random_words(dice)),
        "spanish phrase": " ".join(cases.random_words(dice, "spanish")),
        "chinese phrase": " ".join(cases.random_words(dice, "chinese_simplified")),
        "hex key": "private key 0x" + hex_key(),
        "wif": base58check(b"\x80" + bytes.fromhex(hex_key()) + b"\x01"),
    }


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("what", list(secrets()))
def test_a_secret_is_found_in_every_encoding(way: str, what: str) -> None:
    secret = secrets()[what]
    hidden = WAYS[way](secret)
    cleaned = clean(f"see: {hidden} ok?")
    assert [f.certainty for f in cleaned.findings] == ["certain"]
    assert hidden not in cleaned.text
    assert cleaned.text.endswith(" ok?")


def test_words_joined_by_named_entities_are_found() -> None:
    words = cases.random_words(random.Random(32))
    cleaned = clean("&nbsp;".join(words))
    assert [f.kind for f in cleaned.findings] == ["recovery_phrase"]


@pytest.mark.parametrize("way", list(WAYS))
def test_an_encoded_text_without_a_secret_stays(way: str) -> None:
    for said in (
        "hello, my transfer of 25 USDT to the exchange has not arrived since this morning",
        "tx 0x" + hex_key() + " is pending",
        "你好，我的转账没有到账，已经两个小时了，麻烦看一下，谢谢",
    ):
        text = f"see {WAYS[way](said)} ok"
        assert clean(text).text == text


def test_the_work_on_layers_is_bounded() -> None:
    text = "a" * 60_000
    for _ in range(2):
        text = b64(text)
    assert clean(text).findings == ()
