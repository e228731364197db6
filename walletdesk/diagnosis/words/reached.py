"""Verdicts, notes and risks of what reached its end, on Solana and TON."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_NO_RESCUE = _("Whoever offers to win it back for a fee is after what is left.")

WORDS: dict[str, Words] = {
    "unlisted_token_arrived": Words(
        _("It has arrived: {amount} of the token {token} are at {receiver}. Wallets hide tokens "
          "that they do not know, so it may not be shown."),
        (_("In the receiving wallet, look under hidden or unverified tokens, or add the token by "
           "its address: {token}"),
         _("Before you do anything with it: if nobody told you that it would come, leave it "
           "alone. Gifts of unknown tokens are bait.")),
        (_("A confirmed transaction cannot be called back."),),
    ),
    "other_token_arrived": Words(
        _("Something has arrived, but not {wanted}: it was {amount}, token {token}. Several "
          "tokens can carry the same name."),
        (_("Ask the sender which token they chose. The address {token} is what tells tokens "
           "apart, not the name."),
         _("If the receiver is an exchange, ask it whether it accepts this token.")),
        (_("A confirmed transaction cannot be called back; only the receiver can send it back."),),
    ),
    "went_elsewhere": Words(
        _("It succeeded, but nothing of it went to {wanted}. It went to {receiver}: {amount}."),
        (_("Compare the two addresses, every character. If yours is not the second, the sender "
           "used another address."),
         _("If you know whose address it is, ask them to send it back."),
         _NO_RESCUE),
        (_("A confirmed transaction cannot be called back."),),
    ),
    "another_went_there": Words(
        _("Another transaction from the same wallet went to that address: {transaction}. Look at "
          "that one before you send again, or you may pay twice."),
    ),
    "no_memo": Words(
        _("It carries no memo. If it went to an exchange that asked for one, the exchange has it "
          "but does not know whose it is: give its support the transaction id."),
    ),
    "look_alike_sender": Words(
        _("{fake} sent this wallet a tiny amount and resembles {real}, with which it really "
          "dealt. Such look-alikes wait to be copied from the history."),
        (_("Never copy an address from the history. Compare every character, not only the ends."),),
    ),
}  # fmt: skip
