"""Who got something by a transaction that succeeded, and whether it is who was meant. Pure."""

from walletdesk.chains.base import Note
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.logs import Moved
from walletdesk.chains.evm.look_alikes import alike, differing
from walletdesk.chains.evm.said import Done, Said
from walletdesk.chains.evm.shown import token_amount, token_name
from walletdesk.chains.evm.words import checksummed

VERDICTS = {
    "token_arrived": "A token reached who was meant; wallets hide tokens they do not know.",
    "arrived_internal": "The coins reached who was meant by a payment inside the transaction.",
    "other_asset": "Who was meant got something, but not the token that was expected.",
    "look_alike": "It went to an address that begins and ends like the one expected.",
    "sent_to_contract": "It went to a contract that is not the address expected.",
    "other_recipient": "It went to another address than the one expected.",
    "nothing_for_expected": "It succeeded and gave the expected address nothing.",
    "receiver_is_contract": "What receives it is a contract, not a person's wallet.",
}


def received(done: Done) -> Said | None:
    """What the expected address got; where none was named, what the one it names got."""
    if done.expected is None:
        return _sent(done)
    got = [one for one in done.moves if one.receiver == done.expected and one.amount]
    if got:
        return _token(done, got)
    transaction, effect = done.transaction, done.effect
    if transaction.to == done.expected and transaction.value:
        said = Said(verdict="arrived", values=_amount(done, transaction.value), arrived=True)
        return _coins(done, said, done.expected)
    if effect.inside:
        return _coins(done, _inside(done, effect.inside), done.expected)
    if effect.inside is None and effect.gained is not None and effect.gained > 0:
        # Another transaction of the same block may have paid it: near, not proof.
        return _coins(done, _inside(done, effect.gained, sure=False), done.expected)
    return None


def _sent(done: Done) -> Said | None:
    """Where nobody said whom it was for: what the transaction itself names."""
    transaction = done.transaction
    call = token_call(transaction.data)
    if call is not None:
        named = (transaction.to, call.receiver)
        got = [one for one in done.moves if (one.token, one.receiver) == named and one.amount]
    else:
        # What a swap or a claim gave to whoever sent it: its last movement is the outcome.
        own = transaction.sender
        got = [one for one in done.moves if one.receiver == own != one.sender and one.amount][-1:]
    if got:
        return _token(done, got)
    if transaction.value and not transaction.data and transaction.to and done.token:
        said = Said(verdict="arrived", values=_amount(done, transaction.value))
        return _coins(done, said, transaction.to)
    return None


def _token(done: Done, got: list[Moved]) -> Said:
    wanted = [one for one in got if done.token in (None, one.token)]
    if not wanted:
        amount = token_amount(got[0], done.effect.tokens)
        return _other_asset(done, amount, checksummed(got[0].token), got[0].receiver)
    one = wanted[0]
    return Said(
        verdict="token_arrived",
        values={
            "amount": token_amount(one, done.effect.tokens),
            "token": token_name(one.token, done.effect.tokens),
            "contract": checksummed(one.token),
            "receiver": checksummed(one.receiver),
        },
        arrived=True,
    )


def _coins(done: Done, said: Said, receiver: str) -> Said:
    if done.token is None:
        return said
    return _other_asset(done, said.values["amount"], done.chain.coin, receiver)


def _other_asset(done: Done, amount: str, contract: str, receiver: str) -> Said:
    values = {
        "amount": amount,
        "contract": contract,
        "expected_contract": checksummed(done.token) if done.token else "",
        "receiver": checksummed(receiver),
    }
    return Said(verdict="other_asset", values=values)


def _inside(done: Done, amount: int, *, sure: bool = True) -> Said:
    return Said(
        verdict="arrived_internal",
        values={**_amount(done, amount), "receiver": checksummed(done.expected or "")},
        certainty="certain" if sure else "likely",
        arrived=True,
    )


def _amount(done: Done, wei: int) -> dict[str, str]:
    return {"amount": done.chain.amount(wei)}


def astray(done: Done) -> Said | None:
    """Where it went instead of to the address that was expected."""
    if done.expected is None:
        return None
    went = _went(done)
    copies = [one for one in went if alike(one[0], done.expected)]
    if copies:
        return _look_alike(done, *copies[0])
    if went and _whole(done):
        receiver, amount = went[0]
        in_contract = receiver in done.effect.contracts
        return _elsewhere(done, "sent_to_contract" if in_contract else "other_recipient", amount)
    return _nothing(done)


def _went(done: Done) -> list[tuple[str, str]]:
    """Who got something of the sender's, and what."""
    transaction = done.transaction
    coins = [(transaction.to, done.chain.amount(transaction.value))] if transaction.value else []
    tokens = [
        (one.receiver, token_amount(one, done.effect.tokens))
        for one in done.moves
        if one.sender == transaction.sender and one.amount
    ]
    return [(receiver, amount) for receiver, amount in (*tokens, *coins) if receiver]


def _whole(done: Done) -> bool:
    """Whether nothing can have gone on from there inside the transaction unseen."""
    call = token_call(done.transaction.data)
    return not done.transaction.data or call is not None or done.effect.inside is not None


def _elsewhere(done: Done, verdict: str, amount: str) -> Said:
    receiver = _went(done)[0][0]
    values = {
        "amount": amount,
        "receiver": checksummed(receiver),
        "expected_address": checksummed(done.expected or ""),
    }
    return Said(verdict=verdict, values=values)


def _look_alike(done: Done, receiver: str, amount: str) -> Said:
    fake, real = checksummed(receiver), checksummed(done.expected or "")
    fake_part, real_part = differing(fake, real)
    values = {
        "amount": amount,
        "fake": fake,
        "real": real,
        "fake_part": fake_part,
        "real_part": real_part,
    }
    return Said(verdict="look_alike", values=values)


def _nothing(done: Done) -> Said:
    values = {"expected_address": checksummed(done.expected or "")}
    if _whole(done):
        return Said(verdict="nothing_for_expected", values=values)
    values["missing"] = "debug_traceTransaction"
    return Said(verdict="nothing_for_expected", values=values, certainty="open")


def to_contract(done: Done) -> tuple[Note, ...]:
    """Said where nobody told us who was meant: a contract is seldom a person's wallet."""
    transaction = done.transaction
    call = token_call(transaction.data)
    receiver = call.receiver if call else transaction.to if not transaction.data else None
    if done.expected is not None or receiver not in done.effect.contracts:
        return ()
    return (Note("receiver_is_contract", {"receiver": checksummed(receiver or "")}),)
