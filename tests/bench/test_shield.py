"""The bench of the shield tells every figure; what the figures are is not a test's business."""

import json

import pytest

from walletdesk.bench import shield, shield_files
from walletdesk.models.pictures.tesseract import create
from walletdesk.shield.files import check_file

QUICK = {
    "clean": {"list words in no order: 100 kB to 25 kB, a byte"},
    "guard": {"demands without end, 100 kB", "dots: 100 kB to 25 kB, a byte"},
    "import": {"from walletdesk.shield import clean, guard"},
}

OF_FILES = {
    "picture of a phrase, tesseract",
    "PDF of the picture, tesseract",
    "screenshot without a secret, tesseract",
    "document of 200 paragraphs, tesseract",
    "memory of the largest child",
}


@pytest.mark.serial
@pytest.mark.parametrize("part", QUICK)
def test_a_quick_run_tells_every_figure(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shield.run(as_json=True, only=part, quick=True) == 0

    done = json.loads(capsys.readouterr().out)
    told = {one["name"]: one for one in done["figures"] if one["part"] == part}
    assert QUICK[part] <= set(told)
    assert all(one["value"] > 0 and one["runs"] for one in told.values())


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert shield.run(as_json=False, only="clean,cheese", quick=True) == 2
    assert "cheese" in capsys.readouterr().err


@pytest.mark.serial
def test_a_quick_run_over_files_tells_every_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = create(("eng",))
    if engine is None:
        pytest.skip("no tesseract on this machine (Debian: tesseract-ocr)")
    monkeypatch.setattr(shield_files, "reader", lambda *_: engine)
    assert shield.run(as_json=True, only="files", quick=True) == 0
    told = {one["name"]: one["value"] for one in json.loads(capsys.readouterr().out)["figures"]}
    assert set(told) == OF_FILES
    assert all(value > 0 for value in told.values())


def test_without_an_engine_the_files_are_left_out_and_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shield_files, "reader", lambda *_: None)
    assert shield.run(as_json=True, only="files", quick=True) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["figures"] == []
    assert "left out" in told.err


def test_what_is_measured_is_what_it_is_called() -> None:
    engine = create(("eng",))
    if engine is None:
        pytest.skip("no tesseract on this machine (Debian: tesseract-ocr)")
    states = {
        name: check_file(content, file_name, engine).state
        for name, (content, file_name) in shield_files.files().items()
    }
    assert states["picture of a phrase"] in ("painted", "destroyed")
    assert states["PDF of the picture"] == "destroyed"
    assert states["screenshot without a secret"] == "clear"
    assert states["document of 200 paragraphs"] == "clear"
