"""Which language a message is written in, among the fifteen that the product knows.

Writing systems decide first: Hangul, kana, Thai, Arabic, Devanagari, Cyrillic and Han need no
model. Latin letters do; very short texts ("ok", "gas") follow what is known of the
conversation, the prior.
"""

import re
from collections.abc import Callable
from functools import cache

LANGUAGES = (
    "zh", "en", "ja", "ko", "ru", "es", "vi", "ar", "pt", "fr", "de", "th", "id", "tr", "hi",
)  # fmt: skip
Guess = Callable[[str], tuple[str, float]]
"""Text in Latin letters to a language and how sure that is, 0 to 1."""

_LATIN = ("en", "es", "vi", "pt", "fr", "de", "id", "tr")
_NOISE = re.compile(
    r"\S+://\S+|www\.\S+|\S+@\S+\.\S+"  # addresses of pages and mail
    r"|⟦removed:[^⟧]*⟧"
    r"|\b0x[0-9a-fA-F]+\b"
    r"|\b(?=\w*\d)\w{16,}\b|\b[1-9A-HJ-NP-Za-km-z]{26,}\b"  # hashes, addresses on chains
    r"|\b(?=[\w-]*\d)[\w-]+\b"  # 2fa, TRC20, 7K3M-9QXC
    r"|\$\w+"
)
# Words that everybody writes in Latin letters, whatever the language around them.
_EVERYWHERE = re.compile(
    r"\b(?:usdt|usdc|busd|dai|btc|eth|trx|bnb|sol|ton|xrp|matic|doge|arb|bsc|tron|bitcoin|"
    r"ethereum|solana|polygon|arbitrum|nft|defi|dapp|dex|gas|gwei|memo|tag|txid|hash|kyc|otp|"
    r"pin|app|ios|android|iphone|ok|wifi|vip|id|token|swap|stake|staking|wallet|bridge|"
    r"approve|pending|rbf|nonce|telegram|google|email|url|qr|u)\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    re.findall(
        r"\S+",
        "the is are my i you your to of and in it how what why when where do does can cant can't "
        "not no was were have has had from with this that for on me we get got out need want did "
        "please help hello hi hey thanks thank thx ty pls human person agent talk someone wrong "
        "lost forgot change password phone number where's what's i'm don't didn't isn't won't "
        "good morning evening operator support there yes yeah hiya cheers representative still",
    )
)
_HAN_WORTH = 2  # one Han character weighs as much as two Latin words
_SURE = 0.55
_SHORT_LETTERS = 4
_CHARS_MAX = 400  # enough to tell; some patterns take time by the square of the length


def identify(text: str, prior: str = "", guess: Guess | None = None) -> str:
    """The language of `text`, one of `LANGUAGES`.

    prior   the conversation's language until now, or the page's: a code such as zh-TW, or ""
    guess   a model for Latin letters (`latin_guess()`); without it function words decide
    """
    prior = _known(prior)
    words = _EVERYWHERE.sub(" ", _NOISE.sub(" ", text[:_CHARS_MAX]))
    language = _by_script(words, prior)
    if language:
        return language
    latin = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", words.replace("’", "'").lower())
    if sum(map(len, latin)) < _SHORT_LETTERS and not _ENGLISH.intersection(latin):
        return prior or "en"
    return _latin(" ".join(latin), latin, prior, guess)


def is_traditional(text: str) -> bool:
    """Whether a Chinese text is written in traditional characters."""
    return folded_to_simplified(text) != text


def folded_to_simplified(text: str) -> str:
    """Chinese in simplified characters, so that 忘記密碼 finds 忘记密码."""
    return _to_simplified()(text) if _HAN.search(text) else text


@cache
def latin_guess() -> Guess:
    """py3langid limited to the languages in Latin letters. The first call takes 2 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LATIN)

    def guess(text: str) -> tuple[str, float]:
        language, sure = identifier.classify(text)
        return str(language), float(sure)

    return guess


@cache
def _to_simplified() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30fa\u30fd-\u30ff\uff66-\uff9f]")),
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)


def _by_script(text: str, prior: str) -> str:
    """The language that the writing system gives away, or "" for Latin letters and for none."""
    latin_words = len(re.findall(r"[A-Za-zÀ-ɏḀ-ỿ]+", text))
    han = len(_HAN.findall(text))
    for language, letters in _SCRIPTS:
        found = len(letters.findall(text))
        if found and (found + (han if language == "ja" else 0)) * _HAN_WORTH >= latin_words:
            if found < han // 8:  # a の or a Cyrillic look-alike inside Chinese
                continue
            return language
    if han and han * _HAN_WORTH >= latin_words:
        return "ja" if prior == "ja" else "zh"
    return ""


def _latin(text: str, words: list[str], prior: str, guess: Guess | None) -> str:
    english = sum(word in _ENGLISH for word in words)
    if english * 3 >= len(words):
        return "en"
    if guess is None:
        return prior if prior in _LATIN and not english else "en"
    language, sure = guess(text)
    if sure >= _SURE:
        return language
    return prior if prior in _LATIN else "en"


def _known(code: str) -> str:
    language = code.replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else ""
