"""How many mails the desk sends by itself: to an address, for a network, in a day (row N7).

Counted in the transaction that queues the mail, under keyed hashes: no address lies about.
"""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from walletdesk.desk.store import automatic
from walletdesk.engine import Tx
from walletdesk.settings.model import Mail


class Asker(NamedTuple):
    """Who causes a mail.

    key    the installation's, for the hashes
    host   the network address
    """

    key: bytes
    host: str
    limits: Mail


def may_mail(tx: Tx, asker: Asker, email: str) -> bool:
    """Count one more automatic mail; False when it is one too many and must not go out.

    What a network asks for beyond its own limit uses up nobody else's.
    """
    limits = asker.limits
    counts = (
        (f"network:{network_of(asker.host)}", limits.per_network_per_day),
        (f"address:{mailbox_of(email)}", limits.per_address_per_day),
        ("all", limits.per_day),
    )
    return all(automatic.count(tx, _hashed(asker.key, name)) <= most for name, most in counts)


def mailbox_of(email: str) -> str:
    """The mailbox behind an address: tags after a plus sign, and Gmail's dots, are the same one."""
    name, _, domain = email.strip().lower().rpartition("@")
    name = name.partition("+")[0]
    if domain in ("gmail.com", "googlemail.com"):
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain}"


def network_of(host: str) -> str:
    """The network an address is in: IPv4 /24, IPv6 /48; another name as it is."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None:
            return str(ip_network((address, 48), strict=False))
        address = address.ipv4_mapped
    return str(ip_network((address, 24), strict=False))


def _hashed(key: bytes, name: str) -> str:
    return hmac.new(key, b"automatic\0" + name.encode(), hashlib.sha256).hexdigest()[:32]
