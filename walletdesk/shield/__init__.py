"""Secrets in, demands out: pure functions without I/O, settings or database.

`clean` takes recovery phrases and private keys out of what a user writes; `guard` stops what
would ask a user for one. `docs/shield.md` says what is promised and what is not.
"""

from __future__ import annotations

from walletdesk.shield.clean import clean, holds_secret
from walletdesk.shield.guard import guard
from walletdesk.shield.model import Allowed, Cleaned, Finding, Rule, Trail, Verdict, marker
from walletdesk.shield.warm import warm

__all__ = [
    "Allowed",
    "Cleaned",
    "Finding",
    "Rule",
    "Trail",
    "Verdict",
    "clean",
    "guard",
    "holds_secret",
    "marker",
    "warm",
]
