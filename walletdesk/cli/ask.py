"""`ask`: the first line's decision on a question, without a server or a database."""

import json
import sys
from typing import Any

from walletdesk.cli.settings import settings_or_exit
from walletdesk.cli.shield_commands import lines_in
from walletdesk.desk.model import Removed
from walletdesk.desk.rules import is_exposed
from walletdesk.firstline.decide import Decider
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
    decider = Decider(open_library(settings, catalogues), catalogues, settings)
    decider.warm()
    if jsonl:
        for asked in lines_in(None):
            _print({"id": asked.get("id"), **decided(decider, asked["text"], language)})
        return 0
    result = decided(decider, question or "", language)
    if as_json:
        _print(result)
    else:
        source = f"  [{result['article']}]" if result["article"] else ""
        print(f"{result['action']} {result['confidence']:.2f}{source}\n{result['text']}")
    return 0


def decided(decider: Decider, text: str, language: str | None) -> dict[str, Any]:
    """What the first line does with a message that opens a conversation.

    article   the guide answered with; where it asks back, the first that it offers
    """
    cleaned = clean(text)
    removed = [Removed(one.kind, one.certainty) for one in cleaned.findings]
    known = Context(
        language=language or "",
        findings=bool(removed) or cleaned.fragment,
        kinds=tuple(one.kind for one in removed),
        sure=is_exposed(removed) or not removed,
    )
    decision = decider.decide(cleaned.text, known)
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
