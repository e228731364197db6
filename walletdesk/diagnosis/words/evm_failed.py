"""Verdicts of transactions that failed on a chain of the EVM family."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_FEE = _(
    "The network fee of {fee} is spent: it pays for the attempt, also when it fails. Everything "
    "else stayed where it was."
)
_MAKERS = _(
    "If it happens again, ask whoever makes the app or contract, and give them the transaction id."
)

WORDS: dict[str, Words] = {
    "out_of_gas": Words(
        _("It failed because it was allowed too little work: the gas limit of {gas} ran out "
          "before it was done."),
        (_("Send it again and let your wallet choose the gas limit, or set it higher. What is not "
           "used is not charged."),
         _MAKERS),
        (_FEE,),
    ),
    "takes_no_coins": Words(
        _("It failed because the contract {contract} accepts no {coin}. The {amount} stayed with "
          "the sender."),
        (_("Ask the receiver for an address that accepts {coin}; a token's contract address is "
           "none."),),
        (_FEE,),
    ),
    "bad_instruction": Words(
        _("It failed inside the contract {contract}, at a step that the contract itself forbids."),
        (_("Check amount and settings in the app and try once more with a small amount."), _MAKERS),
        (_FEE,),
    ),
    "reverted_slippage": Words(
        _("It failed because the price moved further than you had allowed (slippage) before your "
          "transaction was reached."),
        (_("Make the swap anew, with a fresh price. If it fails again, allow a slightly larger "
           "movement or swap a smaller amount."),
         _("Be careful with a token that only ever sells with a very large allowance: it may be a "
           "trap.")),
        (_FEE,),
    ),
    "reverted_deadline": Words(
        _("It failed because it was carried out later than it allowed (its deadline had passed)."),
        (_("Make it anew in the app, with a fee that the network takes soon."),),
        (_FEE,),
    ),
    "reverted_balance": Words(
        _("It failed because the address holds less of the token than was to be moved."),
        (_("Look at the token's balance on {chain} and send at most that much."),
         _("If the token charges a fee with each transfer, send a little less.")),
        (_FEE,),
    ),
    "reverted_allowance": Words(
        _("It failed because the contract was not allowed to move the token (the approval is "
          "missing or too small)."),
        (_("Approve the token in the app first, for the amount that you need and no more; wait "
           "for that transaction, then try again."),
         _("Do this only in an app that you opened yourself.")),
        (_FEE,),
    ),
    "reverted_token_refused": Words(
        _("It failed because the token could not be taken from the address: there is too little "
          "of it, the approval is missing, or the token limits transfers."),
        (_("Check the token's balance and the approval in the app, then try again."),
         _("If both are enough, the token itself may forbid selling or moving it: put no more "
           "money into it.")),
        (_FEE,),
    ),
    "reverted_paused": Words(
        _("It failed because whoever runs the contract has paused it: {reason}"),
        (_("Wait until it is opened again; its makers announce that. Trying before costs a fee "
           "each time."),),
        (_FEE,),
    ),
    "reverted_blacklisted": Words(
        _("It failed because whoever issues the token has blocked one of the addresses: {reason}"),
        (_("Only the issuer of the token can lift that: ask there, from inside your own wallet "
           "or on the issuer's own website."),
         _("Nobody else can lift it, whatever they promise or ask to be paid.")),
        (_FEE,),
    ),
    "reverted_liquidity": Words(
        _("It failed because the market there holds too little for this amount."),
        (_("Try a smaller amount, or another market."),
         _("A token without a market cannot be sold: put no more money into it.")),
        (_FEE,),
    ),
    "reverted_not_allowed": Words(
        _("It failed because only chosen addresses may do this there: {reason}"),
        (_("Check that the right account is chosen in your wallet."), _MAKERS),
        (_FEE,),
    ),
    "reverted_reason": Words(
        _("It failed because the contract refused it. In its own words: {reason}"),
        (_("Check amount, balance and settings in the app, then try again once."), _MAKERS),
        (_FEE,),
    ),
    "reverted_panic": Words(
        _("It failed because of an error inside the contract (number {reason})."),
        (_("Try once more with another amount; zero and very large amounts bring this about most "
           "often."),
         _MAKERS),
        (_FEE,),
    ),
    "reverted_custom": Words(
        _("It failed because the contract refused it. It gave this error: {reason}"),
        (_("Check amount, balance and settings in the app, then try again once."), _MAKERS),
        (_FEE,),
    ),
    "reverted_code": Words(
        _("It failed because the contract refused it, with an error that only its makers can "
          "read: {reason}"),
        (_("Check amount, balance and settings in the app, then try again once."), _MAKERS),
        (_FEE,),
    ),
    "reverted_silent": Words(
        _("It failed because the contract refused it, without giving a reason."),
        (_("Check amount, balance and settings in the app, then try again once."), _MAKERS),
        (_FEE,),
    ),
    "panic_check": Words(_("The contract found its own books in a state that it forbids.")),
    "panic_overflow": Words(
        _("A number became too large or fell below zero: most often the amount is larger than "
          "what is there."),
    ),
    "panic_division": Words(
        _("The contract divided by zero: most often an amount or a market is empty."),
    ),
    "panic_value": Words(_("The contract was given a choice that does not exist.")),
    "panic_list": Words(
        _("The contract looked for an entry that its list does not hold, for example an item "
          "that is already gone."),
    ),
    "panic_memory": Words(_("The contract was given more data than it can hold.")),
    "panic_other": Words(_("The contract is at fault itself; only its makers can mend it.")),
    "reverted_unexplained": Words(
        _("It failed, and our nodes cannot tell why: they do not keep what is needed for that."),
        (_("Open it in the network's explorer, from inside your wallet: many show a reason."),
         _MAKERS),
        (_FEE,),
    ),
}  # fmt: skip
