"""Text to search terms, the same for what is indexed and for what is asked.

Compatibility forms and case are folded (NFKC, casefold). Words are runs of letters,
marks and digits; Chinese, Japanese and Korean runs, which have no spaces, give every
single character and every two neighbours.
"""

import re
import unicodedata
from collections.abc import Iterator

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"(?P<cjk>[{_CJK}]+)|(?P<word>[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*)")
_MARKS = ("\u0301", "\u0300", "\u0302", "\u0303", "\u0308", "\u0327", "\u030c")


def terms(text: str) -> list[str]:
    """The search terms of `text`, in reading order, repeated as they occur."""
    return list(_terms(folded(text)))


def folded(text: str) -> str:
    """`text` with width, case and Latin accents folded away."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(c for c in parted if c not in _MARKS))


def _terms(text: str) -> Iterator[str]:
    for match in _RUN.finditer(text):
        if match["word"]:
            yield match["word"].replace("’", "'")
        else:
            run = match["cjk"]
            yield from run
            yield from (run[i : i + 2] for i in range(len(run) - 1))
