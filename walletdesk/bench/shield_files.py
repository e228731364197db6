"""What looking into files costs: a wallet's screen, a PDF of it, a document, a screenshot.

All of them are drawn here; the processor time is that of this process and of the engines it ran.
"""

from __future__ import annotations

import io
import resource
import sys
import zipfile
from typing import TYPE_CHECKING

from walletdesk.bench.figures import Part
from walletdesk.bench.progress import Steps
from walletdesk.models.pictures.choose import reader
from walletdesk.shield import warm
from walletdesk.shield.files import Reader, check_file

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

_SIZE = (1080, 1920)
_PAPER, _INK, _FRAME = "white", (24, 26, 32), (170, 174, 184)
_PICTURE_S_MAX = 3.0
# A public test vector.
_PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
_SAID = (
    "My transfer of 0.5 ETH is pending", "Which network did you choose?", "Arbitrum, at 10:42",
    "It was included after 3 minutes", "I see it now, thank you", "Have a good day",
)  # fmt: skip
_PARAGRAPH = "The transfer was sent on Monday, and the exchange says that it did not arrive. "
_MARKUP = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'


def files() -> dict[str, tuple[bytes, str]]:
    """Content and name of what is measured."""
    screen = _screen()
    return {
        "picture of a phrase": (_saved(screen, "PNG"), "a.png"),
        "PDF of the picture": (_saved(screen, "PDF"), "a.pdf"),
        "screenshot without a secret": (_saved(_chat(), "PNG"), "b.png"),
        "document of 200 paragraphs": (_document(200), "c.docx"),
    }


def measure(part: Part, runs: int, bar: Steps) -> None:
    """Measure; without an engine there is nothing that would tell of a real check."""
    warm()
    engine = reader("auto", ("eng", "chi_sim"))
    if engine is None:
        print("files: no engine reads pictures on this machine; left out", file=sys.stderr)
        return
    for name, (content, file_name) in files().items():
        took = [
            bar.step(lambda: _took_s(content, file_name, engine))  # noqa: B023  called at once
            for _ in range(runs)
        ]
        part.add(f"{name}, {engine.name}", "s", took, at_most=_PICTURE_S_MAX)
    # The largest engine so far; on Linux in kB.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    part.add("memory of the largest child", "MB", [peak / 1_000])


def steps_of(runs: int) -> int:
    """How many measurements there are."""
    return 4 * runs


def _took_s(content: bytes, name: str, engine: Reader) -> float:
    began = _processor_s()
    check_file(content, name, engine)
    return _processor_s() - began


def _processor_s() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def _blank() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", _SIZE, _PAPER)
    return image, ImageDraw.Draw(image)


def _screen() -> Image.Image:
    """Twelve words in boxes, as wallets show them."""
    from PIL import ImageFont

    image, draw = _blank()
    draw.text((80, 140), "Your recovery phrase", _INK, ImageFont.load_default(60))
    font = ImageFont.load_default(44)
    for at, word in enumerate(_PHRASE.split()):
        left, top = 80 + at % 2 * 480, 340 + at // 2 * 160
        draw.rounded_rectangle((left, top, left + 440, top + 120), 20, outline=_FRAME, width=3)
        draw.text((left + 30, top + 34), f"{at + 1}. {word}", _INK, font)
    return image


def _chat() -> Image.Image:
    from PIL import ImageFont

    image, draw = _blank()
    font = ImageFont.load_default(40)
    for at, said in enumerate(_SAID):
        draw.text((80 + at % 2 * 160, 200 + at * 220), said, _INK, font)
    return image


def _saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _document(paragraphs: int) -> bytes:
    said = "".join(
        f"<w:p><w:r><w:t>{at}. {_PARAGRAPH}</w:t></w:r></w:p>" for at in range(paragraphs)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr("word/document.xml", _MARKUP.format(said))
    return out.getvalue()
