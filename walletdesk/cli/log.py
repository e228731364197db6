"""Logs: events with fields, one a line, for people or for machines."""

import logging
import sys

import structlog
from structlog.tracebacks import ExceptionDictTransformer

from walletdesk.settings import Settings


def set_up_logs(settings: Settings) -> None:
    """Write events of the settings' level and above to standard error.

    Tracebacks show places only: no local values, which may be what a customer wrote.
    """
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    as_json = settings.log_format == "json"
    ends: list[structlog.typing.Processor] = (
        [
            # structlog's own `dict_tracebacks` writes local values, a customer's words among them.
            structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(),
        ]
        if as_json
        else [
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *ends,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_to_stderr,
    )
    logging.basicConfig(level=max(level, logging.WARNING), format="%(levelname)s %(message)s")


def _to_stderr(*_: object) -> structlog.PrintLogger:
    """Standard error as it is when a line is written, not when logs were set up."""
    return structlog.PrintLogger(sys.stderr)
