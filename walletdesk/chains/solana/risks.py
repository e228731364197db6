"""What endangers an address of Solana: rights of others over it, tokens that are traps."""

from collections.abc import Iterable, Iterator
from operator import eq
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Movement, Risk, decimal_text
from walletdesk.chains.look_alikes import look_alikes
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.solana.accounts import TokenAccount, calls, own_account, token_accounts
from walletdesk.chains.solana.facts import ACCOUNT, PARSED, Account, account
from walletdesk.chains.solana.notes import right_given, right_of
from walletdesk.chains.solana.transaction import Transaction, transaction
from walletdesk.chains.solana.words import SYSTEM, TOKEN_2022, TOKENS, program_name, symbol

VERDICTS: dict[str, str] = {
    "token_delegate": "A token account of the address has a delegate.",
    "token_close_authority": "A token account of the address has another close authority.",
    "wallet_not_own": "The address's account belongs to another program than System.",
    "token_account_frozen": "A token account of the address is frozen.",
    "token_locked": "A token that it holds is non-transferable (Token-2022).",
    "token_reachable_by_issuer": "A token that it holds has a permanent delegate (Token-2022).",
}
_RECENT = 20
_MINTS_MAX = 50
_EXTENSIONS = {
    "nonTransferable": "token_locked",
    "permanentDelegate": "token_reachable_by_issuer",
}


async def risks(
    chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
) -> tuple[Risk, ...]:
    """Everything that is found, the worst first.

    Raises    NodesFailed
    """
    asked = [*calls(address), Call("getSignaturesForAddress", (address, {"limit": _RECENT}))]
    first, *tokens, recent = await nodes.rpc(asked)
    held = token_accounts(tokens)
    mints = [one.mint for one in held if one.program == TOKEN_2022][:_MINTS_MAX]
    signatures = [] if isinstance(recent, RpcError) else [str(one["signature"]) for one in recent]
    there, *bodies = await nodes.rpc(
        [
            Call("getMultipleAccounts", (list(dict.fromkeys(mints)), ACCOUNT)),
            *(Call("getTransaction", (one, PARSED)) for one in signatures[:_RECENT]),
        ]
    )
    read = [transaction(body) for body in bodies if isinstance(body, dict)]
    found = [
        *_of_wallet(own_account(first)),
        *given_away(address, read),
        *of_token_accounts(held),
        *_of_mints(list(dict.fromkeys(mints)), there),
        *look_alikes(address, past, same=eq, worthless=lambda mint: mint not in TOKENS),
    ]
    return tuple(sorted(found, key=lambda one: one.level != "danger"))


def _of_wallet(there: Account | None) -> Iterator[Risk]:
    if there and there.program != SYSTEM and not there.kind and not there.executable:
        yield Risk(
            name="wallet_not_own",
            level="danger",
            values={"program": program_name(there.program)},
            evidence=(Evidence("getAccountInfo", f"owner {there.program}"),),
        )


def given_away(address: str, past: Iterable[Transaction]) -> Iterator[Risk]:
    """Rights that the address gave to others in these transactions."""
    for one in past:
        for step in () if one.refusal else one.steps:
            given = right_given(step) if right_of(step) == address else None
            if given and given.values["to"] not in ("", address, SYSTEM):
                yield Risk(
                    name=given.name,
                    level="danger",
                    values=given.values,
                    evidence=(Evidence(f"getTransaction {one.signature}", step.kind),),
                )


def of_token_accounts(held: Iterable[TokenAccount]) -> Iterator[Risk]:
    """Rights of others over accounts for tokens."""
    for one in held:
        values = {"token": symbol(one.mint)}
        seen = (Evidence("getTokenAccountsByOwner", one.address),)
        if one.delegate and one.delegated:
            amount = decimal_text(one.delegated, one.decimals)
            lent = {**values, "delegate": one.delegate, "amount": amount}
            yield Risk(name="token_delegate", level="danger", values=lent, evidence=seen)
        if one.close_authority and one.close_authority != one.owner:
            other = {**values, "to": one.close_authority}
            yield Risk(name="token_close_authority", level="caution", values=other, evidence=seen)
        if one.frozen:
            yield Risk(name="token_account_frozen", level="caution", values=values, evidence=seen)


def _of_mints(mints: list[str], answer: Any) -> Iterator[Risk]:
    if isinstance(answer, RpcError) or not mints:
        return
    for mint, there in zip(mints, map(account, answer["value"]), strict=True):
        extensions = there.parts.get("extensions") if there else None
        for one in extensions if isinstance(extensions, list) and mint not in TOKENS else ():
            name = _EXTENSIONS.get(one.get("extension"))
            if name:
                yield Risk(
                    name=name,
                    level="caution",
                    values={"token": symbol(mint)},
                    evidence=(Evidence(f"getMultipleAccounts {mint}", one["extension"]),),
                )
