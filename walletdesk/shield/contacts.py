"""Ways to reach somebody that an outbound text gives: e-mail, handles, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_MAY_HOLD = re.compile(r"@|\bat\b|\(at\)|\d{5}|\d[\d\s().-]{7}|[a-z信扣加聊报机号]", re.IGNORECASE)
_AT = re.compile(r"\s?[\[({]\s?(?:at|@)\s?[\])}]\s?", re.IGNORECASE)
_SPELLED = re.compile(r"(?<=\w)\s+at\s+(?=[\w-]+(?:\s+dot\s+|\.)\w)", re.IGNORECASE)
_DOT = re.compile(r"\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|(?<=\w)\s+dot\s+(?=\w)", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._%+*-]{1,64}@((?:[A-Za-z0-9*-]{1,63}\.){1,5}[A-Za-z]{2,24})")
_HANDLE = re.compile(r"(?<![\w@./+*-])@([A-Za-z][A-Za-z0-9_.]{2,31})(?![\w@])")

_PLATFORMS = (
    r"telegram|whats ?app|we ?chat|weixin|discord|signal|skype|instagram|messenger|viber|"
    r"kakao(?:talk)?|facebook|snapchat|line|tg|qq|vx|wx|微信|威信|薇信|微 信|v信|扣扣|企鹅号|"
    r"电报|電報|飞机|纸飞机|飛機|飞书|钉钉|推特|脸书"
)
_ON_PLATFORM = rf"(?<![A-Za-z])(?:{_PLATFORMS})(?![a-z])"
_ID = r"@?[A-Za-z0-9][A-Za-z0-9_.#-]{4,31}"
_PLATFORM_ID = re.compile(
    rf"{_ON_PLATFORM}(?:\s?(?:id|号码?|號碼?|群|username|user|handle|账号|帳號|number))?"
    rf"\s?(?:[:：是为=]|is)\s?({_ID})|"
    rf"{_ON_PLATFORM}(?:号|號)?\s?(@[A-Za-z0-9_.]{{4,31}}|\+?\d{{5,15}}|"
    r"(?=[A-Za-z]*[\d_])[A-Za-z][A-Za-z0-9_-]{4,24}|[A-Za-z][\w.]{1,30}#\d{4})|"
    rf"加\s?(?:[qv微扣]|\+)\s?[:：]?\s?({_ID})",
    re.IGNORECASE,
)
_STAFF = r"agent|specialist|technician|expert|manager|engineer|supervisor|team|admin"
_ADD_ME = re.compile(
    r"\b(?:add|contact|message|reach|write|text|dm|pm|ping|find|call|hit|talk to|chat with|join|"
    r"follow|continue with|speak to|connect with)(?: to)? "
    rf"(?:me|my|him|her|(?:our|the) (?:\w+ )?(?:{_STAFF}))\b"
    rf"[^.!?\n]{{0,30}}?\b(?:{_PLATFORMS})\b|"
    rf"\b(?:my|his|her) (?:{_PLATFORMS})\b|"
    r"\b(?:continue|move|switch|talk|chat|carry on|proceed)\b[^.!?\n]{0,25}"
    rf"\b(?:on|to|over|via|in) (?:{_PLATFORMS})\b",
    re.IGNORECASE,
)
_ADD_ME_ZH = re.compile(
    r"(?:加|添加|联系|聯繫|聯絡|联络|私聊|找|关注|搜|扫)"
    r"(?:一下|下|我|我们|客服|专员|专屬|他|她|技术|经理|主管|私人|个人|您的专属|老师|的|微|官方|人工){0,4}?"
    rf"(?:{_PLATFORMS})|(?:{_PLATFORMS})(?:上|里|裡)?(?:联系|聯繫|私聊|聊|加我|找我|沟通)|"
    rf"加我(?:好友|私聊|微)|加个微|转到(?:{_PLATFORMS})|"
    rf"(?:去|到|用)(?:{_PLATFORMS})(?:上)?(?:聊|说|谈|沟通|联系)",
    re.IGNORECASE,
)
_NAMES_A_PLATFORM = re.compile(rf"(?<![a-z])(?:{_PLATFORMS})(?![a-z])|加", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:never|not|n't|no|nobody|dont|cannot|scam\w*|fake|fraud\w*|phish\w*|"
    r"if (?:someone|anyone|somebody)|"
    r"someone|anyone|beware|avoid|ignore|impersonat\w*)\b|n't\b|"
    r"不|没|勿|别|骗|假|冒|陌生|有人|任何人|谨防|对方|禁止",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？\n]\s|[。！？\n]")

_DIGITS = re.compile(
    r"(?<![\w.,:/#@*+-])(?:\+|00)?\(?\d(?:[\s().\-–/]{0,2}\d){6,16}(?![\w@*]|[.,:]\d)"
)
_SPEAKS_OF_CALLING = re.compile(
    r"(?:call|phone|tel|telephone|mobile|hotline|ring|dial|whatsapp|sms|text|fax|拨打|电话|電話|手机号|手機|致电|联系|聯絡|热线|微信|来电|短信|加)\W{0,3}(?:\w+\W{1,3}){0,3}$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"(?:order|case|ticket|block|height|nonce|id|hash|tx|txid|invoice|amount|code|error|number|no|ref|reference|#|version|订单号?|订单|工单号?|编号|单号|区块|高度|哈希|交易|金额|编码|流水号?|号)\W{0,4}(?:is|was|为|是|:|：)?\W{0,2}$",
    re.IGNORECASE,
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def leads_outside(text: str, contacts: frozenset[str], domains: frozenset[str] | None) -> bool:
    """Whether the narrowed text names a way to reach somebody that is not official."""
    if not _MAY_HOLD.search(text):
        return False
    known, numbers = _known(contacts)
    plain = _DOT.sub(".", _SPELLED.sub("@", _AT.sub("@", text)))
    if any(_is_foreign_mail(m, known, domains) for m in _EMAIL.finditer(plain)):
        return True
    handles = _EMAIL.sub(" ", plain)
    if any(_comparable(m.group(1)) not in known for m in _HANDLE.finditer(handles)):
        return True
    if _invites(handles, known, numbers):
        return True
    return any(not _is_known_number(number, numbers) for number in _numbers(plain))


@lru_cache(maxsize=64)
def _known(contacts: frozenset[str]) -> tuple[set[str], set[str]]:
    """Official addresses and handles, and the digits of official numbers."""
    digits = {_digits(contact) for contact in contacts}
    return {_comparable(c) for c in contacts}, {d for d in digits if len(d) >= _FEWEST_DIGITS}


def _is_foreign_mail(match: re.Match[str], known: set[str], domains: frozenset[str] | None) -> bool:
    mail = match.group().lower()
    if "*" in mail or mail in known:
        return False
    labels = match.group(1).lower().split(".")
    return not any(".".join(labels[at:]) in (domains or ()) for at in range(len(labels)))


def _invites(text: str, known: set[str], numbers: set[str]) -> bool:
    if not _NAMES_A_PLATFORM.search(text):
        return False
    for match in _PLATFORM_ID.finditer(text):
        name = match.group(1) or match.group(2) or match.group(3)
        if (
            _comparable(name) not in known
            and not _is_known_number(_digits(name), numbers)
            and not _denied(text, match.start())
        ):
            return True
    for pattern in (_ADD_ME, _ADD_ME_ZH):
        for match in pattern.finditer(text):
            after = text[match.end() : match.end() + 40]
            official = any(name in _comparable(after) for name in known if name)
            if not official and not _denied(text, match.start()):
                return True
    return False


def _denied(text: str, at: int) -> bool:
    """Whether the sentence up to here says that it is not so."""
    near = text[max(0, at - 80) : at]
    return _DENIED.search(_SENTENCE_END.split(near)[-1]) is not None


def _numbers(text: str) -> Iterator[str]:
    """The digits of each telephone number, with its country code."""
    for match in _DIGITS.finditer(text):
        digits = _digits(match.group())
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and _is_number(text, match):
            yield digits


def _is_number(text: str, match: re.Match[str]) -> bool:
    written = match.group()
    before = text[max(0, match.start() - 30) : match.start()]
    international = written.startswith(("+", "00"))
    if not international and (_NUMBER_OF.search(before) or _is_date(written)):
        return False
    calling = _SPEAKS_OF_CALLING.search(before) is not None
    mobile = re.fullmatch(r"1[3-9]\d(?:[ -]?\d{4}){2}", written) is not None
    grouped = re.fullmatch(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}", written) is not None
    if not (international or calling or mobile or grouped):
        return False
    return _is_possible(written, international=international)


@lru_cache(maxsize=256)
def _is_possible(written: str, *, international: bool) -> bool:
    import phonenumbers

    regions = (None,) if international else ("CN", "US", "HK", "TW", "GB", "SG", "DE")
    plain = "+" + written[2:] if written.startswith("00") else written
    for region in regions:
        try:
            number = phonenumbers.parse(plain, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def _is_date(written: str) -> bool:
    return re.match(r"(?:19|20)\d\d[-./ ]?[01]\d[-./ ]?[0-3]\d", written) is not None


def _is_known_number(digits: str, numbers: set[str]) -> bool:
    digits = digits.removeprefix("00")
    return any(
        digits == known
        or (
            len(digits) >= _FEWEST_DIGITS
            and (known.endswith(digits.lstrip("0")) or digits.endswith(known.lstrip("0")))
        )
        for known in numbers
    )


def _digits(written: str) -> str:
    return "".join(letter for letter in written if letter.isdigit())


def _comparable(contact: str) -> str:
    return contact.strip().lower().removeprefix("@")
