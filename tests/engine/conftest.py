"""Engine tests let time run."""

import pytest

from walletdesk.kernel.clock import Clock, now_ms


@pytest.fixture
def clock() -> Clock:
    """The machine's clock."""
    return now_ms
