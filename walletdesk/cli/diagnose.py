"""`diagnose`: what happened to a transaction, without a server or a database."""

import asyncio
import json
import sys
from dataclasses import replace

from walletdesk.chains.open import Chains, recognised
from walletdesk.chains.registry import UnknownChain, chain_of
from walletdesk.cli.log import set_up_logs
from walletdesk.cli.settings import settings_or_exit
from walletdesk.diagnosis.diagnose import diagnose as diagnosed
from walletdesk.diagnosis.model import Asked, Diagnosis
from walletdesk.diagnosis.told import as_json as data_of
from walletdesk.diagnosis.told import told
from walletdesk.languages.catalogue import Catalogue, Catalogues
from walletdesk.settings.model import ChainNodes


def diagnose(asked: Asked, *, rpc: str | None, language: str, as_json: bool) -> int:
    """Print the diagnosis; returns the exit code.

    rpc   a node to ask instead of those of the settings
    """
    try:
        if asked.chain:
            asked = replace(asked, chain=chain_of(asked.chain).name)
    except UnknownChain:
        print(
            f"There is no chain {asked.chain!r}. Give a name like ethereum, bitcoin or tron, or "
            "the number of an EVM chain.",
            file=sys.stderr,
        )
        return 2
    settings = settings_or_exit()
    set_up_logs(settings)
    diagnosis = asyncio.run(_diagnosed(asked, rpc, settings.chains.nodes))
    if diagnosis is None:
        print(f"No chain that we know answers at {rpc}.", file=sys.stderr)
        return 2
    catalogue = Catalogues().of(language)
    if as_json:
        print(json.dumps(data_of(diagnosis, catalogue), ensure_ascii=False))
    else:
        _print(diagnosis, catalogue)
    return 0


async def _diagnosed(
    asked: Asked, rpc: str | None, configured: tuple[ChainNodes, ...]
) -> Diagnosis | None:
    if rpc:
        name = asked.chain or await recognised(rpc)
        if name is None:
            return None
        configured = (ChainNodes(chain=name, urls=(rpc,), calls_per_second=1_000),)
    chains = Chains(configured)
    try:
        return await diagnosed(chains, asked)
    finally:
        await chains.close()


def _print(diagnosis: Diagnosis, catalogue: Catalogue) -> None:
    said, finding = told(diagnosis, catalogue), diagnosis.finding
    where = f" on {diagnosis.chain.title}" if diagnosis.chain else ""
    print(f"{finding.verdict}{where} ({finding.state.value})\n\n{said.cause} {said.sure}")
    for title, lines in (
        ("What to do now", said.next_steps),
        ("What cannot be undone", said.cannot_undo),
        ("Also", said.notes),
        ("This rests on", [f"{one.call}: {one.value}" for one in finding.evidence]),
    ):
        if lines:
            print(f"\n{title}")
            print("\n".join(f"  - {line}" for line in lines))
