"""PP-OCR by rapidocr on onnxruntime (extra `ocr`): Latin and Chinese in one pass, 900 MB."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from walletdesk.shield.files.model import Box, Unreadable, Word

if TYPE_CHECKING:
    from PIL import Image


# Of a phone's screen; larger takes longer.
_SHORT_SIDE = 800


class RapidOcr:
    """Loads its models, which are inside the package, at the first picture."""

    name = "onnx"
    scripts: tuple[str, ...] = ("any",)

    def __init__(self) -> None:
        self._engine: Any = None

    def read(self, picture: Image.Image, script: str) -> list[Word]:
        """See `Reader.read`."""
        import numpy as np

        if self._engine is None:
            self._engine = _engine()
        scale = min(1.0, _SHORT_SIDE / min(picture.size))
        small = picture.resize((round(picture.width * scale), round(picture.height * scale)))
        try:
            seen = self._engine(np.asarray(small.convert("RGB")))
        # What the runtime raises is not documented; a picture it cannot take stays sealed.
        except (RuntimeError, ValueError, TypeError, IndexError, MemoryError, OSError):
            raise Unreadable from None
        if seen.boxes is None or seen.txts is None:
            return []
        found: list[Word] = []
        for line, (corners, text, score) in enumerate(
            zip(seen.boxes, seen.txts, seen.scores, strict=True)
        ):
            found.extend(_words((corners / scale).tolist(), str(text), float(score), line))
        return found


def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _words(corners: list[list[float]], text: str, score: float, line: int) -> list[Word]:
    """The words of a line; the engine tells where the line is, the letters tell the rest."""
    across, down = [x for x, _ in corners], [y for _, y in corners]
    left, right = min(across), max(across)
    per_letter = (right - left) / max(1, len(text))
    found: list[Word] = []
    at = 0
    for part in text.split(" "):
        if part.strip():
            start, end = left + at * per_letter, left + (at + len(part)) * per_letter
            box = Box(int(start), int(min(down)), int(end) + 1, int(max(down)) + 1)
            found.append(Word(part, box, line, score))
        at += len(part) + 1
    return found
