"""Stops an outbound text that would ask a user for a secret or lead them astray."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from walletdesk.shield.clean import clean
from walletdesk.shield.fold import folded, narrowed
from walletdesk.shield.model import RECOVERY_PHRASE, Allowed, Rule, Verdict

_MOST_BEFORE = 6  # messages
_LONGEST_PIECE = 40  # letters; what is longer is no piece of a word
_LONGEST_BEFORE = 2_000  # letters of all messages before
_SURE_TOGETHER = 0.3  # messages that are harmless one by one must weigh more to be a demand


def guard(text: str, allowed: Allowed | None = None, before: Sequence[str] = ()) -> Verdict:
    """Whether a text may be sent to a user.

    allowed  what it may point to; without it that is not judged
    before   what the same sender wrote to this user directly before, oldest first
    """
    reasons = _demanded(text, before)
    if _holds_secret(text):
        reasons.add("contains_secret")
    if allowed is not None:
        reasons.update(_pointing_elsewhere(text, allowed))
    return Verdict("block" if reasons else "send", tuple(sorted(reasons)))


def _demanded(text: str, before: Sequence[str]) -> set[str]:
    """What the text demands, alone or as the last piece of what was written before it."""
    from walletdesk.shield.weigher.demanded import READS_LIKE_DEMAND, demanded

    reasons = demanded(folded(text).text)
    for start, joined in _joined(text, before):
        said = demanded(folded(joined).text, _SURE_TOGETHER)
        already = demanded(folded(start).text)
        # After a demand that was stopped, all together still reads like one.
        reasons |= said - already - ({READS_LIKE_DEMAND} if already else set())
    return reasons


def _joined(text: str, before: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What came before, and all together: line by line, and as one sentence cut in pieces."""
    if not before:
        return
    earlier = list(before)[-_MOST_BEFORE:]
    lines = "\n".join(earlier)[-_LONGEST_BEFORE:]
    yield lines, f"{lines}\n{text}"
    pieces: list[str] = []
    for message in reversed(earlier):
        if len(message) > _LONGEST_PIECE or message.rstrip().endswith(tuple(".!?。！？")):
            break
        pieces.insert(0, message)
    if pieces and len(text) <= _LONGEST_PIECE:
        yield lines, " ".join([*pieces, text])


def _pointing_elsewhere(text: str, allowed: Allowed) -> Iterator[str]:
    from walletdesk.shield import addresses, contacts, links

    plain = narrowed(text).text
    if allowed.domains is not None and links.leads_elsewhere(text, allowed):
        yield "unapproved_link"
    if allowed.addresses is not None and addresses.names_other(plain, allowed.addresses):
        yield "unknown_address"
    if allowed.contacts is not None and contacts.leads_outside(
        plain, allowed.contacts, allowed.domains
    ):
        yield "outside_contact"
    if allowed.rules and _breaks_a_rule(text, allowed.rules):
        yield "own_rule"


def _breaks_a_rule(text: str, rules: tuple[Rule, ...]) -> bool:
    """Whether it holds the words of a rule, whatever their case, width and spacing."""
    said = folded(text).text
    return any((words := _as_pattern(rule.words)) and words.search(said) for rule in rules)


@lru_cache(maxsize=256)
def _as_pattern(words: str) -> re.Pattern[str] | None:
    letters = [re.escape(letter) for letter in folded(words).text if not letter.isspace()]
    if not letters:
        return None
    spaced = r"\s*".join(letters)
    return re.compile(rf"(?<![a-z0-9]){spaced}(?![a-z0-9])")


def _holds_secret(text: str) -> bool:
    """A hash that nothing explains is no reason: agents quote transaction ids."""
    return any(f.certainty == "certain" or f.kind == RECOVERY_PHRASE for f in clean(text).findings)
