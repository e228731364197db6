"""Which transactions of a block may touch an address, told from their own bytes: pure.

Whoever spends shows the key or the script that the address is a hash of, so that the coins'
origins need to be asked for only where it is this address. Source: BIP-16, BIP-141, BIP-341.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from Cryptodome.Hash import RIPEMD160

from walletdesk.chains.utxo.wire import fields, rows
from walletdesk.chains.utxo.words import is_taproot, program, same


def may_touch(raw: Mapping[str, Any], address: str) -> bool:
    """Whether a transaction pays an address or may spend from it.

    raw     as `getblock` lists it
    Raises  ValueError
    """
    if any(_pays(fields(one), address) for one in rows(raw["vout"])):
        return True
    hashed = program(address)
    return any(_may_spend(fields(one), address, hashed) for one in rows(raw["vin"]))


def _pays(made: Mapping[str, Any], address: str) -> bool:
    script = fields(made.get("scriptPubKey") or {})
    named = [script.get("address"), *rows(script.get("addresses") or [])]
    return any(isinstance(one, str) and same(one, address) for one in named)


def _may_spend(coin: Mapping[str, Any], address: str, hashed: bytes) -> bool:
    if coin.get("prevout") is not None:
        return _pays(fields(coin["prevout"]), address)
    if is_taproot(address):
        return bool(coin.get("txinwitness"))
    return any(hashed in (sha256(one).digest(), _hash160(one)) for one in _shown(coin))


def _shown(coin: Mapping[str, Any]) -> Iterator[bytes]:
    """The key or script that an input ends with, in its script and in its witness."""
    script = str(fields(coin.get("scriptSig") or {}).get("asm") or "").split()
    for last in (*script[-1:], *rows(coin.get("txinwitness") or [])[-1:]):
        try:
            yield bytes.fromhex(str(last))
        except ValueError:
            continue


def _hash160(shown: bytes) -> bytes:
    return RIPEMD160.new(sha256(shown).digest()).digest()
