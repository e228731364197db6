"""What an outbound text is judged against: its case, its customer, and what was just said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath

from walletdesk.desk import intake
from walletdesk.desk.model import Conversation, Draft
from walletdesk.desk.store import own_rules, said
from walletdesk.engine import Tx
from walletdesk.shield import Allowed, guard

NEVER_RELEASED = "contains_secret"
"""The one reason for which no lead can release a text."""

BEFORE_MS = 600_000
_ADDRESSES_MAX = 500
_NONE: frozenset[str] = frozenset()

# No address is shorter, but for one in groups or a name; other texts need none looked up.
_LONG = re.compile(r"[0-9A-Za-z]{20}|0x|\.(?:eth|bnb|ton)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:[a-z]{2,15}:|-?[01]:)?([0-9A-Za-z][0-9A-Za-z_-]{18,128}[0-9A-Za-z_-])"
    r"|(?:[a-z0-9_-]{1,63}\.){1,6}(?:eth|bnb|ton)\b",
    re.IGNORECASE,
)
_MAY_BE_CONTACT = re.compile(r"[@\d]")
_JOINTS = re.compile(r"[_\-+.,~]+")


def allowed_in(
    tx: Tx, official: Allowed, conversation: Conversation, texts: Iterable[str]
) -> Allowed:
    """What texts of a case may point to.

    official   the brand's domains and contacts
    texts      about to be judged: only where one could hold an address are the case's looked up
    """
    texts = tuple(texts)
    named = any(_LONG.search(text) for text in texts)
    return Allowed(
        domains=official.domains,
        contacts=(official.contacts or _NONE) | _own_contacts(conversation, texts),
        addresses=_addresses(tx, conversation) if named else _NONE,
        rules=own_rules.for_guard(tx),
    )


def text_reasons(text: str, allowed: Allowed, before: tuple[str, ...] = ()) -> set[str]:
    """What the guard has against a text."""
    return set(guard(text, allowed, before).reasons) if text else set()


@lru_cache(maxsize=1_000)
def own_reasons(text: str, allowed: Allowed) -> tuple[str, ...]:
    """What the guard has against words of our own, in order.

    They are few and judged inside the sending transaction, so each is judged once. Never for
    what an agent writes: it would be kept.
    """
    return tuple(sorted(text_reasons(text, allowed)))


def name_reasons(names: Iterable[str], allowed: Allowed) -> set[str]:
    """What the guard has against names of files, as they are and with their joints as spaces.

    Digits in a file's name are its camera's or its day, so numbers are no contacts here.
    """
    reasons: set[str] = set()
    for name in names:
        stem = PurePath(name).stem
        contacts = allowed.contacts if "@" in stem else None
        reasons |= text_reasons(stem, replace(allowed, contacts=contacts))
        plain = Allowed(rules=allowed.rules)
        reasons |= text_reasons(_JOINTS.sub(" ", stem), plain)
    return reasons


def words_of(draft: Draft) -> list[str]:
    """Every word of a draft that its reader sees, buttons and titles too."""
    words = [draft.text]
    if draft.extra:
        words += [word for one in draft.extra.choices for word in (one.label, one.text)]
        words += [draft.extra.article.title] if draft.extra.article else []
    return [word for word in words if word]


def _own_contacts(conversation: Conversation, texts: Sequence[str]) -> set[str]:
    """The customer's own e-mail and the account that the case is about, if a text may name them.

    Else texts are judged alike in every case, and `own_reasons` knows them.
    """
    given = intake.unpacked(conversation.intake)
    values = [conversation.contact_email]
    if given:
        values += [given.given.get("email"), given.given.get("account")]
    said = "\n".join(texts)
    any_form = _MAY_BE_CONTACT.search(said) is not None
    return {value.strip() for value in values if value and (any_form or value.strip() in said)}


def _addresses(tx: Tx, conversation: Conversation) -> frozenset[str]:
    """Whatever the customer named that could be an address; the guard compares them exactly."""
    given = intake.unpacked(conversation.intake)
    texts = [*said.by_customer(tx, conversation), *(given.given.values() if given else ())]
    found: dict[str, None] = {}
    for text in reversed(texts):
        for match in _ADDRESS.finditer(text):
            found |= {match.group(): None, match.group(1) or match.group(): None}
        if len(found) >= _ADDRESSES_MAX:
            break
    return frozenset(found)
