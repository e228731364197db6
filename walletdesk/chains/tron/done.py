"""What a transaction that succeeded has done, and whether it is what somebody waits for."""

from collections.abc import Mapping
from dataclasses import replace

from walletdesk.chains.base import Chain, Finding, Note, Question, shortened
from walletdesk.chains.tron.addresses import address_or_none, alike, same
from walletdesk.chains.tron.answers import Permission, Transaction
from walletdesk.chains.tron.contracts import (
    NOBODY,
    TRANSFER_FROM,
    Allowance,
    TokenTransfer,
    called_transfer,
)
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.say import (
    Certainty,
    amount_text,
    asset_text,
    finding,
    moved,
    pretends,
    standing,
    transfer_text,
)

_KINDS = {
    "FreezeBalanceContract": "trx_staked",
    "FreezeBalanceV2Contract": "trx_staked",
    "UnfreezeBalanceContract": "unstaked_collected",
    "UnfreezeBalanceV2Contract": "trx_unstaked",
    "WithdrawExpireUnfreezeContract": "unstaked_collected",
    "CancelAllUnfreezeV2Contract": "unstaking_cancelled",
    "DelegateResourceContract": "resources_lent",
    "UnDelegateResourceContract": "resources_taken_back",
    "VoteWitnessContract": "votes_cast",
    "WithdrawBalanceContract": "rewards_collected",
    "AccountCreateContract": "account_activated",
    "CreateSmartContract": "contract_made",
}
_GOES_WELL = ("confirming", "arrived", "trc20_not_shown")
_PLAIN = ("TransferContract", "TransferAssetContract")


def judged(chain: Chain, facts: Facts, transaction: Transaction, question: Question) -> Finding:
    """What to say of a success, by its kind."""
    if transaction.kind == "AccountPermissionUpdateContract":
        return _permissions(chain, facts, transaction)
    if transaction.kind in _PLAIN:
        return _plain(chain, facts, transaction, question)
    if transaction.kind == "TriggerSmartContract":
        return _called(chain, facts, transaction, question)
    values = {
        "kind": transaction.kind.removesuffix("Contract"),
        "sender": transaction.sender,
        "to": transaction.to or transaction.sender,
        "amount": chain.amount(transaction.amount),
    }
    verdict = _KINDS.get(transaction.kind, "not_a_transfer")
    return finding(chain, facts, verdict, values=values)


def _permissions(chain: Chain, facts: Facts, transaction: Transaction) -> Finding:
    account = facts.accounts.get(transaction.sender)
    owner = transaction.owner or (account.owner if account else None)
    lost = owner is not None and not owner.lets(transaction.sender)
    keys = (*((owner,) if owner else ()), *transaction.actives)
    others = dict.fromkeys(key for one in keys for key in one.others(transaction.sender))
    values = {
        "sender": transaction.sender,
        "others": ", ".join(others) or transaction.sender,
        "threshold": _threshold_text(owner),
    }
    return finding(
        chain, facts, "control_given_away" if lost else "permissions_changed", values=values
    )


def _threshold_text(owner: Permission | None) -> str:
    return f"{owner.threshold}/{sum(w for _, w in owner.keys)}" if owner else "?"


def _plain(chain: Chain, facts: Facts, transaction: Transaction, question: Question) -> Finding:
    """A transfer of TRX or of a TRC-10 token."""
    contract, to = transaction.token_id, transaction.to or transaction.sender
    values = _values(
        chain, facts, contract, transaction.sender, to,
        amount_text(chain, facts, contract, transaction.amount),
    )  # fmt: skip
    mismatch = _mismatch(facts, question, contract, (to,), values)
    progress = "sent_to_nobody" if to == NOBODY else _progress(chain, facts)
    verdict, shown = mismatch or (progress, values)
    notes = (*_memo(transaction), *_about(chain, facts, contract, to))
    if _activation_paid(facts, transaction):
        notes = (*notes, Note("receiver_activated", {"to": to}))
    return _said(chain, facts, transaction, verdict, shown, notes=notes)


def _called(chain: Chain, facts: Facts, transaction: Transaction, question: Question) -> Finding:
    """A call of a contract: what it moved is in its events, not in the call."""
    transfers = facts.receipt.transfers if facts.receipt else ()
    if transfers:
        return _tokens(chain, facts, transaction, question, transfers)
    given = _allowance(facts, transaction)
    if given:
        return _given(chain, facts, given)
    paid = _payment(facts, transaction, question)
    if paid:
        return _coins(chain, facts, transaction, question, paid)
    values = {"to": transaction.to or "", "sender": transaction.sender}
    if facts.receipt is None:
        missing = {**values, "missing": "gettransactioninfobyid"}
        return finding(chain, facts, "confirming", certainty="open", values=missing)
    return finding(chain, facts, "contract_called", values=values)


def _payment(
    facts: Facts, transaction: Transaction, question: Question
) -> tuple[str, str, int] | None:
    """TRX that a call moved: what reached the expected address first."""
    paid = list(facts.receipt.paid_inside if facts.receipt else ())
    expected = address_or_none(question.expect_to)
    reached = [one for one in paid if one[1] == expected]
    if reached:
        return reached[0]
    if transaction.amount and transaction.to:
        return (transaction.sender, transaction.to, transaction.amount)
    return paid[0] if paid else None


def _coins(
    chain: Chain,
    facts: Facts,
    transaction: Transaction,
    question: Question,
    paid: tuple[str, str, int],
) -> Finding:
    sender, to, sun = paid
    values = _values(chain, facts, None, sender, to, chain.amount(sun))
    inside = [one[1] for one in (facts.receipt.paid_inside if facts.receipt else ())]
    mismatch = _mismatch(facts, question, None, (to, *inside), values)
    verdict, shown = mismatch or (_progress(chain, facts), values)
    return _said(chain, facts, transaction, verdict, shown, notes=_about(chain, facts, None, to))


def _tokens(
    chain: Chain,
    facts: Facts,
    transaction: Transaction,
    question: Question,
    transfers: tuple[TokenTransfer, ...],
) -> Finding:
    one = _meant(facts, transaction, question, transfers)
    values: Mapping[str, str] = _values(
        chain, facts, one.contract, one.sender, one.receiver, transfer_text(chain, facts, one)
    )
    values = {**values, "taker": transaction.sender}
    notes = _about(chain, facts, one.contract, one.receiver)
    if len(transfers) > 1:
        notes = (*notes, Note("more_transfers", {"count": str(len(transfers))}))
    verdict, certainty = _of_token(facts, transaction, question, one)
    if not verdict:
        paid = facts.receipt.paid_inside if facts.receipt else ()
        receivers = (*(t.receiver for t in transfers), *(receiver for _, receiver, _ in paid))
        mismatch = _mismatch(facts, question, one.contract, receivers, values)
        verdict, values = mismatch or (_arrived(chain, facts, question, one), values)
    if verdict in _GOES_WELL and _asked(transaction) is not None:
        notes = (*_memo(transaction), *notes)
    held = facts.held.get((one.contract, one.receiver), 0)
    values = {**values, "balance": amount_text(chain, facts, one.contract, held)}
    return _said(chain, facts, transaction, verdict, values, notes=notes, certainty=certainty)


def _meant(
    facts: Facts, transaction: Transaction, question: Question, transfers: tuple[TokenTransfer, ...]
) -> TokenTransfer:
    """The one transfer that is asked about: to whom it should go, else what was called for."""
    expected, token = address_or_none(question.expect_to), _token_named(question)
    asked = _asked(transaction)

    def fit(one: TokenTransfer) -> tuple[bool, bool, bool, bool]:
        return (
            one.receiver == expected,
            one.contract == token,
            asked is not None and one.contract == asked.contract and one.sender == asked.sender,
            one.sender == transaction.sender,
        )

    return max(transfers, key=fit)


def _asked(transaction: Transaction) -> TokenTransfer | None:
    return called_transfer(transaction.to or "", transaction.sender, transaction.data)


def _of_token(
    facts: Facts, transaction: Transaction, question: Question, one: TokenTransfer
) -> tuple[str, Certainty]:
    """The verdicts that hold whoever asks: spoofed, taken, sent to where it stays."""
    foreign = one.sender not in (transaction.sender, NOBODY)
    if foreign and one.amount == 0:
        return "faked_zero_transfer", "certain"
    owner = facts.accounts.get(one.sender)
    of_person = owner is not None and owner.exists and not owner.is_contract
    called = transaction.data[:4].hex() == TRANSFER_FROM
    awaited = address_or_none(question.expect_to) == one.receiver
    if foreign and not awaited and (of_person or (called and owner is None)):
        return "taken_by_allowance", "likely"
    if one.receiver == one.contract:
        return "trc20_sent_to_itself", "certain"
    if one.receiver == NOBODY and _asked(transaction) is not None:
        return "sent_to_nobody", "certain"
    return "", "certain"


def _arrived(chain: Chain, facts: Facts, question: Question, one: TokenTransfer) -> str:
    receiver = facts.accounts.get(one.receiver)
    if receiver is not None and not receiver.exists:
        return "recipient_not_activated"
    progress = _progress(chain, facts)
    held = facts.held.get((one.contract, one.receiver), 0)
    expected = question.expect_to is not None and same(question.expect_to, one.receiver)
    if progress == "arrived" and expected and 0 < one.amount <= held:
        return "trc20_not_shown"
    return progress


def _mismatch(
    facts: Facts,
    question: Question,
    contract: str | None,
    receivers: tuple[str, ...],
    values: Mapping[str, str],
) -> tuple[str, Mapping[str, str]] | None:
    """Whether it went elsewhere than expected, or is of another token."""
    expected = address_or_none(question.expect_to)
    if expected and expected not in receivers:
        resembling = [one for one in receivers if alike(one, expected)]
        to = resembling[0] if resembling else values["to"]
        verdict = "recipient_lookalike" if resembling else "recipient_differs"
        return verdict, {**values, "to": to, "expected": expected}
    token = _token_named(question)
    if token and contract != token:
        return "token_differs", {**values, "expected": shortened(token), "contract": contract or ""}
    return None


def _token_named(question: Question) -> str | None:
    """A TRC-20's contract or a TRC-10's number; a symbol would name any number of tokens."""
    named = question.expect_token or ""
    return address_or_none(named) or (named if named.isdigit() else None)


def _allowance(facts: Facts, transaction: Transaction) -> Allowance | None:
    logged = facts.receipt.allowances if facts.receipt else ()
    own = [one for one in logged if one.owner == transaction.sender]
    return own[-1] if own else None


def _given(chain: Chain, facts: Facts, given: Allowance) -> Finding:
    values = {
        "owner": given.owner,
        "spender": given.spender,
        "asset": asset_text(facts, given.contract, chain.coin),
        "contract": given.contract,
        "amount": amount_text(chain, facts, given.contract, given.amount),
    }
    verdict = "allowance_unlimited" if given.unlimited else "allowance_given"
    return finding(
        chain, facts, "allowance_withdrawn" if given.amount == 0 else verdict, values=values
    )


def _values(
    chain: Chain, facts: Facts, contract: str | None, sender: str, to: str, amount: str
) -> dict[str, str]:
    return {
        "sender": sender,
        "to": to,
        "amount": amount,
        "asset": asset_text(facts, contract, chain.coin),
        "contract": contract or "",
        "fee": chain.amount(facts.receipt.fee if facts.receipt else 0),
    }


def _memo(transaction: Transaction) -> tuple[Note, ...]:
    if transaction.memo:
        return (Note("memo_attached", {"memo": transaction.memo}),)
    return (Note("memo_missing"),)


def _about(chain: Chain, facts: Facts, contract: str | None, to: str) -> tuple[Note, ...]:
    """What else there is to say of the asset and the receiver."""
    notes = []
    if contract and not contract.isdigit():
        named = {"asset": asset_text(facts, contract, chain.coin), "contract": contract}
        name = "pretends_other_token" if pretends(facts, chain, contract) else "token_by_contract"
        notes.append(Note(name, named))
    receiver = facts.accounts.get(to)
    if receiver is not None and receiver.is_contract:
        notes.append(Note("contract_receives", {"to": to}))
    return tuple(notes)


def _activation_paid(facts: Facts, transaction: Transaction) -> bool:
    """Whether the fee holds the TRX that a new account costs, beside what else costs a TRX."""
    receipt = facts.receipt
    if receipt is None:
        return False
    others = (1 if transaction.memo else 0) + (1 if transaction.signatures > 1 else 0)
    return receipt.fee - receipt.net_fee - receipt.energy_fee >= (others + 1) * 1_000_000


def _progress(chain: Chain, facts: Facts) -> str:
    return "arrived" if standing(chain, facts).arrived else "confirming"


def _said(
    chain: Chain,
    facts: Facts,
    transaction: Transaction,
    verdict: str,
    values: Mapping[str, str],
    *,
    notes: tuple[Note, ...] = (),
    certainty: Certainty = "certain",
) -> Finding:
    said = finding(chain, facts, verdict, values=values, notes=notes, certainty=certainty)
    return replace(said, movements=moved(chain, facts, transaction, facts.receipt, said.state))
