"""What endangers an address: look-alikes, open approvals, others who may act, tokens that trap."""

from asyncio import gather
from collections.abc import Iterator, Sequence

from walletdesk.chains.base import Chain, Evidence, Movement, Risk, chain_text
from walletdesk.chains.evm.approvals import Grant, Grants, open_grants
from walletdesk.chains.evm.delegation import delegate, is_contract
from walletdesk.chains.evm.holdings import Holding, holdings, trapped
from walletdesk.chains.evm.older_moves import older_moves
from walletdesk.chains.evm.tokens import Tokens
from walletdesk.chains.evm.wallet_changes import WalletChange, wallet_changes
from walletdesk.chains.evm.words import checksummed, height
from walletdesk.chains.evm.work import Work
from walletdesk.chains.listed import NOTHING_LISTED, Listed
from walletdesk.chains.lookalikes import LookAlike, lookalikes
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

# For each of the parts, which run side by side.
_CALLS_MAX = 16
_LOOKALIKES_MAX = 12
LEAD = len("0x")


async def risks(
    chain: Chain, nodes: Nodes, tokens: Tokens, address: str, past: Sequence[Movement]
) -> tuple[Risk, ...]:
    """What endangers this address, dangers first.

    Raises    NodesFailed
    """
    address = checksummed(address)
    newest, code = await nodes.rpc(
        [Call("eth_blockNumber"), Call("eth_getCode", (address, "latest"))]
    )
    head, lists = height(newest), lists_of(chain)
    grants, changed, older = await gather(
        open_grants(Work(nodes, _CALLS_MAX), tokens, address, head, past),
        _changes_of(nodes, address, head, code),
        older_moves(Work(nodes, _CALLS_MAX), tokens, chain, address, head, past, LEAD),
    )
    contracts = (*older.contracts, *(one.contract for one in past if one.contract))
    held = await holdings(Work(nodes, _CALLS_MAX), tokens, address, contracts)
    stuck = await trapped(Work(nodes, _CALLS_MAX), address, held)
    found = [
        *_of_lookalikes(address, (*past, *older.movements)),
        *_of_delegation(code, lists),
        *_of_grants(grants, lists),
        *(_of_change(one) for one in changed),
        *_of_tokens(held, stuck, lists),
        *_of_recipients(address, past, lists),
    ]
    return tuple(sorted(found, key=lambda risk: risk.level != "danger"))


async def _changes_of(
    nodes: Nodes, address: str, head: int, code: object
) -> tuple[WalletChange, ...]:
    """Changes of a shared wallet; an ordinary account has no owners to change."""
    if not is_contract(code):
        return ()
    return await wallet_changes(Work(nodes, _CALLS_MAX), address, head)


def lists_of(chain: Chain) -> Listed:
    """The operator's lists, as `Chains` hands them to each chain."""
    lists = chain.traits.get("listed")
    return lists if isinstance(lists, Listed) else NOTHING_LISTED


def _of_lookalikes(address: str, past: Sequence[Movement]) -> Iterator[Risk]:
    for one in lookalikes(address, past, str.lower, LEAD)[:_LOOKALIKES_MAX]:
        yield _paid_lookalike(one, one.paid) if one.paid else _lookalike(one)


def _paid_lookalike(one: LookAlike, paid: Movement) -> Risk:
    return Risk(
        name="paid_lookalike",
        level="danger",
        values={
            **_both(one),
            "amount": f"{paid.amount} {chain_text(paid.asset)}",
            "transaction": paid.transaction,
        },
        evidence=(Evidence("history", f"paid {one.fake} after {one.real}"),),
    )


def _lookalike(one: LookAlike) -> Risk:
    brought = one.brought_by
    seen = f"{brought.amount} {chain_text(brought.asset)}" if brought else ""
    return Risk(
        name="lookalike_in_history",
        level="caution",
        values={**_both(one), "transaction": brought.transaction if brought else ""},
        evidence=(Evidence("history", f"{one.fake} appears with {seen}"),),
    )


def _both(one: LookAlike) -> dict[str, str]:
    return {"real": one.real, "fake": one.fake, "positions": one.positions}


def _of_delegation(code: object, lists: Listed) -> Iterator[Risk]:
    target = delegate(code)
    if target:
        yield Risk(
            name="delegated_to_thief" if lists.is_bad(target) else "delegated",
            level="danger",
            values={"delegate": target},
            evidence=(Evidence("eth_getCode", f"0xef0100 {target}"),),
        )


def _of_grants(grants: Grants, lists: Listed) -> Iterator[Risk]:
    for one in grants.grants:
        yield _of_grant(one, lists)
    if grants.read_above > -1:
        yield Risk(
            name="approvals_partly_read",
            level="caution",
            values={"block": str(grants.read_above + 1)},
            evidence=(Evidence("eth_getLogs Approval", f"from block {grants.read_above + 1}"),),
        )


def _of_grant(one: Grant, lists: Listed) -> Risk:
    what = {"amount": "approval", "one": "collectible", "all": "operator"}[one.standard]
    if lists.is_bad(one.spender):
        name = f"{what}_to_thief"
    elif one.spender_is_person:
        name = f"{what}_to_person"
    else:
        name = "approval_unlimited" if one.unlimited else f"{what}_open"
    amount = one.token.amount(one.number) if one.standard == "amount" else str(one.number)
    return Risk(
        name=name,
        level="caution" if name.endswith(("_open", "_unlimited")) else "danger",
        values={
            "spender": one.spender,
            "token": one.token.name,
            "contract": one.token.contract,
            "amount": "∞" if one.unlimited else amount,
        },
        evidence=(Evidence(_CHECKED[one.standard], f"{one.token.contract} {one.spender}"),),
    )


_CHECKED = {
    "amount": "eth_call allowance",
    "one": "eth_call getApproved, ownerOf",
    "all": "eth_call isApprovedForAll",
}


def _of_change(one: WalletChange) -> Risk:
    return Risk(
        name=one.name,
        level="caution",
        values={"value": one.value, "transaction": one.transaction},
        evidence=(Evidence("eth_getLogs", f"{one.name} in block {one.block}"),),
    )


def _of_tokens(held: Sequence[Holding], stuck: Sequence[Holding], lists: Listed) -> Iterator[Risk]:
    for one in held:
        values = {"token": one.token.name, "contract": one.token.contract, "amount": one.amount}
        if lists.is_bad(one.token.contract):
            listed = Evidence("the operator's list", one.token.contract)
            yield Risk(name="token_fake", level="danger", values=values, evidence=(listed,))
        elif one in stuck:
            tried = Evidence("eth_call transfer", f"{one.token.contract} refuses")
            yield Risk(name="token_trapped", level="caution", values=values, evidence=(tried,))


def _of_recipients(address: str, past: Sequence[Movement], lists: Listed) -> Iterator[Risk]:
    paid = {
        one.receiver: one
        for one in reversed(past)
        if one.sender == address and one.fee is not None and one.amount != "0"
    }
    for receiver, one in paid.items():
        if lists.is_bad(receiver):
            yield _of_recipient("paid_thief", "danger", one)
        elif lists.needs_memo(receiver):
            yield _of_recipient("paid_memo_address", "caution", one)
        elif one.contract and receiver == one.contract:
            yield _of_recipient("paid_token_contract", "caution", one)


def _of_recipient(name: str, level: str, one: Movement) -> Risk:
    return Risk(
        name=name,
        level="danger" if level == "danger" else "caution",
        values={
            "recipient": one.receiver,
            "amount": f"{one.amount} {chain_text(one.asset)}",
            "transaction": one.transaction,
        },
        evidence=(Evidence("history", f"{one.transaction} to {one.receiver}"),),
    )
