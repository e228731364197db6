"""What a message set off on TON: the transactions that followed it, each caused by the one before.

Source: the answers of the TON Center v3 API (`/traces`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import chain_text
from walletdesk.chains.ton.body import (
    ABOUT_TOKENS,
    COMMENT,
    ENCRYPTED_COMMENT,
    Tokens,
    comment,
    root_cell,
    tokens,
)
from walletdesk.chains.ton.words import address, code, hash_word, whole

_STEPS_MAX = 1_000
_OUT_MAX = 300


@dataclass(frozen=True, kw_only=True)
class Message:
    """What one account sent another.

    source, destination   raw; None where it comes from or goes to the outside
    opcode                what it asks for; None for an empty body
    tokens                what it asks for or brings, where it is about tokens
    says                  whether it carries a comment, also one that only its receiver can read
    """

    hash: str
    source: str | None
    destination: str | None
    value: int
    bounce: bool
    bounced: bool
    opcode: int | None
    tokens: Tokens | None
    says: bool


@dataclass(frozen=True, kw_only=True)
class Step:
    """One account's transaction.

    mc_seqno          masterchain block that includes it; 0 while none does
    frozen            whether the account was frozen when it happened
    skipped           why nothing was computed: `no_state`, `no_gas`; None where it was
    exit_code         of what was computed
    action_code       of what should have been done then
    skipped_actions   messages that could not be sent and were left out
    bounce            `ok`: what was left went back; `nofunds`, `negfunds`: too little for that
    """

    hash: str
    account: str
    lt: int
    now: int
    mc_seqno: int
    fees: int
    aborted: bool
    frozen: bool
    skipped: str | None
    exit_code: int | None
    action_code: int | None
    skipped_actions: int
    bounce: str | None
    incoming: Message | None
    outgoing: tuple[Message, ...]

    @property
    def succeeded(self) -> bool:
        """Whether it did what it was asked."""
        return not self.aborted and self.action_code in (None, 0)


@dataclass(frozen=True, kw_only=True)
class Trace:
    """All that followed a message.

    steps     by the hash of the message that caused each
    pending   whether the node says that more will follow
    begun     the message that began it all, where that has a name besides its hash
    """

    steps: Mapping[str, Step]
    pending: bool
    begun: str | None = None

    def named(self, wanted: str) -> Step | None:
        """The transaction of this hash, or the one that the message of this hash caused."""
        by_hash = (one for one in self.steps.values() if one.hash == wanted)
        found = next(by_hash, None) or self.steps.get(wanted)
        if found is None and wanted == self.begun:
            return min(self.steps.values(), key=lambda one: one.lt, default=None)
        return found

    def after(self, first: Step) -> Iterator[tuple[Message, Step | None]]:
        """Every message that followed a transaction, with what it caused; nearest first.

        A message without a transaction has not been delivered yet.
        """
        waiting = [first]
        for _ in range(_STEPS_MAX):
            if not waiting:
                return
            for message in waiting.pop(0).outgoing:
                if message.destination is None:
                    continue
                caused = self.steps.get(message.hash)
                if caused:
                    waiting.append(caused)
                yield message, caused


def trace(raw: Mapping[str, Any]) -> Trace:
    """What a node answered, checked.

    Raises    ValueError, KeyError, TypeError  for what no node answers
    """
    found = [step(one) for one in list(raw["transactions"].values())[:_STEPS_MAX]]
    said = raw.get("trace_info")
    state = said.get("trace_state") if isinstance(said, Mapping) else None
    by_message = {one.incoming.hash: one for one in found if one.incoming}
    alone = {one.hash: one for one in found if not one.incoming}
    begun = raw.get("external_hash")
    return Trace(
        steps={**alone, **by_message},
        pending=state == "pending",
        begun=hash_word(begun) if begun else None,
    )


def step(raw: Mapping[str, Any]) -> Step:
    """One transaction as a node answers it."""
    about = raw["description"]
    compute, action = about.get("compute_ph") or {}, about.get("action") or {}
    bounce = about.get("bounce") or {}
    incoming = raw.get("in_msg")
    return Step(
        hash=hash_word(raw["hash"]),
        account=address(raw["account"]),
        lt=whole(raw["lt"]),
        now=whole(raw["now"]),
        # What a node only foresees is in no block yet.
        mc_seqno=0 if raw.get("emulated") is True else whole(raw.get("mc_block_seqno") or 0),
        fees=whole(raw.get("total_fees") or 0),
        aborted=about.get("aborted") is True,
        frozen=raw.get("orig_status") == "frozen",
        skipped=str(compute.get("reason"))[:20] if compute.get("skipped") is True else None,
        exit_code=code(compute.get("exit_code")),
        action_code=code(action.get("result_code")),
        skipped_actions=whole(action.get("skipped_actions") or 0),
        bounce=str(bounce["type"])[:20] if bounce.get("type") else None,
        incoming=_message(incoming) if incoming else None,
        outgoing=tuple(_message(one) for one in raw["out_msgs"][:_OUT_MAX]),
    )


def _message(raw: Mapping[str, Any]) -> Message:
    content = raw.get("message_content") or {}
    body = root_cell(content.get("body"))
    opcode = _opcode(content, raw.get("opcode"), body)
    return Message(
        hash=hash_word(raw["hash"]),
        source=_end(raw.get("source")),
        destination=_end(raw.get("destination")),
        value=whole(raw.get("value") or 0),
        bounce=raw.get("bounce") is True,
        bounced=raw.get("bounced") is True,
        opcode=opcode,
        tokens=tokens(body) if opcode in ABOUT_TOKENS else None,
        says=opcode == ENCRYPTED_COMMENT or _comment(content, body) is not None,
    )


def _comment(content: Mapping[str, Any], body: bytes) -> str | None:
    decoded = content.get("decoded")
    read = decoded.get("comment") if isinstance(decoded, Mapping) else None
    return comment(body) or (chain_text(read) if isinstance(read, str) and read else None)


def _opcode(content: Mapping[str, Any], said: Any, body: bytes) -> int | None:
    """What a message asks for, by its own body; what the node says of it only without that."""
    if isinstance(content.get("body"), str):
        return int.from_bytes(body[:4], "big") if len(body) >= 4 else None
    if isinstance(said, str) and said.startswith("0x") and len(said) <= 10:
        return int(said, 16)
    if isinstance(said, int) and not isinstance(said, bool):
        return said % 2**32
    return None


def _end(raw: Any) -> str | None:
    # A message to the outside names nobody, or an address outside, which is no account.
    return address(raw) if raw else None


def is_plain(message: Message) -> bool:
    """Whether a message only brings coins, with or without a comment."""
    return message.opcode in (None, COMMENT, ENCRYPTED_COMMENT)
