"""The bench of diagnosis tells every figure; what the figures are is not a test's business."""

import json

import pytest

from tests.services import Unavailable
from tests.services.anvil import anvil_path
from walletdesk.bench import diagnose

LOOKUP = {
    "arrived, processor time",
    "pending, calls in sequence",
    "200 at once, median",
}
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


@pytest.mark.serial
def test_lookups_are_measured_beside_a_real_node(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        anvil_path()
    except Unavailable as absent:
        pytest.skip(str(absent))
    assert diagnose.run(as_json=True, only="lookup", quick=True) == 0
    told = {one["name"]: one for one in json.loads(capsys.readouterr().out)["figures"]}
    assert set(told) >= LOOKUP
    assert all(told[name]["value"] > 0 for name in LOOKUP)


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert diagnose.run(as_json=False, only="watch,cheese", quick=True) == 2
    assert "cheese" in capsys.readouterr().err
