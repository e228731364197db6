"""What reads pictures in these tests: the machine's own tesseract."""

import pytest

from walletdesk.models.pictures.tesseract import Tesseract, create
from walletdesk.shield import warm


@pytest.fixture(scope="session")
def reader() -> Tesseract:
    """Tesseract for English, and Chinese where it is there."""
    warm()
    found = create(("eng", "chi_sim"))
    if found is None or "eng" not in found.scripts:
        pytest.skip("no tesseract with English on this machine (Debian: tesseract-ocr)")
    return found
