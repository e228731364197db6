"""Who controls an account: its own key, or others beside it or instead of it."""

from walletdesk.chains.base import Evidence, Risk
from walletdesk.chains.tron.answers import Account, Permission


def control(account: Account) -> tuple[Risk, ...]:
    """What the account's permissions endanger; nothing where only its own key has a say."""
    if not account.exists or account.is_contract:
        return ()
    found = []
    owner = account.owner
    if owner is not None and not owner.lets(account.address):
        found.append(_risk("controlled_by_others", account, (owner,), "owner_permission"))
    elif owner is not None and owner.others(account.address):
        found.append(_risk("control_shared", account, (owner,), "owner_permission"))
    able = tuple(one for one in account.actives if one.others(account.address))
    if able:
        found.append(_risk("acted_for_by_others", account, able, "active_permission"))
    return tuple(found)


def _risk(name: str, account: Account, permissions: tuple[Permission, ...], field: str) -> Risk:
    others = dict.fromkeys(key for one in permissions for key in one.others(account.address))
    needed = permissions[0].threshold
    return Risk(
        name=name,
        level="danger" if name == "controlled_by_others" else "caution",
        values={
            "address": account.address,
            "others": ", ".join(others) or "-",
            "threshold": str(needed),
        },
        evidence=(Evidence("wallet/getaccount", f"{field} threshold {needed}"),),
    )
