"""Why a transaction is in no block: it waits, it cannot be paid for, it is too late, unheard of."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.tron.addresses import address_or_none
from walletdesk.chains.tron.answers import Prices, Resources, Transaction
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.say import time_text, waiting

# The smallest transfer there is; what has not even this much bandwidth left can send nothing.
_SMALLEST_BYTES = 265


def pending(chain: Chain, facts: Facts, transaction: Transaction, question: Question) -> Finding:
    """What to say of one that a node still holds."""
    if transaction.expires_ms and transaction.expires_ms <= facts.head.at_ms:
        return _expired(chain, facts, transaction.expires_ms)
    lack = _unpaid(chain, facts, transaction)
    if lack:
        verdict, values = lack
        return waiting(chain, facts, verdict, State.PENDING, likely=True, values=values)
    if "block" in question.remembered:
        return waiting(chain, facts, "reorganised", State.PENDING)
    return waiting(
        chain, facts, "pending", State.PENDING, likely=True,
        values={"expires": time_text(transaction.expires_ms)},
    )  # fmt: skip


def _unpaid(
    chain: Chain, facts: Facts, transaction: Transaction
) -> tuple[str, Mapping[str, str]] | None:
    """What the sender lacks to pay for it."""
    account = facts.accounts.get(transaction.sender)
    resources = facts.resources.get(transaction.sender)
    if account is None or resources is None:
        return None
    prices = facts.prices or Prices()
    sends = transaction.amount if _sends_trx(transaction) else 0
    values = {
        "sender": transaction.sender,
        "balance": chain.amount(account.balance),
        "amount": chain.amount(sends),
    }
    if account.balance < sends:
        return "too_little_trx", values
    if _activates(facts, transaction):
        cost = prices.activation + (0 if _staked(resources, transaction) else prices.opening)
        if account.balance < sends + cost:
            more = {"cost": chain.amount(cost), "to": transaction.to or ""}
            return "activation_unpaid", {**values, **more}
        return None
    costs = transaction.size_bytes * prices.byte
    extra = prices.memo if transaction.memo else 0
    if not _fits(resources, transaction.size_bytes) and account.balance < sends + extra + costs:
        return "not_enough_bandwidth", _bandwidth_values(chain, transaction.sender, facts, costs)
    return None


def _sends_trx(transaction: Transaction) -> bool:
    return transaction.kind in ("TransferContract", "TriggerSmartContract")


def _activates(facts: Facts, transaction: Transaction) -> bool:
    receiver = facts.accounts.get(transaction.to or "")
    absent = receiver is not None and not receiver.exists
    return absent and transaction.kind == "TransferContract"


def _staked(resources: Resources, transaction: Transaction) -> bool:
    # What is free for everybody does not serve for making an account.
    return resources.staked_bandwidth >= transaction.size_bytes


def _fits(resources: Resources, size_bytes: int) -> bool:
    # TRON never adds the two: one of them must do alone.
    return max(resources.free_bandwidth, resources.staked_bandwidth) >= size_bytes


def _bandwidth_values(chain: Chain, sender: str, facts: Facts, costs: int) -> Mapping[str, str]:
    resources, account = facts.resources[sender], facts.accounts[sender]
    return {
        "sender": sender,
        "bandwidth": str(max(resources.free_bandwidth, resources.staked_bandwidth)),
        "balance": chain.amount(account.balance),
        "cost": chain.amount(costs),
    }


def _expired(chain: Chain, facts: Facts, expires_ms: int) -> Finding:
    """Too late for every block to come; for good once even what stays is later than that."""
    solid = facts.solid
    final = solid is not None and solid.at_ms >= expires_ms
    return waiting(
        chain, facts, "expiration_passed", State.GONE, final=final, likely=not final,
        values={"expires": time_text(expires_ms)},
    )  # fmt: skip


def absent(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of one that no node knows."""
    expires_ms = _remembered_expiry(question)
    if expires_ms and expires_ms <= facts.head.at_ms:
        return _expired(chain, facts, expires_ms)
    if expires_ms:
        verdict = "reorganised" if "block" in question.remembered else "out_of_pool"
        return waiting(
            chain, facts, verdict, State.PENDING, values={"expires": time_text(expires_ms)}
        )
    sender = address_or_none(question.sender)
    if sender and _can_send_nothing(facts, sender):
        costs = _SMALLEST_BYTES * (facts.prices or Prices()).byte
        values = _bandwidth_values(chain, sender, facts, costs)
        return waiting(
            chain, facts, "not_enough_bandwidth", State.UNKNOWN, likely=True, values=values
        )
    return Finding(
        verdict="unknown",
        state=State.UNKNOWN,
        needed=chain.confirmations,
        certainty="open",
        values={"missing": "id" if question.sender else "sender"},
        notes=_absent_accounts(facts, question),
        evidence=facts.evidence,
    )


def _remembered_expiry(question: Question) -> int:
    value = question.remembered.get("expires_ms")
    return value if isinstance(value, int) and value > 0 else 0


def _can_send_nothing(facts: Facts, sender: str) -> bool:
    account, resources = facts.accounts.get(sender), facts.resources.get(sender)
    if account is None or resources is None or not account.exists:
        return False
    prices = facts.prices or Prices()
    too_poor = account.balance < _SMALLEST_BYTES * prices.byte
    return too_poor and not _fits(resources, _SMALLEST_BYTES)


def _absent_accounts(facts: Facts, question: Question) -> tuple[Note, ...]:
    named = (
        ("sender_not_activated", question.sender),
        ("expected_not_activated", question.expect_to),
    )
    notes = []
    for name, word in named:
        account = facts.accounts.get(address_or_none(word) or "")
        if account and not account.exists:
            notes.append(Note(name, {"address": account.address}))
    return tuple(notes)
