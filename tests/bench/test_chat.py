"""The bench runs and tells every figure; what the figures are is not a test's business."""

import json

import pytest

from walletdesk.bench import chat

QUICK = {
    "chat": {"5 senders: delivered", "50/s offered: ack p99", "50/s offered: delivery p50"},
    "store": {"5 waiting: store layer", "5 waiting: share of the plain script"},
    "inbox": {"mine: p50", "closed, at any depth: p99", "search: rare word: p50"},
    "shield": {"list words in no order: 100 kB to 25 kB, a byte"},
}


@pytest.mark.serial
@pytest.mark.parametrize("part", QUICK)
def test_a_quick_run_tells_every_figure(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert chat.run(as_json=True, engine="embedded", only=part, quick=True) == 0

    done = json.loads(capsys.readouterr().out)
    told = {one["name"]: one for one in done["figures"] if one["part"] == part}
    assert QUICK[part] <= set(told)
    assert all(one["value"] > 0 and one["runs"] for one in told.values())


def test_an_unknown_part_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert chat.run(as_json=False, engine="both", only="chat,cheese", quick=True) == 2
    assert "cheese" in capsys.readouterr().err
