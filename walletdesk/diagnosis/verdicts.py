"""The closed list of verdicts: those of the families, and those that no chain is needed for."""

from collections.abc import Mapping
from functools import cache

from walletdesk.chains.open import families
from walletdesk.chains.verdicts import SHARED

OWN: Mapping[str, str] = {
    "other_chain": "Unknown on the chain that was expected, known on another.",
    "also_on": "A note: the same address is in use on another configured chain too.",
    "private_key": "What was given is or may be a secret: it is not looked up anywhere.",
    "exchange_id": "Digits alone, as exchanges number withdrawals inside; no chain knows them.",
    "order_number": "An order number of a swap or shop (a UUID, letters and digits), not an id.",
    "fake_explorer": "A link to a site that is no known explorer, with an id that no chain knows; "
    "beside another verdict, a note.",
    "look_alike_letters": "An id with letters of another script in it that only look right.",
    "wrong_length": "Hexadecimal digits, too few or too many for an id or an address.",
    "not_a_reference": "Nothing in it has the form of an id, an address or a link.",
    "no_node": "No node is configured for any chain that this could be on.",
    "nodes_failed": "Every node that was asked failed to give a usable answer.",
}


@cache
def verdicts() -> Mapping[str, str]:
    """Every verdict, note and risk, with its rule."""
    listed = {**OWN, **SHARED}
    for family in families():
        listed.update(family.verdicts)
    return listed
