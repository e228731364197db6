"""The codes with which a node refuses a transaction, as wallets show them to people.

Source    `response_code` of java-tron's api.proto; the missing D is in the original
"""

import re

_CODES = {
    "SIGERROR": "refused_signature",
    "CONTRACT_VALIDATE_ERROR": "refused_by_rules",
    "CONTRACT_EXE_ERROR": "refused_contract_run",
    "BANDWITH_ERROR": "refused_bandwidth",
    "BANDWIDTH_ERROR": "refused_bandwidth",
    "DUP_TRANSACTION_ERROR": "refused_duplicate",
    "TAPOS_ERROR": "refused_reference_block",
    "TOO_BIG_TRANSACTION_ERROR": "refused_too_big",
    "TRANSACTION_EXPIRATION_ERROR": "refused_expired",
    "SERVER_BUSY": "refused_busy",
    "NO_CONNECTION": "refused_unconnected",
    "NOT_ENOUGH_EFFECTIVE_CONNECTION": "refused_unconnected",
    "BLOCK_UNSOLIDIFIED": "refused_unsolidified",
    "OTHER_ERROR": "refused_unnamed",
}
_WORD_CHARS_MAX = 60


def broadcast_error(word: str) -> str | None:
    """The verdict of a code that a wallet showed when it tried to send; None for other words.

    The way it is written does not matter: `sigerror`, `Tapos error`, `SERVER_BUSY.`
    """
    if len(word) > _WORD_CHARS_MAX:
        return None
    code = re.sub(r"[\s_-]+", "_", word.strip(" \t\r\n.:;,!\"'()[]")).upper()
    return _CODES.get(code)
