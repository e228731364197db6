"""What a wallet's error means, when a node of TRON did not take a transaction."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_NOT_SENT = _("This is an error from sending. The transaction did not reach the network.")

REFUSED: dict[str, Words] = {
    "refused_signature": Words(
        _("The node refused the signature: the key that signed may not act for this account."),
        (_("Check that the wallet shows the same address that you wanted to send from."),
         _("If the account has several signers, the others have to sign as well."),
         _("If the account used to work with this key, somebody may have changed its "
           "permissions: send us its address, and we look.")),
    ),
    "refused_by_rules": Words(
        _("The node refused it because it breaks a rule: too little TRX or tokens, a wrong "
          "amount, a wrong address, or TRX sent to a contract."),
        (_("Read the text that stands beside the error; it names the rule."),
         _("Compare the amount and the fee with your balance, and leave some TRX over.")),
    ),
    "refused_contract_run": Words(
        _("The node tried the contract, and it failed already there. Nothing was sent."),
        (_("Check the amount, the token and whether the app is approved to use it."),
         _("If it stays so, ask the service whose contract it is.")),
    ),
    "refused_bandwidth": Words(
        _("The sending address has too little bandwidth (TRON's allowance for sending), or too "
          "little TRX to pay for it or for activating a new receiver. Nothing was sent."),
        (_("Put a few TRX into the sending address and send again."),
         _("Or wait: every address gets new bandwidth bit by bit, all of it within 24 hours.")),
    ),
    "refused_duplicate": Words(
        _("The node has this very transaction already. It was sent before."),
        (_("Do not send it anew. Look it up by its id: it is on its way or done."),),
    ),
    "refused_reference_block": Words(
        _("The transaction refers to a block that the network does not have: the wallet was out "
          "of step, or it was made for another network."),
        (_("Check that the wallet is set to TRON's main network, then make the transaction anew."),
         _NOT_SENT),
    ),
    "refused_too_big": Words(
        _("The transaction is larger than the network takes."),
        (_("Make it smaller: fewer receivers, or a shorter memo."), _NOT_SENT),
    ),
    "refused_expired": Words(
        _("The transaction was too old when it was sent, or your device's clock is wrong."),
        (_("Set the device's clock to automatic, then make the transaction anew."),
         _("If you confirm on a second device, be quick: it is valid for about a minute."),
         _NOT_SENT),
    ),
    "refused_busy": Words(
        _("The node had too much to do and did not take it. This says nothing about your money."),
        (_("Look in the wallet's history first: if it is not there, send it again in a minute."),),
    ),
    "refused_unconnected": Words(
        _("The node was not connected well enough to the network to pass it on."),
        (_("Look in the wallet's history first: if it is not there, send it again in a minute, "
           "or choose another node in the wallet's settings."),),
    ),
    "refused_unsolidified": Words(
        _("The network is behind with confirming its blocks, so nodes take nothing new."),
        (_("Wait some minutes, look in the wallet's history, and send it again if it is not "
           "there."),),
    ),
    "refused_unnamed": Words(
        _("The node refused it and gave no further reason."),
        (_("Look in the wallet's history first: if it is not there, send it again in a minute."),
         _("If it stays so, send us a picture of the whole error.")),
    ),
}  # fmt: skip
