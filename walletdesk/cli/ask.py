"""`ask`: the first line's decision on a question, without a server or a database."""

import asyncio
import json
import sys
from typing import Any, NamedTuple

from walletdesk.chains.open import Chains
from walletdesk.cli.settings import settings_or_exit
from walletdesk.cli.shield_commands import lines_in
from walletdesk.desk.model import Removed
from walletdesk.desk.rules import is_exposed
from walletdesk.firstline.decide import Decider
from walletdesk.firstline.lookup import Lookups
from walletdesk.firstline.model import Context
from walletdesk.knowledge.library import open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.shield import clean


def ask(question: str | None, jsonl: bool, as_json: bool, language: str | None) -> int:
    """Answer one question, or each line of standard input; returns the exit code."""
    if not jsonl and not question:
        print("Give a question, or --jsonl and lines on standard input.", file=sys.stderr)
        return 2
    settings = settings_or_exit()
    catalogues = Catalogues()
    library = open_library(settings, catalogues)
    decider = Decider(library, catalogues, settings)
    decider.warm()
    chains = Chains(settings.chains.nodes)
    lookups = Lookups(chains, library, catalogues, settings.official_domains)
    asking = _Asking(decider, lookups, language)
    if jsonl:
        asyncio.run(_each_line(asking, chains))
        return 0
    result = asyncio.run(_one(asking, chains, question or ""))
    if as_json:
        _print(result)
    else:
        source = f"  [{result['article']}]" if result["article"] else ""
        print(f"{result['action']} {result['confidence']:.2f}{source}\n{result['text']}")
    return 0


class _Asking(NamedTuple):
    decider: Decider
    lookups: Lookups
    language: str | None


async def _one(asking: _Asking, chains: Chains, question: str) -> dict[str, Any]:
    try:
        return await decided(asking, question)
    finally:
        await chains.close()


async def _each_line(asking: _Asking, chains: Chains) -> None:
    try:
        for asked in lines_in(None):
            _print({"id": asked.get("id"), **await decided(asking, asked["text"])})
    finally:
        await chains.close()


async def decided(asking: _Asking, text: str) -> dict[str, Any]:
    """What the first line does with a message that opens a conversation.

    article   the guide answered with; where it asks back, the first that it offers
    """
    cleaned = clean(text)
    removed = [Removed(one.kind, one.certainty) for one in cleaned.findings]
    known = Context(
        language=asking.language or "",
        findings=bool(removed) or cleaned.fragment,
        kinds=tuple(one.kind for one in removed),
        sure=is_exposed(removed) or not removed,
    )
    decision = asking.decider.decide(cleaned.text, known)
    decision = (await asking.lookups.look_up(decision, cleaned.text, None)).decision
    offered = decision.choices[0].slug if decision.choices else None
    return {
        "action": decision.action,
        "article": decision.article or offered,
        "confidence": round(decision.confidence, 4),
        "language": decision.language,
        "text": decision.text,
    }


def _print(result: dict[str, Any]) -> None:
    print(json.dumps(result, ensure_ascii=False), flush=True)
