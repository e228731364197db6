"""What the rules of TON look at, fetched in two turns from a TON Center v3 API."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from walletdesk.chains.base import Chain, Evidence, Question, chain_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.ton.trace import Step, Trace, step, trace
from walletdesk.chains.ton.words import JETTONS, address, friendly, hash_word, raw_address, whole

_API = "/api/v3"
_LOOKED_AT_MAX = 20
_LATELY = 10
# Characters that are drawn like those of well-known symbols.
_LIKE = str.maketrans({"₮": "T", "0": "O", "$": "S"})
_DECIMALS_UNSAID = 9  # TEP-64


@dataclass(frozen=True, kw_only=True)
class Jetton:
    """Which token an account holds for whom.

    master   the token itself, as people write its address
    symbol   the token's where we know it; else its master: anybody can write any symbol
    claims   the symbol that the token gives itself
    """

    master: str
    owner: str
    symbol: str
    decimals: int
    claims: str = ""
    amount: int = 0

    @property
    def listed(self) -> bool:
        """Whether wallets know this token."""
        return self.master in JETTONS

    @property
    def imitates(self) -> str | None:
        """The known token whose symbol this other one bears."""
        if self.listed or not self.claims:
            return None
        bears = (m for m, known in JETTONS.items() if _folded(known.symbol) == _folded(self.claims))
        return next(bears, None)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question.

    asked      the transaction that the question names
    waiting    whether the network has the message but has not taken it up
    head       newest masterchain block
    witness    what a second endpoint says of the transaction; `none` where there is none
    jettons    by the account that holds the tokens
    others     what else the sender sent lately, where the transaction itself is unknown
    """

    trace: Trace | None
    asked: Step | None
    head: int
    waiting: bool = False
    witness: Literal["agrees", "differs", "none"] = "none"
    jettons: Mapping[str, Jetton] = field(default_factory=dict)
    others: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def _folded(symbol: str) -> str:
    return "".join(c for c in symbol.upper().translate(_LIKE) if c.isalnum())


def path(method: str, *pairs: tuple[str, Any]) -> str:
    """A call of the API with its parameters."""
    return f"{_API}/{method}?{urlencode(pairs)}" if pairs else f"{_API}/{method}"


async def fetched(chain: Chain, nodes: Nodes, question: Question) -> Facts:
    """Ask the nodes what the rules need.

    Raises    NodesFailed
    """
    wanted = hash_word(question.transaction)
    by_hash, by_message, pending, info = await asyncio.gather(
        nodes.get(path("traces", ("tx_hash", wanted))),
        nodes.get(path("traces", ("msg_hash", wanted))),
        nodes.get(path("pendingTraces", ("ext_msg_hash", wanted))),
        nodes.get(path("masterchainInfo")),
    )
    found = _traces(by_hash) or _traces(by_message)
    known = trace(found[0]) if found else None
    asked = known.named(wanted) if known else None
    if known and asked is None:
        raise ValueError("another transaction than was asked for")
    jettons, witness, others = await asyncio.gather(
        _jettons_of(nodes, known),
        _witness(nodes, asked),
        _others(nodes, question.sender if known is None else None),
    )
    waiting = not found and bool(_optional(pending))
    return Facts(
        trace=known,
        asked=asked,
        head=whole(info["last"]["seqno"]),
        waiting=waiting,
        witness=witness,
        jettons=jettons,
        others=others,
        evidence=_evidence(known, asked, waiting, info),
    )


def _traces(answer: Any) -> list[Any]:
    """The traces in an answer.

    Raises    ValueError  for an answer that has none, and not for want of the transaction
    """
    if answer is None:
        return []
    found = answer.get("traces")
    if not isinstance(found, list):
        raise ValueError("no list of traces")
    return found


def _optional(answer: Any) -> list[Any]:
    # Not every node has what is pending; one that has not says so with an error.
    found = answer.get("traces") if isinstance(answer, dict) else None
    return found if isinstance(found, list) else []


async def _witness(nodes: Nodes, asked: Step | None) -> Literal["agrees", "differs", "none"]:
    if asked is None:
        return "none"
    answer = await nodes.get_elsewhere(path("transactions", ("hash", asked.hash)))
    listed = answer.get("transactions") if isinstance(answer, dict) else None
    if not isinstance(listed, list):
        return "none"
    try:
        theirs = [step(one) for one in listed]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "none"
    same = any(one.lt == asked.lt and one.aborted == asked.aborted for one in theirs)
    return "agrees" if same else "differs"


async def _others(nodes: Nodes, sender: str | None) -> tuple[Step, ...]:
    raw = raw_address(sender) if sender else None
    if raw is None:
        return ()
    lately = (("account", raw), ("limit", _LATELY), ("sort", "desc"))
    answer = await nodes.get(path("transactions", *lately))
    listed = answer.get("transactions") if isinstance(answer, dict) else None
    return tuple(map(step, listed[:_LATELY])) if isinstance(listed, list) else ()


async def _jettons_of(nodes: Nodes, known: Trace | None) -> dict[str, Jetton]:
    if known is None:
        return {}
    messages = [
        message
        for one in known.steps.values()
        for message in (one.incoming, *one.outgoing)
        if message and message.tokens and message.destination
    ]
    wallets = [message.destination for message in messages if message.destination]
    return await jettons(nodes, ("address", wallets)) if wallets else {}


async def jettons(nodes: Nodes, asked: tuple[str, Iterable[str]]) -> dict[str, Jetton]:
    """The accounts for tokens of these addresses, or at them.

    asked    `owner_address` or `address`, and the addresses
    Raises   NodesFailed
    """
    name, addresses = asked
    some = list(dict.fromkeys(addresses))[:_LOOKED_AT_MAX]
    answer = await nodes.get(path("jetton/wallets", *((name, one) for one in some), ("limit", 100)))
    listed = answer.get("jetton_wallets") if isinstance(answer, dict) else None
    if not isinstance(listed, list):
        return {}
    metadata = answer.get("metadata")
    return {address(one["address"]): _jetton(one, metadata) for one in listed[:100]}


def _jetton(raw: Mapping[str, Any], metadata: Any) -> Jetton:
    raw_master = address(raw["jetton"])
    master = friendly(raw_master)
    known = JETTONS.get(master)
    claims, decimals = token_words(metadata, str(raw["jetton"]))
    return Jetton(
        master=master,
        owner=address(raw["owner"]),
        symbol=known.symbol if known else master,
        decimals=known.decimals if known else decimals,
        claims=claims,
        amount=whole(raw["balance"]),
    )


def token_words(metadata: Any, master: str) -> tuple[str, int]:
    """The symbol and the digits after the point that a token gives itself."""
    about = metadata.get(master) if isinstance(metadata, Mapping) else None
    listed = about.get("token_info") if isinstance(about, Mapping) else None
    one = listed[0] if isinstance(listed, list) and listed else {}
    more = one.get("extra") if isinstance(one, Mapping) else None
    said = str(more.get("decimals", "")) if isinstance(more, Mapping) else ""
    decimals = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else -1
    symbol = one.get("symbol") if isinstance(one, Mapping) else None
    return chain_text(symbol or ""), decimals if 0 <= decimals <= 255 else _DECIMALS_UNSAID


def _evidence(
    known: Trace | None, asked: Step | None, waiting: bool, info: Mapping[str, Any]
) -> tuple[Evidence, ...]:
    head = Evidence("masterchainInfo", f"seqno {info['last']['seqno']}")
    if known is None or asked is None:
        seen = "pending" if waiting else "none"
        return (Evidence("traces tx_hash, msg_hash", "none"), Evidence("pendingTraces", seen), head)
    state = "pending" if known.pending else "complete"
    return (Evidence("traces tx_hash, msg_hash", f"{len(known.steps)} in all, {state}"), head)
