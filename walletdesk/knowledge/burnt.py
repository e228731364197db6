"""What to do about a secret that has been seen: by what it opens, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from walletdesk.languages.catalogue import to_translate

PATH = "burnt"

What = Literal["phrase", "key", "keystore", "session"]
WHATS: tuple[What, ...] = ("phrase", "key", "keystore", "session")

CHOICES: dict[What, str] = {
    "phrase": to_translate("Recovery phrase"),
    "key": to_translate("Private key"),
    "keystore": to_translate("Keystore file"),
    "session": to_translate("WalletConnect link"),
}

TITLES: dict[What, str] = {
    "phrase": to_translate("Your recovery phrase has been seen: what to do now"),
    "key": to_translate("Your private key has been seen: what to do now"),
    "keystore": to_translate("Your keystore file has been seen: what to do now"),
    "session": to_translate("Your WalletConnect link has been seen: what to do now"),
}

LEADS: dict[What, str] = {
    "phrase": to_translate(
        "A recovery phrase opens every account made from it, on every network, and it cannot be "
        "changed or cancelled. Whoever has seen it can take everything at any time. That nothing "
        "has gone yet is no proof of safety: start now, and go from top to bottom."
    ),
    "key": to_translate(
        "A private key opens its account on every network that uses this address, and it cannot be "
        "changed or cancelled. An extended key (xprv) opens all accounts below it. Other accounts "
        "are not open to whoever has seen it, but start now, and go from top to bottom."
    ),
    "keystore": to_translate(
        "A keystore file is a private key under a password. Passwords can be guessed, as often as "
        "anyone likes, and a new password does not lock the copy that is out there. If the "
        "password was seen as well, there is no time at all. Go from top to bottom."
    ),
    "session": to_translate(
        "A WalletConnect link joins a wallet and a site. Whoever else opens it can listen in or "
        "show you requests that look like the site's. Your keys are not in it: end the connection, "
        "and see whether anything was confirmed."
    ),
}


@dataclass(frozen=True)
class Step:
    """One thing to tick off; `slugs` name the guides that show how."""

    title: str
    text: str
    slugs: tuple[str, ...] = ()


_NEW_WALLET = Step(
    to_translate("Make a new wallet on a clean device"),
    to_translate(
        "Take a device that no stranger has controlled and on which you installed nothing odd. "
        "Get the app from the official page only. Choose “create”, not “import”, write the new "
        "phrase on paper, and check it once. No photo, no cloud."
    ),
    ("create-wallet", "back-up-wallet"),
)
_MOVE = Step(
    to_translate("Move your funds, the most valuable first"),
    to_translate(
        "Send the largest holdings first, then the smaller ones, network by network. On each "
        "network the coin that pays the fees goes last. Compare the whole of your new address "
        "each time. If coins vanish as soon as they arrive, send no more: a program is emptying "
        "the wallet. Write to us."
    ),
    ("send-crypto", "network-fees"),
)
_REST_OF_PHRASE = Step(
    to_translate("Fetch what is easily forgotten"),
    to_translate(
        "Other accounts of the same phrase, other networks, NFTs, coins in staking, lending and "
        "liquidity pools, and other apps into which you imported this phrase. Unstaking can take "
        "days: start it now, and have it paid to the new address where that can be chosen."
    ),
    ("several-wallets", "stake-tokens"),
)
_REST_OF_KEY = Step(
    to_translate("Fetch what is easily forgotten"),
    to_translate(
        "The same address on other networks, NFTs, coins in staking, lending and liquidity pools. "
        "Unstaking can take days: start it now, and have it paid to the new address where that "
        "can be chosen."
    ),
    ("choose-network", "stake-tokens"),
)
_REVOKE = Step(
    to_translate("Revoke approvals for what must stay a while"),
    to_translate(
        "For tokens that cannot be moved yet, revoke the approvals that the old address gave. "
        "That closes one door only: it does not make the old wallet safe."
    ),
    ("revoke-approvals",),
)
_CHANGE_ADDRESS = Step(
    to_translate("Change the address where money comes in"),
    to_translate(
        "Withdrawal addresses at exchanges, staking rewards, salary, customers, friends' address "
        "books. What arrives at the old address may be gone within seconds."
    ),
    ("address-book",),
)
_PUT_AWAY = Step(
    to_translate("Put the old wallet away for good"),
    to_translate(
        "Mark it “do not use”. Keep its backup only until nothing more can arrive, and never "
        "import it into the new wallet."
    ),
)
_LEAK = Step(
    to_translate("Find out how it got out, and close that"),
    to_translate(
        "A false page, a “support agent”, a screenshot in the cloud, a stranger on your screen. "
        "If coins are gone already, write down addresses, times and transaction IDs, tell the "
        "exchange that received them, and report it to the police."
    ),
    ("funds-stolen", "phishing-sites"),
)
_DISCONNECT = Step(
    to_translate("End the connection in your wallet"),
    to_translate(
        "Open the list of connected apps (WalletConnect) in your wallet and disconnect every "
        "session that you do not know for sure. Then make a fresh connection on the site itself."
    ),
    ("connect-dapp",),
)
_CONFIRM_NOTHING = Step(
    to_translate("Confirm and sign nothing that you did not start"),
    to_translate(
        "Reject every request that you did not ask for a moment ago, whatever it says. A signature "
        "can give away as much as a transfer."
    ),
    ("phishing-sites",),
)
_CHECK_APPROVALS = Step(
    to_translate("Look at your approvals and latest transactions"),
    to_translate(
        "If something was confirmed since the link went out, revoke what you did not mean to allow."
    ),
    ("revoke-approvals", "find-transaction-id"),
)
_MOVE_IF_SIGNED = Step(
    to_translate("If you signed something strange, move your funds"),
    to_translate(
        "Then the wallet counts as exposed: make a new one and move everything, the most valuable "
        "first."
    ),
    ("create-wallet", "funds-stolen"),
)

_AFTER_MOVING = (_REVOKE, _CHANGE_ADDRESS, _PUT_AWAY, _LEAK)
STEPS: dict[What, tuple[Step, ...]] = {
    "phrase": (_NEW_WALLET, _MOVE, _REST_OF_PHRASE, *_AFTER_MOVING),
    "key": (_NEW_WALLET, _MOVE, _REST_OF_KEY, *_AFTER_MOVING),
    "keystore": (_NEW_WALLET, _MOVE, _REST_OF_KEY, *_AFTER_MOVING),
    "session": (_DISCONNECT, _CONFIRM_NOTHING, _CHECK_APPROVALS, _MOVE_IF_SIGNED),
}

NEVER = (
    to_translate(
        "“Recovery” offers: nobody can call a transfer back. Whoever promises it, hacker, lawyer "
        "or “blockchain expert”, wants a fee or your new phrase."
    ),
    to_translate(
        "Pages that “validate”, “synchronise” or “secure” a wallet: they want the phrase you type."
    ),
    to_translate("Help by remote control or shared screen, from anybody."),
    to_translate(
        "A new app password, a new phone or a fresh install: the old phrase or key still works."
    ),
)


_NO_WALLET = ("password", "one_time_code", "card_number")


def what_is_exposed(kinds: Iterable[str]) -> What:
    """What was seen, by the shield's kinds of secrets; of several, what opens most."""
    found = {_what(kind) for kind in kinds if kind not in _NO_WALLET}
    return next((what for what in WHATS if what in found), "phrase")


def as_what(name: str) -> What:
    """The choice of this name, of a link for instance; else the phrase."""
    return next((what for what in WHATS if what == name), "phrase")


def _what(kind: str) -> What:
    if "phrase" in kind or "seed" in kind or "mnemonic" in kind:
        return "phrase"
    if "keystore" in kind or kind.endswith("_json"):
        return "keystore"
    if "connect" in kind or "session" in kind:
        return "session"
    return "key"
