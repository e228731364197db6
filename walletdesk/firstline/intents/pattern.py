"""The small language in which the intents' patterns are written.

`either` is a list of words, `zh` and `en` put words in a row, a number between two of them
says how many signs may stand there. The words are regular expressions without spaces; `_`
stands for one.
"""

import re

_SPACE = r"\s"  # not a space, so that lists can stand in lists


def either(words: str) -> str:
    r"""One of the words: `either("gave told sent_off")` is `(?:gave|told|sent\soff)`."""
    return f"(?:{'|'.join(word.replace('_', _SPACE) for word in words.split())})"


def zh(*parts: str | int) -> str:
    """The parts in a row."""
    return "".join(_gap(part) if isinstance(part, int) else part for part in parts)


def en(*parts: str | int) -> str:
    """The parts in a row, each made of whole words; without a number one space is between."""
    found = ""
    for number, part in enumerate(parts):
        if isinstance(part, int):
            found += _gap(part)
        else:
            follows = number > 0 and not isinstance(parts[number - 1], int)
            found += f"{_SPACE if follows else ''}\\b{part}\\b"
    return found


def together(*parts: str) -> str:
    """All the parts, in whatever order."""
    return "^" + "".join(f"(?=.*?{part})" for part in parts)


def any_of(*patterns: str) -> re.Pattern[str]:
    """The compiled alternatives."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def only(*words: str) -> re.Pattern[str]:
    """Nothing but the words, signs and spaces."""
    return re.compile(rf"^(?:{'|'.join(words)}|[\W_])+$")


def _gap(signs: int) -> str:
    return f".{{0,{signs}}}"
