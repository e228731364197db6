"""What is said besides a verdict of TRON: notes, and what endangers an address."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

BEWARE = _("Nobody can “recover” what is gone for a fee. Whoever offers that wants more of it.")
REVOKE = _(
    "In your wallet's list of approvals, revoke every one that you do not need, this one first. "
    "Each revocation costs a small fee in TRX."
)
_NEW_WALLET = _(
    "Make a new wallet on a clean device, and move everything there that can still be moved."
)

NOTED: dict[str, Words] = {
    "token_by_contract": Words(
        _("It is the token {asset} with this contract: {contract}. A wallet that does not show "
          "it may have to be given this contract address."),
    ),
    "memo_missing": Words(
        _("It carries no memo. If the receiver is an exchange that asks for a memo or tag, give "
          "the exchange the transaction id, so that it can find the payment."),
    ),
    "memo_attached": Words(
        _("It carries the memo “{memo}”. If the receiver gave you one, compare the two."),
    ),
    "receiver_activated": Words(
        _("The address {to} was new. The fee contains what it costs to activate one, once."),
    ),
    "contract_receives": Words(
        _("The receiver {to} is a contract, not a person's address. Whether something can come "
          "back from there depends on the contract."),
    ),
    "pretends_other_token": Words(
        _("Careful: this token is called {asset}, but it is not the well-known one. Its contract "
          "{contract} is another. It is probably worth nothing."),
        (_("Do not trade it and follow no link in its name; leave it where it is."),),
    ),
    "second_node_differs": Words(
        _("A second node that we asked does not confirm this yet. Look again in some minutes "
          "before you rely on it."),
    ),
    "more_transfers": Words(
        _("The same transaction made {count} token transfers in all, as swaps do."),
    ),
    "sender_not_activated": Words(
        _("The sending address {address} is not active: nothing was ever sent from it."),
    ),
    "expected_not_activated": Words(
        _("The address {address} is not active yet: no TRX ever arrived there."),
    ),
    "address_not_activated": Words(
        _("The address {address} is not active yet: no TRX ever arrived there. Tokens may have. "
          "To send anything from it, it first needs some TRX."),
    ),
    "address_of_contract": Words(
        _("This is the address of a contract, not of a person."),
    ),
    "address_resources": Words(
        _("It can use {bandwidth} bandwidth and {energy} energy without paying."),
    ),
    "holds_usdt": Words(
        _("It also holds {amount}."),
    ),
    "address_stakes": Words(
        _("Besides, {amount} are staked there."),
    ),
    "history_not_offered": Words(
        _("The node that we ask does not list the transactions of an address."),
    ),
    "controlled_by_others": Words(
        _("Your account is now controlled by {others}. Your own key alone cannot send anything "
          "from {address} any more."),
        (_("Send nothing there, also no TRX “to unlock it”."), _NEW_WALLET, BEWARE),
        (_("Only those who control the account now can give the control back."),),
    ),
    "control_shared": Words(
        _("Besides your own key, these can have a say over the account {address}: {others}."),
        (_("If you do not know them, move everything to a new wallet now, or remove them on the "
           "wallet's page for permissions."),),
    ),
    "acted_for_by_others": Words(
        _("These may act for the account {address} within limits that were set: {others}."),
        (_("If you do not know them, move everything to a new wallet now, or remove them on the "
           "wallet's page for permissions."),),
    ),
    "open_allowance": Words(
        _("{spender} may still take up to {amount} from this address."),
        (_("If you no longer use that service, revoke this in your wallet's list of "
           "approvals."),),
    ),
    "open_allowance_unlimited": Words(
        _("{spender} may take every {asset} of this address, now and later."),
        (REVOKE,),
    ),
    "poisoned_history": Words(
        _("{fake} looks like {real}, to which you have sent before. It is there to be copied by "
          "mistake."),
        (_("Do not copy addresses from the history. Take them from the receiver, and compare "
           "every character."),),
    ),
    "zero_transfers": Words(
        _("{count} transfers of nothing (0) stand in this history. Somebody else made them, so "
          "that you copy a wrong address. They took nothing."),
        (_("Do not copy addresses from the history."),),
    ),
}  # fmt: skip
