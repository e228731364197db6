"""What belongs to an address of Solana: its own account and its accounts for tokens."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Finding, Note, State, decimal_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.solana.facts import ACCOUNT, Account, account
from walletdesk.chains.solana.words import TOKEN_PROGRAMS, address, symbol, whole

TOKEN_ACCOUNTS_MAX = 20
_SHOWN_MAX = 5
_ADDRESSES_IN_ONE_CALL = 100


@dataclass(frozen=True, kw_only=True)
class TokenAccount:
    """An account for one token.

    program           Token or Token-2022
    delegate          who may send up to `delegated` of it
    close_authority   who else may close it
    """

    address: str
    owner: str
    program: str
    mint: str
    amount: int
    decimals: int
    frozen: bool
    delegate: str | None
    delegated: int
    close_authority: str | None

    @property
    def shown(self) -> str:
        """What it holds, with the token's symbol."""
        return f"{decimal_text(self.amount, self.decimals)} {symbol(self.mint)}"


def calls(owner: str) -> list[Call]:
    """The calls whose answers `token_accounts` and `account` read: own account first."""
    return [
        Call("getAccountInfo", (owner, ACCOUNT)),
        *(Call("getTokenAccountsByOwner", (owner, {"programId": program}, ACCOUNT))
          for program in TOKEN_PROGRAMS),
    ]  # fmt: skip


def own_account(answer: Any) -> Account | None:
    """What `getAccountInfo` answered."""
    return account(answer["value"])


def token_accounts(answers: list[Any]) -> tuple[TokenAccount, ...]:
    """What `getTokenAccountsByOwner` answered, those that hold something first.

    Raises    ValueError, KeyError, TypeError  for what no node answers
    """
    found = [
        one
        for answer in answers
        if not isinstance(answer, RpcError)
        for raw in answer["value"]
        if (one := token_account(address(raw["pubkey"]), account(raw["account"])))
    ]
    return tuple(sorted(found, key=lambda one: one.amount == 0))


def token_account(name: str, there: Account | None) -> TokenAccount | None:
    """An account for tokens, where this is one."""
    if there is None or there.kind != "account":
        return None
    parts = there.parts
    held, lent = parts["tokenAmount"], parts.get("delegatedAmount")
    decimals = whole(held["decimals"])
    if decimals > 255:
        raise ValueError("decimals are one byte")
    return TokenAccount(
        address=name,
        owner=address(parts["owner"]),
        program=there.program,
        mint=address(parts["mint"]),
        amount=whole(held["amount"]),
        decimals=decimals,
        frozen=parts.get("state") == "frozen",
        delegate=address(parts["delegate"]) if parts.get("delegate") else None,
        delegated=whole(lent["amount"]) if isinstance(lent, Mapping) else 0,
        close_authority=address(parts["closeAuthority"]) if parts.get("closeAuthority") else None,
    )


async def survey(chain: Chain, nodes: Nodes, owner: str) -> Finding:
    """What an address holds.

    Raises    NodesFailed
    """
    first, *rest = await nodes.rpc(calls(owner))
    there, tokens = own_account(first), token_accounts(rest)
    coins = there.coins if there else 0
    held = [one.shown for one in tokens if one.amount][:_SHOWN_MAX]
    itself = token_account(owner, there)
    return Finding(
        verdict="is_address" if there or tokens else "unused_address",
        state=State.UNKNOWN,
        values={"balance": ", ".join((chain.amount(coins), *held))},
        notes=() if itself is None else (_itself(itself),),
        evidence=(
            Evidence(f"getAccountInfo {owner}", f"{coins} lamports" if there else "null"),
            Evidence("getTokenAccountsByOwner", f"{len(tokens)} accounts"),
        ),
    )


def _itself(one: TokenAccount) -> Note:
    values = {"token": symbol(one.mint), "owner": one.owner, "amount": one.shown}
    return Note("is_token_account", values)


async def used(nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that hold something or ever stood in a transaction.

    Raises    NodesFailed
    """
    some = list(addresses[:_ADDRESSES_IN_ONE_CALL])
    there, *pasts = await nodes.rpc(
        [
            Call("getMultipleAccounts", (some, ACCOUNT)),
            *(Call("getSignaturesForAddress", (one, {"limit": 1})) for one in some),
        ]
    )
    held = [None] * len(some) if isinstance(there, RpcError) else there["value"]
    known = zip(some, held, pasts, strict=True)
    return frozenset(
        one for one, holds, past in known if holds or (past and isinstance(past, list))
    )
