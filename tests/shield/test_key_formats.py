"""Keys made by other libraries' encoders are removed whole, and their public side stays."""

from __future__ import annotations

import base64
import json
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from tests.shield.test_keys import DICE, base58, hex_key, kinds, solana_pair
from walletdesk.shield import clean

VECTORS = Path(__file__).parent / "vectors"
SELF_NAMING = {"cardano_private_key", "iota_private_key", "nostr_private_key"} | {
    "sui_private_key",
    "zcash_private_key",
}


class Vectors(NamedTuple):
    """Keys of one library: `kind` is what the shield calls them."""

    name: str
    kind: str
    private: list[str]
    public: list[str]


def vectors() -> list[Vectors]:
    found = []
    for path in sorted(VECTORS.glob("*.json")):
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        assert all(read[name] for name in ("library", "version", "made_with"))
        found.append(Vectors(path.stem, read["kind"], read["private"], read["public"]))
    return found


by_name = pytest.mark.parametrize("made", vectors(), ids=lambda made: made.name)


@by_name
@pytest.mark.parametrize(
    "around",
    ["{}", "my wallet: {} thanks", "我的钱包{}，打不开了", "<b>{}</b>", "key=\n{}\n", '["{}"]'],
)
def test_every_key_of_a_librarys_encoder_is_removed_whole(made: Vectors, around: str) -> None:
    for key in made.private:
        cleaned = clean(around.format(key))
        assert [(f.kind, f.certainty) for f in cleaned.findings] == [(made.kind, "certain")], key
        assert cleaned.text == around.format(f"⟦removed:{made.kind}⟧")


@by_name
def test_the_public_side_stays(made: Vectors) -> None:
    for public in made.public:
        for around in ("my address {}", "公钥 {}", "signature {}", "tx {}"):
            text = around.format(public)
            assert clean(text).text == text


@by_name
def test_a_key_hidden_in_full_width_or_zero_width_is_removed(made: Vectors) -> None:
    for key in made.private[:3]:
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in key)
        assert made.kind in dict(kinds(wide))
        assert made.kind in dict(kinds("\u200b".join(key)))


@by_name
def test_a_key_inside_base64_of_a_sentence_is_removed(made: Vectors) -> None:
    for key in made.private[:3]:
        hidden = base64.b64encode(f"here it is: {key} ok".encode()).decode()
        assert kinds(hidden) == [(made.kind, "certain")]


@by_name
def test_a_mistyped_key_is_still_removed_where_it_names_itself(made: Vectors) -> None:
    for key in made.private:
        mistyped = key[:-9] + ("q" if key[-9] != "q" else "p") + key[-8:]
        expected = [(made.kind, "likely")] if made.kind in SELF_NAMING else None
        assert expected is None or kinds(mistyped) == expected


def test_keystores_are_removed_minified_pretty_escaped_and_with_quotes_lost() -> None:
    made = next(one for one in vectors() if one.name == "keystore")
    for key in made.private:
        for text in (
            json.dumps(json.loads(key), indent=4),
            json.dumps(json.loads(key), separators=(",", ":")),
            json.dumps(key),
            key.replace('"', ""),
            key.replace('"', "“"),
        ):
            salt = json.loads(key)["crypto"]["ciphertext"]
            cleaned = clean("look: " + text)
            assert dict(kinds(text)) == {"keystore_json": "certain"}
            assert salt not in cleaned.text


BYTE_LISTS: dict[str, Callable[[bytes], str]] = {
    "array": lambda key: json.dumps(list(key)),
    "array, minified": lambda key: json.dumps(list(key), separators=(",", ":")),
    "array, pretty": lambda key: json.dumps(list(key), indent=2),
    "array without brackets": lambda key: ", ".join(map(str, key)),
    "array of hex": lambda key: "[" + ", ".join(f"0x{b:02x}" for b in key) + "]",
    "array of hex in C": lambda key: "{0x" + ",0x".join(f"{b:X}" for b in key) + "}",
    "escapes": lambda key: "".join(f"\\x{b:02x}" for b in key),
    "colons": lambda key: ":".join(f"{b:02X}" for b in key),
    "spaces": lambda key: key.hex(" "),
    "hyphens": lambda key: key.hex("-"),
    "fours": lambda key: key.hex(" ", 2),
    "eights": lambda key: key.hex(" ", 4),
    "sixteens": lambda key: key.hex(" ", 8),
    "halves": lambda key: key.hex("\n", 16),
    "halves on lines": lambda key: key.hex()[:32] + "\r\n" + key.hex()[32:],
    "broken by a line": lambda key: key.hex()[:45] + "\n" + key.hex()[45:],
    "tens": lambda key: " ".join(textwrap.wrap(key.hex(), 10)),
    "fives": lambda key: "-".join(textwrap.wrap(key.hex(), 5)),
    "prefixed": lambda key: "0x" + key.hex(" ", 4),
}


@pytest.mark.parametrize("style", list(BYTE_LISTS))
def test_a_key_written_byte_by_byte_is_judged_like_hexadecimal(style: str) -> None:
    for _ in range(40):
        written = BYTE_LISTS[style](bytes.fromhex(hex_key()))
        if style == "broken by a line" and written.replace("\n", "").isdigit():
            continue
        private = clean(f"my private key is {written} what now?")
        assert [(f.kind, f.certainty) for f in private.findings] == [("private_key_hex", "certain")]
        assert private.text == "my private key is ⟦removed:private_key_hex⟧ what now?"
        assert kinds(f"see: {written}") == [("private_key_hex", "likely")]
        assert kinds(f"transaction {written} is pending") == []
        assert kinds(f"SHA256 Fingerprint={written}") == []


@pytest.mark.parametrize(
    "style", ["array", "array, pretty", "array of hex", "escapes", "spaces", "fours", "halves"]
)
def test_a_pair_written_byte_by_byte_proves_itself(style: str) -> None:
    for _ in range(10):
        assert [c for _, c in kinds("see: " + BYTE_LISTS[style](solana_pair()))] == ["certain"]
        assert kinds("private? " + BYTE_LISTS[style](DICE.randbytes(64))) == []


def test_pairs_in_hexadecimal_and_base64_prove_themselves() -> None:
    pair = solana_pair()
    assert kinds("see " + pair.hex()) == [("private_key_hex", "certain")]
    assert kinds("see " + base64.b64encode(pair).decode()) == [("private_key_base64", "certain")]
    assert kinds("ed25519:" + base58(pair)) == [("solana_private_key", "certain")]
    for _ in range(30):
        assert kinds("sig " + base64.b64encode(DICE.randbytes(64)).decode()) == []


def test_thirty_two_bytes_in_base64_must_be_called_private() -> None:
    value = base64.b64encode(DICE.randbytes(32)).decode()
    for said in ("private key: ", "my secret key is ", "我的私钥 ", '"priv_key":{"value":"'):
        assert kinds(said + value) == [("private_key_base64", "certain")]
    for said in ("", "integrity sha256-", "public key: ", "nonce ", "the private key for tx "):
        assert kinds(said + value) == []


@pytest.mark.parametrize(
    "said", ["spend key: {}", "private view key {}", "secret spend key\n{}", "TON secret key: {}"]
)
def test_keys_of_monero_and_ton_are_known_by_their_names(said: str) -> None:
    assert kinds(said.format(hex_key())) == [("private_key_hex", "certain")]


@pytest.mark.parametrize("curve", ["ed25519", "secp256k1", "secp256r1"])
@pytest.mark.parametrize("style", ["TraditionalOpenSSL", "PKCS8", "OpenSSH"])
def test_key_files_in_armour_are_removed(curve: str, style: str) -> None:
    key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey
    if curve == "ed25519":
        key = ed25519.Ed25519PrivateKey.generate()
    else:
        key = ec.generate_private_key(ec.SECP256K1() if curve == "secp256k1" else ec.SECP256R1())
    if (style == "TraditionalOpenSSL") == (curve == "ed25519") or (
        style == "OpenSSH" and curve == "secp256k1"
    ):
        return  # there is no such file
    text = (
        key.private_bytes(
            serialization.Encoding.PEM,
            getattr(serialization.PrivateFormat, style),
            serialization.NoEncryption(),
        )
        .decode()
        .strip()
    )
    for written in (text, text.replace("\n", "\\n"), text.replace("\n", " ")):
        cleaned = clean(f"look {written} ok?")
        assert cleaned.text == "look ⟦removed:private_key_pem⟧ ok?"
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    assert kinds(public.decode()) == []


def test_keys_framed_in_hexadecimal_are_removed() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    framed = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).hex()
    assert kinds("see " + framed) == [("private_key_hex", "certain")]


def test_a_dumped_wallet_loses_every_key_and_keeps_its_addresses() -> None:
    wif = next(one for one in vectors() if one.name == "wif").private
    extended = next(one for one in vectors() if one.name == "extended").private
    address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    lines = [f"# extended private masterkey: {extended[0]}"]
    lines += [f"{key} 2026-01-02T03:04:05Z label= # addr={address}" for key in wif]
    cleaned = clean("\n".join(lines))
    assert len(cleaned.findings) == len(wif) + 1
    assert cleaned.text.count(address) == len(wif)
    descriptor = f"wpkh([d34db33f/84h/0h/0h]{extended[0]}/0/*)#qwlqgth7"
    assert (
        clean(descriptor).text
        == "wpkh([d34db33f/84h/0h/0h]⟦removed:extended_private_key⟧/0/*)#qwlqgth7"
    )


def test_a_validators_files_lose_their_private_value_and_keep_the_public_one() -> None:
    read = json.loads((VECTORS / "files/tendermint.json").read_text(encoding="utf-8"))
    for made in read["documents"]:
        cleaned = clean(made["text"])
        assert [(f.kind, f.certainty) for f in cleaned.findings] == [
            ("private_key_base64", "certain")
        ]
        assert cleaned.text == made["text"].replace(made["secret"], "⟦removed:private_key_base64⟧")
    for public in read["public"]:
        assert clean(public).text == public
