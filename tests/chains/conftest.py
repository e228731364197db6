"""What every test of a chain may count on."""

import pytest

from walletdesk.chains import endpoint, nodes


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real nodes of ours are not given up because the machine is busy."""
    monkeypatch.setattr(endpoint, "_REQUEST_S", 60.0)
    monkeypatch.setattr(nodes, "_TOGETHER_S", 120.0)
