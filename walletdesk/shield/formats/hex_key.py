"""Private keys of 32 bytes in hexadecimal.

A transaction id looks the same, so what is said around the value decides: the last word before
it that speaks of keys or of transactions, else the first after it, else those of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part

_KIND = "private_key_hex"
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0[xX])?([0-9a-fA-F]{64})(?![0-9A-Za-z])")
_BEFORE, _AFTER, _WHOLE = 64, 32, 2_000

_KEY = re.compile(
    r"(?<!public )(?<!public_)(?<!public)(?<![a-z])(?:priv(?:ate)?[ _-]?key|priv(?:ate)?|p_?key|"
    r"pk|prvkey|secret|sk|key|clave|wif|seed)(?![a-z])|"
    r"私[钥鑰匙]|[密秘][钥鑰匙]|私人密|秘密鍵|비밀|개인 ?키"
)
_TRANSACTION = re.compile(
    r"(?<![a-z])(?:tx|txs|txn|txns|tx[ _-]?(?:id|hash|no)|txid|txhash|transactions?|transfers?|"
    r"transferred|hash|hashes|block|blocks|deposits?|deposited|withdrawals?|withdrew|withdraw|"
    r"sent|payments?|swaps?|swapped|bridged?|signature|sig|order|public[ _-]?key|pubkey|contract|"
    r"etherscan|explorer|pending|confirmations?|confirmed)(?![a-z])|"
    r"交易|哈希|哈西|雜湊|杂凑|区块|區塊|转账|轉賬|轉帳|转帐|充值|提现|提币|提幣|到账|到賬|打包|公钥|公鑰|"
    r"合约|订单|訂單|单号|流水号|签名"
)
# One of these at least is in every word above; other values in a list say nothing.
_SAYS_SOMETHING = re.compile(r"[^\s0-9a-fx]")
_LINK_SIGNS = ("://", "/tx/", "transaction/", "www.")


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Keys that are said to be keys, and values that nothing explains."""
    lower = text.lower() if chunks else ""
    overall: str | None = None
    for first, last in chunks:
        for match in _HEX.finditer(text, first, last):
            if not 0 < int(match.group(1), 16) < _ORDER:
                continue
            meaning = _meaning(lower, match.start(), match.end())
            if meaning is None:
                overall = overall or _first_said(lower[:_WHOLE]) or "unknown"
                meaning = overall
            if meaning != "transaction":
                yield Part(_KIND, "certain" if meaning == "key" else "likely", *match.span())


def _meaning(text: str, start: int, end: int) -> str | None:
    """What is said near the value; None when nothing is."""
    before = text[max(0, start - _BEFORE) : start]
    link = "" if before[-1:].isspace() else before.split()[-1:]
    if link and any(sign in link[0] for sign in _LINK_SIGNS):
        return "key" if _KEY.search(link[0]) else "transaction"
    return _last_said(before) or _first_said(text[end : end + _AFTER])


def _last_said(text: str) -> str | None:
    if not _SAYS_SOMETHING.search(text):
        return None
    key = max((match.end() for match in _KEY.finditer(text)), default=0)
    transaction = max((match.end() for match in _TRANSACTION.finditer(text)), default=0)
    if key == transaction:
        return None
    return "key" if key > transaction else "transaction"


def _first_said(text: str) -> str | None:
    if not _SAYS_SOMETHING.search(text):
        return None
    key, transaction = _KEY.search(text), _TRANSACTION.search(text)
    if key and transaction:
        return "key" if key.start() < transaction.start() else "transaction"
    if key or transaction:
        return "key" if key else "transaction"
    return None
