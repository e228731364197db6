"""What somebody who sent a secret is told at once: short, in order, and where the whole list is."""

from typing import Literal

from walletdesk.knowledge.burnt import What
from walletdesk.languages.catalogue import Catalogue, to_translate

Said = What | Literal["maybe_key"]

_SAID: dict[Said, str] = {
    "phrase": to_translate(
        "You sent what looks like a recovery phrase. It was taken out before anything was stored,"
        " and nobody here has seen it. But it has left your wallet, so treat it as burnt: whoever"
        " has it can take everything, and it cannot be changed. Do this now, in this order:"
    ),
    "key": to_translate(
        "You sent what looks like a private key. It was taken out before anything was stored, and"
        " nobody here has seen it. But it has left your wallet, so treat it as burnt: whoever has"
        " it can take everything at its address, and it cannot be changed. Do this now, in this "
        "order:"
    ),
    "keystore": to_translate(
        "You sent a keystore file: a key under a password. It was taken out before anything was "
        "stored, and nobody here has seen it. Passwords get guessed and a copy cannot be called "
        "back, so treat its key as burnt; if the password went with it, hurry. In this order:"
    ),
    # A value of 64 digits that nothing explains.
    "maybe_key": to_translate(
        "You sent what may be a private key, so it was taken out before anything was stored. If "
        "it is a transaction ID, send it again with “txid” in front of it. If it is a key, treat "
        "it as burnt. Do this now, in this order:"
    ),
    "session": to_translate(
        "You sent a WalletConnect link. It was taken out before anything was stored. Whoever else"
        " opens it can listen in on the connection or show you false requests, until you end it. "
        "Do this now, in this order:"
    ),
}
_NEW_WALLET = to_translate(
    "1. Make a new wallet on a clean device. Do not import the old phrase or key."
)
_MOVE = to_translate(
    "2. Move your funds there now: the most valuable first, the coin that pays the fees last."
)
_REST = to_translate("3. Then the rest: other networks and accounts, NFTs, staked coins.")
_REVOKE = to_translate("4. Revoke approvals for what cannot be moved yet.")
_DISCONNECT = to_translate(
    "1. In your wallet, disconnect every session under connected apps that you do not know."
)
_CONFIRM_NOTHING = to_translate("2. Confirm and sign nothing that you did not start yourself.")
_CHECK = to_translate(
    "3. If you have confirmed something since: revoke it, and move your funds to a new wallet."
)
_MOVING = (_NEW_WALLET, _MOVE, _REST, _REVOKE)
_STEPS: dict[Said, tuple[str, ...]] = {
    "phrase": _MOVING,
    "key": _MOVING,
    "keystore": _MOVING,
    "maybe_key": _MOVING,
    "session": (_DISCONNECT, _CONFIRM_NOTHING, _CHECK),
}
_NEVER = to_translate(
    "Nobody from support will ever ask for a phrase, key, password or code. Whoever offers to "
    "“recover” your coins is after what is left."
)
_LIST = to_translate("The whole list to tick off: {page}")


def told(what: Said, page: str, catalogue: Catalogue) -> str:
    """The answer to a message that held a secret; `page` is the checklist's address."""
    say = catalogue.gettext
    steps = "\n".join(say(step) for step in _STEPS[what])
    return "\n\n".join([say(_SAID[what]), steps, f"{say(_NEVER)}\n{say(_LIST, page=page)}"])
