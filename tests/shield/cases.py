"""Makes recovery phrases, and writes them the ways people do. Seeded; nothing here is a wallet."""

from __future__ import annotations

import base64
import random
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.resources import files
from urllib.parse import quote

SPACED_LISTS = (
    "english",
    "french",
    "spanish",
    "italian",
    "portuguese",
    "czech",
    "japanese",
    "korean",
)
HANZI_LISTS = ("chinese_simplified", "chinese_traditional")
LENGTHS = (12, 15, 18, 21, 24)
# Of Monero, with the name its package gives each; it has Chinese and Japanese as well.
MONERO_LISTS = (
    "English",
    "Dutch",
    "Esperanto",
    "French",
    "German",
    "Italian",
    "Lojban",
    "Portuguese",
    "Russian",
    "Spanish",
)
PLAIN_LISTS = {
    "electrum_old": "electrum_old_english.txt",
    "electrum_portuguese": "electrum_portuguese.txt",
    "slip39": "wordlist.txt",
}
OTHER_LISTS = (*MONERO_LISTS, *PLAIN_LISTS)
LATIN_LISTS = (*SPACED_LISTS[:6], *(name for name in OTHER_LISTS if name != "Russian"))
# How many words a phrase of the list has, the shortest first.
COUNTS = {
    "english": (12, 15, 18, 21, 24, 25),
    "electrum_old": (12, 24),
    "electrum_portuguese": (12,),
    "slip39": (20, 33),
} | dict.fromkeys(MONERO_LISTS, (12, 13, 24, 25))

Style = Callable[[random.Random, list[str]], str]
Maker = Callable[[random.Random, str, int], list[str]]


@cache
def word_list(name: str) -> list[str]:
    if name in MONERO_LISTS:
        return list(import_module("monero.wordlists").get_wordlist(name).word_list)
    if name in PLAIN_LISTS:
        lines = (files("bip39_slip39") / "_data" / PLAIN_LISTS[name]).read_text(encoding="utf-8")
        return [line for line in lines.split("\n") if line and not line.startswith("#")]
    path = files("mnemonic") / "wordlist" / f"{name}.txt"
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).split()


def random_words(dice: random.Random, name: str = "english", count: int = 12) -> list[str]:
    """Different words drawn evenly; the check sum rarely holds."""
    return dice.sample(word_list(name), count)


def valid_phrase(dice: random.Random, name: str = "english", count: int = 12) -> list[str]:
    """A phrase whose check sum holds, of thrown-away entropy."""
    from mnemonic import Mnemonic

    entropy = dice.randbytes(count * 4 // 3)
    return Mnemonic(name).to_mnemonic(entropy).split()


def _typo(dice: random.Random, word: str) -> str:
    at = dice.randrange(len(word))
    kind = dice.choice("sid")
    letter = dice.choice("abcdefghijklmnopqrstuvwxyz")
    if kind == "s":
        return word[:at] + letter + word[at + 1 :]
    return word[:at] + letter + word[at:] if kind == "i" else word[:at] + word[at + 1 :]


def _with_typos(dice: random.Random, words: list[str], count: int) -> str:
    wrong = set(dice.sample(range(len(words)), count))
    return " ".join(_typo(dice, w) if at in wrong else w for at, w in enumerate(words))


def _masked(dice: random.Random, words: list[str], mask: str, count: int = 1) -> str:
    hidden = set(dice.sample(range(len(words)), count))
    return " ".join(mask if at in hidden else w for at, w in enumerate(words))


def _without(dice: random.Random, words: list[str], count: int) -> str:
    gone = set(dice.sample(range(len(words)), count))
    return " ".join(w for at, w in enumerate(words) if at not in gone)


_CYRILLIC = str.maketrans("aceopxyi", "асеорхуі")
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "21st",
    "22nd",
    "23rd",
    "24th",
]


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _numbered(words: list[str], shape: str, between: str) -> str:
    return between.join(shape.format(n=n, w=w) for n, w in enumerate(words, 1))


def _mathematical(text: str) -> str:
    return "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text)


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


_HESITATIONS = ("uh", "um", "okay", "er,", "and then", "let me see", "um, okay", "right,")


def _hesitating(dice: random.Random, words: list[str]) -> str:
    return " ".join(f"{dice.choice(_HESITATIONS)} {word}" for word in words)


def _with_doubt(dice: random.Random, words: list[str]) -> str:
    """Three of the words are made sure of by their first letter."""
    doubted = set(dice.sample(range(len(words)), 3))
    return ", ".join(
        f"{w}, that's {w[0].upper()} as in {_SPELLING.get(w[0].lower(), 'boy')}"
        if at in doubted
        else w
        for at, w in enumerate(words)
    )


_SPELLING_WORDS = """
alpha boy cat dog echo fish golf hotel island jack king lemon mother night ocean peter queen river
sugar tango uncle victor water xray yellow zebra
"""
_SPELLING = dict(zip("abcdefghijklmnopqrstuvwxyz", _SPELLING_WORDS.split(), strict=True))


def _html_table(words: list[str]) -> str:
    rows = "".join(f"<tr><td>{n}</td><td>{w}</td></tr>" for n, w in enumerate(words, 1))
    return f"<table><tbody>{rows}</tbody></table>"


def _columns(words: list[str]) -> str:
    """Two columns, as on a card."""
    half = (len(words) + 1) // 2
    rows = []
    for at in range(half):
        row = f"{at + 1}. {words[at]}"
        if at + half < len(words):
            row += f"      {at + half + 1}. {words[at + half]}"
        rows.append(row)
    return "\n".join(rows)


_NUMBERS_SPOKEN = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five
twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three
"""
_NUMBER_WORDS = _NUMBERS_SPOKEN.split()
# What somebody says into a telephone, as a transcript has it.
SPOKEN_STYLES: dict[str, Style] = {
    "hesitating": _hesitating,
    "comma spoken": lambda d, w: " comma ".join(w),
    "the next one is": lambda d, w: (
        "okay so the first word is " + ", the next one is ".join(w) + ", that's all"
    ),
    "next word": lambda d, w: "It goes " + " next word ".join(w) + " end of list",
    "word number": lambda d, w: ". ".join(
        f"Word number {o} is {x}" for o, x in zip(_NUMBER_WORDS, w, strict=False)
    ),
    "number": lambda d, w: ", ".join(
        f"number {o}, {x}" for o, x in zip(_NUMBER_WORDS, w, strict=False)
    ),
    "spelled doubt": _with_doubt,
    "then": lambda d, w: "Hi um I wrote it down, it's " + " then ".join(w) + " thank you bye",
    "and then comes": lambda d, w: ", and then comes ".join(w),
    "chinese between": lambda d, w: "呃，第一个是 " + "，然后是 ".join(w) + "，就这些",
    "chinese next": lambda d, w: "嗯 " + " 下一个 ".join(w) + " 没了",
}
# Ways that suit every list whose words are set apart.
SPACED_STYLES: dict[str, Style] = {
    "plain": lambda d, w: " ".join(w),
    "in a sentence": lambda d, w: (
        "hello, this is what I wrote down: " + " ".join(w) + " please help"
    ),
    "in a chinese sentence": lambda d, w: (
        "你好，我的助记词是 " + " ".join(w) + " 钱包打不开了怎么办"
    ),
    "upper case": lambda d, w: " ".join(w).upper(),
    "title case": lambda d, w: " ".join(w).title(),
    "commas": lambda d, w: ", ".join(w),
    "commas only": lambda d, w: ",".join(w),
    "dots": lambda d, w: ". ".join(w) + ".",
    "semicolons": lambda d, w: "; ".join(w),
    "slashes": lambda d, w: "/".join(w),
    "pipes": lambda d, w: " | ".join(w),
    "underscores": lambda d, w: "_".join(w),
    "hyphens": lambda d, w: "-".join(w),
    "quoted": lambda d, w: "[" + ", ".join(f'"{x}"' for x in w) + "]",
    "one a line": lambda d, w: "\n".join(w),
    "double spaced": lambda d, w: "\n\n".join(w),
    "numbered lines": lambda d, w: _numbered(w, "{n}. {w}", "\n"),
    "numbered brackets": lambda d, w: _numbered(w, "{n}){w}", " "),
    "numbered colons": lambda d, w: _numbered(w, "{n}: {w}", ", "),
    "numbered tight": lambda d, w: _numbered(w, "{n}{w}", " "),
    "numbered in chinese": lambda d, w: _numbered(w, "第{n}个：{w}", "，"),
    "bullets": lambda d, w: "\n".join(f"- {x}" for x in w),
    "stars": lambda d, w: "\n".join(f"* {x}" for x in w),
    "table": lambda d, w: "\n".join(f"| {n} | {x} |" for n, x in enumerate(w, 1)),
    "html list": lambda d, w: "<ol>" + "".join(f"<li>{x}</li>" for x in w) + "</ol>",
    "html table": lambda d, w: _html_table(w),
    "html paragraphs": lambda d, w: "".join(
        f"<p><b>{n}</b>&nbsp;{x}</p>" for n, x in enumerate(w, 1)
    ),
    "markdown table": lambda d, w: (
        "| No. | Word |\n|---|---|\n" + _numbered(w, "| {n} | {w} |", "\n")
    ),
    "wide table": lambda d, w: (
        "|" + "|".join(map(str, range(1, len(w) + 1))) + "|\n|" + "|".join(w) + "|"
    ),
    "bold": lambda d, w: " ".join(f"**{x}**" for x in w),
    "tick boxes": lambda d, w: "\n".join(f"- [ ] {x}" for x in w),
    "dots before": lambda d, w: "\n".join(f"• {x}" for x in w),
    "two columns": lambda d, w: _columns(w),
    "arrows": lambda d, w: " -> ".join(w),
    "fields": lambda d, w: _numbered(w, "word{n}={w}", "&"),
    "json": lambda d, w: "{" + _numbered(w, '"{n}": "{w}"', ", ") + "}",
    "then a derivation": lambda d, w: " ".join(w) + "//hard/soft///password",
    "in a french sentence": lambda d, w: (
        "Bonjour, voici mes mots : " + " ".join(w) + " merci de m'aider"
    ),
    "in a german sentence": lambda d, w: (
        "Hallo, meine Wörter sind " + " ".join(w) + " und nichts geht mehr"
    ),
    "in a spanish sentence": lambda d, w: (
        "Hola, mis palabras son " + " ".join(w) + " y no puedo entrar"
    ),
    "in a russian sentence": lambda d, w: (
        "Здравствуйте, мои слова: " + " ".join(w) + " помогите пожалуйста"
    ),
    "in a japanese sentence": lambda d, w: "すみません、これです " + " ".join(w) + " お願いします",
    "tabs": lambda d, w: "\t".join(w),
    "emoji between": lambda d, w: " 🔑 ".join(w),
    "and between": lambda d, w: " and ".join(w),
    "ordinals": lambda d, w: ". ".join(
        f"{o} word is {x}" for o, x in zip(_ORDINALS, w, strict=False)
    ),
    "the ordinals": lambda d, w: ", ".join(
        f"the {o} one is {x}" for o, x in zip(_ORDINALS, w, strict=False)
    ),
    "word n is": lambda d, w: _numbered(w, "word {n} is {w}", ", "),
    "word n": lambda d, w: _numbered(w, "Word #{n}: {w}", "\n"),
    "reversed": lambda d, w: " ".join(reversed(w)),
    "shuffled": lambda d, w: " ".join(d.sample(w, len(w))),
    "zero-width inside": lambda d, w: " ".join("\u200b".join(x) for x in w),
    "soft hyphens": lambda d, w: " ".join(x[:2] + "\u00ad" + x[2:] for x in w),
    "no-break spaces": lambda d, w: "\u00a0".join(w),
    "decomposed accents": lambda d, w: unicodedata.normalize("NFD", " ".join(w)),
    "ideographic spaces": lambda d, w: "\u3000".join(w),
    "one missing": lambda d, w: _without(d, w, 1),
    "two missing": lambda d, w: _without(d, w, 2),
    "three missing": lambda d, w: _without(d, w, 3),
    "one masked ???": lambda d, w: _masked(d, w, "???"),
    "two masked ****": lambda d, w: _masked(d, w, "****", 2),
    "three masked ____": lambda d, w: _masked(d, w, "____", 3),
    "one masked xxxx": lambda d, w: _masked(d, w, "xxxx"),
    "two masked […]": lambda d, w: _masked(d, w, "[…]", 2),
}
# Ways that suit Latin letters only.
LATIN_STYLES: dict[str, Style] = {
    "joined": lambda d, w: "".join(w),
    "joined in a sentence": lambda d, w: "my words " + "".join(w) + " thanks",
    "camel case": lambda d, w: "".join(x.title() for x in w),
    "s p a c e d": lambda d, w: "  ".join(" ".join(x) for x in w),
    "s p a c e d evenly": lambda d, w: " ".join(" ".join(w)).replace("   ", " "),
    "d.o.t.t.e.d": lambda d, w: " ".join(".".join(x) for x in w),
    "full width": lambda d, w: _full_width(" ".join(w)),
    "mathematical letters": lambda d, w: _mathematical(" ".join(w)),
    "cyrillic look-alikes": lambda d, w: " ".join(w).translate(_CYRILLIC),
    "accents lost": lambda d, w: _without_accents(" ".join(w)),
    "one typo": lambda d, w: _with_typos(d, w, 1),
    "two typos": lambda d, w: _with_typos(d, w, 2),
    "four letters": lambda d, w: " ".join(x[:4] for x in w),
    "typo and missing": lambda d, w: _with_typos(d, d.sample(w, len(w) - 1), 1),
    "upper case numbered": lambda d, w: _numbered([x.upper() for x in w], "{n}. {w}", "\n"),
    "full width numbered": lambda d, w: _full_width(_numbered(w, "{n}.{w}", " ")),
    "camel case numbered": lambda d, w: _numbered([x.title() for x in w], "{n}{w}", ""),
    "zero-width between": lambda d, w: "\u200b".join(w),
    "four letters upper": lambda d, w: " ".join(x[:4].upper() for x in w),
    "four letters numbered": lambda d, w: _numbered([x[:4] for x in w], "{n}. {w}", "\n"),
    "base64": lambda d, w: base64.b64encode(" ".join(w).encode()).decode(),
    "percent-encoded": lambda d, w: quote(" ".join(w)),
    "base64 of upper case": lambda d, w: base64.b64encode(" ".join(w).upper().encode()).decode(),
    "base64 in a sentence": lambda d, w: (
        "see " + base64.b64encode(" ".join(w).encode()).decode() + " thanks"
    ),
    "base64 of lines": lambda d, w: base64.b64encode("\n".join(w).encode()).decode(),
    "percent-encoded in a link": lambda d, w: "https://example.org/?q=" + quote(" ".join(w)),
    "plus-encoded": lambda d, w: "q=" + "+".join(w),
    "digits for letters": lambda d, w: " ".join(w).translate(str.maketrans("oeas", "03@5")),
}
# One encoding inside another, and hexadecimal.
ENCODED_STYLES: dict[str, Style] = {
    "base64 twice": lambda d, w: base64.b64encode(base64.b64encode(" ".join(w).encode())).decode(),
    "percent-encoded twice": lambda d, w: quote(quote(" ".join(w))),
    "hex of the text": lambda d, w: " ".join(w).encode().hex(),
    "percent-encoded base64": lambda d, w: quote(base64.b64encode(" ".join(w).encode()).decode()),
}
HANZI_STYLES: dict[str, Style] = {
    "spaces": lambda d, w: " ".join(w),
    "commas": lambda d, w: "，".join(w),
    "enumeration commas": lambda d, w: "、".join(w),
    "one a line": lambda d, w: "\n".join(w),
    "numbered": lambda d, w: _numbered(w, "{n}.{w}", " "),
    "numbered lines": lambda d, w: _numbered(w, "{n}、{w}", "\n"),
    "numbered tight": lambda d, w: _numbered(w, "{n}{w}", ""),
    "in a sentence": lambda d, w: "我的助记词是 " + " ".join(w) + " 钱包打不开了",
    "cued, unbroken": lambda d, w: "我的助记词是" + "".join(w) + "，钱包打不开了",
    "cued, unbroken, glued": lambda d, w: "我的助记词是" + "".join(w) + "为什么打不开钱包",
    "one missing": lambda d, w: _without(d, w, 1),
    "shuffled": lambda d, w: " ".join(d.sample(w, len(w))),
    "one masked": lambda d, w: _masked(d, w, "？"),
    "percent-encoded": lambda d, w: quote(" ".join(w)),
    "spoken": lambda d, w: "呃，第一个字是" + w[0] + "，" + "，".join(f"然后是{x}" for x in w[1:]),
    "spoken, next": lambda d, w: "嗯" + "，下一个".join(w) + "，没了",
}
# Unbroken and without a word about phrases only the check sum proves it.
HANZI_VALID_STYLES: dict[str, Style] = {
    "unbroken": lambda d, w: "".join(w),
    "unbroken in a sentence": lambda d, w: "你好，" + "".join(w) + "，打不开了",
}
