"""Pictures as people take them, drawn from a seed: phrase screens, and screens that hold none.

The phrases are random words of a public list, made here and used nowhere else.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

from mnemonic import Mnemonic
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
_MONO = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
_HAN = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

Colour = tuple[int, int, int]


def has_han_font() -> bool:
    """Whether Chinese can be drawn on this machine."""
    return Path(_HAN).exists()


@dataclass(frozen=True)
class Style:
    """How a screen looks."""

    paper: Colour = (255, 255, 255)
    ink: Colour = (20, 20, 24)
    box: Colour = (238, 240, 244)
    muted: Colour = (110, 115, 125)


LIGHT = Style()
DARK = Style((18, 20, 26), (235, 237, 242), (38, 42, 52), (150, 155, 165))
BLUE = Style((22, 82, 240), (255, 255, 255), (60, 110, 245), (205, 220, 255))


def phrase(seed: int, words: int = 12, language: str = "english") -> list[str]:
    """Random words with a valid check sum."""
    strength = words * 32 // 3
    entropy = random.Random(seed).randbytes(strength // 8)
    return Mnemonic(language).to_mnemonic(entropy).split()


def _font(size: int, path: str = _SANS) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _blank(
    style: Style, size: tuple[int, int] = (1080, 1920)
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", size, style.paper)
    return image, ImageDraw.Draw(image)


def _head(draw: ImageDraw.ImageDraw, style: Style, title: str, lines: list[str]) -> int:
    draw.text((60, 40), "9:41", style.ink, _font(34))
    draw.text((60, 150), title, style.ink, _font(60))
    for at, line in enumerate(lines):
        draw.text((60, 250 + 52 * at), line, style.muted, _font(36))
    return 250 + 52 * len(lines) + 60


def boxed(
    words: list[str], style: Style = LIGHT, columns: int = 3, down: bool = False
) -> Image.Image:
    """A wallet's back-up screen: numbered words in boxes."""
    image, draw = _blank(style)
    top = _head(
        draw,
        style,
        "Your recovery phrase",
        ["Write these words down in order and", "keep them somewhere safe."],
    )
    rows = -(-len(words) // columns)
    width = (1080 - 120 - 24 * (columns - 1)) // columns
    for at, word in enumerate(words):
        column, row = (at // rows, at % rows) if down else (at % columns, at // columns)
        x, y = 60 + column * (width + 24), top + row * 116
        draw.rounded_rectangle((x, y, x + width, y + 92), 18, style.box)
        draw.text((x + 20, y + 28), f"{at + 1}", style.muted, _font(30))
        draw.text((x + 78, y + 24), word, style.ink, _font(38))
    draw.rounded_rectangle((60, 1720, 1020, 1840), 60, style.muted)
    draw.text((450, 1752), "Continue", style.paper, _font(44))
    return image


def listed(words: list[str], style: Style = LIGHT) -> Image.Image:
    """A note: one numbered word a line, in two columns when there are many."""
    image, draw = _blank(style)
    draw.text((60, 150), "my wallet", style.ink, _font(56))
    rows = 12
    for at, word in enumerate(words):
        x, y = 80 + 480 * (at // rows), 280 + 110 * (at % rows)
        draw.text((x, y), f"{at + 1}. {word}", style.ink, _font(46, _MONO))
    return image


def running(words: list[str], style: Style = LIGHT) -> Image.Image:
    """The words as one paragraph, as on a metal plate's order form or a typed note."""
    image, draw = _blank(style, (1200, 700))
    draw.text((60, 60), "seed (do not lose!)", style.ink, _font(40))
    for at in range(0, len(words), 4):
        draw.text((60, 160 + 70 * (at // 4)), " ".join(words[at : at + 4]), style.ink, _font(42))
    return image


def key_screen(
    key: str, style: Style = LIGHT, wrap: int = 32, title: str = "Private key"
) -> Image.Image:
    """A wallet's export screen: a key over several lines."""
    image, draw = _blank(style)
    top = _head(draw, style, title, ["Anyone who has it can take your funds."])
    for at in range(0, len(key), wrap):
        draw.text((70, top + 56 * (at // wrap)), key[at : at + wrap], style.ink, _font(36, _MONO))
    draw.text((450, 1752), "Copy", style.ink, _font(44))
    return image


def chat(seed: int, style: Style = LIGHT) -> Image.Image:
    """A conversation about a wallet, without a secret."""
    image, draw = _blank(style)
    rng = random.Random(seed)
    draw.text((60, 40), "9:41", style.ink, _font(34))
    draw.text((60, 120), "Support", style.ink, _font(52))
    y = 260
    for line in rng.sample(_CHAT, 9):
        left = 60 if rng.random() < 0.5 else 220
        pieces = _wrapped(line, 38)
        height = 56 * len(pieces) + 44
        draw.rounded_rectangle((left, y, left + 800, y + height), 28, style.box)
        for at, piece in enumerate(pieces):
            draw.text((left + 30, y + 22 + 56 * at), piece, style.ink, _font(36))
        y += height + 30
    return image


def error_screen(seed: int, style: Style = LIGHT) -> Image.Image:
    """A failed transfer with its identifier and addresses."""
    rng = random.Random(seed)
    image, draw = _blank(style)
    top = _head(
        draw,
        style,
        rng.choice(_ERRORS),
        ["The network did not accept this transaction.", "Your funds are still in your wallet."],
    )
    rows = {
        "Amount": f"{rng.random() * 90:.4f} ETH", "Network": "Ethereum", "Status": "Failed",
        "From": "0x" + rng.randbytes(20).hex()[:8] + "..." + rng.randbytes(2).hex(),
        "To": "0x" + rng.randbytes(20).hex()[:8] + "..." + rng.randbytes(2).hex(),
        "Network fee": "0.0021 ETH", "Nonce": str(rng.randrange(90)), "Date": "Nov 21, 2026 14:02",
    }  # fmt: skip
    for at, (name, value) in enumerate(rows.items()):
        draw.text((60, top + 90 * at), name, style.muted, _font(38))
        draw.text((520, top + 90 * at), value, style.ink, _font(38))
    below = top + 90 * len(rows) + 40
    draw.text((60, below), "Transaction hash", style.muted, _font(38))
    digest = "0x" + rng.randbytes(32).hex()
    for at in range(0, 66, 33):
        draw.text(
            (60, below + 60 + 54 * (at // 33)), digest[at : at + 33], style.ink, _font(36, _MONO)
        )
    return image


def menu(style: Style = LIGHT) -> Image.Image:
    """A wallet's home: tabs, buttons and tokens, all of them single words."""
    image, draw = _blank(style)
    draw.text((60, 40), "9:41", style.ink, _font(34))
    draw.text((60, 120), "Account 1", style.ink, _font(48))
    draw.text((60, 240), "$1,204.11", style.ink, _font(96))
    for at, word in enumerate(("Send", "Receive", "Swap", "Buy")):
        draw.rounded_rectangle((60 + 250 * at, 420, 270 + 250 * at, 560), 30, style.box)
        draw.text((90 + 250 * at, 465), word, style.ink, _font(36))
    for at, name in enumerate(
        ("Ethereum", "Tether", "Solana", "Polygon", "Chainlink", "Uniswap", "Arbitrum", "Aave")
    ):
        draw.text((60, 680 + 110 * at), name, style.ink, _font(42))
        draw.text((760, 680 + 110 * at), f"{at * 3.17 + 0.4:.2f}", style.muted, _font(42))
    for at, word in enumerate(("Home", "Market", "Trade", "Discover", "Settings")):
        draw.text((40 + 210 * at, 1820), word, style.muted, _font(34))
    return image


def guide(style: Style = LIGHT) -> Image.Image:
    """A page about recovery phrases that shows none."""
    image, draw = _blank(style)
    _head(draw, style, "Recovery phrase", [])
    for at, line in enumerate(_wrapped(_GUIDE, 50)):
        draw.text((60, 280 + 54 * at), line, style.ink, _font(36))
    return image


def as_photo(image: Image.Image, seed: int, degrees: float = 3.0, blur: float = 1.0) -> Image.Image:
    """The screen photographed: turned a little, soft, on a table, with uneven light."""
    rng = random.Random(seed)
    turned = image.convert("RGB").rotate(
        rng.uniform(-degrees, degrees),
        expand=True,
        fillcolor=(96, 84, 70),
        resample=Image.Resampling.BICUBIC,
    )
    light = Image.linear_gradient("L").resize(turned.size).point(lambda v: 150 + v * 105 // 255)
    lit = Image.composite(turned, Image.new("RGB", turned.size, (12, 10, 8)), light)
    return lit.filter(ImageFilter.GaussianBlur(blur))


def hanzi_boxed(characters: list[str], style: Style = LIGHT) -> Image.Image:
    """A Chinese phrase in numbered boxes."""
    image, draw = _blank(style)
    draw.text((60, 150), "请备份您的助记词", style.ink, _font(60, _HAN))
    for at, character in enumerate(characters):
        x, y = 60 + (at % 3) * 330, 420 + (at // 3) * 130
        draw.rounded_rectangle((x, y, x + 300, y + 104), 18, style.box)
        draw.text((x + 24, y + 34), f"{at + 1}", style.muted, _font(30))
        draw.text((x + 120, y + 18), character, style.ink, _font(52, _HAN))
    return image


def hanzi_chat(style: Style = LIGHT) -> Image.Image:
    """A Chinese conversation without a secret."""
    image, draw = _blank(style)
    for at, line in enumerate(_HAN_CHAT):
        draw.rounded_rectangle((60, 240 + 170 * at, 1000, 350 + 170 * at), 26, style.box)
        draw.text((90, 268 + 170 * at), line, style.ink, _font(38, _HAN))
    return image


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


_CHAT = (
    "Hello, I sent some coins to my other wallet yesterday and they still do not show up.",
    "Could you tell me which network you used for the transfer, please?",
    "It was the main network, I think. The app says the transaction is confirmed.",
    "Please never share your recovery phrase with anyone, not even with support.",
    "I understand. I only want to know when my money will arrive.",
    "We can see the payment. It needs twelve more blocks before the exchange credits it.",
    "Is there any way to speed this up? I have to pay a bill today.",
    "You could raise the network fee, but please check the amount first.",
    "The button is grey and nothing happens when I press it.",
    "Try to close the app, then open it again and update to the latest version.",
    "Thank you, that worked. The balance is correct now.",
    "You are welcome. Have a good day, and stay safe out there.",
    "I lost my old phone last week, can I still use the same account?",
    "Yes, install the app on your new phone and restore your wallet there.",
)  # fmt: skip
_HAN_CHAT = (
    "您好，我的转账一直没有到账，请帮忙看看。",
    "请问您使用的是哪个网络？",
    "是波场网络，交易已经确认了三十分钟。",
    "请不要把助记词发给任何人，包括客服。",
    "好的，明白了，谢谢您的耐心帮助。",
    "请把交易哈希复制到这里，我们马上查询。",
)
_ERRORS = ("Transaction failed", "Out of gas", "Swap failed", "Could not send")
_GUIDE = (
    "A recovery phrase is a list of twelve or twenty four simple words that opens your wallet on "
    "any device. Whoever holds these words holds the money. Write them on paper, in the right "
    "order, and store the paper in a safe place. Do not take a photo of it, do not save it in "
    "your notes and do not type it into any page. Our team will never ask for it. If another "
    "person has seen the words, create a new wallet at once and move all your funds there."
)
