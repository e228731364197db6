"""Solana's virtual machine (LiteSVM) behind the JSON-RPC that its nodes speak, on loopback.

Real transactions run in the machine; what it says of them is put into the documented answers.
What needs a cluster is added by hand: slots pass, and a transaction is finalized 32 slots later.
"""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import base58
from aiohttp import web
from solders.account import Account
from solders.hash import Hash
from solders.instruction import Instruction
from solders.keypair import Keypair
from solders.litesvm import LiteSVM
from solders.message import Message
from solders.pubkey import Pubkey
from solders.transaction import Transaction
from solders.transaction_metadata import FailedTransactionMetadata

from tests.services.solana_parsed import parsed_account, parsed_step, token_account

_FINAL_AFTER = 32
_FIRST_SLOT = 1_000
# Errors with which a validator takes the fee and keeps the transaction in its block.
_IN_A_BLOCK = ("InstructionError", "InsufficientFundsForRent")


@dataclass
class Sent:
    """A transaction that got into a block, and its place there."""

    slot: int
    body: dict[str, Any]
    touched: frozenset[str]


@dataclass
class Cluster:
    """The machine and what it keeps.

    first_slot   what it calls the oldest slot that it still has
    hidden       signatures that this node does not know
    forged       answers to give instead, by method
    """

    svm: LiteSVM = field(default_factory=LiteSVM)
    slot: int = _FIRST_SLOT
    first_slot: int = 0
    sent: dict[str, Sent] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    forged: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def person(self, lamports: int = 10_000_000_000) -> Keypair:
        """A wallet that holds this much."""
        key = Keypair()
        if lamports:
            self.svm.airdrop(key.pubkey(), lamports)
        return key

    def advance(self, slots: int) -> None:
        """Let slots pass."""
        self.slot += slots

    @property
    def height(self) -> int:
        """Blocks up to the newest finalized one; some slots had no block."""
        return self.slot - _FINAL_AFTER - 100

    def send(
        self, *steps: Instruction, by: Sequence[Keypair], blockhash: Hash | None = None
    ) -> tuple[str, Any]:
        """Run a transaction; the first signer pays. Gives its signature and its error."""
        hashed = blockhash or self.svm.latest_blockhash()
        message = Message.new_with_blockhash(list(steps), by[0].pubkey(), hashed)
        signed = Transaction(list(by), message, hashed)
        names = [str(key) for key in message.account_keys]
        before = [self.svm.get_account(key) for key in message.account_keys]
        result = self.svm.send_transaction(signed)
        after = [self.svm.get_account(key) for key in message.account_keys]
        failed = isinstance(result, FailedTransactionMetadata)
        err = json.loads(result.to_json())["err"] if failed else None
        meta = result.meta() if isinstance(result, FailedTransactionMetadata) else result
        signature = str(signed.signatures[0])
        self.slot += 1
        self.svm.expire_blockhash()
        if failed and not (isinstance(err, dict) and next(iter(err)) in _IN_A_BLOCK):
            return signature, err
        body = _body(self.slot, signed, names, (before, after), meta, err)
        self.sent[signature] = Sent(self.slot, body, frozenset(names))
        return signature, err

    def answer(self, method: str, params: list[Any]) -> Any:
        """What a node answers to a call."""
        self.asked.append(method)
        if method in self.forged:
            return self.forged[method]
        return _METHODS[method](self, *params)

    def value(self, value: Any) -> dict[str, Any]:
        """An answer with its context."""
        return {"context": {"slot": self.slot}, "value": value}

    def known(self, signature: str) -> Sent | None:
        """A transaction that this node knows."""
        return None if signature in self.hidden else self.sent.get(signature)

    def there(self, address: str) -> dict[str, Any] | None:
        """What `getAccountInfo` says of an address."""
        return parsed_account(self.svm.get_account(Pubkey.from_string(address)))


def _body(
    slot: int, signed: Transaction, names: list[str], states: tuple[list[Any], list[Any]],
    meta: Any, err: Any,
) -> dict[str, Any]:  # fmt: skip
    message, (before, after) = signed.message, states
    needed = message.header.num_required_signatures
    inner = [
        {"index": number, "instructions": [_step(names, one.instruction()) for one in own]}
        for number, own in enumerate(meta.inner_instructions())
        if own
    ]
    return {
        "slot": slot, "blockTime": 1_790_000_000 + slot, "version": "legacy",
        "meta": {
            "err": err, "fee": 5_000 * needed, "logMessages": meta.logs(),
            "innerInstructions": inner,
            "preBalances": [one.lamports if one else 0 for one in before],
            "postBalances": [one.lamports if one else 0 for one in after],
            "preTokenBalances": _tokens(before), "postTokenBalances": _tokens(after),
        },
        "transaction": {
            "signatures": [str(one) for one in signed.signatures],
            "message": {
                "accountKeys": [
                    {"pubkey": name, "signer": number < needed, "writable": True,
                     "source": "transaction"}
                    for number, name in enumerate(names)
                ],
                "recentBlockhash": str(message.recent_blockhash),
                "instructions": [_step(names, one) for one in message.instructions],
            },
        },
    }  # fmt: skip


def _step(names: list[str], one: Any) -> dict[str, Any]:
    program = names[one.program_id_index]
    accounts = [names[index] for index in one.accounts]
    parsed = parsed_step(program, accounts, bytes(one.data))
    if parsed is None:
        encoded = base58.b58encode(bytes(one.data)).decode()
        return {"programId": program, "accounts": accounts, "data": encoded, "stackHeight": None}
    return {"programId": program, "program": "known", "parsed": parsed, "stackHeight": None}


def _tokens(accounts: Sequence[Account | None]) -> list[dict[str, Any]]:
    found = ((number, token_account(one)) for number, one in enumerate(accounts))
    return [
        {
            "accountIndex": number, "mint": held.mint, "owner": held.owner,
            "programId": held.program,
            "uiTokenAmount": {"amount": str(held.amount), "decimals": 6},
        }
        for number, held in found
        if held
    ]  # fmt: skip


def _statuses(cluster: Cluster, signatures: list[str], _: Any) -> Any:
    return cluster.value([_status(cluster, cluster.known(one)) for one in signatures])


def _status(cluster: Cluster, sent: Sent | None) -> dict[str, Any] | None:
    if sent is None:
        return None
    passed = cluster.slot - sent.slot
    level = "finalized" if passed >= _FINAL_AFTER else "confirmed" if passed >= 2 else "processed"
    err = sent.body["meta"]["err"]
    return {
        "slot": sent.slot, "confirmations": None if level == "finalized" else passed,
        "err": err, "status": {"Ok": None} if err is None else {"Err": err},
        "confirmationStatus": level,
    }  # fmt: skip


def _transaction(cluster: Cluster, signature: str, _: Any) -> Any:
    sent = cluster.known(signature)
    return sent.body if sent and cluster.slot - sent.slot >= 2 else None


def _signatures(cluster: Cluster, address: str, options: dict[str, Any]) -> Any:
    newest_first = [
        (name, one) for name, one in reversed(cluster.sent.items()) if address in one.touched
    ]
    names = [name for name, _ in newest_first]
    start = names.index(options["before"]) + 1 if options.get("before") else 0
    return [
        {"signature": name, "slot": one.slot, "err": one.body["meta"]["err"], "memo": None}
        for name, one in newest_first[start : start + options["limit"]]
    ]


def _owned(cluster: Cluster, owner: str, wanted: dict[str, str], _: Any) -> Any:
    program = Pubkey.from_string(wanted["programId"])
    held = []
    for key, one in cluster.svm.get_program_accounts(program):
        read = token_account(one)
        if read and read.owner == owner:
            held.append({"pubkey": str(key), "account": parsed_account(one)})
    return cluster.value(held)


def _balance(cluster: Cluster, address: str, _: Any) -> Any:
    return cluster.value(cluster.svm.get_balance(Pubkey.from_string(address)) or 0)


_METHODS: dict[str, Callable[..., Any]] = {
    "getSignatureStatuses": _statuses,
    "getTransaction": _transaction,
    "getSignaturesForAddress": _signatures,
    "getTokenAccountsByOwner": _owned,
    "getBalance": _balance,
    "getSlot": lambda cluster, _: cluster.slot,
    "getBlockHeight": lambda cluster, _: cluster.height,
    "getFirstAvailableBlock": lambda cluster: cluster.first_slot,
    "getGenesisHash": lambda _: str(Hash.default()),
    "isBlockhashValid": lambda cluster, one, _: cluster.value(
        one == str(cluster.svm.latest_blockhash())
    ),
    "getAccountInfo": lambda cluster, address, _: cluster.value(cluster.there(address)),
    "getMultipleAccounts": lambda cluster, addresses, _: cluster.value(
        [cluster.there(one) for one in addresses]
    ),
}


@asynccontextmanager
async def serving(cluster: Cluster) -> AsyncIterator[Cluster]:
    """Serve it on a free loopback port, in the loop of the test: the machine has one thread."""

    async def answered(request: web.Request) -> web.Response:
        asked = await request.json()
        many = asked if isinstance(asked, list) else [asked]
        answers = [
            {"jsonrpc": "2.0", "id": one["id"],
             "result": cluster.answer(one["method"], one["params"])}
            for one in many
        ]  # fmt: skip
        return web.json_response(answers if isinstance(asked, list) else answers[0])

    app = web.Application()
    app.router.add_post("/", answered)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        cluster.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        yield cluster
    finally:
        await runner.cleanup()
