"""Why a transaction that is in a block has not done what it was to do."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, State
from walletdesk.chains.tron.answers import Receipt, Transaction
from walletdesk.chains.tron.contracts import Refusal, called_transfer, refusal
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.say import amount_text, finding

_SUCCEEDED = ("", "SUCCESS", "DEFAULT")
_NAMED = {
    "OUT_OF_TIME": "contract_out_of_time",
    "TRANSFER_FAILED": "contract_transfer_failed",
    "BAD_JUMP_DESTINATION": "contract_bad_jump",
    "OUT_OF_MEMORY": "contract_out_of_memory",
    "ILLEGAL_OPERATION": "contract_illegal_operation",
    "INVALID_CODE": "contract_invalid_code",
    "STACK_TOO_SMALL": "contract_stack_exceeded",
    "STACK_TOO_LARGE": "contract_stack_exceeded",
    "STACK_OVERFLOW": "contract_stack_exceeded",
    "JVM_STACK_OVER_FLOW": "contract_stack_exceeded",
    "PRECOMPILED_CONTRACT": "contract_builtin_failed",
}
_OF_BALANCE = ("balance", "exceed", "insufficient", "not enough")
_REFUSED = {
    "reason": "contract_refused_reason",
    "panic": "contract_refused_panic",
    "custom": "contract_refused_error",
    "silent": "contract_refused_silent",
}


def outcome(transaction: Transaction, receipt: Receipt | None) -> str:
    """TRON's word for how it ended; empty where it succeeded."""
    words = (receipt.result if receipt else "", transaction.result)
    named = next((word for word in words if word not in _SUCCEEDED), "")
    failed = transaction.failed or (receipt is not None and receipt.failed)
    return named or ("FAILED" if failed else "")


def judged(chain: Chain, facts: Facts, transaction: Transaction, how: str) -> Finding:
    """What to say of a failure, by its result."""
    if transaction.kind == "TransferAssetContract":
        return _failed(chain, facts, "old_token_failed", {"code": how})
    if how == "OUT_OF_ENERGY":
        return _out_of_energy(chain, facts, transaction)
    if how == "REVERT":
        return _refused(chain, facts, transaction)
    return _failed(chain, facts, _NAMED.get(how, "contract_failed_unnamed"), {"code": how})


def _out_of_energy(chain: Chain, facts: Facts, transaction: Transaction) -> Finding:
    """Energy ran out: at the limit that the sender set, or at what the sender could pay.

    A failed call uses up all the energy it was given, so the sender's part of it tells which of
    the two limits was the lower one.
    """
    receipt = facts.receipt
    values = {"fee_limit": chain.amount(transaction.fee_limit)}
    if receipt is None:
        missing = {"missing": "gettransactioninfobyid", "energy": "?"}
        return _failed(chain, facts, "out_of_energy", {**values, **missing}, decided=False)
    values["energy"] = str(receipt.energy)
    own = max(0, receipt.energy - receipt.energy_others)
    price = _price(facts, receipt, own)
    if price <= 0:
        values["missing"] = "getchainparameters getEnergyFee"
        return _failed(chain, facts, "out_of_energy", values, decided=False)
    # Rounding takes a unit or two; a hundredth is far below what a contract's next step needs.
    reached = own * price * 100 >= transaction.fee_limit * 99
    return _failed(chain, facts, "fee_limit_reached" if reached else "out_of_energy", values)


def _price(facts: Facts, receipt: Receipt, own: int) -> int:
    bought = own - receipt.energy_staked
    if receipt.energy_fee > 0 and bought > 0:
        return receipt.energy_fee // bought
    return facts.prices.energy if facts.prices else 0


def _refused(chain: Chain, facts: Facts, transaction: Transaction) -> Finding:
    receipt = facts.receipt
    why = refusal(receipt.output if receipt else b"")
    short = _too_few(chain, facts, transaction)
    if short and _may_mean_balance(why):
        return _failed(chain, facts, "too_few_tokens", short, likely=True)
    return _failed(
        chain, facts, _REFUSED[why.kind], {"reason": why.detail}, decided=receipt is not None
    )


def _may_mean_balance(why: Refusal) -> bool:
    """Whether a lack of tokens explains it: what it holds now may be less than it held then."""
    if why.kind == "reason":
        return any(word in why.detail.lower() for word in _OF_BALANCE)
    return why.kind != "custom"


def _too_few(chain: Chain, facts: Facts, transaction: Transaction) -> Mapping[str, str] | None:
    """The commonest refusal: more tokens than there are."""
    contract = transaction.to
    asked = called_transfer(contract or "", transaction.sender, transaction.data)
    if contract is None or asked is None:
        return None
    held = facts.held.get((contract, asked.sender))
    if held is None or held >= asked.amount:
        return None
    return {
        "amount": amount_text(chain, facts, contract, asked.amount),
        "balance": amount_text(chain, facts, contract, held),
        "sender": asked.sender,
    }


def _failed(
    chain: Chain,
    facts: Facts,
    verdict: str,
    values: Mapping[str, str],
    *,
    likely: bool = False,
    decided: bool = True,
) -> Finding:
    receipt = facts.receipt
    fee = {"fee": chain.amount(receipt.fee if receipt else 0)}
    missing = {} if decided else {"missing": "gettransactioninfobyid"}
    return finding(
        chain, facts, verdict, state=State.FAILED,
        certainty="open" if not decided else "likely" if likely else "certain",
        values={**fee, **missing, **values},
    )  # fmt: skip
