"""A diagnosis in a person's language, for the chat, the pages, the command and the agent alike."""

import re
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import Finding
from walletdesk.diagnosis.model import Diagnosis
from walletdesk.diagnosis.timeline import Step, timeline
from walletdesk.diagnosis.words import WORDS
from walletdesk.languages.catalogue import Catalogue
from walletdesk.languages.catalogue import to_translate as _

_SURE = {
    "certain": _("Sure: the chain itself says so."),
    "likely": _("Likely, from what we can see."),
    "open": _("Not decided by what we could find out."),
}

_ADDRESS_OR_ID = re.compile(r"[0-9A-Za-z_:+/=.-]{20,}")


@dataclass(frozen=True)
class Told:
    """What a person reads."""

    cause: str
    next_steps: tuple[str, ...]
    cannot_undo: tuple[str, ...]
    notes: tuple[str, ...]
    sure: str
    steps: tuple[Step, ...]


def told(diagnosis: Diagnosis, catalogue: Catalogue) -> Told:
    """The diagnosis in the catalogue's language."""
    finding = diagnosis.finding
    words, values = WORDS[finding.verdict], _values(diagnosis)
    return Told(
        cause=catalogue.gettext(words.cause, **values),
        next_steps=tuple(catalogue.gettext(one, **values) for one in words.next_steps),
        cannot_undo=tuple(catalogue.gettext(one, **values) for one in words.cannot_undo),
        notes=tuple(
            catalogue.gettext(WORDS[note.name].cause, **{**values, **note.values})
            for note in finding.notes
        ),
        sure=catalogue.gettext(_SURE[finding.certainty]),
        steps=timeline(finding, diagnosis.chain, catalogue),
    )


def named_in(finding: Finding) -> tuple[str, ...]:
    """Addresses that a text about a finding may name: the guard would take them for unknown ones.

    Only values that are nothing else: a text that somebody put on the chain may hold one too.
    """
    values = [*finding.values.values()]
    values += [value for note in finding.notes for value in note.values.values()]
    return tuple(value for value in values if _ADDRESS_OR_ID.fullmatch(value))


def as_json(diagnosis: Diagnosis, catalogue: Catalogue) -> dict[str, Any]:
    """The diagnosis as `walletdesk diagnose --json` prints it."""
    finding, said = diagnosis.finding, told(diagnosis, catalogue)
    return {
        "chain": diagnosis.chain.name if diagnosis.chain else None,
        "kind": diagnosis.reference.kind.value,
        "verdict": finding.verdict,
        "state": finding.state.value,
        "final": finding.final,
        "confirmations": finding.confirmations,
        "needed": finding.needed,
        "cause": said.cause,
        "next_steps": list(said.next_steps),
        "cannot_undo": list(said.cannot_undo),
        "evidence": [{"call": one.call, "value": one.value} for one in finding.evidence],
        "certainty": finding.certainty,
        "values": dict(finding.values),
        "notes": [
            {"name": note.name, "text": text, "values": dict(note.values)}
            for note, text in zip(finding.notes, said.notes, strict=True)
        ],
        "timeline": [
            {"step": one.name, "title": one.title, "detail": one.detail, "standing": one.standing}
            for one in said.steps
        ],
    }


def _values(diagnosis: Diagnosis) -> dict[str, str]:
    finding, chain = diagnosis.finding, diagnosis.chain
    return {
        "chain": chain.title if chain else "",
        "coin": chain.coin if chain else "",
        "confirmations": str(finding.confirmations or 0),
        "needed": str(finding.needed or 0),
        **finding.values,
    }
