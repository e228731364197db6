"""The bench of the shield tells every figure; what the figures are is not a test's business."""

import json

import pytest

from walletdesk.bench import shield

QUICK = {
    "clean": {"list words in no order: 100 kB to 25 kB, a byte"},
    "guard": {"demands without end, 100 kB", "dots: 100 kB to 25 kB, a byte"},
    "import": {"from walletdesk.shield import clean, guard"},
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
