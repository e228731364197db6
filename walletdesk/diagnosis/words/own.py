"""Verdicts that no chain is needed for."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_FIND_ID = _(
    "In your wallet, open the history, tap the transaction, and copy its id (also called hash or "
    "TxID)."
)

WORDS: dict[str, Words] = {
    "other_chain": Words(
        _("This is not on {expected} but on {chain}: it was sent on another network than "
          "expected."),
        (_("If the receiving address is your own, add the network {chain} in your wallet: the "
           "money is there, at the same address."),
         _("If it is an exchange's address, ask the exchange whether it can recover deposits on "
           "{chain}.")),
        (_("A transaction cannot be moved to another network after it was sent."),),
    ),
    "also_on": Words(_("The same address is in use on {chain} too.")),
    "private_key": Words(
        _("This may be a private key, not a transaction id. We have not looked it up and not "
          "kept it."),
        (_("If it is a key, whoever has seen it can take the money: make a new wallet and move "
           "everything there."),
         _FIND_ID),
    ),
    "exchange_id": Words(
        _("This is a number that an exchange uses inside. No blockchain knows it."),
        (_("In the exchange, open the withdrawal's details and copy the transaction id (TxID or "
           "hash)."),
         _("If there is none yet, the exchange has not sent it to the network: ask the "
           "exchange.")),
    ),
    "order_number": Words(
        _("This looks like an order number, of a swap or a purchase, not like a transaction "
          "id."),
        (_("Open the order and copy the transaction id of its payout, if there is one."),
         _("Without one, only the service that runs the order can say where it stands.")),
    ),
    "fake_explorer": Words(
        _("{host} is not a block explorer that we know. Such sites are used to steal."),
        (_("Do not connect your wallet there and enter nothing. If you did, move your money to "
           "a new wallet first."),
         _("Send us the transaction id alone, without a link.")),
    ),
    "look_alike_letters": Words(
        _("This looks like a transaction id, but some of its letters are from another alphabet "
          "and only look right. Somebody may have changed it."),
        (_("Do not trust where you got it from."), _FIND_ID),
    ),
    "wrong_length": Words(
        _("This is not whole: it has {characters} characters after 0x, an id has 64 and an "
          "address 40."),
        (_("Copy it once more, with the copy button instead of by hand."), _FIND_ID),
    ),
    "not_a_reference": Words(
        _("We found no transaction id, address or explorer link in this."),
        (_FIND_ID,),
    ),
    "no_node": Words(
        _("We have no access to a node of this network, so we cannot look it up ourselves."),
        (_("Look the transaction up in the network's explorer, from inside your wallet."),
         _("Tell us what it shows (pending, failed or success), the network and the amount: a "
           "person goes on from there.")),
    ),
    "nodes_failed": Words(
        _("The nodes that we ask did not answer just now. This says nothing about your "
          "transaction."),
        (_("Try again in a minute. If it stays so, a person will look at it."),),
    ),
}  # fmt: skip
