"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Finding, Movement, Note, Question, State
from walletdesk.chains.reached import REACHED
from walletdesk.chains.ton import codes
from walletdesk.chains.ton import payment as paying
from walletdesk.chains.ton.body import EXCESSES, NOTIFICATION
from walletdesk.chains.ton.facts import Facts
from walletdesk.chains.ton.payment import (
    SUCCEEDED,
    UNDER_WAY,
    Payment,
    exit_notes,
    failing_code,
    payment,
)
from walletdesk.chains.ton.trace import Step
from walletdesk.chains.ton.words import friendly, raw_address

VERDICTS: dict[str, str] = {
    "wallet_failed": "The sender's own wallet ended with an exit code; nothing was sent.",
    "balance_short": "The sender's wallet could not pay what it was to send (37, 40, or left out).",
    "actions_failed": "The sender's wallet could not carry out what it was to do.",
    "nothing_sent": "It succeeded and sent nothing to anybody.",
    "several_payments": "It made several payments that ended differently, and none is named.",
    "receiver_ignored_notice": "Tokens arrived; the receiver failed when it was told of them.",
    "later_step_failed": "The payment arrived; something that it set off failed later.",
    **REACHED,
    **paying.VERDICTS,
    **codes.VERDICTS,
}
# A node keeps a message from outside for about ten minutes.
_WAITS_S = 600
_SHORT = (37, 40)
_SEEN_MAX = 20
# Succeeded, though perhaps not as somebody hoped.
_DONE = ("went_elsewhere", "other_token_arrived", "nothing_sent", "several_payments")


def judged(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of the transaction."""
    if facts.trace is None or facts.asked is None:
        found = _absent(chain, facts, question.remembered)
        return replace(found, notes=tuple(_others(facts, question)))
    begun = _beginning(facts, facts.asked)
    if begun.incoming is None or begun.incoming.source is None:
        return _from_wallet(chain, facts, begun, question)
    paid = payment(chain, facts, begun.incoming, begun)
    return _said(chain, facts, begun, (paid,), question)


def _absent(chain: Chain, facts: Facts, remembered: Mapping[str, Any]) -> Finding:
    finding = Finding(
        verdict="unknown",
        state=State.UNKNOWN,
        certainty="open",
        needed=chain.confirmations,
        values={"missing": "the sender's address, to look at what it sent"},
        evidence=facts.evidence,
    )
    since = remembered.get("waiting_since")
    known = since if isinstance(since, int) and not isinstance(since, bool) else None
    if facts.waiting:
        return replace(
            finding, verdict="pending", state=State.PENDING, certainty="likely", values={},
            memory={"waiting_since": facts.head if known is None else known},
        )  # fmt: skip
    if known is None:
        return finding
    if (facts.head - known) * chain.block_time_s < _WAITS_S:
        return replace(
            finding, verdict="pending", state=State.PENDING, certainty="likely", values={},
            memory=dict(remembered),
        )  # fmt: skip
    return replace(finding, verdict="dropped", state=State.GONE, certainty="likely", values={})


def _others(facts: Facts, question: Question) -> Iterator[Note]:
    """Another one to the same receiver: whoever pays anew pays twice."""
    wanted = raw_address(question.expect_to) if question.expect_to else None
    for one in facts.others if wanted else ():
        for message in one.outgoing:
            owner = message.tokens.receiver if message.tokens else None
            if wanted in (message.destination, owner) and one.succeeded:
                yield Note("another_went_there", {"transaction": one.hash})
                return


def _beginning(facts: Facts, asked: Step) -> Step:
    """Where to look from: what comes back, or tells of it, is explained by what caused it."""
    incoming = asked.incoming
    echo = incoming and (incoming.bounced or incoming.opcode in (NOTIFICATION, EXCESSES))
    if facts.trace and incoming and echo:
        for one in facts.trace.steps.values():
            if any(message.hash == incoming.hash for message in one.outgoing):
                return one
    return asked


def _from_wallet(chain: Chain, facts: Facts, begun: Step, question: Question) -> Finding:
    """A transaction that somebody signed: what the wallet did, then what became of each payment."""
    if not begun.succeeded:
        return _own_failure(chain, facts, begun)
    paid = tuple(_paid(chain, facts, begun))
    if paid:
        return _said(chain, facts, begun, paid, question)
    if begun.skipped_actions:
        return _finding(chain, facts, (begun,), "balance_short", {})
    return _finding(chain, facts, (begun,), "nothing_sent", {"fee": chain.amount(begun.fees)})


def _own_failure(chain: Chain, facts: Facts, begun: Step) -> Finding:
    code = failing_code(begun)
    verdict = "wallet_failed"
    if begun.action_code:
        verdict = "balance_short" if begun.action_code in _SHORT else "actions_failed"
    notes = () if verdict == "balance_short" else exit_notes(begun)
    values = {"code": str(code)}
    return _finding(chain, facts, (begun,), verdict, values, notes)


def _paid(chain: Chain, facts: Facts, begun: Step) -> Iterator[Payment]:
    for message in begun.outgoing:
        if message.destination is not None:
            caused = facts.trace.steps.get(message.hash) if facts.trace else None
            yield payment(chain, facts, message, caused)


def _said(
    chain: Chain, facts: Facts, begun: Step, paid: tuple[Payment, ...], question: Question
) -> Finding:
    """Which of the payments the question is about, and what became of it."""
    wanted = raw_address(question.expect_to) if question.expect_to else None
    if wanted is None and len({one.verdict for one in paid}) > 1:
        return _several(chain, facts, begun, paid)
    chosen, elsewhere = _chosen(paid, wanted), False
    if wanted and wanted != chosen.receiver:
        later = next((one for one in _later(chain, facts, begun) if one.receiver == wanted), None)
        chosen, elsewhere = later or chosen, later is None
    verdict, values = chosen.verdict, dict(chosen.values)
    if verdict == "message_taken" and wanted == chosen.receiver:
        verdict = "arrived"
    elif verdict in SUCCEEDED and verdict != "message_taken" and elsewhere:
        verdict, values["wanted"] = "went_elsewhere", str(question.expect_to)
    elif verdict in SUCCEEDED and _is_other_token(chosen, question.expect_token):
        verdict, values["wanted"] = "other_token_arrived", str(question.expect_token)
    notes = (*chosen.notes, *_afterwards(facts, begun, chosen))
    found = _finding(chain, facts, (begun, *chosen.steps), verdict, values, notes)
    return replace(found, movements=tuple(_movement(begun, one, found.state) for one in paid))


def _several(chain: Chain, facts: Facts, begun: Step, paid: tuple[Payment, ...]) -> Finding:
    """Services pay many people at once: what happened to one of them says nothing of another."""
    done = sum(one.verdict in SUCCEEDED for one in paid)
    values = {"count": str(len(paid)), "arrived": str(done), "missing": "the receiver's address"}
    steps = (begun, *(step for one in paid for step in one.steps))
    found = _finding(chain, facts, steps[:_SEEN_MAX], "several_payments", values)
    shown = tuple(_movement(begun, one, found.state) for one in paid)
    return replace(found, certainty="open", movements=shown)


def _chosen(paid: tuple[Payment, ...], wanted: str | None) -> Payment:
    """The one that goes to the address that is asked about; else what went wrong or still waits."""
    to_them = [one for one in paid if one.receiver == wanted]
    troubled = [one for one in paid if one.verdict not in (*SUCCEEDED, *UNDER_WAY)]
    waiting = [one for one in paid if one.verdict in UNDER_WAY]
    return (to_them or troubled or waiting or list(paid))[0]


def _later(chain: Chain, facts: Facts, begun: Step) -> Iterator[Payment]:
    """Payments that others made because of this one: exchanges pay through contracts."""
    for message, caused in facts.trace.after(begun) if facts.trace else ():
        if not message.bounced and message.destination:
            yield payment(chain, facts, message, caused)


def _is_other_token(chosen: Payment, token: str | None) -> bool:
    if token is None:
        return False
    return raw_address(chosen.contract or "") != raw_address(token)


def _afterwards(facts: Facts, begun: Step, chosen: Payment) -> Iterator[Note]:
    """Something that went wrong behind the payment itself."""
    if chosen.verdict not in SUCCEEDED or not facts.trace:
        return
    ours = {one.hash for one in (begun, *chosen.steps)}
    for message, caused in facts.trace.after(begun):
        if message.opcode in (NOTIFICATION, EXCESSES) or caused is None or caused.hash in ours:
            continue
        if caused.exit_code not in (None, 0, 1):
            yield Note("later_step_failed", {"code": str(caused.exit_code)})
            return


def _finding(
    chain: Chain, facts: Facts, steps: tuple[Step, ...], verdict: str,
    values: Mapping[str, str], notes: tuple[Note, ...] = (),
) -> Finding:  # fmt: skip
    # What is under way is confirmed nowhere, however old the sender's own part is.
    confirmations = 0 if verdict in UNDER_WAY else _confirmations(facts, steps)
    final = confirmations >= 1 and facts.witness != "differs"
    succeeded = verdict in (*SUCCEEDED, *_DONE)
    enough = final or confirmations >= chain.confirmations
    if verdict in UNDER_WAY:
        state = State.CONFIRMING
    elif not succeeded:
        state = State.FAILED
    else:
        state = State.FINAL if final else State.CONFIRMING
        verdict = verdict if enough else "confirming"
    found = Finding(
        verdict=verdict, state=state, final=final, confirmations=confirmations,
        needed=chain.confirmations, values=values, notes=notes,
        evidence=(*facts.evidence, *map(_seen, {one.hash: one for one in steps}.values())),
    )  # fmt: skip
    if verdict in UNDER_WAY and not (facts.trace and facts.trace.pending):
        missing = {"missing": "the next transaction, of which this node knows nothing"}
        return replace(found, certainty="open", values={**values, **missing})
    if verdict == "message_taken":
        return replace(found, certainty="open")
    return replace(found, certainty="likely") if facts.witness == "differs" else found


def _seen(one: Step) -> Evidence:
    ended = f"exit {one.exit_code}" if one.skipped is None else f"skipped {one.skipped}"
    rest = f"action {one.action_code}, bounce {one.bounce}, mc {one.mc_seqno}"
    return Evidence(
        f"transaction {one.hash[:8]}… of {one.account[:10]}…",
        f"aborted {str(one.aborted).lower()}, {ended}, {rest}",
    )


def _confirmations(facts: Facts, steps: tuple[Step, ...]) -> int:
    """Masterchain blocks since the last of these transactions; one is final."""
    if any(one.mc_seqno == 0 for one in steps):
        return 0
    return max(0, facts.head - max(one.mc_seqno for one in steps) + 1)


def _movement(begun: Step, one: Payment, state: State) -> Movement:
    return Movement(
        transaction=begun.hash,
        asset=one.asset,
        contract=one.contract,
        amount=one.amount,
        sender=friendly(one.sender, bounceable=False) if one.sender else "",
        receiver=str(one.values["receiver"]),
        at_utc=begun.now * 1000,
        state=State.FAILED if one.verdict not in (*SUCCEEDED, *UNDER_WAY) else state,
    )
