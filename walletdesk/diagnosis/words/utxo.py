"""Verdicts, notes, risks and lacks of the UTXO family."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_NEVER = _("This transaction cannot happen any more; its money stayed where it was or moved by "
           "the other one.")  # fmt: skip

WORDS: dict[str, Words] = {
    "parent_underpriced": Words(
        _("This transaction spends money from an earlier one that is still waiting itself, with "
          "a low fee. Both wait until a block takes the earlier one."),
        (_("If you sent this one, raise its own fee in your wallet: it then pays for both."),
         _("Leave the earlier one as it is: replacing it would cancel this one. It is {parent} "
           "and pays {parent_rate} sat/vB."),
         _("Otherwise wait. Nothing is lost, and both go through once the network is quieter."),
         _("Do not send the payment a second time for now: both could arrive.")),
    ),
    "parent_gone": Words(
        _("This transaction wanted to spend money from an earlier one, and that one no longer "
          "exists. So this one cannot happen."),
        (_("Ask whoever sent you the earlier payment what became of it: it was replaced or "
           "dropped."),
         _("Pay again once that money has arrived and is confirmed.")),
    ),
    "conflict": Words(
        _("Another transaction has spent the same money and is in a block. The one you asked "
          "about can no longer happen."),
        (_("Look in your wallet at what was sent around that time: the other transaction says "
           "where the money went."),
         _("If the receiver got nothing, pay again."),
         _("If it was your money and you did not send the other transaction, move what is left "
           "to a new wallet now.")),
        (_NEVER,),
    ),
    "rejected": Words(
        _("No node has this transaction, and nodes refuse it when they are given it again. "
          "Their reason, in their own words: {reason}."),
        (_("Nothing was sent, and the money is still at its address. Make the payment again in "
           "your wallet."),),
    ),
    "dust": Words(
        _("One of its amounts is so small that it costs more to spend than it is worth. The "
          "network refuses such transactions."),
        (_("Nothing was sent. Make the payment again with a larger amount."),),
    ),
    "not_indexed": Words(
        _("We cannot see this transaction with our own node: it only knows those that still "
          "wait. It may well be in a block already."),
        (_("Open it in an explorer from inside your wallet and tell us what it says there."),),
    ),
    "reward_not_mature": Words(
        _("This is a block reward. It can be spent after {needed} confirmations; it has "
          "{confirmations}."),
        (_("Wait. The wallet lets you spend it when it is ripe."),),
    ),
    "reward_lost": Words(
        _("This was a reward for a block that the network gave up for another one. The reward "
          "went with it."),
        (_("If a mining pool paid you, ask it: its next payment takes this into account."),),
        (_("A reward of a block that was given up never comes back."),),
    ),
    "not_to_expected": Words(
        _("This transaction does not pay the address {expected}. It pays: {receivers}."),
        (_("Compare the address in your wallet's history with the one you were given, from the "
           "first to the last character."),
         _("If you gave us the wrong transaction id, send us the right one."),
         _("If the address is not one that you know, tell us how you got it, and send nothing "
           "more there.")),
        (_("What was paid to an address can only be sent back by its owner."),),
    ),
    "address_of_other_chain": Words(
        _("The address {address} belongs to {home}, not to {chain}: nothing on {chain} can "
          "arrive there."),
        (_("Ask the receiver for an address on {chain}."),
         _("Check in your wallet to which address the payment really went.")),
    ),
    "is_block": Words(
        _("This is the id of a block, which holds many transactions, not of one transaction."),
        (_("In your wallet, open the history, tap the transaction, and copy its id (also called "
           "hash or TxID)."),),
    ),
    "address_unread": Words(
        _("This is an address, not a transaction id. Our node cannot look up in time what it "
          "holds."),
        (_("Send us the id of the one transaction you mean. In your wallet, open its history, "
           "tap the transaction, and copy the id (also called hash or TxID)."),),
    ),
    "fee_rate": Words(
        _("It pays {rate} sat/vB (a fee for its size); about {wanted} gets into the next blocks.")
    ),
    "fee_wait_minutes": Words(
        _("At this fee it usually takes up to {minutes} min. This is an estimate.")
    ),
    "fee_wait_hours": Words(
        _("At this fee it usually takes up to {hours} h. This is an estimate.")
    ),
    "fee_wait_unknown": Words(
        _("Nobody can say how long it takes at this fee: hours, days, or until nodes let go of "
          "it.")
    ),
    "replaceable": Words(
        _("Its fee can be raised: it was sent so that a version with a higher fee may replace "
          "it (RBF). The sender does that in the wallet, under “speed up” or “bump fee”.")
    ),
    "not_replaceable": Words(
        _("It was sent as final (without RBF), so many wallets will not offer to raise its fee.")
    ),
    "child_can_pay": Words(
        _("Whoever owns {address} can hurry it: send the {held} that it brings there on to an "
          "address of your own, with a high fee. Miners then take both (CPFP).")
    ),
    "child_pays": Words(
        _("A later transaction already pays extra for it, so that miners take both together.")
    ),
    "parent_waiting": Words(
        _("It spends money from an earlier transaction that is in no block yet: {parent}")
    ),
    "below_minimum": Words(
        _("It pays {rate} sat/vB. Nodes currently let go of what pays less than {minimum}.")
    ),
    "replacement_pays": Words(
        _("The one that took its place pays the same receiver: {replacement}")
    ),
    "replacement_pays_others": Words(
        _("The one that took its place does not pay the same receiver: {replacement}")
    ),
    "sender_sent": Words(
        _("The last transaction from the sender's address is {latest}. If you raised the fee or "
          "cancelled, that is the one that counts.")
    ),
    "replacement_waits": Words(
        _("That one is in no block yet; look at it again before you rely on it.")
    ),
    "block_changed": Words(
        _("The block that first held it was given up for another one, which holds it now.")
    ),
    "moved_on": Words(
        _("It arrived at {address}, and its owner has sent it on since.")
    ),
    "expected_unreadable": Words(
        _("We could not check the receiver: {address} is not an address that we can read on "
          "{chain}.")
    ),
    "look_alike_receiver": Words(
        _("Take care: {fake} was paid. It looks like {real} at both ends but is another address. "
          "Thieves make such addresses so that people copy the wrong one.")
    ),
    "only_unspent": Words(
        _("Our node shows what the address holds now, not what went through it earlier.")
    ),
    "address_waiting": Words(
        _("Transactions of this address that are in no block yet: {waiting}.")
    ),
    "dust_from_look_alike": Words(
        _("A tiny amount came from {fake}, which looks like {real}, an address that you have "
          "paid. It was sent so that you copy the wrong one next time."),
        (_("Never copy an address from your history. Take it from your address book or from the "
           "receiver, and compare every character."),),
    ),
    "tracking_dust": Words(
        _("A stranger sent a tiny amount ({amount}). Such amounts are often sent to find out "
          "which addresses belong together."),
        (_("Leave it where it is; your other money is not in danger. If your wallet can freeze "
           "single coins, freeze this one."),),
    ),
    "change_looks_like_payment": Words(
        _("Change that went back to the same wallet at a new address looks like a payment here: "
          "the chain does not tell them apart.")
    ),
    "waiting_left_out": Words(
        _("Transactions that are in no block yet are not listed here.")
    ),
    "only_newest_blocks": Words(
        _("Our node has no list of addresses, so only the newest 2,000 blocks were read.")
    ),
    "blocks_left_out": Words(
        _("Some blocks could not be read, so transactions may be missing.")
    ),
}  # fmt: skip
