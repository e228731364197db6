"""A user photographs the seed card and sends it: nothing of it stays (N1, N2)."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.services.product import Product
from tests.story import seed_card
from tests.story.people import Agent, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("story")]

OpenVisitor = Callable[..., Visitor]
SignIn = Callable[..., Agent]

SENT_AS = {
    "photo": ("card.jpg", lambda photo: photo),
    "pdf": ("card.pdf", seed_card.as_pdf),
    "mail": ("card.eml", seed_card.as_mail),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("way", SENT_AS)
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
    before = kept_files(product)
    one.page.locator("#files").set_input_files(sent)
    expect(one.page.locator('.chip[data-status="ready"]')).to_be_visible(timeout=60_000)
    one.page.locator("button.send").click()

    expect(one.page.locator(".removed").first).to_be_visible()
    expect(one.page.locator(".notice")).to_be_visible()
    helper.open_case(one.case)
    expect(helper.page.locator(".banner")).to_be_visible()
    expect(helper.page.locator(".removed").first).to_be_visible()
    expect(helper.page.locator("img.picture")).to_have_count(0)
    assert [path for path in kept_files(product) - before if is_picture(path)] == []


def kept_files(product: Product) -> set[Path]:
    return {path for path in (product.data / "files").rglob("*") if path.is_file()}


def is_picture(path: Path) -> bool:
    try:
        Image.open(io.BytesIO(path.read_bytes()))
    except OSError:
        return False
    return True
