"""From what a person gave to a diagnosis: read it, ask every chain that it can be on, choose."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import structlog

from walletdesk.chains import base
from walletdesk.chains.base import Chain, Evidence, Finding, Note, Question, State
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains, Reachable
from walletdesk.chains.registry import UnknownChain, chain_of
from walletdesk.chains.used import used
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference
from walletdesk.diagnosis.references import references
from walletdesk.shield import clean
from walletdesk.shield.derive import addresses, key_in

log = structlog.get_logger(__name__)

# Where nothing is configured, a reference is still told from an address or an order number.
_BY_FORM = ("ethereum", "bitcoin", "litecoin", "dogecoin", "tron", "solana", "ton")
_BARE_HEX = "private_key_hex"
_UNSAID: dict[Kind, str] = {
    Kind.EXCHANGE_ID: "exchange_id",
    Kind.ORDER_NUMBER: "order_number",
    Kind.LOOK_ALIKE_LETTERS: "look_alike_letters",
    Kind.WRONG_LENGTH: "wrong_length",
    Kind.NOTHING: "not_a_reference",
    Kind.SECRET: "private_key",
}
_NOTHING = Reference(kind=Kind.NOTHING, word="")
_SECRET = Reference(kind=Kind.SECRET, word="")


class _Seen(NamedTuple):
    reachable: Reachable
    finding: Finding


async def diagnose(chains: Chains, asked: Asked) -> Diagnosis:
    """What happened to the transaction that somebody asks about; never raises for bad input.

    A private key is neither looked up nor named in the result.
    """
    if await _holds_secret(chains, asked.text):
        return _without_chain(_SECRET)
    reference = next(iter(references(asked.text, candidates(chains))), _NOTHING)
    return await of_reference(chains, reference, asked)


async def of_reference(chains: Chains, reference: Reference, asked: Asked) -> Diagnosis:
    """The same of a reference that was found in a text which the shield has judged."""
    if reference.kind not in (Kind.TRANSACTION, Kind.ADDRESS):
        return _without_chain(reference)
    looked_at = [one for one in chains.all if _may_hold(one.chain, reference, asked.chain)]
    if not looked_at:
        return _without_chain(reference, "fake_explorer" if reference.fake else "no_node")
    answers = await asyncio.gather(*(_asked_there(one, reference, asked) for one in looked_at))
    seen = [one for one in answers if isinstance(one, _Seen)]
    if not seen:
        failures = [one for one in answers if isinstance(one, NodesFailed)]
        return _failed(reference, looked_at, failures)
    diagnosis = _chosen(reference, seen, _expected(asked.chain))
    return _called_out(diagnosis) if reference.fake else diagnosis


async def _holds_secret(chains: Chains, text: str) -> bool:
    """Whether the text holds a secret; digits that may be a key are asked of their addresses."""
    findings = clean(text).findings
    if any(one.kind != _BARE_HEX or one.certainty == "certain" for one in findings):
        return True
    doubtful = [key_in(text[one.start : one.end]) for one in findings]
    opened = [addresses(key) for key in doubtful if key]
    asked = [address for one in opened if one for address in one.all]
    return bool(asked) and bool(await used(chains, asked))


def candidates(chains: Chains) -> list[Chain]:
    """The chains on which a word may be an id or an address: those configured, then by form."""
    configured = [one.chain for one in chains.all]
    names = {chain.name for chain in configured}
    return [*configured, *(chain_of(name) for name in _BY_FORM if name not in names)]


def _may_hold(chain: Chain, reference: Reference, expected: str | None) -> bool:
    if reference.host is None:
        # A family says by itself of a sister chain's address that it does not belong here.
        return chain.name in reference.chains or _is_sister(chain, reference, expected)
    # A link names one chain, but people copy the id of one chain into another's explorer.
    named = {chain_of(name).family for name in reference.chains}
    return chain.family in named


def _is_sister(chain: Chain, reference: Reference, expected: str | None) -> bool:
    if reference.kind is not Kind.ADDRESS or chain.name != expected:
        return False
    return chain.family in {chain_of(name).family for name in reference.chains}


async def _asked_there(one: Reachable, reference: Reference, asked: Asked) -> _Seen | NodesFailed:
    try:
        if reference.kind is Kind.ADDRESS:
            finding = await one.family.survey(one.chain, one.nodes, reference.word)
        else:
            question = Question(
                transaction=reference.word,
                sender=_address(one, asked.sender),
                expect_to=_address(one, asked.expect_to),
                expect_token=_address(one, asked.expect_token),
            )
            finding = await one.family.examine(one.chain, one.nodes, question)
    except NodesFailed as failure:
        return failure
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        # A node that answers what no node of its family would: as good as no answer.
        log.warning("diagnosis.garbage", chain=one.chain.name, failure=type(error).__name__)
        return NodesFailed(one.chain.name, (("", "garbage"),))
    return _Seen(one, finding)


def _address(one: Reachable, word: str | None) -> str | None:
    """The word, if it is an address there: nothing else goes out to a node beside the id."""
    there = word is not None and base.Kind.ADDRESS in one.family.kinds(word, one.chain)
    return word if there else None


async def look_again(one: Reachable, question: Question) -> Finding:
    """What a chain says now of a transaction that was diagnosed there before.

    Raises    NodesFailed  also where what its nodes answer makes no sense
    """
    try:
        return await one.family.examine(one.chain, one.nodes, question)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise NodesFailed(one.chain.name, (("", "garbage"),)) from error


def _expected(name: str | None) -> Chain | None:
    try:
        return chain_of(name) if name else None
    except UnknownChain:
        return None


def _chosen(reference: Reference, seen: Sequence[_Seen], expected: Chain | None) -> Diagnosis:
    """The chain that knows it; where none does, the one that was expected, else the first."""
    if reference.kind is Kind.ADDRESS:
        return _in_use(reference, seen, expected)
    known = [one for one in seen if one.finding.state is not State.UNKNOWN]
    wanted = expected.name if expected else next(iter(reference.chains), "")
    at_home = [one for one in known or seen if one.reachable.chain.name == wanted]
    one = (at_home or known or list(seen))[0]
    chain, finding = one.reachable.chain, one.finding
    if expected and known and not at_home:
        finding = _elsewhere(finding, chain, expected)
    return Diagnosis(reference=reference, chain=chain, finding=finding)


def _in_use(reference: Reference, seen: Sequence[_Seen], expected: Chain | None) -> Diagnosis:
    """An address where it lives: on the expected chain if it can be, the others named beside."""
    wanted = expected.name if expected else next(iter(reference.chains), "")
    ranked = sorted(seen, key=lambda one: (_is_unused(one), one.reachable.chain.name != wanted))
    first, alive_too = ranked[0], [one for one in ranked[1:] if not _is_unused(one)]
    notes = tuple(Note("also_on", {"chain": one.reachable.chain.title}) for one in alive_too)
    finding = replace(first.finding, notes=(*first.finding.notes, *notes))
    return Diagnosis(reference=reference, chain=first.reachable.chain, finding=finding)


def _is_unused(one: _Seen) -> bool:
    return one.finding.verdict == "unused_address"


def _called_out(diagnosis: Diagnosis) -> Diagnosis:
    """The same, with a word on the site that the link led to."""
    finding, host = diagnosis.finding, str(diagnosis.reference.host)
    if finding.state is State.UNKNOWN:
        return _without_chain(diagnosis.reference, "fake_explorer")
    note = Note("fake_explorer", {"host": host})
    return replace(diagnosis, finding=replace(finding, notes=(note, *finding.notes)))


def _elsewhere(finding: Finding, chain: Chain, expected: Chain) -> Finding:
    evidence = Evidence(f"looked up on {expected.name}", "unknown")
    values = {**finding.values, "chain": chain.title, "expected": expected.title}
    return replace(
        finding, verdict="other_chain", values=values, evidence=(evidence, *finding.evidence)
    )


def _failed(
    reference: Reference, asked: Sequence[Reachable], failures: Sequence[NodesFailed]
) -> Diagnosis:
    evidence = tuple(
        Evidence(f"{failure.chain} {host}".strip(), why)
        for failure in failures
        for host, why in failure.reasons
    )
    finding = Finding(
        verdict="nodes_failed", state=State.UNKNOWN, certainty="open", evidence=evidence
    )
    chain = asked[0].chain if len(asked) == 1 else None
    return Diagnosis(reference=reference, chain=chain, finding=finding)


def _without_chain(reference: Reference, verdict: str = "") -> Diagnosis:
    values = {
        "host": reference.host or "",
        "characters": str(len(reference.word.removeprefix("0x"))),
    }
    finding = Finding(
        verdict=verdict or _UNSAID[reference.kind],
        state=State.UNKNOWN,
        certainty="likely",
        values=values,
    )
    return Diagnosis(reference=reference, chain=None, finding=finding)
