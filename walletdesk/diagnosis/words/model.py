"""The form in which every verdict is put into words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Sentences of the catalogue, with the values of `Finding.values` as placeholders.

    cause         what happened and why, in one or two sentences
    next_steps    what to do now, in this order
    cannot_undo   what no one can change any more
    """

    cause: str
    next_steps: tuple[str, ...] = ()
    cannot_undo: tuple[str, ...] = ()
