"""A user photographs the seed card and sends it: nothing of it stays (N1, N2)."""

from __future__ import annotations

import base64
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.services.product import Product
from tests.story import seed_card
from tests.story.people import Agent, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("story"),
    pytest.mark.skipif(
        shutil.which("tesseract") is None,
        reason="no tesseract on this machine (Debian: tesseract-ocr)",
    ),
]

OpenVisitor = Callable[..., Visitor]
SignIn = Callable[..., Agent]

SENT_AS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "photo": ("card.jpg", bytes),
    "pdf": ("card.pdf", seed_card.as_pdf),
    "mail": ("card.eml", seed_card.as_mail),
}


@pytest.mark.parametrize(
    ("way", "language"), [("photo", "zh"), ("photo", "en"), ("pdf", "zh"), ("mail", "en")]
)
def test_a_photographed_seed_card_is_destroyed_and_everybody_is_told(
    visitor: OpenVisitor,
    agent: SignIn,
    product: Product,
    tmp_path: Path,
    way: str,
    language: str,
) -> None:
    photo = seed_card.photograph()
    name, written = SENT_AS[way]
    sent = tmp_path / name
    sent.write_bytes(written(photo))
    one, helper = visitor(language), agent("mei", language)
    one.open_chat()
    files, marks = kept_files(product), marks_of(photo, sent.read_bytes())
    words = [word for word in seed_card.PHRASE.encode().split() if not found_in(product, word)]
    assert len(words) > 3

    one.page.locator("#files").set_input_files(sent)
    gone = "It showed this: {what}. We destroyed the file and kept nothing of it."
    chip = one.page.locator('.chip[data-state="destroyed"]')
    expect(chip).to_contain_text(one.t(gone, what=one.t("recovery phrase")), timeout=60_000)
    one.page.locator("button.send").click()

    placeholder = one.page.locator(".message.own .file-gone")
    expect(placeholder).to_contain_text(name)
    expect(placeholder).to_contain_text(one.t(gone, what=one.t("recovery phrase")))
    expect(one.page.locator(".notice")).to_contain_text(one.t("Treat this wallet as burnt"))
    steps = one.page.locator(".notice a", has_text=one.t("The list to tick off"))
    assert one.page.request.get(steps.evaluate("link => link.href")).ok
    expect(
        one.page.locator(".message wd-picture, .message img, .message a[download]")
    ).to_have_count(0)

    helper.open_case(one.case)
    banner = helper.t("This customer sent a secret. It was removed before it was stored.")
    expect(helper.page.locator(".banner")).to_contain_text(banner)
    destroyed = "It showed this: {what}. The file was destroyed and nothing of it kept."
    card = helper.page.locator(".file-gone")
    expect(card).to_contain_text(name)
    expect(card).to_contain_text(helper.t(destroyed, what=helper.t("recovery phrase")))
    expect(helper.page.locator(".thread img, img.picture, a.file-card")).to_have_count(0)

    file_id, state, size_bytes = row_of(product, one.case)
    assert (state, size_bytes) == ("destroyed", 0)
    for path in (f"/api/chat/files/{file_id}", f"/api/desk/files/{file_id}"):
        for page in (one.page, helper.page):
            assert not page.request.get(product.url + path).ok
    assert kept_files(product) == files
    assert found_in(product, name.encode()), "what is kept would be found"
    assert [mark for mark in [*marks, *words] if found_in(product, mark)] == []


def kept_files(product: Product) -> set[Path]:
    return {path for path in (product.data / "files").rglob("*") if path.is_file()}


def marks_of(*files: bytes) -> list[bytes]:
    """Pieces by which a copy of a file would be known, plain and as mails write it."""
    pieces = [one[at : at + 48] for one in files for at in range(0, len(one) - 48, len(one) // 9)]
    return [*pieces, *map(base64.b64encode, pieces), b"Sample Camera"]


def found_in(product: Product, mark: bytes) -> bool:
    """Whether anything that the product left on disk has this."""
    left = [path for path in product.data.rglob("*") if path.is_file()]
    return any(mark in path.read_bytes() for path in [*left, product.log_path])


def row_of(product: Product, case: str) -> tuple[str, str, int]:
    """The one file of a case: its id, state and size."""
    database = next(product.data.glob("*.db"))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT f.id, f.state, f.size_bytes FROM files f JOIN conversations c"
            " ON c.id = f.conversation_id WHERE c.case_number = ?",
            (case,),
        ).fetchall()
    assert len(rows) == 1
    return tuple(rows[0])
