"""What a driver's error means, told by the names and codes that all drivers share.

The drivers are not imported for it: only the one in use is ever loaded.
Source   PEP 249 (names of exceptions); PostgreSQL, appendix A (SQLSTATE)
"""

import sqlite3

from walletdesk.kernel.errors import AlreadyThere, Refused

_UNIQUE_VIOLATION = "23505"
_LOST = {"40001", "40P01"}  # serialisation failure, deadlock


def named(error: Exception) -> Exception:
    """The error of ours that says the same, else the error itself."""
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite3.IntegrityError) or _state(cause) == _UNIQUE_VIOLATION:
        return AlreadyThere()
    if is_unfit(cause):
        refused = Refused("bad_request")
        refused.__cause__ = error
        return refused
    return error


def is_unfit(cause: BaseException) -> bool:
    """Whether a value fits no column: NUL, half a surrogate pair, a number of 20 digits.

    It can only have come from outside: the caller is refused, and nothing is stored.
    """
    if isinstance(cause, OverflowError | UnicodeEncodeError):
        return True
    return any(kind.__name__ == "DataError" for kind in type(cause).__mro__)


def may_pass(error: BaseException) -> bool:
    """Whether the whole transaction is lost and another try can succeed."""
    return _state(getattr(error, "orig", error)) in _LOST


def _state(cause: object) -> str | None:
    state: str | None = getattr(cause, "sqlstate", None)
    return state
