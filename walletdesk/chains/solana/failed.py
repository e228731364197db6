"""Why a transaction of Solana failed: from the error and what it touched to a verdict."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from walletdesk.chains.base import Chain
from walletdesk.chains.solana.facts import Facts
from walletdesk.chains.solana.refusal import Refusal, failing_program
from walletdesk.chains.solana.transaction import Step, Transaction
from walletdesk.chains.solana.words import (
    ACCOUNTS,
    JUPITER,
    ORCA,
    RAYDIUM,
    SYSTEM,
    TOKEN_PROGRAMS,
    program_name,
    symbol,
)

VERDICTS: dict[str, str] = {
    "fee_unpayable": "The address that pays the fee holds nothing or less than the fee.",
    "already_processed": "The same transaction was sent twice; the first one counts.",
    "program_missing": "It calls an address that holds no program.",
    "network_refused": "Refused before any instruction ran, with an error that has no own verdict.",
    "coins_short": "System program: the sender held less of the coin than was to be sent.",
    "account_exists": "System program: an account that was to be made is there already.",
    "tokens_short": "Token program error 1: the token account held less than was to be sent.",
    "rent_short": "An account would be left with less than the minimum it must hold (rent).",
    "token_account_missing": "Tokens went to an address that is no account for tokens.",
    "token_mismatch": "Token program error 2, 3 or 18: the account is for another token.",
    "owner_mismatch": "Token program error 4: the signer does not own the token account.",
    "token_frozen": "Token program error 17: the issuer froze the token account.",
    "token_not_transferable": "Token-2022 error 37: this token can never be sent on.",
    "token_paused": "Token-2022 error 67: the issuer paused the token.",
    "memo_required": "Token-2022 error 36: the receiver takes tokens only with a memo.",
    "account_not_empty": "Token program error 11: an account to be closed still holds tokens.",
    "signature_missing": "Somebody who had to sign did not sign.",
    "compute_exceeded": "It needed more computing than it had asked for.",
    "price_moved": "An exchange program refused because the price left the allowed range.",
    "program_refused": "A program refused with an error that has no own verdict.",
    "failed_unread": "A status says that it failed; the transaction itself cannot be read.",
}
_OF_THE_TRANSACTION = {
    "InsufficientFundsForRent": "rent_short",
    "InvalidRentPayingAccount": "rent_short",
    "InsufficientFundsForFee": "fee_unpayable",
    "InvalidAccountForFee": "fee_unpayable",
    "AccountNotFound": "fee_unpayable",
    "BlockhashNotFound": "expired",
    "AlreadyProcessed": "already_processed",
    "ProgramAccountNotFound": "program_missing",
    "InvalidProgramForExecution": "program_missing",
    "MissingSignatureForFee": "signature_missing",
    "SignatureFailure": "signature_missing",
}
_OF_ANY_PROGRAM = {
    "ComputationalBudgetExceeded": "compute_exceeded",
    "MissingRequiredSignature": "signature_missing",
    "AccountNotRentExempt": "rent_short",
    "UnsupportedProgramId": "program_missing",
}
_OF_TOKENS = {
    0: "rent_short",
    1: "tokens_short",
    2: "token_mismatch",
    3: "token_mismatch",
    4: "owner_mismatch",
    11: "account_not_empty",
    17: "token_frozen",
    18: "token_mismatch",
    36: "memo_required",
    37: "token_not_transferable",
    67: "token_paused",
}
_OF_SYSTEM = {0: "account_exists", 1: "coins_short"}
# Their own numbers for "less would come out than you allowed".
_PRICE_MOVED = {(JUPITER, 6001), (RAYDIUM, 30), (ORCA, 6036)}
_NO_TOKEN_ACCOUNT = (
    "InvalidAccountData", "UninitializedAccount", "InvalidAccountOwner", "IncorrectProgramId",
)  # fmt: skip
_SHORT = re.compile(r"Transfer: insufficient lamports (\d{1,20}), need (\d{1,20})")
_COMPUTE = re.compile(r"exceeded CUs meter|[Cc]omputational budget exceeded")


class Failed(NamedTuple):
    """A verdict and what its sentences name."""

    verdict: str
    values: Mapping[str, str]


def failed(chain: Chain, facts: Facts, why: Refusal) -> Failed:
    """The verdict of a transaction that ended with this error."""
    one = facts.transaction
    values = {"error": str(why), "fee": chain.amount(one.fee) if one else ""}
    if why.name != "InstructionError":
        return Failed(_OF_THE_TRANSACTION.get(why.name, "network_refused"), values)
    if one is None:
        missing = "the transaction itself, to see which program refused"
        return Failed(
            _OF_ANY_PROGRAM.get(why.detail, "failed_unread"), {**values, "missing": missing}
        )
    program, step = _where(one, why)
    values |= {"program": program_name(program), "token": _token(one, step)}
    verdict = _verdict(one, why, program, step)
    return Failed(verdict, values | _of_coins(chain, one, step))


def _where(one: Transaction, why: Refusal) -> tuple[str, Step | None]:
    """The program that failed first, and the last of its instructions that was begun."""
    inside = [step for step in one.steps if step.outer == why.instruction]
    program = failing_program(one.logs) or (inside[0].program if inside else "")
    own = [step for step in inside if step.program == program]
    return program, own[-1] if own else None


def _verdict(one: Transaction, why: Refusal, program: str, step: Step | None) -> str:
    if _ran_out(one, why):
        return "compute_exceeded"
    if why.code is not None:
        return _numbered(program, why.code)
    if program == SYSTEM and why.detail == "InsufficientFunds":
        return "coins_short"
    if program in TOKEN_PROGRAMS and why.detail == "InsufficientFunds":
        return "tokens_short"
    if why.detail in _NO_TOKEN_ACCOUNT and _to_no_token_account(one, program, step):
        return "token_account_missing"
    return _OF_ANY_PROGRAM.get(why.detail, "program_refused")


def _ran_out(one: Transaction, why: Refusal) -> bool:
    # A program that is cut off may say only that it did not complete.
    cut_off = why.detail == "ProgramFailedToComplete"
    return why.detail == "ComputationalBudgetExceeded" or (
        cut_off and any(_COMPUTE.search(line) for line in one.logs)
    )


def _numbered(program: str, code: int) -> str:
    if (program, code) in _PRICE_MOVED:
        return "price_moved"
    if program == SYSTEM:
        return _OF_SYSTEM.get(code, "program_refused")
    if program in TOKEN_PROGRAMS:
        return _OF_TOKENS.get(code, "program_refused")
    if program == ACCOUNTS and code == 0:
        return "owner_mismatch"
    return "program_refused"


def _to_no_token_account(one: Transaction, program: str, step: Step | None) -> bool:
    if program not in TOKEN_PROGRAMS or step is None:
        return False
    target = step.parts.get("destination")
    return isinstance(target, str) and target not in one.tokens_before


def _token(one: Transaction, step: Step | None) -> str:
    parts = step.parts if step else {}
    for name in ("source", "account", "destination"):
        held = one.tokens.get(str(parts.get(name)))
        if held:
            return symbol(held.mint)
    return symbol(str(parts.get("mint") or ""))


def _of_coins(chain: Chain, one: Transaction, step: Step | None) -> dict[str, str]:
    """What the sender held, and what was wanted of it."""
    source = str(step.parts.get("source") if step else one.payer)
    held = one.coins_before.get(source, one.coins_before.get(one.payer, 0))
    found = next((m for m in map(_SHORT.search, one.logs) if m), None)
    return {"held": chain.amount(int(found.group(1)) if found else held)}
