"""What is said around a value that could be a key or something public.

The last word before it that speaks of keys or of transactions decides, else the first after it,
else those of the whole text.
"""

from __future__ import annotations

from functools import cached_property

from walletdesk.shield.lazy import Pattern

_BEFORE, _AFTER, _WHOLE = 64, 32, 2_000
_KEY = (
    r"(?<!public )(?<!public_)(?<!public-)(?<!public)(?<![a-z])(?:priv(?:ate)?[ _-]?key|"
    r"priv(?:ate)?|p_?key|pk|prvkey|secret|secretkey|sk|key|keys|clave|wif|seed)(?![a-z])|"
    r"privkey(?:ed25519|secp256k1)|privatekey|symkey|"
    r"私[钥鑰匙]|[密秘][钥鑰匙]|私人密|秘密鍵|비밀|개인 ?키|приватн|закрыт"
)
_PUBLIC = (
    r"(?<![a-z])(?:tx|txs|txn|txns|tx[ _-]?(?:id|hash|no)|txid|txhash|transactions?|transfers?|"
    r"transferred|hash|hashes|block|blocks|deposits?|deposited|withdrawals?|withdrew|withdraw|"
    r"sent|payments?|swaps?|swapped|bridged?|signature|sig|order|public[ _-]?key|pub[ _-]?key|"
    r"contract|etherscan|explorer|pending|confirmations?|confirmed|fingerprint|check ?sum|"
    r"sha-?(?:256|512)|digest)(?![a-z])|pubkey(?:ed25519|secp256k1)|"
    r"交易|哈希|哈西|雜湊|杂凑|区块|區塊|转账|轉賬|轉帳|转帐|充值|提现|提币|提幣|到账|到賬|打包|公钥|公鑰|"
    r"合约|订单|訂單|单号|流水号|签名|指纹|校验"
)
_SAID = Pattern(f"(?P<key>{_KEY})|(?P<public>{_PUBLIC})")
_KEY_SAID = Pattern(_KEY)
# Public as well, but "the private key of this address" is said too: these count where no key is
# named near them.
_ADDRESS = Pattern(
    r"(?<![a-z])(?:addr|address|addresses|recipient|receiver)(?![a-z])|地址|位址|주소|адрес"
)
# Said of a secret and of nothing else; for values of a form that much else has.
_SECRET = Pattern(
    r"priv(?:ate)?[ _-]?key|secret[ _-]?key|secret seed|privkey|私[钥鑰匙]|[密秘][钥鑰匙]|秘密鍵"
)
# One of these at least is in every word above; other values in a list say nothing.
_SAYS_SOMETHING = Pattern(r"[^\s0-9a-fx,:]")
_LINK_SIGNS = ("://", "/tx/", "transaction/", "www.")


class Context:
    """The words of one text, read as far as they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def meaning(self, start: int, end: int) -> str:
        """What the value there is said to be: "key", "public" or "unknown"."""
        return self._near(start, end) or self._overall

    def is_called_secret(self, start: int) -> bool:
        """Whether the words right before call it a private key, in so many words."""
        before = self._lower[max(0, start - _BEFORE) : start]
        return _last_said(before) == "key" and _SECRET.search(before) is not None

    @cached_property
    def _lower(self) -> str:
        # The places of the text stay: where `lower` grows it ("İ"), the text is left as it is.
        lower = self._text.lower()
        return lower if len(lower) == len(self._text) else self._text

    @cached_property
    def _overall(self) -> str:
        return _first_said(self._lower[:_WHOLE]) or "unknown"

    def _near(self, start: int, end: int) -> str | None:
        before = self._lower[max(0, start - _BEFORE) : start]
        link = "" if before[-1:].isspace() else before.split()[-1:]
        if link and any(sign in link[0] for sign in _LINK_SIGNS):
            return "key" if _KEY_SAID.search(link[0]) else "public"
        return _last_said(before) or _first_said(self._lower[end : end + _AFTER])


def _last_said(text: str) -> str | None:
    if not _SAYS_SOMETHING.search(text):
        return None
    said = None
    for match in _SAID.finditer(text):
        said = match.lastgroup
    return said or _address_said(text)


def _first_said(text: str) -> str | None:
    if not _SAYS_SOMETHING.search(text):
        return None
    match = _SAID.search(text)
    return match.lastgroup if match else _address_said(text)


def _address_said(text: str) -> str | None:
    return "public" if _ADDRESS.search(text) else None


def asks_for_public(text: str) -> bool:
    """Whether a value that answers this text is a transaction's, by the last that is said in it."""
    return Context(text).meaning(len(text), len(text)) == "public"
