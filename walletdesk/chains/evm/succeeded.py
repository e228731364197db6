"""What a transaction that succeeded comes to for the person who asks. Pure."""

from collections.abc import Iterator
from datetime import UTC, datetime

from walletdesk.chains.base import Chain, Evidence, Finding, Question, State, chain_text
from walletdesk.chains.evm import permissions, receivers
from walletdesk.chains.evm.facts import Effect, Facts, Receipt, Transaction
from walletdesk.chains.evm.rollups import CHALLENGE_S, DEPOSIT_S, crossing
from walletdesk.chains.evm.said import Done, Said
from walletdesk.chains.evm.shown import memory, moved
from walletdesk.chains.evm.standing import confirmed, standing
from walletdesk.chains.evm.words import address_or_none, checksummed

VERDICTS = {
    "contract_created": "It made a contract.",
    "deposit_under_way": "Coins went into a rollup's bridge within the last half hour.",
    "deposit_due": "Coins went into a rollup's bridge longer ago than the bridge takes.",
    "withdrawal_waiting": "Coins left a rollup less than seven days ago; its objection time runs.",
    "withdrawal_claimable": "Coins left a rollup over seven days ago; they are fetched by hand.",
    **permissions.VERDICTS,
    **receivers.VERDICTS,
}
_LOGS_SHOWN = 3


def judged(
    chain: Chain,
    facts: Facts,
    done: Transaction,
    receipt: Receipt,
    effect: Effect,
    question: Question,
) -> Finding:
    """The first rule that has something to say; without one it has simply arrived."""
    view = Done(
        chain=chain,
        facts=facts,
        transaction=done,
        receipt=receipt,
        effect=effect,
        asker=address_or_none(question.sender),
        expected=address_or_none(question.expect_to),
        token=address_or_none(question.expect_token),
    )
    return _finding(view, _said(view))


_RULES = (
    permissions.spoofed,
    permissions.drained,
    permissions.to_own_contract,
    receivers.received,
    permissions.approved,
    receivers.astray,
)


def _said(done: Done) -> Said:
    if done.transaction.to is None:
        contract = checksummed(done.receipt.created) if done.receipt.created else ""
        return Said(verdict="contract_created", values={"contract": contract})
    under_way = _crossing(done)
    if under_way:
        return under_way
    for rule in _RULES:
        said = rule(done)
        if said:
            return said
    return Said(
        verdict="arrived",
        values={"amount": done.chain.amount(done.transaction.value)},
        arrived=True,
    )


def _crossing(done: Done) -> Said | None:
    found = crossing(done.chain, done.receipt.logs)
    if found is None:
        return None
    began, age_s = done.effect.time_s, max(0, done.facts.head_time_s - done.effect.time_s)
    deposit = found.way == "deposit"
    waiting = age_s < (DEPOSIT_S if deposit else CHALLENGE_S)
    verdict = {
        (True, True): "deposit_under_way",
        (True, False): "deposit_due",
        (False, True): "withdrawal_waiting",
        (False, False): "withdrawal_claimable",
    }[deposit, waiting]
    return Said(
        verdict=verdict,
        values={"other": found.to, "until": _day(began + CHALLENGE_S)},
        certainty="certain" if waiting else "likely",
        under_way=waiting or not deposit,
    )


def _day(time_s: int) -> str:
    try:
        return datetime.fromtimestamp(time_s, UTC).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        return ""


def _logged(done: Done) -> Iterator[Evidence]:
    """The first logs that a verdict can rest on."""
    for one in done.moves[:_LOGS_SHOWN]:
        what = one.amount if one.item is None else f"#{one.item}"
        told = f"{one.sender} to {one.receiver}, {chain_text(what)}"
        yield Evidence(f"log Transfer of {one.token}", told)
    for given in done.approvals[:_LOGS_SHOWN]:
        yield Evidence(f"log Approval of {given.token}", f"{given.owner} to {given.spender}")


def _finding(done: Done, said: Said) -> Finding:
    chain, facts, receipt = done.chain, done.facts, done.receipt
    state, final, confirmations = standing(chain, facts, receipt)
    waits = said.arrived and not confirmed(chain, facts, receipt)
    notes = (*said.notes, *receivers.to_contract(done), *permissions.handed_over(done))
    return Finding(
        verdict="confirming" if waits else said.verdict,
        state=State.CONFIRMING if said.under_way else state,
        final=final and not said.under_way,
        confirmations=confirmations,
        needed=chain.confirmations,
        certainty=said.certainty,
        values=said.values,
        notes=notes,
        evidence=(*facts.evidence, *_logged(done)),
        movements=moved(chain, facts, done.transaction, receipt, state),
        memory=memory(done.transaction, receipt),
    )
