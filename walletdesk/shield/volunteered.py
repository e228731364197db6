"""Passwords, one-time codes and card numbers that a user volunteers.

All are only likely: the value is masked, the words around it stay. A value counts right beside
the word for it; a card number also where its digits stand as on the card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from walletdesk.shield import commonness
from walletdesk.shield.fold import folded
from walletdesk.shield.lazy import Pattern

PASSWORD, CODE, CARD = "password", "one_time_code", "card_number"
KINDS = frozenset((PASSWORD, CODE, CARD))

Found = tuple[str, int, int]

# Words with "_" for a space.
_PASSWORDS = (
    "password passwd passcode pwd passphrase mot_de_passe contraseña senha passwort kennwort "
    "пароль şifre şifrem parola mật_khẩu kata_sandi パスワード 비밀번호 密码 密碼 口令 通行码"
)
_CODES = (
    "otp otp_code 2fa_code 2fa mfa_code verification_code security_code confirmation_code "
    "one-time_code one_time_code one-time_password one_time_password auth_code access_code "
    "authentication_code authenticator_code sms_code login_code email_code google_code pin "
    "pin_code pin_number code_de_vérification code_de_sécurité code_de_confirmation code_sms "
    "código_de_verificación código_de_seguridad código_de_confirmación código_de_verificação "
    "código_de_segurança codice_di_verifica bestätigungscode sicherheitscode doğrulama_kodu "
    "onay_kodu mã_xác_minh mã_xác_nhận mã_otp kode_verifikasi kode_otp код_подтверждения "
    "код_из_смс "
    "認証コード 確認コード 暗証番号 인증번호 인증_코드 验证码 驗證碼 校验码 校驗碼 确认码 "
    "確認碼 动态码 動態碼 动态密码 動態密碼 短信码 安全码 谷歌码 授权码 pin码"
)
_BARE_CODES = "code código codice код kode コード"
_CARDS = (
    "card carte tarjeta cartão karte carta kart карта visa mastercard amex unionpay "
    "カード 카드 卡 银联"
)
_CARD_CODES = "cvv cvv2 cvc cvc2 安全码 安全碼"
_LINKS = "is was are es ist est è é adalah la it's это"
_LINKS_UNSPACED = "是 就是 为 為 叫 设为 設為 设置为 设成 改成 改为 は 는 은"

# What a text must hold before any of these is looked for.
_SIGNS = "pass pwd contrase senha kennwort şifre parola khẩu kata_sandi"
_CODE_SIGNS = "code kod códi codi otp pin 2fa_ 2fa: cvv cvc mã_xác mã_otp"
_MORE_SIGNS = "密 口令 通行码 пароль パスワード 비밀번호"
_MORE_CODE_SIGNS = "код コード 码 碼 인증 暗証"
_OWNERS = (
    "my the old new current wallet account login email e-mail user app mi mein mon minha meu мой "
    "моя la"
)
_VALUE = r"(?P<open>[\"'“‘「『`]?)(?P<value>[!-~]{4,64})"
_CLOSING = "\"'`.,;:!?)"
# Said of a password, not one; a value also never begins like a mask or a mark of this shield.
_NO_VALUE = Pattern(
    r"(?:wrong|incorrect|invalid|forg[oe]t|lost|reset|requir|missing|chang|unknown|none|fail|"
    r"error|expir|locked|hidden|masked|correct|empty|blank|optional|encrypt|secret|weak|strong|"
    r"short|long|need|must|should|enter|again|please|nothing|never|same|login|email|e-mail|aes|"
    r"sha-?\d|md5|utf|base64|bcrypt|argon|scrypt|pbkdf|face|touch|2fa|https?|www|your|string|"
    r"true|false|null|exampl|protect|prompt|manager|field|not[^a-z]|[⟦<\[({*•…#$%@\\])"
)
_UNIT = Pattern(
    r"[\s-]?(?:characters?|chars?|letters?|digits?|numbers?|symbols?|words?|days?|weeks?|months?|"
    r"years?|hours?|hrs?|minutes?|mins?|seconds?|secs?|times?|people|usd[tc]?|btc|eth|trx|bnb|sol|"
    r"dollars?|euros?|percent|bits?|bytes?|zeichen|ziffern|caracter\w*|[位个個字年月日天号號秒分次条條"
    r"元块人%$€¥£]|小时)(?![a-z])"
)
_STRONG_SYMBOL = Pattern(r"[!@#$%^&*+=~]")

_DIGITS = r"(?:g-)?(?P<code>\d{3}[ -]\d{3}|\d{4,8})(?![-/.:,]?\d)(?![a-z])"
_IS_CODE = Pattern(
    r"(?P<code>\d(?<![\da-z.,/:]\d)(?<![^g]-\d)(?:\d\d[ -]\d{3}|\d{3,7}))"
    r"(?: is (?:my|your|the)(?: [a-z]+){0,3} (?:code|otp|pin|passcode)(?![a-z])"
    r"| ?是(?:我的?|你的?|您的?)?(?:验证码|校验码|动态码))"
)
# Other codes, and the numbers of errors.
_OTHER_CODE = Pattern(
    r"(?<![a-z])err(?:or)?s?(?![a-z])|fail|zip|post|country|area|status|exit|promo|refer|invit|"
    r"coupon|gift|discount|swift|bank|branch|sort|routing|product|track|order|http|respon|dial|"
    r"source|qr|bar|vouch|reason|return|result|fehler|ошибк|错误|錯誤|报错|報錯|邮|区号|邀请|优惠"
)
_NEAR = 24

# The digit comes before what may not stand before it: that way the search is four times as fast.
_CARD = Pattern(
    r"\d(?<![\da-z.,+#/-]\d)(?:(?P<spaced>\d{3}(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}"
    r"(?:(?P=gap)\d{3})?|(?<=3)\d{3}(?P<amex>[ -])\d{6}(?P=amex)\d{5})|\d{12,18})(?![-/.]?\d)"
)
_NUMBER_OF = Pattern(
    r"(?:order|tx|transaction|ref\w*|track\w*|ticket|invoice|uid|id|imei|订单号?|訂單號?|单号|"
    r"交易号|编号|流水号)[\s:#=是.]*(?:is|number|no)?[\s:#=.]*$"
)
_SHORTEST = 6
# A text as runs of digits, without the gaps that people leave in them.
_GAPS = b" -"
_ONLY_DIGITS = bytes(code if 48 <= code <= 57 else 46 for code in range(256)).translate(
    bytes(48 if 48 <= code <= 57 else code for code in range(256))
)
_CODE_DIGITS, _CARD_DIGITS = b"0" * 3, b"0" * 13


class _Signs(NamedTuple):
    """The same for a text of nothing but ASCII, and for others."""

    passwords: tuple[tuple[str, ...], tuple[str, ...]]
    codes: tuple[tuple[str, ...], tuple[str, ...]]


class _Patterns(NamedTuple):
    """Built once, of folded words: what `find` reads is folded too."""

    signs: _Signs
    password: re.Pattern[str]
    owner: re.Pattern[str]
    code: re.Pattern[str]
    bare_code: re.Pattern[str]
    card_words: re.Pattern[str]
    card_code: re.Pattern[str]
    common: frozenset[str]


def find(text: str) -> list[Found]:
    """Kind and place of each in a folded text; an ordinary one costs two microseconds."""
    if len(text) < _SHORTEST:
        return []
    patterns, ascii_only = _patterns(), text.isascii()
    found: list[Found] = []
    if any(map(text.__contains__, patterns.signs.passwords[not ascii_only])):
        found += _passwords(text, patterns)
    digits = text.encode(errors="replace").translate(_ONLY_DIGITS, _GAPS)
    if _CODE_DIGITS in digits:
        if any(map(text.__contains__, patterns.signs.codes[not ascii_only])):
            found += _codes(text, patterns)
        if _CARD_DIGITS in digits:
            found += _cards(text, patterns)
    return found


def _passwords(text: str, patterns: _Patterns) -> Iterator[Found]:
    for match in patterns.password.finditer(text):
        value = match["value"].split(",")[0] if match["cjk"] else match["value"]
        value = value.rstrip(_CLOSING) or value
        end = match.start("value") + len(value)
        owned = match["cjk"] or patterns.owner.search(
            text, max(0, match.start() - _NEAR), match.start()
        )
        if not _is_said_of_one(value, text, end) and _is_password(
            value,
            patterns,
            match,
            alone=text[end : end + 1] in ("", *"\n,.;，。"),
            owned=bool(owned),
        ):
            yield PASSWORD, match.start("value"), end


def _is_said_of_one(value: str, text: str, end: int) -> bool:
    return (
        len(value) < 4
        or "password" in value
        or _NO_VALUE.match(value) is not None
        or _UNIT.match(text, end) is not None
    )


def _is_password(
    value: str, patterns: _Patterns, match: re.Match[str], *, alone: bool, owned: bool
) -> bool:
    has_digit = any(map(str.isdigit, value))
    has_letter = any(map(str.isalpha, value))
    link = match["link"] or match["link2"]
    if not link:
        return owned and len(value) >= 6 and has_digit and (has_letter or value.isdigit())
    if match["open"] or has_digit or _STRONG_SYMBOL.search(value):
        return True
    marked = match["cjk"] or ":" in link or "=" in link
    return bool(
        marked and owned and alone and len(value) >= 6 and value.isalpha()
        and value not in patterns.common
    )  # fmt: skip


def _codes(text: str, patterns: _Patterns) -> Iterator[Found]:
    for pattern, strict in ((patterns.code, False), (patterns.bare_code, True), (_IS_CODE, True)):
        for match in pattern.finditer(text):
            if _UNIT.match(text, match.end("code")):
                continue
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if strict and _OTHER_CODE.search(before + match.group()):
                continue
            yield CODE, *match.span("code")
    for match in patterns.card_code.finditer(text):
        yield CARD, *match.span("code")


def _cards(text: str, patterns: _Patterns) -> Iterator[Found]:
    named: bool | None = None
    for match in _CARD.finditer(text):
        number = re.sub(r"\D", "", match.group())
        if not _is_card(number) or _NUMBER_OF.search(
            text, max(0, match.start() - _NEAR), match.start()
        ):
            continue
        if named is None:
            named = patterns.card_words.search(text) is not None
        if match["spaced"] or named:
            yield CARD, *match.span()


def _is_card(number: str) -> bool:
    """Whether an issuer could have given this number: range, length, check digit (Luhn)."""
    head2, head3, head4 = int(number[:2]), int(number[:3]), int(number[:4])
    size = len(number)
    issued = (
        (number[0] == "4" and size in (13, 16, 19))
        or (size == 16 and (51 <= head2 <= 55 or 2221 <= head4 <= 2720 or 2200 <= head4 <= 2204))
        or (size == 15 and head2 in (34, 37))
        or (size == 14 and (300 <= head3 <= 305 or head2 in (36, 38, 39)))
        or (size >= 16 and (head2 in (62, 65) or head4 == 6011 or 3528 <= head4 <= 3589))
        or (size >= 16 and 644 <= head3 <= 649)
    )
    if not issued:
        return False
    digits = list(map(int, number))
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


@cache
def _patterns() -> _Patterns:
    link = (
        rf"(?P<link>\s*(?:[:=]+|-+>|→)\s*|\s+(?:{_any(_LINKS)})(?:\s*[:=])?\s+"
        rf"|\s*(?:{_any(_LINKS_UNSPACED)})\s*[:=]?\s*)"
    )
    beside = (
        rf"(?:\s*(?:[:=#]+|-+>|→)|\s+(?:{_any(_LINKS)}|i got|i received|you sent|number|code)"
        r"(?![a-z])"
        rf"|\s*(?:{_any(_LINKS_UNSPACED)}|我?收到的?了?))"
    )
    latin, cjk = _split(_PASSWORDS)
    codes, codes_cjk = _split(_CODES)
    bare, bare_cjk = _split(_BARE_CODES)
    return _Patterns(
        _Signs(_signs(_SIGNS, _MORE_SIGNS), _signs(_CODE_SIGNS, _MORE_CODE_SIGNS)),
        re.compile(
            rf"(?:(?<![a-z])(?:{latin})(?![a-z])(?:{link}|\s+)|(?P<cjk>{cjk})"
            rf"(?:{link.replace('<link>', '<link2>')}|\s*)){_VALUE}"
        ),
        re.compile(rf"(?:^|\n|[,;.:(]\s?|(?<![a-z])(?:{_any(_OWNERS)})\s)$"),
        re.compile(
            rf"(?:(?<![a-z])(?<!i )(?<!to )(?:{codes})(?![a-z])|{codes_cjk})"
            rf"{beside}{{0,2}}\s*{_DIGITS}"
        ),
        re.compile(
            rf"(?:(?<![a-z])(?:{bare})(?![a-z])|{bare_cjk})(?:\s*[:=]|\s+(?:is|es|est)(?![a-z]))\s*"
            r"(?P<code>\d{3}[ -]\d{3}|\d{6})(?![-/.:,]?\d)(?![a-z])"
        ),
        re.compile(rf"(?<![a-z])(?:{_split(_CARDS)[0]})(?![a-z])|{_split(_CARDS)[1]}"),
        re.compile(
            rf"(?:(?<![a-z])(?:{_split(_CARD_CODES)[0]})(?![a-z])|{_split(_CARD_CODES)[1]})"
            r"(?:\s*(?:[:=#]|is|code|是|号|码))*\s*(?P<code>\d{3,4})(?![\d.,])"
        ),
        frozenset(
            f"{commonness.EVERYDAY} {commonness.FREQUENT} {commonness.OCCASIONAL} "
            f"{commonness.NOT_MISSPELT}".split()
        ),
    )


def _signs(latin: str, more: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    some = tuple(sign.replace("_", " ") for sign in _f(latin).split())
    return some, (*some, *_f(more).split())


def _f(text: str) -> str:
    return folded(text).text


def _any(words: str) -> str:
    longest_first = sorted(_f(words).split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("_", r"[\s-]?") for word in longest_first)


def _split(words: str) -> tuple[str, str]:
    """The words that stand between others, and those of scripts that set no spaces."""
    spaced = [word for word in words.split() if word[0] < "⺀"]
    return _any(" ".join(spaced)), _any(" ".join(set(words.split()).difference(spaced)))
