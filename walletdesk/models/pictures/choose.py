"""Which engine reads words in pictures: by setting, one file each, imported when it is used."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Literal

from walletdesk.shield.files.model import Reader

OcrName = Literal["auto", "tesseract", "onnx", "none"]

ONNX_PACKAGES = ("rapidocr", "onnxruntime")


def reader(name: OcrName, languages: Sequence[str]) -> Reader | None:
    """The engine of that name, `auto` for the first that is there; None without one.

    languages   tesseract's names; the ONNX engine reads Latin and Chinese at once
    """
    if name in ("auto", "tesseract"):
        from walletdesk.models.pictures.tesseract import create

        found = create(languages)
        if found or name == "tesseract":
            return found
    if name in ("auto", "onnx") and has_onnx():
        from walletdesk.models.pictures.rapid_ocr import RapidOcr

        return RapidOcr()
    return None


def has_onnx() -> bool:
    """Whether the extra `ocr` is installed."""
    return all(find_spec(package) is not None for package in ONNX_PACKAGES)
