"""Visitor tokens: whoever holds one is the contact it names."""

import hashlib
import hmac

from walletdesk.kernel.errors import Forged
from walletdesk.kernel.ids import id_from_text, id_text, new_id

COOKIE = "wd_visitor"
COOKIE_AGE_S = 180 * 86_400


def new_visitor(key: bytes) -> tuple[int, str]:
    """A contact id that nobody has yet, and its token. No row is made before it writes."""
    contact_id = new_id()
    return contact_id, token_for(contact_id, key)


def token_for(contact_id: int, key: bytes) -> str:
    """The token of a contact."""
    name = id_text(contact_id)
    return f"v1.{name}.{_signature(name, key)}"


def contact_of(token: str, key: bytes) -> int:
    """The contact a token names. Raises Forged for a token that we never made."""
    if not token.isascii():  # half a surrogate pair could not even be hashed
        raise Forged("visitor token")
    version, _, rest = token.partition(".")
    name, _, signature = rest.partition(".")
    contact_id = id_from_text(name)
    good = hmac.compare_digest(signature.encode(), _signature(name, key).encode())
    if version != "v1" or contact_id is None or not good:
        raise Forged("visitor token")
    return contact_id


def _signature(name: str, key: bytes) -> str:
    return hmac.new(key, b"visitor\0" + name.encode(), hashlib.sha256).hexdigest()[:40]
