"""Logs tell where something failed, never what a customer wrote."""

import pytest
import structlog

from walletdesk.cli.log import set_up_logs
from walletdesk.settings import Settings


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_traceback_shows_places_and_no_local_values(
    log_format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs(Settings(log_format=log_format))  # type: ignore[arg-type]  # one of the two
    try:
        _fail(" ".join(("words", "of", "a", "customer")))
    except RuntimeError as error:
        structlog.get_logger("test").error("it.failed", exc_info=error)
    finally:
        structlog.reset_defaults()
    said = capsys.readouterr().err
    assert "it.failed" in said
    assert "_fail" in said
    assert "words of a customer" not in said


def _fail(text: str) -> None:
    words = text.split()
    raise RuntimeError(len(words))
