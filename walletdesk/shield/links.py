"""Links in an outbound text, in every disguise, and whether they lead to an approved domain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape

from walletdesk.shield.listed import listed
from walletdesk.shield.model import Allowed

_MAY_HOLD = re.compile(
    r"[\w\])}][.。．]\S|\s\.\s?\w|://|//\w|\bdot\b|点|[\[({]|&#|\w:\S", re.IGNORECASE
)
_UNSAFE = re.compile(r"(?<![a-z])(?:javascript|data|vbscript|file):(?=[^\s/]|//)", re.IGNORECASE)
_SCHEME = re.compile(
    r"(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20})\s?:\s?[/\\]{2,}\s?([^\s/?#<>\"'，、；！）】」』]*)",
    re.IGNORECASE,
)
_LABEL = r"[A-Za-z0-9\u0080-\u1fff_-]{1,63}"
_BARE = re.compile(
    rf"(?<![A-Za-z0-9\u0080-\u1fff@._-])(?:{_LABEL}\.){{1,6}}([A-Za-z\u0080-\u1fff][A-Za-z0-9\u0080-\u1fff-]{{1,62}})(?![A-Za-z0-9\u0080-\u1fff@-])\.?([/:?#\\]\S?)?"
)
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff]\.(?:com|cn|net|org|io|app|xyz|top|vip|cc|中国|网络|公司|在线|网址|我爱你|商城|网店)(?![a-z0-9])",
    re.IGNORECASE,
)
_IP_WITH_PATH = re.compile(r"(?<![\w.])((?:\d{1,3}\.){3}\d{1,3})(?::\d+|/\S)")
_HAN = re.compile(r"[\u3400-\u9fff]")

# How a dot is written so that it does not look like one.
_DOT = re.compile(
    r"\s?[\[({<]\s?(?:\.|dot|点|punkt)\s?[\])}>]\s?|(?<=\w)\s+dot\s+(?=\w)|[。．｡․]|(?<=[A-Za-z0-9])点(?=[A-Za-z]{2})",
    re.IGNORECASE,
)
_LOOSE_DOT = re.compile(
    r"(?<=[A-Za-z0-9])\s+\.\s?(?=(?:com|net|org|io|app|xyz|top|info|cc|me|co|ru|cn|vip|site|online|support|help)(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
_RESERVED = listed("example test invalid onion local localhost")
# Endings of file names that are top-level domains as well.
_FILES = listed("zip mov md py sh rs pl ps so java cab ax")
_PLAINLY_DOMAINS = listed("com org net io app xyz cn info top vip biz co dev")


def leads_elsewhere(text: str, allowed: Allowed) -> bool:
    """Whether any link of the text is not to an approved domain."""
    if text.isascii() and not _MAY_HOLD.search(text):
        return False
    plain = _plain(text)
    numbered = _IP_WITH_PATH.findall(plain)
    if _UNSAFE.search(plain) or not all(_is_approved(host, allowed) for host in numbered):
        return True
    rest: list[str] = []
    at = 0
    for match in _SCHEME.finditer(plain):
        if not _is_approved(_host(match.group(2)), allowed) or _is_backslashed(plain, match):
            return True
        rest += [plain[at : match.start()], " "]
        at = match.end()
    bare = "".join(rest) + plain[at:]
    if _HAN_NAME.search(bare):
        return True
    return any(not _is_approved(host, allowed) for host in _bare_hosts(bare))


def _plain(text: str) -> str:
    """Plain width, real dots and no invisible characters; accents and look-alikes stay."""
    if not text.isascii():
        text = text.replace("。", "\ue000") if not _IDEOGRAPHIC.search(text) else text
        text = unicodedata.normalize("NFKC", text).replace("\ue000", "\n")
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    if "&#" in text:
        text = unescape(text)
    return _LOOSE_DOT.sub(".", _DOT.sub(_as_dot, text))


_IDEOGRAPHIC = re.compile(r"[A-Za-z0-9]。[A-Za-z]{2}")


def _as_dot(match: re.Match[str]) -> str:
    return "." if match.group().strip() else match.group()


def _is_backslashed(text: str, match: re.Match[str]) -> bool:
    """Browsers and libraries disagree on where such a link leads."""
    return "\\" in match.group() or text[match.end() : match.end() + 1] == "\\"


def _host(authority: str) -> str | None:
    host = authority.rpartition("@")[2]
    han = _HAN.search(host)
    if han and not re.match(r"[\u3400-\u9fff]*[.。]\w", host[han.start() :]):
        host = host[: han.start()]
    host, _, port = host.partition(":")
    if port and not port.rstrip(".,;:)").isdigit():
        return None
    return host.rstrip(".,;:)]}!*_。…") or None


def _bare_hosts(text: str) -> Iterator[str]:
    """Words that are host names: their ending is a public suffix."""
    for match in _BARE.finditer(text):
        host = (
            match.group().rstrip(match.group(2) or "").rstrip(".")
            if match.group(2)
            else match.group().rstrip(".")
        )
        path = bool(match.group(2)) and (match.group(2) or "")[0] in "/\\?#"
        last = match.group(1).lower()
        if not path and host.count(".") == 1 and (last in _FILES or _is_run_on(host)):
            continue
        if _ends_in_public_suffix(host.lower()):
            yield host


def _is_run_on(host: str) -> bool:
    """ "done.Next": two sentences without a space between them."""
    first, _, second = host.partition(".")
    return (
        second[:1].isupper()
        and not second.isupper()
        and second.lower() not in _PLAINLY_DOMAINS
        and not first.isupper()
    )


def _ends_in_public_suffix(host: str) -> bool:
    last = host.rpartition(".")[2]
    if last in _RESERVED or last.startswith("xn--"):
        return True
    if not host.isascii():
        return True
    return _suffixes(host)


@cache
def _public_suffixes() -> object:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False)


def _suffixes(host: str) -> bool:
    return bool(_public_suffixes().privatesuffix(host))  # type: ignore[attr-defined]


def _is_approved(host: str | None, allowed: Allowed) -> bool:
    if not host or not host.isascii():
        return False
    labels = host.rstrip(".").lower().split(".")
    domains = allowed.domains or frozenset()
    return any(".".join(labels[at:]) in domains for at in range(len(labels)))
