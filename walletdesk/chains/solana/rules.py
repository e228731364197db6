"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Finding, Note, Question, State
from walletdesk.chains.reached import REACHED
from walletdesk.chains.solana import failed as failing
from walletdesk.chains.solana import notes as noting
from walletdesk.chains.solana.facts import Facts, Status
from walletdesk.chains.solana.failed import failed
from walletdesk.chains.solana.notes import notes
from walletdesk.chains.solana.transaction import Move, Transaction, movements, moves_of
from walletdesk.chains.solana.words import TOKENS, symbol, whole_or_none

VERDICTS: dict[str, str] = {
    "not_landed": "No node knows it, and its time to get into a block may not be over.",
    "expired": "No node knows it, and its blockhash is too old for any block to take it.",
    "nothing_moved": "It succeeded and moved neither the coin nor a token.",
    **REACHED,
    **failing.VERDICTS,
    **noting.VERDICTS,
}
# Blocks for which a blockhash lets a transaction in.
_BLOCKHASH_LIVES = 150
_FEE_LEAST = 5_000
# What an account without data must keep, or give away to the last lamport.
_RENT_LEAST = 890_880


def judged(chain: Chain, facts: Facts, question: Question) -> Finding:
    """What to say of the transaction."""
    status = facts.status
    if status is None:
        found = _absent(chain, facts, question.remembered)
        return replace(found, notes=_others(facts, question))
    why = status.refusal or (facts.transaction.refusal if facts.transaction else None)
    if why:
        return _failed(chain, facts, status)
    return _succeeded(chain, facts, status, question)


def _absent(chain: Chain, facts: Facts, remembered: Mapping[str, Any]) -> Finding:
    """Solana has no waiting queue: what no node knows is on its way for a minute, or never."""
    finding = Finding(
        verdict="not_landed",
        state=State.UNKNOWN,
        certainty="open",
        needed=chain.confirmations,
        values={"missing": "its blockhash, or when it was sent"},
        evidence=facts.evidence,
        memory=_memory(facts, remembered),
    )
    if not _keeps(facts, remembered):
        return replace(
            finding, verdict="unknown", values={"missing": "a node that keeps older blocks"}
        )
    sure = facts.blockhash_valid is False or _past(facts, remembered.get("last_valid_height"))
    if sure or _past(facts, _seen_height(remembered)):
        # What was first asked about at a height may use a durable nonce, which never ages.
        final = sure and facts.witness == "agrees"
        gone = replace(finding, verdict="expired", state=State.GONE, final=final, values={})
        return replace(gone, certainty="certain" if sure else "likely")
    if whole_or_none(remembered.get("slot")) is not None:
        again = replace(finding, verdict="reorganised", state=State.PENDING, values={})
        return replace(again, certainty="likely")
    if facts.payer is not None and facts.payer < _RENT_LEAST + _FEE_LEAST:
        values = {"error": "AccountNotFound", "fee": chain.amount(_FEE_LEAST)}
        return replace(finding, verdict="fee_unpayable", certainty="likely", values=values)
    return finding


def _others(facts: Facts, question: Question) -> tuple[Note, ...]:
    """Wallets sign again what does not land, under another id: whoever pays anew pays twice."""
    wanted = question.expect_to
    found = (
        one.signature
        for one in facts.others
        if wanted and any(wanted in (move.receiver, move.account) for move in one.moves)
    )
    other = next(found, None)
    return (Note("another_went_there", {"transaction": other}),) if other else ()


def _keeps(facts: Facts, remembered: Mapping[str, Any]) -> bool:
    """Whether the node would still know the transaction, had it ever been in a block.

    A wrong "it expired" makes people pay twice.
    """
    if facts.first_slot is None or remembered.get("level") == "finalized":
        return False
    if facts.first_slot <= 1:
        return True
    since = whole_or_none(remembered.get("last_valid_height"))
    if since is None:
        return False
    # Slots pass without a block, but never as many as pass with one.
    blocks = max(0, facts.height - since) + _BLOCKHASH_LIVES
    return facts.first_slot <= facts.slot - 2 * blocks


def _past(facts: Facts, height: Any) -> bool:
    known = whole_or_none(height)
    return known is not None and facts.height > known


def _seen_height(remembered: Mapping[str, Any]) -> int | None:
    height = whole_or_none(remembered.get("height"))
    return None if height is None else height + _BLOCKHASH_LIVES


def _memory(facts: Facts, remembered: Mapping[str, Any]) -> dict[str, Any]:
    """What to know next time; the height is that of the first look."""
    kept = {name: remembered[name] for name in ("blockhash", "last_valid_height", "slot", "level")
            if name in remembered}  # fmt: skip
    kept["height"] = whole_or_none(remembered.get("height"))
    if kept["height"] is None:
        kept["height"] = facts.height
    if facts.transaction:
        kept["blockhash"] = facts.transaction.blockhash
    if facts.status:
        kept |= {"slot": facts.status.slot, "level": facts.status.level}
    return kept


def _settled(facts: Facts, status: Status) -> bool:
    return status.level == "finalized" and facts.witness != "differs"


def _confirmations(chain: Chain, facts: Facts, status: Status) -> int:
    if status.level == "processed":
        return 0
    if status.level == "finalized":
        return max(chain.confirmations, facts.slot - status.slot)
    return status.confirmations or 0


def _failed(chain: Chain, facts: Facts, status: Status) -> Finding:
    why = status.refusal or (facts.transaction and facts.transaction.refusal)
    assert why  # noqa: S101  the caller looked
    verdict, values = failed(chain, facts, why)
    final = _settled(facts, status)
    landed = why.landed
    return Finding(
        verdict=verdict,
        state=State.FAILED if landed else State.GONE,
        final=final and landed,
        confirmations=_confirmations(chain, facts, status) if landed else None,
        needed=chain.confirmations,
        certainty="open" if verdict == "failed_unread" else "certain",
        values=values,
        evidence=facts.evidence,
        movements=_shown(chain, facts, State.FAILED),
        memory=_memory(facts, {}),
    )


def _succeeded(chain: Chain, facts: Facts, status: Status, question: Question) -> Finding:
    confirmations, final = _confirmations(chain, facts, status), _settled(facts, status)
    enough = final or (status.level != "processed" and confirmations >= chain.confirmations)
    state = State.FINAL if final else State.CONFIRMING
    finding = Finding(
        verdict="arrived" if enough else "confirming",
        state=state,
        final=final,
        confirmations=confirmations,
        needed=chain.confirmations,
        certainty="likely" if facts.witness == "differs" else "certain",
        evidence=facts.evidence,
        movements=_shown(chain, facts, state),
        memory=_memory(facts, {}),
    )
    one = facts.transaction
    if one is None or not enough:
        return finding
    verdict, values = _arrived(chain, facts, one, question)
    found = replace(finding, verdict=verdict, values=values, notes=notes(facts, one))
    doubtful = verdict == "went_elsewhere" and any(map(_is_nobodys, one.moves))
    return replace(found, certainty="likely") if doubtful else found


def _shown(chain: Chain, facts: Facts, state: State) -> Any:
    return movements(chain, facts.transaction, state) if facts.transaction else ()


def _is_nobodys(move: Move) -> bool:
    # Nodes of old did not say whose the account for a token was.
    return move.mint is not None and move.receiver == move.account


def _owners(facts: Facts, move: Move) -> tuple[str, ...]:
    """Every address by which people may know the receiver."""
    there = facts.accounts.get(move.account)
    today = there.parts.get("owner") if there and there.kind == "account" else None
    return (move.receiver, move.account, *([today] if _is_nobodys(move) and today else ()))


def _arrived(
    chain: Chain, facts: Facts, one: Transaction, question: Question
) -> tuple[str, dict[str, str]]:
    """Where it went, against where it should have gone."""
    wanted, made = question.expect_to, one.moves
    there = [move for move in made if wanted in _owners(facts, move)]
    if wanted and not there:
        there = [move for move in moves_of(one, wanted) if move.receiver == wanted]
    if wanted and not there:
        paid = _main(one, made)
        return "went_elsewhere", {"wanted": wanted, **_values(chain, paid, one)}
    main = _main(one, tuple(there) or made)
    token = question.expect_token
    if token:
        right = [move for move in there or made if move.mint == token]
        if not right:
            return "other_token_arrived", {"wanted": symbol(token), **_values(chain, main, one)}
        main = right[0]
    if main is None:
        return "nothing_moved", {"fee": chain.amount(one.fee)}
    unlisted = main.mint is not None and main.mint not in TOKENS
    return "unlisted_token_arrived" if unlisted else "arrived", _values(chain, main, one)


def _main(one: Transaction, made: tuple[Move, ...]) -> Move | None:
    """What the transaction was for: a token before the coin, which also pays for accounts.

    Who signs and gets tokens in return has exchanged something, and asks for what came of it.
    """
    got = [m for m in made if m.receiver in one.signers and m.sender not in one.signers and m.mint]
    away = [move for move in made if move.receiver not in one.signers]
    found = got or away or list(made)
    return max(found, key=lambda move: (move.mint is not None, move.amount), default=None)


def _values(chain: Chain, move: Move | None, one: Transaction) -> dict[str, str]:
    if move is None:
        return {"amount": chain.amount(0), "receiver": one.payer, "account": one.payer, "token": ""}
    asset = symbol(move.mint) if move.mint else chain.coin
    return {
        "amount": move.shown if move.mint not in TOKENS and move.mint else f"{move.shown} {asset}",
        "receiver": move.receiver,
        "account": move.account,
        "token": asset,
    }
