"""The bench of diagnosis tells every figure; what the figures are is not a test's business."""

import json

import pytest

from walletdesk.bench import diagnose

WATCH = {
    "60 watched, whole process",
    "ethereum, 25 calls a second allowed: busiest 3 s",
    "ethereum, 25 calls a second allowed: on average",
}


@pytest.mark.serial
def test_a_quick_run_tells_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert diagnose.run(as_json=True, only="watch", quick=True) == 0
    told = {one["name"]: one for one in json.loads(capsys.readouterr().out)["figures"]}
    assert set(told) >= WATCH
    assert all(told[name]["value"] > 0 for name in WATCH)


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert diagnose.run(as_json=False, only="watch,cheese", quick=True) == 2
    assert "cheese" in capsys.readouterr().err
