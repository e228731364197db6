"""From facts to a verdict: pure, in the order in which one case rules out the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from walletdesk.chains.base import Chain, Finding, Note, Question, State, chain_text, shortened
from walletdesk.chains.utxo.facts import Block, Facts, Output, Transaction
from walletdesk.chains.utxo.fees import rate_text
from walletdesk.chains.utxo.memory import Memory, kept, recalled
from walletdesk.chains.utxo.past import moved
from walletdesk.chains.utxo.waiting import below_minimum, why_it_waits
from walletdesk.chains.utxo.words import chain_of_address, is_address, resembles, same

_MATURITY = 100
_MATURITY_OF = {"dogecoin": 240}


def judged(chain: Chain, others: Sequence[Chain], facts: Facts, question: Question) -> Finding:
    """What to say of the transaction.

    others   chains of the family, to say on which one an expected address is at home
    """
    if facts.transaction is not None:
        found = _found(chain, facts, facts.transaction, question)
        return _received_elsewhere(chain, others, facts.transaction, question, found)
    if facts.is_block:
        return _finding("is_block", State.UNKNOWN, facts)
    memory = recalled(question.remembered)
    if any(same(one.id, question.transaction) for one in facts.rivals):
        # It came in between two answers of the same node.
        lost = _undecided(facts, "a second look, a moment later")
    else:
        lost = _lost(chain, facts, memory) if memory else _unknown(facts)
    return replace(lost, needed=chain.confirmations, memory=question.remembered)


def _finding(
    verdict: str, state: State, facts: Facts, values: Mapping[str, str] | None = None
) -> Finding:
    return Finding(verdict=verdict, state=state, values=values or {}, evidence=facts.evidence)


def _found(chain: Chain, facts: Facts, found: Transaction, question: Question) -> Finding:
    memory = recalled(question.remembered)
    if found.block is None:
        finding = why_it_waits(chain, facts, found, question)
        if facts.left_block:
            finding = replace(finding, verdict="reorganised", certainty="certain")
    elif found.block.stale:
        finding = _stale(facts, found)
    else:
        finding = _in_block(chain, facts, found, found.block, memory)
    return replace(
        finding,
        needed=finding.needed or chain.confirmations,
        values={"amount": chain.amount(_paid(found, question)), **finding.values},
        notes=(*finding.notes, *_moved_on(found, question)),
        movements=moved(chain, found, finding.state),
        memory=kept(found, facts.head),
    )


def _stale(facts: Facts, found: Transaction) -> Finding:
    if found.coinbase:
        return _finding("reward_lost", State.GONE, facts)
    return replace(_finding("reorganised", State.PENDING, facts), certainty="likely")


def _in_block(
    chain: Chain, facts: Facts, found: Transaction, block: Block, memory: Memory | None
) -> Finding:
    # The newest height may have been asked a moment before the block came.
    deep = max(1, facts.head - block.height + 1)
    maturity = _MATURITY_OF.get(chain.name, _MATURITY) if found.coinbase else 0
    arrived = deep >= max(chain.confirmations, maturity)
    final = arrived and facts.agreed is not False
    young = "reward_not_mature" if found.coinbase else "confirming"
    changed = memory is not None and memory.block not in (None, block.hash)
    notes = [Note("block_changed")] if changed else []
    if arrived and not final:
        notes.append(Note("nodes_disagree"))
    return Finding(
        verdict="arrived" if arrived else young,
        state=State.FINAL if final else State.CONFIRMING,
        final=final,
        confirmations=deep,
        needed=maturity or chain.confirmations,
        certainty="certain" if final or not arrived else "likely",
        notes=tuple(notes),
        evidence=facts.evidence,
    )


def _paid(found: Transaction, question: Question) -> int:
    """What it pays to the expected address, or to everybody but those who sent it."""
    expected, senders = question.expect_to, set(found.senders)
    if expected and any(_pays(one, expected) for one in found.outputs):
        return sum(one.value for one in found.outputs if _pays(one, expected))
    return sum(one.value for one in found.outputs if one.address not in senders)


def _pays(output: Output, address: str) -> bool:
    return output.address is not None and same(output.address, address)


def _moved_on(found: Transaction, question: Question) -> Iterable[Note]:
    if not question.expect_to or found.block is None:
        return
    for one in found.outputs:
        if _pays(one, question.expect_to) and one.spent:
            yield Note("moved_on", {"address": question.expect_to})
            return


def _received_elsewhere(
    chain: Chain, others: Sequence[Chain], found: Transaction, question: Question, finding: Finding
) -> Finding:
    """The finding, unless the expected address is not among those that are paid."""
    expected = question.expect_to
    if not expected or any(_pays(one, expected) for one in found.outputs):
        return finding
    if not is_address(expected, chain):
        return _not_of_this_chain(expected, chain_of_address(expected, others), finding)
    paid = [one.address for one in found.outputs if one.address]
    alike = [one for one in paid if resembles(one, expected)]
    senders = set(found.senders)
    receivers = alike or [one for one in paid if one not in senders] or paid
    notes = [Note("look_alike_receiver", {"real": expected, "fake": one}) for one in alike[:1]]
    return replace(
        finding,
        verdict="not_to_expected",
        values={**finding.values, "expected": expected, "receivers": _listed(receivers)},
        notes=(*notes, *finding.notes),
    )


def _not_of_this_chain(expected: str, home: Chain | None, finding: Finding) -> Finding:
    shown = chain_text(expected)
    if home is None:
        # Litecoin's hidden addresses too: whether they were paid cannot be seen.
        note = Note("expected_unreadable", {"address": shown})
        return replace(finding, notes=(note, *finding.notes))
    values = {**finding.values, "address": shown, "home": home.title}
    return replace(finding, verdict="address_of_other_chain", values=values)


def _listed(addresses: Sequence[str]) -> str:
    if len(addresses) == 1:
        return addresses[0]
    shown = ", ".join(shortened(one) for one in addresses[:3])
    return f"{shown}, …" if len(addresses) > 3 else shown or "—"


def _unknown(facts: Facts) -> Finding:
    if facts.unindexed:
        undecided = _undecided(facts, "a node with an index of all transactions")
        return replace(undecided, verdict="not_indexed")
    notes = (Note("sender_sent", {"latest": facts.by_sender}),) if facts.by_sender else ()
    return replace(_finding("unknown", State.UNKNOWN, facts), certainty="likely", notes=notes)


def _undecided(facts: Facts, missing: str) -> Finding:
    finding = _finding("unknown", State.UNKNOWN, facts, {"missing": missing})
    return replace(finding, certainty="open")


def _lost(chain: Chain, facts: Facts, memory: Memory) -> Finding:
    """What became of a transaction that was known before."""
    if facts.unindexed and (facts.coins is None or (facts.coins == "spent" and not facts.rivals)):
        # The very transaction may have spent them, in a block that this node does not look into.
        return _unknown(facts)
    held = next((one for one in facts.rivals if one.block), None)
    if held or facts.coins == "spent":
        return _conflict(chain, facts, memory, held)
    if facts.coins == "spent_waiting":
        notes = tuple(_replacement(memory, facts.rivals[:1]))
        return replace(_finding("replaced", State.GONE, facts), notes=notes)
    if facts.coins == "gone":
        return _finding("parent_gone", State.GONE, facts)
    if facts.coins is None:
        return _undecided(facts, "what became of the coins that it spends")
    return _let_go(facts, memory)


def _conflict(chain: Chain, facts: Facts, memory: Memory, held: Transaction | None) -> Finding:
    deep = max(1, facts.head - held.block.height + 1) if held and held.block else None
    final = deep is not None and deep >= chain.confirmations and facts.agreed is not False
    finding = _finding("conflict", State.GONE, facts)
    return replace(finding, final=final, notes=tuple(_replacement(memory, [held] if held else [])))


def _replacement(memory: Memory, rivals: Sequence[Transaction]) -> Iterable[Note]:
    for one in rivals:
        paid = [each.address for each in one.outputs if each.address]
        same_receiver = any(same(each, wanted) for each in paid for wanted in memory.receivers)
        name = "replacement_pays" if same_receiver else "replacement_pays_others"
        yield Note(name, {"replacement": one.id})
        if one.block is None:
            yield Note("replacement_waits")


def _let_go(facts: Facts, memory: Memory) -> Finding:
    """Its coins are unspent and no node has it: dropped, or never to be taken again."""
    reason = facts.rejected or ""
    if reason == "dust":
        return _finding("dust", State.GONE, facts)
    low = "fee not met" in reason or below_minimum(facts, memory.rate)
    if reason and not low:
        return _finding("rejected", State.GONE, facts, {"reason": reason})
    values = {"rate": memory.rate or "?", "minimum": rate_text(facts.fees.minimum)}
    notes = (Note("below_minimum", values),) if low else ()
    return replace(_finding("dropped", State.GONE, facts), notes=notes)
