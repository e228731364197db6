"""Verdicts of the EVM family; those of failed transactions have a file of their own."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_NOT_BACK = _("A transaction that is in a block cannot be called back, by nobody.")
_SEND_AGAIN = _(
    "You can send again; check the first and the last characters of the address, and some in the "
    "middle."
)
_NO_RECOVERY = _(
    "Ignore everybody who offers to get it back for a fee, or who asks for your recovery phrase."
)
_REVOKE = _(
    "In your wallet, open the list of approvals (permissions) of this address and revoke those "
    "that you do not need."
)
_NEW_WALLET = _(
    "If you do not know how this came about, make a new wallet on a clean device and move there "
    "what is left, the most valuable first."
)

_WAITING = {
    "nonce_gap": Words(
        _("This transaction has number {nonce} of its sender, and the network first wants number "
          "{missing_nonce}, which nobody has sent. (Wallets call this number the nonce.)"),
        (_("Send any transaction with the nonce {missing_nonce} from the same address, for "
           "example a small one to yourself; the waiting ones go on after it."),
         _("If your wallet cannot set the nonce, clear the account's activity in its settings and "
           "send again.")),
    ),
    "blocked_by_lower_nonce": Words(
        _("This transaction waits for an earlier one of the same address, number {first_nonce}. "
          "The network takes them in order, and this is number {nonce}."),
        (_("Speed up or cancel the earlier transaction in your wallet (number {first_nonce}); this "
           "one follows by itself."),
         _("Do not raise the fee of this one only: it cannot overtake the earlier one.")),
    ),
    "first_waiting": Words(_("The earlier transaction that holds it up is {first}.")),
    "goes_elsewhere": Words(
        _("It is meant for {receiver}, not for {expected_address}. If that is not what you want, "
          "cancel it in your wallet now, while it still waits."),
    ),
    "cannot_pay": Words(
        _("The sending address holds {balance}, and this transaction may need up to {needs} with "
          "its fee. While that is so, no block takes it."),
        (_("Add at least {short} to the sending address, or cancel this transaction in your "
           "wallet."),
         _("Then it goes on by itself; do not send it a second time.")),
    ),
}  # fmt: skip

_ABSENT = {
    "sped_up": Words(
        _("This transaction was sent again with a higher fee. The new one, {replacement}, does the "
          "same and counts instead."),
        (_("Follow the new transaction {replacement}. Do not send a third one."),),
        (_("The first one never happens any more; nothing is paid twice."),),
    ),
    "cancelled": Words(
        _("This transaction was cancelled from the same wallet, by the empty transaction "
          "{replacement}. The money was not sent."),
        (_("If you still want to pay, send it anew. If you did not cancel it yourself, somebody "
           "else has your key: move everything to a new wallet."),),
        (_("The cancelled one never happens any more. The fee of the cancelling one is spent."),),
    ),
    "replaced_by": Words(
        _("What counts instead is {replacement}: it sends {amount} to {receiver}."),
    ),
    "replacement_not_found": Words(
        _("We could not find the transaction that took its place; your wallet's history shows it."),
    ),
    "seen_before": Words(
        _("We saw it in a block that still stands, so it has not got lost: the node we ask keeps "
          "only newer transactions."),
    ),
    "maybe_node_behind": Words(
        _("The newest block that our node knows is more than ten minutes old, so newer "
          "transactions may not show yet: ask again later."),
    ),
    "maybe_sender_unused": Words(
        _("The sending address never sent or held anything on {chain}: most likely it was sent on "
          "another network."),
    ),
    "maybe_behind_waiting": Words(
        _("Other transactions of the sending address are waiting; this one may have been held "
          "back behind them."),
    ),
    "maybe_replaced": Words(
        _("No node that we asked knows this transaction. The last one of the sending address is "
          "{replacement}, which sends {amount} to {receiver}; it may have taken the place of this "
          "one. Speeding up or cancelling in a wallet makes a new id."),
        (_("Look at {replacement}: if it is the payment you mean, it counts instead."),
         _("If it is not, see in your wallet whether this one was sent at all, and on which "
           "network.")),
    ),
    "maybe_cancelled": Words(
        _("No node that we asked knows this transaction. The last one of the sending address, "
          "{replacement}, sends nothing to itself, as wallets do to cancel: this one was most "
          "likely cancelled."),
        (_("If you still want to pay, send it anew. If you did not cancel it yourself, somebody "
           "else has your key: move everything to a new wallet."),),
    ),
    "not_under_way": Words(
        _("No node that we asked knows this transaction, and nothing of the sending address is "
          "under way on {chain}: it was never sent there, or the network has let go of it. The "
          "money has not left the address by it."),
        (_("See in your wallet on which network this one was sent, if it was sent at all."),
         _("If it was meant for {chain}, you can send it again. Use the “send again” of the old "
           "transaction if your wallet has it, so that it cannot be paid twice.")),
    ),
    "maybe_not_sent": Words(
        _("The wallet may not have handed it to the network: then the money is still there."),
    ),
    "maybe_other_network": Words(
        _("It may be on another network than those that we asked."),
    ),
    "maybe_let_go": Words(
        _("If its fee was too low for long, the network has let go of it, and the money is still "
          "at its address."),
    ),
    "maybe_mistyped": Words(_("The id may lack characters or have a wrong one.")),
    "maybe_inside_exchange": Words(
        _("If it comes from an exchange, it may be the exchange's own number, not the network's."),
    ),
}  # fmt: skip

_DONE = {
    "token_arrived": Words(
        _("{amount} arrived at {receiver}: the network has confirmed it {confirmations} times. "
          "Wallets often hide tokens that they do not know yet."),
        (_("Open the wallet on the network {chain} and add the token with the contract address "
           "{contract}."),
         _("Compare this contract with the one on the token's own website: anybody can make a "
           "token with the same name."),
         _("If the receiver is an exchange, give it the transaction id.")),
        (_NOT_BACK,),
    ),
    "arrived_internal": Words(
        _("{amount} arrived at {receiver}, paid by a contract inside this transaction. Some "
          "wallets do not list such payments, but the balance includes them."),
        (_("Look at the balance on {chain}, not at the list of transactions."),
         _("If the receiver is an exchange, give it the transaction id and say that it is an "
           "internal transfer: some credit those by hand.")),
        (_NOT_BACK,),
    ),
    "other_asset": Words(
        _("{receiver} received {amount} (contract: {contract}), not the token that was expected "
          "({expected_contract})."),
        (_("Compare the contract with the one on the token's own website. If it differs, treat "
           "what came as worthless and do not try to sell it."),
         _("Ask who paid you for the right token.")),
        (_NOT_BACK,),
    ),
    "look_alike": Words(
        _("{amount} went to {fake}, which only looks like {real}: the characters {fake_part} "
          "stand where {real_part} should. Thieves make such addresses and place them in your "
          "history, so that they get copied."),
        (_("Send nothing more to {fake}, and never copy an address from the history."),
         _("Keep the transaction id and report the theft to the police; if the money went to an "
           "exchange, that exchange can act on a police report."),
         _NO_RECOVERY),
        (_NOT_BACK,),
    ),
    "sent_to_contract": Words(
        _("{amount} went to the contract {receiver}, not to {expected_address}."),
        (_("Find out whose contract it is: open the address in an explorer. If it belongs to a "
           "bridge or swap that you used, look there for the payout."),
         _("Otherwise only whoever runs it could send it back, and only if it is built for "
           "that."),
         _SEND_AGAIN,
         _NO_RECOVERY),
        (_NOT_BACK,),
    ),
    "other_recipient": Words(
        _("{amount} went to {receiver}, not to {expected_address}."),
        (_("If you know whose address that is, ask them to send it back; if it is an exchange's, "
           "give the exchange the transaction id."),
         _SEND_AGAIN,
         _NO_RECOVERY),
        (_NOT_BACK,),
    ),
    "nothing_for_expected": Words(
        _("This transaction went through, but as far as we can see it gave {expected_address} "
          "nothing."),
        (_("Check in your wallet what it was for: an approval, a swap, or a payment to somebody "
           "else."),
         _("If you wanted to pay, make a new transaction to {expected_address}.")),
        (_NOT_BACK,),
    ),
    "token_to_own_contract": Words(
        _("{amount} went to the token's own contract, {contract}, instead of to a person. Such "
          "contracts hardly ever can give tokens back."),
        (_("Ask the token's makers whether their contract has a way to return it; a few have."),
         _("Send again to the receiver's own address: a contract address is never a receiver."),
         _NO_RECOVERY),
        (_NOT_BACK,),
    ),
    "spoofed": Words(
        _("{victim} did not send this: {real_sender} did, and it moved nothing. It only puts "
          "{fake} into the history, so that somebody copies it."),
        (_("Do nothing with it. Your money and your key are not touched."),
         _("Never copy the address {fake}; take addresses from the receiver or your address "
           "book.")),
        (_("It cannot be removed from the history; your wallet may hide it."),),
    ),
    "drained_by_approval": Words(
        _("{amount} of {owner} were moved to {receiver} by {spender}, which used a permission "
          "(approval) given earlier. If this was no order of yours, it is a theft; if you do not "
          "know the token {contract}, it may be a false log that took nothing: look at the "
          "balance."),
        (_("Revoke the permission of {spender} now, in the list of approvals of your wallet."),
         _REVOKE,
         _NEW_WALLET,
         _NO_RECOVERY),
        (_("What was taken cannot be called back."),),
    ),
    "approval": Words(
        _("This transaction moved nothing. It allowed {spender} to move {token} from the sending "
          "address later (an approval). Swaps need this step first."),
        (_("If you were about to swap, the swap itself is a second transaction: go on in the "
           "app."),
         _("If you do not know {spender}, revoke this permission now.")),
        (_("What is moved by a permission before it is revoked cannot be called back."),),
    ),
    "approval_revoked": Words(
        _("This transaction took back a permission: {spender} may no longer move {token} of the "
          "sending address."),
        (_("Nothing more is to be done about this permission."),),
    ),
    "unlimited_approval": Words(
        _("The permission has no limit: all of this token can be moved, now and later."),
    ),
    "approval_for_all": Words(
        _("The permission is about every piece of this collection, now and later."),
    ),
    "account_handed_over": Words(
        _("In this transaction an account was put under the control of the contract {delegate}. "
          "Only a wallet's own upgrade does that rightly; if you do not know it, move everything "
          "to a new wallet."),
    ),
    "receiver_is_contract": Words(
        _("The receiver {receiver} is a contract, not a person's own wallet. For an exchange or a "
          "smart wallet that is usual; otherwise ask whoever gave you the address."),
    ),
    "contract_created": Words(
        _("This transaction put a new contract on the chain, at {contract}. It is no payment to "
          "anybody."),
        (_("If you wanted to pay somebody, make a new transaction and fill in the receiver."),),
        (_NOT_BACK,),
    ),
    "deposit_under_way": Words(
        _("The deposit is on its way from {chain} to {other}. That usually takes a few minutes, "
          "sometimes half an hour."),
        (_("Wait, then look at the same address on the network {other}."),),
        (_NOT_BACK,),
    ),
    "deposit_due": Words(
        _("The deposit from {chain} to {other} should have arrived by now, at the same address on "
          "{other}."),
        (_("Switch your wallet to the network {other} and look at the balance there."),
         _("If it is missing, open the bridge that you used: it shows deposits and can start a "
           "stuck one again.")),
        (_NOT_BACK,),
    ),
    "withdrawal_waiting": Words(
        _("The withdrawal from {chain} to {other} waits out the network's objection time of about "
          "seven days, until {until} at the earliest. This is how such networks protect money; "
          "nothing is lost."),
        (_("Open the bridge that you used and see whether it asks you to confirm (prove) the "
           "withdrawal: the seven days begin with that on some networks."),
         _("After the waiting time, fetch the money there with a last transaction; it does not "
           "come by itself.")),
        (_("The waiting time cannot be shortened."),),
    ),
    "withdrawal_claimable": Words(
        _("The withdrawal from {chain} to {other} was begun more than seven days ago. It does not "
          "come by itself: it is fetched by hand."),
        (_("Open the bridge that you used, connect the same address, and finish the withdrawal "
           "(claim or finalise). If it asks to confirm (prove) first, the seven days begin then."),
         _("Look on {other} whether it has been fetched already.")),
    ),
    "moved_block": Words(
        _("The block that held it before was replaced; it is in another block now."),
    ),
}  # fmt: skip

WORDS: dict[str, Words] = {**_WAITING, **_ABSENT, **_DONE}
