"""Links in an outbound text, and whether they lead to an approved domain."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from walletdesk.shield.model import Allowed

_SCHEME = re.compile(
    r"(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}://[^\s<>\"'，。、；！？）】」』)]+", re.IGNORECASE
)
_TOP_LEVEL = (
    "com|org|net|io|app|xyz|top|vip|cc|co|me|info|site|online|dev|finance|pro|link|live|cn|hk|tw|"
    "ly|gg|ru|uk|eu|us|in|jp|kr|de|fr|sg|to|tk|ml|ga|club|shop|store|tech|cloud|fun|win|bid|click|"
    "support|help|wallet|exchange|network|world|space|website|biz|page|gl|im|is|ai|eth|asia|life|example|test|invalid"
)
_BARE = re.compile(
    rf"(?<![\w@.-])(?:[\w-]{{1,63}}(?:\.|\[\.\]|\(\.\)| dot |。)){{1,5}}(?:{_TOP_LEVEL})"
    r"(?![\w-])(?:[/?#:][^\s]*)?",
    re.IGNORECASE,
)
_UNSAFE = re.compile(r"(?<![a-z])(?:javascript|data|vbscript|file):\S", re.IGNORECASE)


def leads_elsewhere(text: str, allowed: Allowed) -> bool:
    """Whether any link of the narrowed text is not to an approved domain."""
    if _UNSAFE.search(text):
        return True
    rest = text
    for match in _SCHEME.finditer(text):
        if not _is_approved(_host(match.group()), allowed):
            return True
        rest = rest.replace(match.group(), " ", 1)
    return any(not _is_approved(_bare_host(m.group()), allowed) for m in _BARE.finditer(rest))


def names_a_link(text: str) -> bool:
    """Whether the text holds a link of any kind."""
    return bool(_SCHEME.search(text) or _BARE.search(text))


def _host(link: str) -> str | None:
    if "\\" in link:  # browsers and libraries disagree on where such a link leads
        return None
    try:
        return urlsplit(link).hostname
    except ValueError:
        return None


def _bare_host(link: str) -> str | None:
    plain = re.sub(r"\[\.\]|\(\.\)| dot |。", ".", link, flags=re.IGNORECASE)
    return _host("https://" + plain)


def _is_approved(host: str | None, allowed: Allowed) -> bool:
    if not host or not host.isascii():
        return False
    labels = host.rstrip(".").lower().split(".")
    domains = allowed.domains or frozenset()
    return any(".".join(labels[at:]) in domains for at in range(len(labels)))
