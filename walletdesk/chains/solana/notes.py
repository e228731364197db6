"""What a transaction of Solana did besides moving something: rights that it gave away."""

from collections.abc import Iterator

from walletdesk.chains.base import Note, decimal_text
from walletdesk.chains.solana.facts import Facts
from walletdesk.chains.solana.transaction import Move, Step, Transaction
from walletdesk.chains.solana.words import (
    MEMO,
    MEMO_1,
    SYSTEM,
    TOKEN_PROGRAMS,
    symbol,
)

VERDICTS: dict[str, str] = {
    "authority_given": "A SetAuthority instruction gave the right over an account to another.",
    "wallet_assigned": "A System Assign instruction handed a signer's account to a program.",
    "delegate_approved": "An Approve instruction lets another address send a token.",
    "receiver_is_program": "The receiver is a program or a token itself, nobody's wallet.",
}
_TAKES_ACCOUNTS = ("accountOwner", "closeAccount")


def notes(facts: Facts, one: Transaction) -> tuple[Note, ...]:
    """What to say besides the verdict of a transaction that succeeded."""
    made = one.moves
    return (*_rights(one), *_receivers(facts, made), *_memo(one, made))


def _rights(one: Transaction) -> Iterator[Note]:
    for step in one.steps:
        given = right_given(step) if right_of(step) in one.signers else None
        # An account that is just being made is handed to its program as a matter of course.
        made = given and given.name == "wallet_assigned" and not _was_there(one, right_of(step))
        if given and not made:
            yield given
        if step.program in TOKEN_PROGRAMS and step.kind in ("approve", "approveChecked"):
            yield approval(one, step)


def _was_there(one: Transaction, account: str) -> bool:
    return one.coins_before.get(account, 0) > 0


def right_of(step: Step) -> str:
    """Whose right an instruction gives away."""
    parts = step.parts
    own = parts.get("authority") or parts.get("multisigAuthority") or parts.get("account")
    return str(own or "")


def right_given(step: Step) -> Note | None:
    """The right over an account that an instruction gives to somebody else."""
    parts = step.parts
    if step.program == SYSTEM and step.kind in ("assign", "assignWithSeed"):
        return Note("wallet_assigned", _words(account=parts.get("account"), to=parts.get("owner")))
    changes = step.program in TOKEN_PROGRAMS and step.kind == "setAuthority"
    taker = parts.get("newAuthority")
    if changes and taker and parts.get("authorityType") in _TAKES_ACCOUNTS:
        return Note("authority_given", _words(account=parts.get("account"), to=taker))
    return None


def approval(one: Transaction, step: Step) -> Note:
    """Who may send how much of which token."""
    source = str(step.parts.get("source"))
    held = one.tokens.get(source)
    stated = step.parts.get("tokenAmount")
    raw = stated.get("amount") if isinstance(stated, dict) else step.parts.get("amount")
    amount = str(raw)[:20]
    if held and amount.isdigit():
        amount = decimal_text(int(amount), held.decimals)
    mint = held.mint if held else str(step.parts.get("mint") or source)
    return Note(
        "delegate_approved",
        _words(delegate=step.parts.get("delegate"), amount=amount, token=symbol(mint)),
    )


def _words(**values: object) -> dict[str, str]:
    return {name: str(value or "")[:44] for name, value in values.items()}


def _receivers(facts: Facts, made: tuple[Move, ...]) -> Iterator[Note]:
    for receiver in dict.fromkeys(move.receiver for move in made):
        there = facts.accounts.get(receiver)
        if there and (there.executable or there.kind == "mint"):
            yield Note("receiver_is_program", {"receiver": receiver})


def _memo(one: Transaction, made: tuple[Move, ...]) -> Iterator[Note]:
    others = {step.program for step in one.steps} - {SYSTEM, *TOKEN_PROGRAMS}
    paid = [move for move in made if move.receiver not in one.signers]
    # Beside a token, coins only pay for the receiver's account.
    paid = [move for move in paid if move.mint] or paid
    # With other programs at work it is no plain payment, so no exchange reads a memo of it.
    plain = all(program.startswith(("ComputeBudget", "AToken")) for program in others)
    if len(paid) == 1 and plain and not others & {MEMO, MEMO_1}:
        yield Note("no_memo", {})
