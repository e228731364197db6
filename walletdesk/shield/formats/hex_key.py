"""Private keys of 32 bytes in hexadecimal, told from transaction ids by what is said around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Part

_KIND = "private_key_hex"
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0[xX])?([0-9a-fA-F]{64})(?![0-9A-Za-z])")
_BEFORE = 64
_AFTER = 32

_KEY = re.compile(
    r"(?<!public )(?<!public)(?<![a-z])(?:priv(?:ate)?[ _-]?key|priv(?:ate)?|p_?key|pk|prvkey|secret|sk|"
    r"key|clave|wif|seed)(?![a-z])|私[钥鑰匙]|[密秘][钥鑰匙]|私人密|秘密鍵|비밀|개인 ?키"
)
_TRANSACTION = re.compile(
    r"(?<![a-z])(?:tx|txs|txn|txns|tx[ _-]?(?:id|hash|no)|txid|txhash|transactions?|transfers?|"
    r"transferred|hash|hashes|block|blocks|deposits?|deposited|withdrawals?|withdrew|withdraw|sent|"
    r"payments?|swaps?|swapped|bridged?|signature|sig|order|public[ _-]?key|pubkey|contract|"
    r"etherscan|explorer|pending|confirmations?|confirmed)(?![a-z])|"
    r"交易|哈希|哈西|雜湊|杂凑|区块|區塊|转账|轉賬|轉帳|转帐|充值|提现|提币|提幣|到账|到賬|打包|公钥|公鑰|合约|"
    r"订单|訂單|单号|流水号|签名"
)
_LINK = re.compile(r"[^\s<>\"'，。、；]*$")


def find(text: str) -> Iterator[Part]:
    """Keys that are said to be keys, and values that nothing explains."""
    lower = text.lower()
    for match in _HEX.finditer(text):
        if not 0 < int(match.group(1), 16) < _ORDER:
            continue
        certainty = _judged(lower, match.start(), match.end())
        if certainty == "key":
            yield Part(_KIND, "certain", *match.span())
        elif certainty == "unknown":
            yield Part(_KIND, "likely", *match.span())


def _judged(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _BEFORE) : start]
    link = _LINK.search(before)
    if link and ("://" in link.group() or "/tx/" in link.group() or "transaction/" in link.group()):
        return "key" if _KEY.search(link.group()) else "transaction"
    near = _nearest(before, text[end : end + _AFTER])
    return near if near != "unknown" else _nearest(text[:4000], "")


def _nearest(before: str, after: str) -> str:
    """What the last word before the value says it is, else the first word after it."""
    key = _last(_KEY, before)
    transaction = _last(_TRANSACTION, before)
    if key == transaction == -1:
        key, transaction = -_first(_KEY, after), -_first(_TRANSACTION, after)
        if key == transaction:
            return "unknown"
    return "key" if key > transaction else "transaction"


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _first(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    return match.start() + 1 if match else len(text) + 2
