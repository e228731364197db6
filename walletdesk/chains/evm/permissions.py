"""Transactions about permissions, and those by which others act in somebody's name. Pure."""

from walletdesk.chains.base import Note, decimal_text
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.logs import NOBODY, Approved, Moved
from walletdesk.chains.evm.said import Done, Said
from walletdesk.chains.evm.shown import token_amount, token_name
from walletdesk.chains.evm.words import checksummed, selector, topic

VERDICTS = {
    "spoofed": "Moved nothing of a token in the name of somebody who did not send it.",
    "drained_by_approval": "Somebody else moved the owner's token, by a permission of the owner's.",
    "approval": "Moved nothing; allowed somebody to move the sender's tokens.",
    "approval_revoked": "Moved nothing; took back a permission to move the sender's tokens.",
    "token_to_own_contract": "A token was sent to the token's own contract.",
    "unlimited_approval": "The permission has no limit (2^128 or more, or 2^96-1).",
    "approval_for_all": "The permission is about every piece of a collection.",
    "account_handed_over": "It hands the account over to a contract's code (EIP-7702).",
}
# Wallets whose transactions others pay for (ERC-4337): the wallet itself ordered what it did.
_ORDERED = topic("UserOperationEvent(bytes32,address,address,uint256,bool,uint256,uint256)")
_TRANSFER_CALLS = frozenset(
    {selector("transfer(address,uint256)"), selector("transferFrom(address,address,uint256)")}
)


def spoofed(done: Done) -> Said | None:
    """Nothing, moved by a stranger so that a false address stands in somebody's history."""
    sender = done.transaction.sender
    false = [one for one in done.moves if _nothing(done, one) and one.sender != sender]
    if done.asker is not None:
        theirs = [one for one in done.moves if one.sender == done.asker]
        false = [one for one in false if one.sender == done.asker]
        real = sender == done.asker or not all(_nothing(done, one) for one in theirs)
    else:
        # Contracts move nothing now and then, in their own name and rightly.
        false = [one for one in false if one.sender not in {NOBODY, *done.effect.contracts}]
        real = any(not _nothing(done, one) or one.sender == sender for one in done.moves)
    if not false or real or done.transaction.value:
        return None
    return Said(
        verdict="spoofed",
        values={
            "victim": checksummed(false[0].sender),
            "fake": checksummed(false[0].receiver),
            "real_sender": checksummed(sender),
            "token": token_name(false[0].token, done.effect.tokens),
        },
    )


def _nothing(done: Done, moved: Moved) -> bool:
    """Whether nothing was moved: zero, or more than was there by the log of a false token."""
    return not moved.amount or moved.token in done.effect.false


def drained(done: Done) -> Said | None:
    """Tokens that somebody else than their owner moved."""
    taken = [one for one in done.moves if not _nothing(done, one) and _taken(done, one)]
    if not taken:
        return None
    return Said(
        verdict="drained_by_approval",
        values={
            "amount": token_amount(taken[0], done.effect.tokens),
            "contract": checksummed(taken[0].token),
            "owner": checksummed(taken[0].sender),
            "receiver": checksummed(taken[0].receiver),
            "spender": checksummed(done.transaction.to or done.transaction.sender),
        },
        # A token may log what never happened, and an order left with a service looks the same.
        certainty="likely",
    )


def _taken(done: Done, moved: Moved) -> bool:
    owner, transaction = moved.sender, done.transaction
    if owner in (transaction.sender, transaction.to) or moved.receiver == done.expected:
        return False
    if owner in done.effect.contracts or _ordered(done, owner):
        return False
    if done.asker is not None:
        return owner == done.asker
    call = token_call(transaction.data)
    return call is not None and call.owner == owner and transaction.to == moved.token


def _ordered(done: Done, owner: str) -> bool:
    return any(
        log.topics[0] == _ORDERED and log.topics[2][26:] == owner[2:]
        for log in done.receipt.logs
        if len(log.topics) > 2
    )


def to_own_contract(done: Done) -> Said | None:
    """A token sent to the contract that keeps its books, where nobody can fetch it from."""
    transaction = done.transaction
    if transaction.data[:4].hex() not in _TRANSFER_CALLS:
        return None
    lost = [
        one
        for one in done.moves
        if one.amount and one.receiver == one.token == transaction.to and one.token != done.expected
    ]
    if not lost:
        return None
    return Said(
        verdict="token_to_own_contract",
        values={
            "amount": token_amount(lost[0], done.effect.tokens),
            "contract": checksummed(lost[0].token),
        },
    )


def approved(done: Done) -> Said | None:
    """A permission, and nothing moved."""
    given = [one for one in done.approvals if one.owner == done.transaction.sender]
    if not given or done.moves or done.transaction.value:
        return None
    one = given[0]
    revoked = one.amount == 0 or one.spender == NOBODY
    return Said(
        verdict="approval_revoked" if revoked else "approval",
        values={
            "spender": checksummed(one.spender),
            "token": token_name(one.token, done.effect.tokens),
            "contract": checksummed(one.token),
            "amount": _amount(done, one),
        },
        notes=() if revoked else _how_far(one),
    )


def _amount(done: Done, one: Approved) -> str:
    if one.amount is None or one.for_all or _unlimited(one.amount):
        return ""
    known = done.effect.tokens.get(one.token)
    return decimal_text(one.amount, known.decimals if known else 0)


def _unlimited(amount: int) -> bool:
    # Some tokens count in 96 bits, and wallets' "maximum" is then all of those.
    return amount >= 1 << 128 or amount == (1 << 96) - 1


def _how_far(one: Approved) -> tuple[Note, ...]:
    if one.for_all:
        return (Note("approval_for_all"),)
    return (Note("unlimited_approval"),) if _unlimited(one.amount or 0) else ()


def handed_over(done: Done) -> tuple[Note, ...]:
    """The contracts to which accounts of it handed themselves over, as their code shows now.

    What stands in the transaction alone may have been signed by nobody, and is then skipped.
    """
    return tuple(
        Note("account_handed_over", {"delegate": checksummed(one)})
        for one in done.transaction.delegates
        if one in done.effect.delegates
    )
