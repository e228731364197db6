"""Names of the invented addresses and transactions in the recorded answers, and how to ask."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from walletdesk.chains.base import Finding, Question
from walletdesk.chains.open import Chains, Reachable
from walletdesk.chains.registry import chain_of
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference
from walletdesk.diagnosis.told import told
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import ChainNodes

_NAMES = json.loads((Path(__file__).parent / "payloads" / "names.json").read_text("utf-8"))
ADDRESSES: dict[str, str] = _NAMES["addresses"]
TRANSACTIONS: dict[str, str] = _NAMES["transactions"]


@cache
def _catalogues() -> Catalogues:
    return Catalogues()


def configured(urls: Sequence[str]) -> Chains:
    """TRON with these nodes; to be closed."""
    return Chains([ChainNodes(chain="tron", urls=tuple(urls), calls_per_second=1_000)])


def reachable(chains: Chains) -> Reachable:
    """The one chain of `configured`."""
    found = chains.of("tron")
    assert found is not None
    return found


async def examined(*urls: str, **question: object) -> Finding:
    """What the family says to a question; the transaction is given by its name here."""
    question["transaction"] = TRANSACTIONS.get(str(question["transaction"]), "ab" * 32)
    chains = configured(urls)
    try:
        one = reachable(chains)
        asked = Question(**question)  # type: ignore[arg-type]  # tests name the fields
        finding = await one.family.examine(one.chain, one.nodes, asked)
    finally:
        await chains.close()
    readable(finding)
    return finding


async def diagnosed(url: str, text: str) -> Diagnosis:
    """What walletdesk says to somebody's words."""
    chains = configured((url,))
    try:
        return await diagnose(chains, Asked(text=text, chain="tron"))
    finally:
        await chains.close()


def readable(finding: Finding) -> list[str]:
    """Every sentence of a finding, in both languages; a KeyError where a value is missing."""

    reference = Reference(kind=Kind.TRANSACTION, word="")
    diagnosis = Diagnosis(reference=reference, chain=chain_of("tron"), finding=finding)
    sentences = []
    for language in ("en", "zh"):
        said = told(diagnosis, _catalogues().of(language))
        sentences += [said.cause, *said.next_steps, *said.cannot_undo, *said.notes]
    return sentences
