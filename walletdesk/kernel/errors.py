"""What can go wrong, by who can help.

WalletdeskError
├── Refused      the caller can help: says what to do, nothing was stored
│   ├── NotFound     there is no such thing, or it is not the caller's
│   ├── NotAllowed   the caller's role does not reach this
│   └── Conflict     somebody changed it first
├── AlreadyThere the database holds a row of this name; whoever asked decides what that means
├── TryLater     waiting helps: full queue, provider away
└── Forged       nobody can help: a signature or token that we never made
"""

from typing import Any


class WalletdeskError(Exception):
    """The family's root; `reason` is the closed code of docs/live.md."""

    reason = "error"


class Refused(WalletdeskError):
    """The caller must change something; nothing was stored.

    reason    code of docs/live.md, also the catalogue key of the sentence shown
    details   values for the sentence and the answer's body; never a secret
    """

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


class NotFound(Refused):
    """There is no such thing, or it is not the caller's: both look the same."""

    def __init__(self, **details: Any) -> None:
        super().__init__("not_found", **details)


class NotAllowed(Refused):
    """The caller is known, but the role does not reach this."""

    def __init__(self, **details: Any) -> None:
        super().__init__("not_allowed", **details)


class Conflict(Refused):
    """Somebody changed it first; `details` holds what it is now."""

    def __init__(self, **details: Any) -> None:
        super().__init__("conflict", **details)


class AlreadyThere(WalletdeskError):
    """The database holds a row of this name already."""

    reason = "already_there"


class TryLater(WalletdeskError):
    """Waiting helps.

    after_s   seconds after which a new try makes sense
    """

    reason = "try_later"

    def __init__(self, after_s: float = 1.0) -> None:
        super().__init__(f"try again in {after_s:g} s")
        self.after_s = after_s


class Forged(WalletdeskError):
    """A token or signature that we never made."""

    reason = "forged"
