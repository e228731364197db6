"""What there is to say of an address: whether it exists, what it holds, who controls it."""

import asyncio

from walletdesk.chains.base import Chain, Evidence, Finding, Note, State, decimal_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import ask
from walletdesk.chains.tron.addresses import address as plain_address
from walletdesk.chains.tron.answers import Account, Resources
from walletdesk.chains.tron.control import control
from walletdesk.chains.tron.known import USDT, USDT_DECIMALS


async def survey(chain: Chain, nodes: Nodes, address: str) -> Finding:
    """Fetch, then judge.

    Raises    NodesFailed, ValueError, KeyError, TypeError
    """
    owner = plain_address(address)
    account, resources, held = await asyncio.gather(
        ask.account(nodes, owner), ask.resources(nodes, owner), ask.held(nodes, USDT, owner)
    )
    return surveyed(chain, account, resources, held or 0)


def surveyed(chain: Chain, account: Account, resources: Resources, held: int) -> Finding:
    """What to say of an account.

    held   of USDT, in its smallest unit
    """
    balance = chain.amount(account.balance)
    return Finding(
        verdict="is_address" if account.exists or held else "unused_address",
        state=State.UNKNOWN,
        values={"address": account.address, "balance": balance},
        notes=_notes(chain, account, resources, held),
        evidence=(
            Evidence(
                "wallet/getaccount",
                f"balance {account.balance}" if account.exists else "does not exist",
            ),
            Evidence(
                "wallet/getaccountresource",
                f"bandwidth {resources.free_bandwidth}+{resources.staked_bandwidth}, "
                f"energy {resources.energy}",
            ),
        ),
    )


def _notes(chain: Chain, account: Account, resources: Resources, held: int) -> tuple[Note, ...]:
    named = {"address": account.address}
    tokens = {"amount": f"{decimal_text(held, USDT_DECIMALS)} USDT"}
    holds = (Note("holds_usdt", tokens),) if held else ()
    if not account.exists:
        return (*holds, Note("address_not_activated", named))
    bandwidth = max(resources.free_bandwidth, resources.staked_bandwidth)
    usable = {"bandwidth": str(bandwidth), "energy": str(resources.energy)}
    notes = [*holds, Note("address_resources", usable)]
    if account.is_contract:
        notes.append(Note("address_of_contract", named))
    if account.staked:
        notes.append(Note("address_stakes", {"amount": chain.amount(account.staked)}))
    notes += [Note(one.name, one.values) for one in control(account)]
    return tuple(notes)
