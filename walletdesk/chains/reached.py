"""Verdicts, notes and risks of what reached its end: families without Ethereum's logs share them.

A verdict's rule is one line: what must hold for it to be given.
"""

REACHED: dict[str, str] = {
    "unlisted_token_arrived": "Arrived as a token that is not among those wallets know.",
    "other_token_arrived": "The receiver got something, but not the token that was expected.",
    "went_elsewhere": "It succeeded, and nothing of it went to the address that was expected.",
    "another_went_there": "Unknown itself; another one of the same sender went to that receiver.",
    "no_memo": "A plain transfer without a memo or comment, which some exchanges ask for.",
    "look_alike_sender": "A sender of dust resembles an address that was really dealt with.",
}
