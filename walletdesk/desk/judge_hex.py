"""Whether 64 hexadecimal digits that nothing explains are a key: asked of their addresses.

The value itself goes nowhere. The addresses that it would open are made here and looked for in
the case, then on the operator's own nodes; found there, the value is a key. Otherwise it is a
transaction id where we asked for one last, as if the customer had said so; else it stays what it
was: taken out, and the customer is told how to send a transaction id.
"""

import asyncio

from walletdesk.chains.used import used
from walletdesk.channels.base import Inbound
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.shield import Cleaned, Finding
from walletdesk.shield.derive import Addresses, addresses, key_in
from walletdesk.shield.formats.context import asks_for_public

BARE_HEX = "private_key_hex"
_VALUES_MAX = 4
_MESSAGES_MAX = 200
_CASES_MAX = 3
_LAST_MESSAGES = 6
_ASKED_CHARS = 240


async def judge_message(desk: Desk, inbound: Inbound, cleaned: Cleaned) -> Cleaned:
    """The same, with what proved to be a key called certain, and without what we asked for.

    inbound.text   as it came; nothing of it is kept or sent but what we asked for
    """
    doubtful = [one for one in cleaned.findings if _is_doubtful(one)][:_VALUES_MAX]
    if not doubtful:
        return cleaned
    values = [inbound.text[one.start : one.end] for one in doubtful]
    proven = await _proven(desk, inbound.contact_id, values, cleaned.text)
    keys = {one for one, value in zip(doubtful, values, strict=True) if value in proven}
    if keys:
        findings = (
            one._replace(certainty="certain") if one in keys else one for one in cleaned.findings
        )
        return cleaned._replace(findings=tuple(findings))
    if len(doubtful) == len(cleaned.findings) == 1 and await _asked_for_id(desk, inbound):
        return cleaned._replace(findings=(), text=inbound.text)
    return cleaned


async def _asked_for_id(desk: Desk, inbound: Inbound) -> bool:
    if not desk.chains.all:
        # Nobody could be asked whether it is a key.
        return False
    said = await desk.engine.database.read(_said_last, inbound.contact_id)
    return asks_for_public(said[-_ASKED_CHARS:])


async def is_one_a_key(desk: Desk, contact_id: int, values: list[str], beside: str) -> bool:
    """Whether what a form calls a transaction id is a key.

    beside   what the form says
    """
    return bool(await _proven(desk, contact_id, values[:_VALUES_MAX], beside))


def _is_doubtful(finding: Finding) -> bool:
    return finding.kind == BARE_HEX and finding.certainty == "likely"


async def _proven(desk: Desk, contact_id: int, values: list[str], beside: str) -> set[str]:
    derived = await asyncio.to_thread(_derived, values)
    if not derived:
        return set()
    said = await desk.engine.database.read(_said, contact_id)
    text = f"{beside}\n{said}"
    proven = {value for value, opened in derived.items() if opened.named_in(text)}
    rest = {value: opened.all for value, opened in derived.items() if value not in proven}
    in_use = await used(desk.chains, [address for some in rest.values() for address in some])
    return proven | {value for value, some in rest.items() if in_use.intersection(some)}


def _derived(values: list[str]) -> dict[str, Addresses]:
    found = {}
    for value in values:
        key = key_in(value)
        opened = addresses(key) if key else None
        if opened:
            found[value] = opened
    return found


def _said_last(tx: Tx, contact_id: int) -> str:
    """What this contact read from us last, if nothing was written since.

    Nothing where a secret was ever removed from a case of theirs: such a customer sends it again.
    """
    cases = store.of_contact(tx, contact_id, limit=_CASES_MAX)
    if any(one.secret for one in cases):
        return ""
    for conversation in cases[:1]:
        messages = store.messages_before(tx, conversation.id, 2**31 - 1, _LAST_MESSAGES)
        shown = [one for one in messages if one.kind == "text" and one.number is not None]
        if shown and shown[-1].speaker != "customer":
            return shown[-1].text
    return ""


def _said(tx: Tx, contact_id: int) -> str:
    """What the contact's last cases say, their forms included."""
    said = []
    for conversation in store.of_contact(tx, contact_id, limit=_CASES_MAX):
        said.append(conversation.intake or "")
        messages = store.messages_before(tx, conversation.id, 2**31 - 1, _MESSAGES_MAX)
        said += [message.text for message in messages]
    return "\n".join(said)
