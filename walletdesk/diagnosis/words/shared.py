"""Verdicts that several families give."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_KEEP_ID = _("Keep the transaction id: it is all that anybody needs to look this up.")
_NOT_TWICE = _("Do not send it a second time for now: both could arrive.")

WORDS: dict[str, Words] = {
    "pending": Words(
        _("The network has received this transaction, and it waits for a block to take it."),
        (_("Wait a little. Nothing is lost: until then the money is still at its address."),
         _NOT_TWICE),
    ),
    "underpriced": Words(
        _("This transaction waits because it offers a lower fee than others pay right now."),
        (_("Wait until the network is quieter, or raise its fee in your wallet (“speed up”)."),
         _NOT_TWICE),
    ),
    "replaced": Words(
        _("Another transaction from the same wallet took the place of this one. This one can no "
          "longer happen."),
        (_("Look at the other transaction instead: it says where the money went."),),
        (_("The replaced transaction never happens; the one that replaced it counts."),),
    ),
    "dropped": Words(
        _("The network knew this transaction and has let go of it. The money never left its "
          "address."),
        (_("You can send it again, with a fee that suits the network now."),),
    ),
    "confirming": Words(
        _("It is in a block: {confirmations} of {needed} confirmations."),
        (_("Wait until the confirmations are complete; the receiver shows it then."),),
        (_("A transaction that is in a block cannot be called back."),),
    ),
    "arrived": Words(
        _("This transaction is complete: the network has confirmed it {confirmations} times."),
        (_("If the receiver does not show it, give them the transaction id and ask them to look "
           "it up on their side."),
         _KEEP_ID),
        (_("A confirmed transaction cannot be called back, by nobody."),),
    ),
    "unknown": Words(
        _("No node that we asked knows this transaction."),
        (_("Compare the id with the one in your wallet, letter by letter."),
         _("Check in your wallet on which network it was sent, and whether it was sent at all."),
         _("If an exchange gave you this number, ask it for the transaction id on the chain.")),
    ),
    "reorganised": Words(
        _("The block that held this transaction was replaced by another, as happens now and "
          "then. The transaction waits again."),
        (_("Wait until it is in a block again; usually that takes minutes."), _NOT_TWICE),
    ),
    "nodes_disagree": Words(
        _("The nodes that we ask tell different things of this transaction, so we call nothing "
          "final yet."),
        (_("Ask again in some minutes; until then, hand nothing over in return for it."),),
    ),
    "is_address": Words(
        _("This is an address, not a transaction id. It holds {balance}."),
        (_("Send us the id of the one transaction you mean. In your wallet, open its history, "
           "tap the transaction, and copy the id (also called hash or TxID)."),),
    ),
    "unused_address": Words(
        _("This is an address, not a transaction id, and nothing was ever sent from or kept at "
          "it on {chain}."),
        (_("Check that the address is whole and the one you meant."),
         _("If somebody sent you something, ask them for the transaction id: it says where it "
           "went, and on which network.")),
    ),
}  # fmt: skip
