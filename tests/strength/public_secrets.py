"""Secrets that are none: published test vectors, and keys made for one run of the tests."""

import json
from typing import NamedTuple

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from mnemonic import Mnemonic

# Entropies of the published BIP-39 vectors.
_ENTROPIES = ("7f" * 16, "80" * 16, "9e885d952ad362caeb4efe34a8e91bd2", "7f" * 32)

_OFFICIAL = set(Mnemonic.list_languages()) - {"russian", "turkish"}

_KEYSTORE = {
    "crypto": {
        "cipher": "aes-128-ctr",
        "cipherparams": {"iv": "6087dab2f9fdbbfaddc31a909735c1e6"},
        "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        "kdf": "pbkdf2",
        "kdfparams": {
            "c": 262144,
            "dklen": 32,
            "prf": "hmac-sha256",
            "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
        },
        "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
    },
    "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    "version": 3,
}


class Secret(NamedTuple):
    """A secret as somebody pastes it, and pieces of it that may be on no disk."""

    text: str
    pieces: tuple[str, ...]
    is_phrase: bool = False


def phrases() -> list[Secret]:
    """Recovery phrases in all ten official languages, and longer ones in English."""
    made = [
        Mnemonic(language).to_mnemonic(bytes.fromhex(_ENTROPIES[0]))
        for language in sorted(_OFFICIAL)
    ]
    made += [Mnemonic("english").to_mnemonic(bytes.fromhex(one)) for one in _ENTROPIES[1:]]
    return [Secret(phrase, (_first_words(phrase), phrase), True) for phrase in dict.fromkeys(made)]


def keys() -> list[Secret]:
    """Keys in the formats in which wallets show them."""
    fresh = Ed25519PrivateKey.generate()
    public = fresh.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    pair = fresh.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()) + public
    solana = base58.b58encode(pair).decode()
    texts = (
        "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        "my private key: 59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
        "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kej"
        "MRNNU3TGtRBeJgk33yuGBxrMPHi",
        solana,
        json.dumps(list(pair)),
    )
    found = [Secret(text, (text.rpartition(" ")[2][2:22],)) for text in texts[:-1]]
    found.append(Secret(texts[-1], (texts[-1][1:41],)))
    ciphertext = str(_KEYSTORE["crypto"]["ciphertext"])  # type: ignore[index]  # a nested dict
    return [*found, Secret(json.dumps(_KEYSTORE), (ciphertext[:20],))]


def _first_words(phrase: str) -> str:
    return " ".join(phrase.replace("\u3000", " ").split()[:4])
