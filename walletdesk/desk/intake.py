"""What a case needs, asked once: wanted, given, missing."""

import re
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from walletdesk.channels.chat import plain
from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.judge_hex import BARE_HEX, is_one_a_key
from walletdesk.desk.model import Conversation, Draft, Extra, Removed
from walletdesk.desk.record import hold, record, standing
from walletdesk.desk.store import incidents
from walletdesk.desk.take_in import FIRST_LINE_JOB
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.people import store as people
from walletdesk.shield import clean, volunteered

VALUE_CHARS_MAX = 2_000

# One mailbox, never a list: a comma would name a second one, past the count of the first.
_PLAIN = r"[^@\s<>\"',;:()\[\]\\]"
_EMAIL = re.compile(rf"{_PLAIN}{{1,64}}@{_PLAIN}{{1,190}}\.(?:(?!\.){_PLAIN}){{2,63}}")


class Wanted(Struct, frozen=True):
    """One thing a case needs; `label` is a catalogue key, shown in the reader's language."""

    name: str
    label: str
    kind: Literal["text", "long", "email"]


class Intake(Struct, frozen=True):
    """What was asked and what came."""

    wanted: tuple[Wanted, ...]
    given: dict[str, str]

    missing: tuple[str, ...] = ()


EMAIL = Wanted("email", "Your e-mail, for the answer", "email")
_TXID = Wanted("transaction_id", "Transaction ID (txid or hash)", "text")
_NETWORK = Wanted("network", "Network and token", "text")
_WHEN = Wanted("when", "When did it happen?", "text")
_APP = Wanted("app_version", "Phone model and app version", "text")
_STEPS = Wanted("steps", "What did you do, and what did you see?", "long")
_ACCOUNT = Wanted("account", "Account e-mail or phone number", "text")

_BY_TOPIC: dict[str, tuple[Wanted, ...]] = {
    "transactions": (_TXID, _NETWORK, _WHEN, EMAIL),
    "assets": (_NETWORK, _WHEN, _STEPS, EMAIL),
    "account": (_ACCOUNT, _WHEN, _APP, EMAIL),
    "security": (_WHEN, _TXID, _STEPS, EMAIL),
}
_ANY = (_WHEN, _APP, _STEPS, EMAIL)
_NAMES = {one.name for wanted in (*_BY_TOPIC.values(), _ANY) for one in wanted}


def wanted_for(topic: str | None) -> tuple[Wanted, ...]:
    """What a case of this topic needs."""
    return _BY_TOPIC.get(topic or "", _ANY)


def unpacked(packed: str | None) -> Intake | None:
    """The intake of a conversation, with what is missing."""
    if packed is None:
        return None
    intake = msgspec.json.decode(packed, type=Intake)
    missing = tuple(one.name for one in intake.wanted if not intake.given.get(one.name))
    return msgspec.structs.replace(intake, missing=missing)


def ask(conversation: Conversation, topic: str | None) -> Draft | None:
    """Ask for what the case needs, unless it was asked before."""
    if conversation.intake is not None:
        return None
    given = {"email": conversation.contact_email} if conversation.contact_email else {}
    intake = Intake(wanted=wanted_for(topic), given=given)
    conversation.intake = msgspec.json.encode(intake).decode()
    return Draft(conversation_id=conversation.id, kind="intake", speaker="desk", text="")


async def give(desk: Desk, case: str, contact_id: int, given: dict[str, str]) -> Conversation:
    """Keep what the customer gave; it passes the shield like every other word.

    Raises   Refused bad_email, too_long; NotFound when the case is not the contact's
    """
    conversation_id = await desk.conversation_id(case)
    trusting, strict = _cleaned(given, trusting=True), _cleaned(given, trusting=False)
    doubtful = _bare_hex(given) if trusting.removed != strict.removed else []
    beside = "\n".join(trusting.values.values())
    if doubtful and await is_one_a_key(desk, contact_id, doubtful, beside):
        trusting = strict = _proven(strict)
    return await desk.engine.database.write(_give, conversation_id, contact_id, trusting, strict)


def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


class _Cleaned(NamedTuple):
    values: dict[str, str]
    removed: list[Removed]


def _cleaned(given: dict[str, str], trusting: bool) -> _Cleaned:
    values: dict[str, str] = {}
    removed: list[Removed] = []
    for name, value in given.items():
        if name not in _NAMES:
            continue
        value = plain(value)
        if len(value) > VALUE_CHARS_MAX:
            raise Refused("too_long", text_chars_max=VALUE_CHARS_MAX)
        if name == "email" and value and not is_email(value):
            raise Refused("bad_email")
        cleaned = clean(value)
        kinds = {one.kind for one in cleaned.findings}
        if trusting and name == _TXID.name and kinds == {BARE_HEX}:
            # The field says that a transaction id is one: a bare 64-digit value may stay.
            cleaned = clean(f"txid {value}")
        values[name] = cleaned.text.removeprefix("txid ").strip()
        removed += [Removed(one.kind, one.certainty) for one in cleaned.findings]
    return _Cleaned(values, removed)


def _bare_hex(given: dict[str, str]) -> list[str]:
    value = plain(given.get(_TXID.name, ""))
    return [value[one.start : one.end] for one in clean(value).findings if one.kind == BARE_HEX]


def _proven(strict: _Cleaned) -> _Cleaned:
    """The same, when the value in the field for transaction ids opens an address that is used."""
    sure = [Removed(one.kind, "certain") for one in strict.removed if one.kind == BARE_HEX]
    return _Cleaned(
        strict.values, [*sure, *(one for one in strict.removed if one.kind != BARE_HEX)]
    )


def _give(
    tx: Tx,
    conversation_id: int,
    contact_id: int,
    trusting: _Cleaned,
    strict: _Cleaned,
) -> Conversation:
    conversation = hold(tx, conversation_id)
    if conversation.contact_id != contact_id:
        raise NotFound
    # Beside a secret, in this form or in the case, a value that may be one has no benefit of
    # the doubt.
    values, removed = strict if conversation.secret or trusting.removed else trusting
    before = standing(conversation)
    intake = unpacked(conversation.intake) or Intake(_ANY, {})
    known = {one.name for one in intake.wanted}
    fresh = {name: value for name, value in values.items() if name in known}
    given = {**intake.given, **fresh}
    conversation.intake = msgspec.json.encode(Intake(intake.wanted, given)).decode()
    if email := fresh.get("email"):
        conversation.contact_email = email.lower()
        people.give_email(tx, contact_id, email.lower())
    drafts = [rules.event(conversation, "intake_given", names=sorted(fresh))]
    if removed:
        drafts.append(_secret_removed(tx, conversation, removed))
    messages = record(tx, conversation, drafts, before)
    if removed:
        # The first line says what to do now, as after a message.
        told = {"conversation": conversation.id, "position": messages[-1].position}
        tx.add_job(FIRST_LINE_JOB, told)
    return conversation


def _secret_removed(tx: Tx, conversation: Conversation, removed: list[Removed]) -> Draft:
    kinds = sorted({one.kind for one in removed})
    if not volunteered.KINDS.issuperset(kinds):
        conversation.secret = 1
    incidents.add(tx, "secret_removed", conversation.id, None, kinds)
    event = rules.event(conversation, "secret_removed", kinds=kinds)
    extra = msgspec.structs.replace(event.extra or Extra(), removed=tuple(removed))
    return msgspec.structs.replace(event, extra=extra)
