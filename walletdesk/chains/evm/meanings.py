"""What the commonest refusals of contracts mean for the person who sent the transaction. Pure."""

import re

from walletdesk.chains.evm.decode import Refusal

VERDICTS = {
    "reverted_slippage": "Failed: the price moved further than the sender allowed.",
    "reverted_deadline": "Failed: it came later than the sender or a signature allowed.",
    "reverted_balance": "Failed: the sender had less of the token than was to be moved.",
    "reverted_allowance": "Failed: the contract was not allowed to move the token.",
    "reverted_token_refused": "Failed: the token was not handed over; too little or not allowed.",
    "reverted_paused": "Failed: whoever runs the contract or token has paused it.",
    "reverted_blacklisted": "Failed: whoever runs the token has blocked an address in it.",
    "reverted_liquidity": "Failed: the market holds too little for this amount.",
    "reverted_not_allowed": "Failed: only chosen addresses may do this there.",
}
# By the texts and names that widely used contracts have; the first that fits counts.
_MEANT = (
    ("reverted_slippage",
     r"INSUFFICIENT_OUTPUT|EXCESSIVE_INPUT|INSUFFICIENT_[AB]_AMOUNT|slippage|too ?little ?received|"
     r"too ?much ?requested|return ?amount ?is ?not ?enough|min(imum)? ?return|"
     r"fewer coins than expected|less th[ea]n expected|(UniswapV2|Pancake): K\b"),
    ("reverted_deadline", r"\bEXPIRED\b|expired|too old|deadline"),
    ("reverted_blacklisted", r"black ?list|block ?list|frozen|sanction|denied address"),
    ("reverted_paused", r"(?<!not )\bpaused|EnforcedPause|trading (is )?not (enabled|open|active)"),
    ("reverted_allowance",
     r"allowance|InsufficientApproval|not (token )?owner (n?or|or) approved|MissingApproval|"
     r"not approved"),
    ("reverted_balance",
     r"exceeds balance|insufficient[ _-]?balance|balance too low|not enough balance|"
     r"insufficient ?funds"),
    ("reverted_token_refused",
     r"TRANSFER_FROM_FAILED|TransferHelper|\bSTF\b|SafeERC20FailedOperation|low-level call failed"),
    ("reverted_liquidity", r"insufficient[ _-]?liquidity"),
    ("reverted_not_allowed",
     r"caller is not the owner|Unauthorized|AccessControl: account|not authori[sz]ed"),
)  # fmt: skip
_READ = tuple((verdict, re.compile(words, re.IGNORECASE)) for verdict, words in _MEANT)


def meaning(refusal: Refusal) -> str | None:
    """The verdict that a refusal's words stand for; None where they stand for none we know."""
    said = refusal.name if refusal.kind == "custom" else refusal.said
    if refusal.kind not in ("text", "custom"):
        return None
    return next((verdict for verdict, words in _READ if words.search(said)), None)
