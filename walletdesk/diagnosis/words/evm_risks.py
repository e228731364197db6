"""What the EVM family says of addresses: notes, risks, and what a history lacks."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_REVOKE = _(
    "To take it back: open the page “Approvals” in your wallet, choose {token} and this spender, "
    "and tap “Revoke”. It costs a small network fee. Do it in the wallet itself, never on a page "
    "that somebody sent you."
)
_NOT_KNOWN = _("If you do not know this spender, or no longer use its app, take it back.")
_IS_PERSON = _(
    "Apps ask with a contract. An ordinary account that asks is nearly always a thief's: take it "
    "back now."
)
_MOVE = _(
    "If you did not do this yourself, your key is known to somebody else: make a new wallet on a "
    "clean device and move everything that is left there. Begin with what is worth most."
)
_NO_COINS = _(
    "Send no more coins to this address, not even to pay a fee: they may be taken at once."
)
_SPENT = _("What was already taken by this approval does not come back when it is revoked.")
_SENT = _("A payment that the network has confirmed cannot be called back.")
_WHOLE = _(
    "Compare the whole address before each payment, not only its ends, and take it from your "
    "address book or from the recipient, never from the history."
)
_LEAVE_IT = _(
    "Leave it where it is. Do not try to sell it, and open no page that is named in it: such pages "
    "want an approval for your real tokens."
)

_LOOKALIKES = {
    "paid_lookalike": Words(
        _(
            "This address paid {amount} to one that only resembles another it dealt with before. "
            "This is how “address poisoning” steals."
        ),
        (
            _(
                "Compare the two addresses below. If the second one is not yours or your "
                "recipient’s, write down this transaction: {transaction}."
            ),
            _(
                "If the coins went on to an exchange, tell that exchange at once, and report it to "
                "the police."
            ),
            _WHOLE,
        ),
        (_SENT,),
    ),
    "lookalike_in_history": Words(
        _(
            "Somebody put an address into your history that resembles one you know, so that you "
            "copy it by mistake. Nothing of yours was taken by this."
        ),
        (_("Ignore this entry: it needs no answer."), _WHOLE),
    ),
}

_RECIPIENTS = {
    "paid_thief": Words(
        _("This address paid {amount} to {recipient}, an address that is known for fraud."),
        (
            _("Send nothing more there, whatever is promised for it."),
            _(
                "Write down this transaction and report it to the police, and to the exchange if "
                "you bought the coins there: {transaction}."
            ),
        ),
        (_SENT,),
    ),
    "paid_memo_address": Words(
        _(
            "This address paid {amount} to {recipient}. Many customers of an exchange share this "
            "address; a memo (also called tag or comment) says whose money it is."
        ),
        (
            _(
                "If the deposit does not appear, give the exchange this transaction id and ask it "
                "to assign the deposit: {transaction}."
            ),
        ),
    ),
    "paid_token_contract": Words(
        _(
            "{amount} went to the contract of the token itself. Most such contracts can never give "
            "tokens back."
        ),
        (
            _(
                "Ask the project that issued the token whether its contract has a way to return "
                "them. Contact it by its official site only."
            ),
            _("Before the next payment, take the recipient’s address, not the token’s."),
        ),
        (_SENT,),
    ),
}

_APPROVALS = {
    "approval_to_thief": Words(
        _(
            "{spender} may take {token} from this address (allowed amount: {amount}), and it is "
            "known for fraud."
        ),
        (
            _("Take it back now, before anything else."),
            _REVOKE,
            _("Then look at the other approvals of this address."),
        ),
        (_SPENT,),
    ),
    "approval_to_person": Words(
        _(
            "{spender} may take {token} from this address (allowed amount: {amount}). No app "
            "stands there, but somebody’s own account."
        ),
        (_IS_PERSON, _REVOKE),
        (_SPENT,),
    ),
    "approval_unlimited": Words(
        _(
            "The app at {spender} may take all {token} of this address, now and later: the amount "
            "has no limit. Many apps ask for this."
        ),
        (_NOT_KNOWN, _REVOKE),
    ),
    "approval_open": Words(
        _("The app at {spender} may take up to {amount} {token} from this address."),
        (_NOT_KNOWN, _REVOKE),
    ),
    "operator_to_thief": Words(
        _(
            "{spender} may take all collectibles of {token} from this address, and it is known for "
            "fraud."
        ),
        (_("Take it back now, before anything else."), _REVOKE),
        (_SPENT,),
    ),
    "operator_to_person": Words(
        _(
            "{spender} may take all collectibles of {token} from this address. No app stands "
            "there, but somebody’s own account."
        ),
        (_IS_PERSON, _REVOKE),
        (_SPENT,),
    ),
    "operator_open": Words(
        _(
            "The app at {spender} may take all collectibles of {token} from this address. "
            "Marketplaces ask for this."
        ),
        (_NOT_KNOWN, _REVOKE),
    ),
    "collectible_to_thief": Words(
        _("{spender} may take the collectible {amount} of {token}, and it is known for fraud."),
        (_("Take it back now, before anything else."), _REVOKE),
        (_SPENT,),
    ),
    "collectible_to_person": Words(
        _(
            "{spender} may take the collectible {amount} of {token}. No app stands there, but "
            "somebody’s own account."
        ),
        (_IS_PERSON, _REVOKE),
        (_SPENT,),
    ),
    "collectible_open": Words(
        _("The app at {spender} may take the collectible {amount} of {token}."),
        (_NOT_KNOWN, _REVOKE),
    ),
    "approvals_partly_read": Words(
        _("Our node shows approvals from block {block} on only. Older ones may be open too."),
        (_("Open the page “Approvals” in your wallet to see all of them."),),
    ),
}

_COMMAND = {
    "delegated": Words(
        _(
            "The contract at {delegate} acts for this address. Wallets do this when you switch on "
            "“smart account”; thieves do it to take everything that arrives."
        ),
        (
            _(
                "If you switched it on yourself, compare this contract with the one that your "
                "wallet names. Then there is nothing to do."
            ),
            _MOVE,
            _NO_COINS,
        ),
    ),
    "delegated_to_thief": Words(
        _(
            "The contract at {delegate} acts for this address, and it is known for fraud. What "
            "arrives here is taken at once."
        ),
        (_MOVE, _NO_COINS),
        (_("The address is not safe again: whoever set this knows its key."),),
    ),
    "owner_added": Words(
        _("{value} was added to the owners of this shared wallet."),
        (
            _(
                "Ask the other owners whether they know this address. If nobody does, remove it "
                "and move the funds together, to a new wallet."
            ),
        ),
    ),
    "owner_removed": Words(
        _("{value} was removed from the owners of this shared wallet."),
        (
            _(
                "Ask the other owners whether this was meant. If nobody knows of it, move the "
                "funds together, to a new wallet."
            ),
        ),
    ),
    "threshold_changed": Words(
        _("The number of owners who must sign in this shared wallet was changed to {value}."),
        (_("Ask the other owners whether this was meant. A small number is easier to abuse."),),
    ),
    "module_enabled": Words(
        _(
            "The contract at {value} may now act for this shared wallet without the owners’ "
            "signatures."
        ),
        (
            _(
                "Ask the other owners whether they know this module. If nobody does, switch it off "
                "in the wallet’s own settings."
            ),
        ),
    ),
}

_TOKENS = {
    "token_fake": Words(
        _(
            "{amount} at this address is a false token: its contract {contract} is known for "
            "fraud. It is worth nothing."
        ),
        (_LEAVE_IT,),
    ),
    "token_trapped": Words(
        _(
            "{amount} probably cannot be sent or sold: a trial of a transfer, which moved nothing, "
            "was refused by the token’s contract."
        ),
        (
            _LEAVE_IT,
            _(
                "If you bought it in earnest, ask the project by its official site whether "
                "transfers are paused."
            ),
        ),
    ),
}

_ADDRESS = {
    "address_known_bad": Words(
        _("This address is known for fraud. Send nothing there, whatever is promised for it."),
    ),
    "address_needs_memo": Words(
        _(
            "Payments to this address need a memo (also called tag or comment). Without it the "
            "exchange cannot see whose money it is."
        ),
    ),
    "address_delegated": Words(
        _(
            "The contract at {delegate} acts for this address. If its owner did not switch that "
            "on, it is not safe."
        ),
    ),
    "address_is_token": Words(
        _(
            "This is the contract of the token {token}, not somebody’s wallet. What is sent there "
            "is usually lost."
        ),
    ),
    "address_is_contract": Words(
        _("This is a contract, not an ordinary wallet. Only send there what its app asks for."),
    ),
    "address_holds": Words(_("It also holds {amount}.")),
}

_LACKS = {
    "lacks_coin_history": Words(
        _(
            "Older transfers of {coin} itself are missing here: our node does not keep old "
            "balances. Tokens are complete."
        ),
    ),
    "lacks_token_history": Words(
        _("Transfers of tokens are missing here: our node does not give them out."),
    ),
    "lacks_inner_payments": Words(
        _(
            "Some {coin} came in by an app’s contract. Amount and time are right; our node could "
            "not say which transaction it was."
        ),
    ),
    "lacks_unexplained_changes": Words(
        _(
            "The balance changed in some blocks by something that no transaction explains, such as "
            "a fee of the network’s own kind."
        ),
    ),
    "lacks_contract_coins": Words(
        _("A contract acts for this address, so some transfers of {coin} may be missing."),
    ),
}

WORDS: dict[str, Words] = {
    **_LOOKALIKES, **_RECIPIENTS, **_APPROVALS, **_COMMAND, **_TOKENS, **_ADDRESS, **_LACKS,
}  # fmt: skip
