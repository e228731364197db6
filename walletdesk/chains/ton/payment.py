"""What became of one payment on TON: pure, from the trace that it set off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from walletdesk.chains.base import Chain, Note, decimal_text
from walletdesk.chains.ton import codes
from walletdesk.chains.ton.body import INTERNAL_TRANSFER, NOTIFICATION
from walletdesk.chains.ton.facts import Facts, Jetton
from walletdesk.chains.ton.trace import Message, Step, is_plain
from walletdesk.chains.ton.words import friendly

VERDICTS: dict[str, str] = {
    "message_under_way": "The sender's side is done; the receiver's transaction is not there yet.",
    "jetton_under_way": "A token transfer's next message is not delivered yet; it says which.",
    "arrived_uninitialised": "Sent without bounce to an address that has no contract: it is there.",
    "returned_uninitialised": "Sent with bounce to an address that has no contract: it goes back.",
    "returned": "The receiving contract failed, and what was left went back.",
    "not_returned": "The receiving contract failed, and too little was left to go back.",
    "kept_by_contract": "The receiving contract failed and, being sent without bounce, keeps it.",
    "jettons_short": "The sender's token wallet refused: code 47 or 706.",
    "jetton_fees_short": "A token wallet ran out of coins for fees: code 48, 709, 13, -14, 37, 40.",
    "jetton_not_owner": "The sender's token wallet refused: code 73 or 705.",
    "jetton_wallet_missing": "The sender has no wallet for this token: nothing is at its address.",
    "jetton_refused": "The sender's token wallet refused with another code.",
    "jetton_returned": "The receiver's token wallet refused, and the tokens went back.",
    "jetton_stuck": "The receiver's token wallet refused, and nothing went back.",
    "message_taken": "A contract took a message that is no plain payment; its doings are unread.",
}
SUCCEEDED = ("arrived", "arrived_uninitialised", "unlisted_token_arrived", "message_taken")
UNREAD = "the source of the contract that took the message"
UNDER_WAY = ("message_under_way", "jetton_under_way")
_BOUNCED = {"ok": "returned", "nofunds": "not_returned", "negfunds": "not_returned"}
_OF_JETTONS = {
    "exit_tokens": "jettons_short",
    "exit_not_owner": "jetton_not_owner",
    "exit_token_fees": "jetton_fees_short",
    "exit_gas": "jetton_fees_short",
    "exit_coins": "jetton_fees_short",
}


@dataclass(frozen=True, kw_only=True)
class Payment:
    """What became of one.

    receiver   raw address of whom it was for
    contract   the token's master; None for the coin
    steps      the transactions that this rests on
    """

    verdict: str
    sender: str
    receiver: str
    amount: str
    asset: str
    contract: str | None = None
    steps: tuple[Step, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def payment(chain: Chain, facts: Facts, message: Message, caused: Step | None) -> Payment:
    """What became of what this message brings.

    caused    the transaction of its receiver; None while there is none
    """
    if message.tokens:
        return _jetton(facts, message, caused)
    return _coins(chain, message, caused)


def _coins(chain: Chain, message: Message, caused: Step | None) -> Payment:
    verdict, notes = _outcome(message, caused)
    if verdict == "arrived" and not is_plain(message):
        verdict = "message_taken"
    receiver = message.destination or ""
    asleep = verdict in ("arrived_uninitialised", "returned_uninitialised")
    shown = friendly(receiver, bounceable=not asleep)
    silent = verdict in SUCCEEDED and is_plain(message) and not message.says
    return Payment(
        verdict=verdict,
        sender=message.source or "",
        receiver=receiver,
        amount=decimal_text(message.value, chain.decimals),
        asset=chain.coin,
        steps=(caused,) if caused else (),
        values={
            "amount": chain.amount(message.value),
            "receiver": shown,
            "token": chain.coin,
            "missing": UNREAD if verdict == "message_taken" else "",
        },
        notes=(*notes, *((Note("no_memo"),) if silent else ())),
    )


def _outcome(message: Message, caused: Step | None) -> tuple[str, tuple[Note, ...]]:
    if caused is None:
        return "message_under_way", ()
    if caused.succeeded:
        return "arrived", ()
    returned = _BOUNCED.get(caused.bounce or "")
    if caused.frozen:
        return returned or "kept_by_contract", (Note("address_frozen"),)
    if caused.skipped == "no_state":
        if caused.bounce == "ok":
            return "returned_uninitialised", ()
        return returned or "arrived_uninitialised", ()
    return returned or "kept_by_contract", exit_notes(caused)


def exit_notes(step: Step, *, of_jetton: bool = False) -> tuple[Note, ...]:
    """What the code means with which a transaction ended; none where it has none."""
    if step.skipped == "no_gas":
        return (Note("exit_gas", {"code": "-14"}),)
    code = failing_code(step)
    if code is None:
        return ()
    computed = step.exit_code not in (None, 0, 1)
    name = codes.computed(code, of_jetton=of_jetton) if computed else codes.acted(code)
    return (Note(name, {"code": str(code)}),)


def failing_code(step: Step) -> int | None:
    """The code with which computing or acting failed."""
    if step.exit_code not in (None, 0, 1):
        return step.exit_code
    return step.action_code or None


def _jetton(facts: Facts, message: Message, caused: Step | None) -> Payment:
    """Tokens go from wallet to wallet: the owner's order, then what the two wallets settle."""
    if message.opcode == INTERNAL_TRANSFER:
        return _delivered(facts, message, caused, None)
    if caused is None:
        return _told(facts, message, None, "jetton_under_way", hop="1")
    if not caused.succeeded:
        return _refused(facts, message, caused)
    onward = next((one for one in caused.outgoing if one.opcode == INTERNAL_TRANSFER), None)
    if onward is None:
        return _told(facts, message, caused, "message_taken", missing=UNREAD)
    settled = facts.trace.steps.get(onward.hash) if facts.trace else None
    return _delivered(facts, onward, settled, message)


def _refused(facts: Facts, message: Message, caused: Step) -> Payment:
    if caused.skipped == "no_state":
        return _told(facts, message, caused, "jetton_wallet_missing")
    notes = exit_notes(caused, of_jetton=True)
    verdict = _OF_JETTONS.get(notes[0].name, "jetton_refused") if notes else "jetton_refused"
    return _told(facts, message, caused, verdict, notes)


def _delivered(
    facts: Facts, message: Message, caused: Step | None, order: Message | None
) -> Payment:
    """What the receiver's token wallet did.

    order   what the owner asked for, where the trace is seen from there
    """
    if caused is None:
        return _told(facts, message, None, "jetton_under_way", order=order, hop="2")
    if not caused.succeeded:
        verdict = "jetton_returned" if caused.bounce == "ok" else "jetton_stuck"
        reasons = exit_notes(caused, of_jetton=True)
        return _told(facts, message, caused, verdict, reasons, order)
    token = facts.jettons.get(message.destination or "")
    verdict = "arrived" if token and token.listed else "unlisted_token_arrived"
    return _told(facts, message, caused, verdict, tuple(_notices(facts, caused, order)), order)


def _notices(facts: Facts, caused: Step, order: Message | None) -> Iterator[Note]:
    token = facts.jettons.get(caused.account)
    if token and token.imitates:
        values = {"token": token.claims, "fake": token.master, "real": token.imitates}
        yield Note("fake_token", values)
    asked = order.tokens if order else None
    if asked and not asked.talks:
        yield Note("no_memo")
    for message in caused.outgoing:
        told = facts.trace.steps.get(message.hash) if facts.trace else None
        if message.opcode == NOTIFICATION and told and not told.succeeded:
            yield Note("receiver_ignored_notice")


def _told(
    facts: Facts,
    message: Message,
    caused: Step | None,
    verdict: str,
    notes: tuple[Note, ...] = (),
    order: Message | None = None,
    **values: str,
) -> Payment:
    asked, first = message.tokens, order.tokens if order else None
    token = facts.jettons.get(message.destination or "") or _sending(facts, message, order)
    owner = token.owner if token and message.opcode == INTERNAL_TRANSFER else None
    named = (first.receiver if first else None) or (asked.receiver if asked else None)
    receiver = named or owner or message.destination or ""
    decimals, symbol = (token.decimals, token.symbol) if token else (0, message.destination or "")
    amount = decimal_text(asked.amount if asked else 0, decimals)
    listed = token is not None and token.listed
    return Payment(
        verdict=verdict,
        sender=_sender(facts, order or message),
        receiver=receiver,
        amount=amount,
        asset=symbol,
        contract=token.master if token else symbol,
        steps=(caused,) if caused else (),
        values={
            "amount": f"{amount} {symbol}" if listed else amount,
            "receiver": friendly(receiver, bounceable=False) if ":" in receiver else receiver,
            "token": symbol,
            **values,
        },
        notes=notes,
    )


def _sender(facts: Facts, message: Message) -> str:
    token = facts.jettons.get(message.source or "")
    return token.owner if token else message.source or ""


def _sending(facts: Facts, message: Message, order: Message | None) -> Jetton | None:
    """The token as the sender's wallet knows it, while the receiver's is not there."""
    return facts.jettons.get((order.destination if order else message.source) or "")
