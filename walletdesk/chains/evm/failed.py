"""Why a transaction in a block failed. Pure."""

from walletdesk.chains.base import Chain, Evidence, Finding, Note, State
from walletdesk.chains.evm import meanings
from walletdesk.chains.evm.decode import NOTES, out_of_gas, refusal
from walletdesk.chains.evm.facts import Facts, Failure, Receipt, Replay, Transaction
from walletdesk.chains.evm.shown import Certainty, memory
from walletdesk.chains.evm.standing import standing
from walletdesk.chains.evm.words import checksummed

VERDICTS = {
    "out_of_gas": "Failed and used up its gas limit, or a trace says that the gas ran out.",
    "takes_no_coins": "Failed: it carried coins to a contract that refuses coins.",
    "bad_instruction": "Failed: the contract stopped at an invalid instruction.",
    "reverted_reason": "Failed, and the contract gave a text of its own as the reason.",
    "reverted_panic": "Failed: the contract met an error inside, which Solidity numbers.",
    "reverted_custom": "Failed with an error of the contract's own that our table names.",
    "reverted_code": "Failed with an error of the contract's own that no table of ours names.",
    "reverted_silent": "Failed, and the contract gave no reason.",
    "reverted_unexplained": "Failed, and neither a replay nor a trace tells how.",
    **meanings.VERDICTS,
    **NOTES,
}
_BY_KIND = {
    "text": "reverted_reason",
    "panic": "reverted_panic",
    "custom": "reverted_custom",
    "code": "reverted_code",
}
_INVALID = ("invalid opcode", "invalid instruction", "invalidopcode", "invalidfe", "invalid jump")
_ALL_BUT_A_64TH = (63, 64)


def judged(
    chain: Chain, facts: Facts, failed: Transaction, receipt: Receipt, failure: Failure
) -> Finding:
    """Why it failed, by its trace, else by a replay on the block before."""
    ended = failure.trace or failure.replay
    words = refusal(ended.data if ended else b"")
    verdict, certainty = _verdict(failed, receipt, failure, ended)
    _, final, confirmations = standing(chain, facts, receipt)
    values = {
        "fee": chain.amount(receipt.fee),
        "amount": chain.amount(failed.value),
        "contract": checksummed(failed.to) if failed.to else "",
        "gas": str(failed.gas),
        "reason": words.said,
    }
    if certainty == "open":
        values["missing"] = "debug_traceTransaction"
    return Finding(
        verdict=verdict,
        state=State.FAILED,
        final=final,
        confirmations=confirmations,
        needed=chain.confirmations,
        certainty=certainty,
        values=values,
        notes=(Note(words.name),) if verdict == "reverted_panic" else (),
        evidence=(*facts.evidence, Evidence(f"revert data, {words.kind}", words.said)),
        memory=memory(failed, receipt),
    )


def _verdict(
    failed: Transaction, receipt: Receipt, failure: Failure, ended: Replay | None
) -> tuple[str, Certainty]:
    if ended is None or ended.error is None:
        return _unreplayed(failed, receipt)
    # A replay stands on the block before; what ran earlier in the same block may have mattered.
    sure: Certainty = "certain" if failure.trace or receipt.position == 0 else "likely"
    if out_of_gas(ended.error):
        return "out_of_gas", sure
    if any(one in ended.error for one in _INVALID):
        return "bad_instruction", sure
    words = refusal(ended.data)
    if words.kind == "silent":
        return _silent(failed, receipt, failure, sure)
    return meanings.meaning(words) or _BY_KIND[words.kind], sure


def _silent(
    failed: Transaction, receipt: Receipt, failure: Failure, sure: Certainty
) -> tuple[str, Certainty]:
    free = failure.replay_free
    if failed.value and failure.has_code and not failed.data:
        return "takes_no_coins", sure
    if failed.value and free is not None and free.error is None:
        return "takes_no_coins", "likely"
    if failure.trace is None and _nearly_all(failed, receipt):
        return "out_of_gas", "likely"
    return "reverted_silent", sure


def _unreplayed(failed: Transaction, receipt: Receipt) -> tuple[str, Certainty]:
    if receipt.gas_used >= failed.gas:
        return "out_of_gas", "likely"
    return "reverted_unexplained", "open"


def _nearly_all(failed: Transaction, receipt: Receipt) -> bool:
    # An inner call is given all but a 64th of the gas (EIP-150): so little is left when it starves.
    part, whole = _ALL_BUT_A_64TH
    return receipt.gas_used * whole >= failed.gas * part
