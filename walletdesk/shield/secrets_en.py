"""What an English text calls a secret: "the 12 words", "private key", "the code we sent you"."""

from __future__ import annotations

from collections.abc import Sequence

from walletdesk.shield.listed import listed

PHRASE, KEY = "asks_recovery_phrase", "asks_private_key"
KEYSTORE, PASSWORD, CODE = "asks_keystore", "asks_password", "asks_code"

_NUMBERS = listed("12 15 18 21 24 25 twelve fifteen eighteen twenty-four twentyfour")
_FEW = listed("first last other second third next final missing remaining")

# The word before decides what "words", "keys" or "code" are.
_OF_PHRASE = listed(
    """recovery secret backup seed restore mnemonic wallet security magic bip39 backup-up
    secrets restoration recover bip 39"""
)
_OF_KEY = listed("private priv pvt secret signing spending master wallet prv privat")
_OF_CODE = listed(
    """verification security sms text 2fa otp authenticator authentication auth login email
    e-mail confirmation one-time onetime google digit time factor access sign-in log-in
    signin pass access connection session temporary passwordless in unlock mfa verify
    pairing verificationcode"""
)
_NOT_CODE = listed(
    """qr error zip postal invite invitation referral promo country bar source swift sort
    discount voucher tracking status area currency product promotion coupon reference
    order bank region language colour color open"""
)
_NOT_KEY = listed("public api enter any return shift session tab arrow hot security")

HEADS: dict[str, str] = {
    "phrase": PHRASE, "phrases": PHRASE, "seed": PHRASE, "seeds": PHRASE, "seedphrase": PHRASE,
    "mnemonic": PHRASE, "mnemonics": PHRASE, "srp": PHRASE, "passphrase": PHRASE,
    "passphrases": PHRASE, "mnemonik": PHRASE, "recoveryphrase": PHRASE, "pharse": PHRASE,
    "prhase": PHRASE, "phrse": PHRASE, "frase": PHRASE, "seedwords": PHRASE, "mneumonic": PHRASE,
    "pneumonic": PHRASE, "mnemonc": PHRASE,
    "wif": KEY, "xprv": KEY, "privkey": KEY, "privatekey": KEY, "privkeys": KEY, "pk": KEY,
    "keystore": KEYSTORE, "keystores": KEYSTORE, "keyfile": KEYSTORE, "walletdat": KEYSTORE,
    "password": PASSWORD, "passwords": PASSWORD, "passcode": PASSWORD, "passwd": PASSWORD,
    "pwd": PASSWORD, "pin": PASSWORD, "pins": PASSWORD, "passwort": PASSWORD, "pword": PASSWORD,
    "passcodes": PASSWORD, "passwrod": PASSWORD, "pasword": PASSWORD,
    "credentials": PASSWORD, "credential": PASSWORD,
    "pincode": PASSWORD, "pw": PASSWORD, "pws": PASSWORD, "pswd": PASSWORD, "passkey": PASSWORD,
    "otp": CODE, "otps": CODE, "totp": CODE, "2fa": CODE,
}  # fmt: skip
DISGUISED = frozenset(HEADS) | listed(
    """private recovery mnemonic secret backup verification words anydesk teamviewer code
    codes"""
)
MODIFIERS = _OF_PHRASE | _OF_KEY | frozenset({"verification", "recovry", "recover", "words"})

# A noun after it makes the secret only what the noun is about: "the recovery phrase guide".
_ABOUT = listed(
    """guide guides article step option menu section button feature length format standard
    backup-check reset manager policy rules protection requirements field quiz strength
    lock settings recovery-option import-option attempts hint point difference thing"""
)
_WHERE_FROM = listed(
    """backup wallet paper card sheet notebook note metal plate phone authenticator sms
    text email message app e-mail google screen steel"""
)
_GLUE = listed("of from in on to for your the that this a you my its")
_WRITTEN = listed(
    """wrote written noted saved stored backed received got get see saw generated copied
    recorded sent texted emailed arrived came shown displayed given have kept read just"""
)


def secret_at(line: Sequence[str], at: int) -> tuple[str, int] | None:
    """Which secret begins here and where it ends; "" for one that only sounds like it."""
    word = line[at]
    if word in HEADS:
        return _closed(line, at + 1, HEADS[word])
    if word in _NUMBERS or word in _FEW:
        found = _counted(line, at)
        if found:
            return found
    if word == "authenticator" and _word_at(line, at + 1, ("shows", "says", "displays", "reads")):
        return CODE, at + 2
    if word == "key" and _word_at(line, at + 1, ("file",)):
        return KEYSTORE, at + 2
    if word == "paper" and _word_at(line, at + 1, ("wallet", "wallets")):
        return KEY, at + 2
    if word == "wallet" and list(line[at + 1 : at + 2]) == ["dat"]:
        return KEYSTORE, at + 2
    end = _end_of_modifiers(line, at)
    if end < len(line):
        kind = _headed(line, at, end)
        if kind is not None:
            return kind if not kind[0] else _closed(line, kind[1], kind[0])
    return None


def _end_of_modifiers(line: Sequence[str], at: int) -> int:
    end = at
    while end < len(line) and end < at + 4 and (line[end] in _ANY_MODIFIER):
        end += 1
    return end


_ANY_MODIFIER = (
    _OF_PHRASE
    | _OF_KEY
    | _OF_CODE
    | _NOT_CODE
    | _NOT_KEY
    | listed("json keystore utc two one log sign 6 six 4 four 8 eight 5 five")
)


def _headed(line: Sequence[str], at: int, end: int) -> tuple[str, int] | None:
    """What a noun and the words before it name."""
    head, before = line[end], line[end - 1] if end > at else ""
    if head in HEADS and end > at and before not in ("in", "to"):
        return HEADS[head], end + 1
    if head in _CODES:
        return _code(line, at, end)
    kind = _kind_of(line, at, end)
    if kind is not None:
        numbered = head == "word" and _word_at(line, end + 1, ("number", "no"))
        return kind, end + (3 if numbered else 1)
    if before == "json":
        return KEYSTORE, end
    if before == "backup" and at and line[at - 1] in _THE:
        return PHRASE, end
    return None


_CODES = listed("code codes digits numbers number")
_THE = listed("your ur the encrypted paper")
_THE_WORDS = listed("the those all of these me ur your")
_THE_KEY = listed("your ur the this that whole account export my their his")
_NTH = listed("number no one two three list")
_OF_FILE = listed("json keystore backup wallet key utc")
_OF_BACKUP = listed("recovery backup seed mnemonic")


def _kind_of(line: Sequence[str], at: int, end: int) -> str | None:
    head, before = line[end], line[end - 1] if end > at else ""
    last = line[at - 1] if at and end == at else ""
    if head in ("words", "word"):
        return _words(line, end, before or "", last) if before or end == at else None
    if head in ("keys", "key"):
        return _key(line, end, before, last)
    if head in ("string", "characters"):
        long = not _LONG.isdisjoint(line[max(0, at - 3) : at])
        return KEY if long else None
    if head in ("file", "files", "backup"):
        return None if _OF_FILE.isdisjoint(line[at:end]) else KEYSTORE
    if head in _DETAILS:
        into = before in _OF_LOGIN or line[at:end] in _SIGNING_IN
        return PASSWORD if into else (PHRASE if before in _OF_BACKUP else None)
    if head in _SHEETS and before in _OF_BACKUP:
        return PHRASE
    return None


_LONG = listed("hex hexadecimal 64 long")
_DETAILS = listed("details data info information credentials login")
_OF_LOGIN = listed("login access log-in sign-in")
_SHEETS = listed("sheet card paper kit plate note list photo")
_SIGNING_IN = (["log", "in"], ["sign", "in"])


def _words(line: Sequence[str], end: int, before: str, last: str) -> str | None:
    if before:
        return PHRASE if before in _OF_PHRASE else None
    if line[end] == "words":
        return PHRASE if last in _THE_WORDS or _comes_from(line, end + 1) else None
    numbered = end + 1 < len(line) and (line[end + 1] in _NTH or line[end + 1].isdigit())
    return PHRASE if numbered or last in ("each", "every", "single") else None


def _key(line: Sequence[str], end: int, before: str, last: str) -> str | None:
    if before:
        if before in _NOT_KEY and before not in _OF_KEY:
            return ""
        return KEY if before in _OF_KEY else (PHRASE if before in _OF_PHRASE else None)
    if last in _THE_KEY and not _word_at(line, end + 1, ("pair",)):
        return KEY
    return KEY if _comes_from(line, end + 1) else None


_OF_INVITING = listed("referral campaign invite invitation promo friend coupon voucher")


def _code(line: Sequence[str], at: int, end: int) -> tuple[str, int] | None:
    head, before = line[end], line[end - 1] if end > at else ""
    if before in _NOT_CODE or not _OF_INVITING.isdisjoint(line):
        return "", end + 1
    if head in ("code", "codes"):
        if before in ("recovery", "backup", "seed", "restore"):
            return PHRASE, end + 1
        if any(m == "pin" for m in line[at:end]):
            return PASSWORD, end + 1
        return CODE, end + 1
    few = before in (
        "6",
        "six",
        "8",
        "eight",
        "digit",
        "one-time",
        "4",
        "four",
        "5",
        "five",
        "verification",
    )
    if few and not _word_at(line, end + 1, ("of",)):
        return CODE, end + 1
    if head in ("digits", "numbers") and _comes_from(line, end + 1):
        return CODE, end + 1
    return None


def _counted(line: Sequence[str], at: int) -> tuple[str, int] | None:
    """ "12 words", "the first six words", "all twelve"; not "12 confirmations"."""
    end = at + 1
    while (
        end < len(line)
        and end < at + 4
        and (
            line[end] in _NUMBERS
            or line[end] in _FEW
            or line[end].isdigit()
            or line[end] in _COUNTS
            or line[end] in _OF_PHRASE
            or line[end] in ("english", "chinese", "random", "or", "-", "four")
        )
    ):
        end += 1
    head = line[end] if end < len(line) else ""
    counted = any(w in _NUMBERS for w in line[at:end])
    if "or" in line[at:end]:
        return ("", end + 1) if head in ("words", "word") else None
    if head in ("words", "word") and (
        counted or end - at > 1 or head == "words" or _comes_from(line, end + 1)
    ):
        return _closed(line, end + 1, PHRASE)
    if head in HEADS and HEADS[head] == PHRASE:
        return _closed(line, end + 1, PHRASE)
    alone = not head or not head.isalpha() or head in _AFTER_NUMBER
    if head == "word" and line[at] in _FEW and not _word_at(line, end + 1, ("of", "in", "on")):
        return PHRASE, end + 1
    rest = (
        end > at + 1 and line[at] in _FEW and (line[end - 1] in _COUNTS or line[end - 1].isdigit())
    )
    if rest and alone and at and line[at - 1] in ("the", "your", "ur"):
        return PHRASE, end
    if (
        counted
        and end == at + 1
        and alone
        and at
        and line[at - 1] in ("the", "all", "your", "those", "these", "ur")
    ):
        return PHRASE, end
    return None


_COUNTS = listed("two three four five six seven eight nine ten eleven few")
_AFTER_NUMBER = listed("please here now in to so and from pls too as for")


def _comes_from(line: Sequence[str], at: int) -> bool:
    """ "… from your backup", "… you wrote down", "… we sent you"."""
    near = line[at : at + 6]
    for place, word in enumerate(near):
        if word in _WRITTEN or (word in _WHERE_FROM and place):
            return True
        if word not in _GLUE and word not in (
            "we",
            "were",
            "that",
            "which",
            "was",
            "are",
            "is",
            "i",
            "they",
            "have",
            "has",
            "been",
        ):
            return False
    return False


def _word_at(line: Sequence[str], at: int, wanted: tuple[str, ...]) -> bool:
    return at < len(line) and line[at] in wanted


def _closed(line: Sequence[str], end: int, kind: str) -> tuple[str, int]:
    """The secret with the nouns that only repeat it: "seed phrase words", "keystore file"."""
    while end < len(line):
        word = line[end]
        if word in _ABOUT:
            return "", end + 1
        if word in (
            "words",
            "word",
            "phrase",
            "phrases",
            "file",
            "files",
            "codes",
            "code",
            "key",
            "keys",
            "card",
            "sheet",
            "backup",
            "json",
            "seed",
        ) or (word in HEADS and kind == HEADS[word]):
            if word in ("key", "keys") and kind == PHRASE:
                kind = PHRASE
            if word in ("code", "codes") and kind == PHRASE:
                kind = PHRASE
            end += 1
            continue
        break
    return kind, _after_relative(line, end)


_RELATIVE = listed("that which you we i was were has have been just already had")
_PLACES = listed(
    """phone paper sms text email message app e-mail notebook card backup authenticator
    screen device google wallet inbox setup mobile ago moment minute earlier before down"""
)
_TO_PLACE = listed("to by on from in via down your the a of as at my it out this through")


def _after_relative(line: Sequence[str], end: int) -> int:
    """Where "… that we sent to your phone" ends."""
    at = end
    while at < len(line) and at < end + 5 and line[at] in _RELATIVE:
        at += 1
    if at == len(line) or line[at] not in _WRITTEN or line[at] in ("read", "just"):
        return end
    if at > end and line[end] not in ("that", "which", "you", "we", "i", "just"):
        return end
    at += 1
    stop = at
    while at < len(line) and at < stop + 5 and (line[at] in _TO_PLACE or line[at] in _PLACES):
        at += 1
        if line[at - 1] in _PLACES:
            stop = at
    return stop
