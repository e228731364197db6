"""Verdicts, notes and risks of Solana."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_FEE_ONLY = _("Nothing but the network fee was taken. The money is still where it was.")
_NO_FEE = _("Nothing was taken, not even a fee. The money is still where it was.")
_MONEY_STAYS = _("The money is still where it was.")
_FAILED_STAYS = _("A transaction that failed stays failed; only a new one can do what it was for.")
_ASK_ISSUER = _("Only the token's issuer can change this. Ask them, through their official site.")
_REVOKE = _(
    "If you do not know it, revoke this right in your wallet or move what is left to a new "
    "wallet, made on a clean device."
)
_NO_RESCUE = _("Whoever offers to win it back for a fee is after what is left.")

WORDS: dict[str, Words] = {
    "not_landed": Words(
        _("No block holds this transaction. Solana keeps no queue: a transaction gets into a "
          "block within about 90 seconds, or never."),
        (_("Wait two minutes and look again. Do not send it a second time before that."),
         _("Then compare the id with the one in your wallet, letter by letter, and check there "
           "whether it was sent at all."),),
    ),
    "expired": Words(
        _("This transaction came too late: no block took it while it was valid, and now none can "
          "take it any more."),
        (_NO_FEE,
         _("You can send it again. In busy times, raise the priority fee in your wallet.")),
        (_("The expired transaction can never happen any more."),),
    ),
    "nothing_moved": Words(
        _("It succeeded, but it was no transfer: it moved no money apart from the fee, {fee}."),
        (_("Look in your wallet for another transaction of the same time: that one may be the "
           "transfer."),),
    ),
    "fee_unpayable": Words(
        _("The address that was to pay the fee holds no {coin}, or too little, so the network "
          "does not take its transactions."),
        (_NO_FEE,
         _("Put a little {coin} into that wallet; 0.01 {coin} is enough for many transactions. "
           "Then send again.")),
    ),
    "already_processed": Words(
        _("The same transaction was sent twice. It counts once; the second sending changed "
          "nothing."),
        (_("Look the first one up: it has the same id."),),
    ),
    "program_missing": Words(
        _("It calls a program that is not there, or that this network cannot run."),
        (_MONEY_STAYS,
         _("Check whether your wallet is on the right network, and whether the app that made "
           "this transaction is the genuine one.")),
    ),
    "network_refused": Words(
        _("The network refused this transaction before it began: {error}."),
        (_("Make a new transaction in your wallet. If it happens again, tell us the words above "
           "and the app that made it."),),
    ),
    "coins_short": Words(
        _("It failed because the sender held only {held}, less than was to be sent."),
        (_FEE_ONLY,
         _("Send less than the balance: something must be left for the fee and for the minimum "
           "that an account must hold.")),
        (_FAILED_STAYS,),
    ),
    "account_exists": Words(
        _("It failed because it wanted to open an account that is open already. Often this is "
          "the second of two equal transactions, and the first one succeeded."),
        (_FEE_ONLY,
         _("Look in your wallet whether the first one did what you wanted, before you try "
           "again.")),
        (_FAILED_STAYS,),
    ),
    "tokens_short": Words(
        _("It failed because the sender held less of the token {token} than was to be sent."),
        (_FEE_ONLY, _("Look up how much of it there is, and send that much or less.")),
        (_FAILED_STAYS,),
    ),
    "rent_short": Words(
        _("It failed because an account would have been left with too little. On Solana every "
          "account must hold a small minimum, called rent, or be emptied completely."),
        (_MONEY_STAYS,
         _("To pay a new address for the first time, send at least 0.001 {coin}. From your own "
           "account, send either a little less or everything.")),
        (_FAILED_STAYS,),
    ),
    "token_account_missing": Words(
        _("It failed because the receiver has no account for this token at the address it was "
          "sent to. On Solana, each token has an account of its own below a wallet."),
        (_FEE_ONLY,
         _("Send again to the receiver's wallet address, from a wallet that opens the token "
           "account by itself; it costs the sender about 0.002 {coin} once.")),
        (_FAILED_STAYS,),
    ),
    "token_mismatch": Words(
        _("It failed because the token and the account do not belong together: the account is "
          "for another token."),
        (_FEE_ONLY,
         _("Check which token the receiver takes, and send to their wallet address instead of "
           "the address of a token account.")),
        (_FAILED_STAYS,),
    ),
    "owner_mismatch": Words(
        _("It failed because whoever signed does not own the token account that it was to be "
          "taken from."),
        (_FEE_ONLY,
         _("If it is your account: the right over it may have been given to somebody else. Look "
           "at the risks of your address with us before you send anything there."),
         _NO_RESCUE),
        (_FAILED_STAYS,),
    ),
    "token_frozen": Words(
        _("It failed because the issuer of the token {token} has frozen the account of the "
          "sender or of the receiver."),
        (_FEE_ONLY, _ASK_ISSUER, _NO_RESCUE),
        (_FAILED_STAYS,),
    ),
    "token_not_transferable": Words(
        _("It failed because the token {token} is made so that nobody can ever send it on."),
        (_FEE_ONLY,
         _("Pay nobody to “unlock” it: that is a common fraud.")),
        (_("A token of this kind stays where it is, or is destroyed."),),
    ),
    "token_paused": Words(
        _("It failed because the issuer has paused all transfers of the token {token}."),
        (_FEE_ONLY, _ASK_ISSUER),
        (_FAILED_STAYS,),
    ),
    "memo_required": Words(
        _("It failed because the receiver takes tokens only with a memo, a short text that says "
          "whom they are for."),
        (_FEE_ONLY,
         _("Get the memo from the receiver, for an exchange from its deposit page, and send "
           "again with exactly this memo.")),
        (_FAILED_STAYS,),
    ),
    "account_not_empty": Words(
        _("It failed because an account was to be closed that still holds tokens."),
        (_FEE_ONLY, _("Send the tokens away first, then close the account.")),
        (_FAILED_STAYS,),
    ),
    "signature_missing": Words(
        _("It failed because a signature was missing: somebody who had to agree did not sign."),
        (_MONEY_STAYS,
         _("Make the transaction again and sign it in the wallet that owns the money. With "
           "several signers, all of them must sign.")),
    ),
    "compute_exceeded": Words(
        _("It failed because it needed more computing than it had asked the network for."),
        (_("The money is still where it was; at most the fee was taken."),
         _("Try again later or with a smaller amount; the app that made it can also ask for more "
           "computing.")),
        (_FAILED_STAYS,),
    ),
    "price_moved": Words(
        _("The exchange did not happen: the price changed by more than you had allowed (slippage) "
          "before it was carried out."),
        (_FEE_ONLY,
         _("Ask for a new price and try again, with a smaller amount or a little more slippage. "
           "Allow no more than you are ready to lose.")),
        (_FAILED_STAYS,),
    ),
    "program_refused": Words(
        _("It failed because the program {program} refused it: {error}."),
        (_FEE_ONLY,
         _("Ask the makers of the app that you used, and give them the transaction id. The words "
           "above tell them what happened.")),
        (_FAILED_STAYS,),
    ),
    "failed_unread": Words(
        _("It failed ({error}). Why, we could not read: our node no longer has its contents."),
        (_("Look it up in the explorer that your wallet links to: there you can see which "
           "program refused it."),),
        (_FAILED_STAYS,),
    ),
    "authority_given": Words(
        _("With this, the right over the token account {account} went to {to}. Its former owner "
          "can no longer move what is in it."),
        (_("If you did not want this, your wallet is not safe: move everything else to a new "
           "wallet, made on a clean device, now."),
         _NO_RESCUE),
    ),
    "wallet_assigned": Words(
        _("With this, the account {account} was handed to the program {to}. Its coins can no "
          "longer be sent the usual way."),
        (_("If you did not want this, your wallet is not safe: move everything else to a new "
           "wallet, made on a clean device, now."),
         _NO_RESCUE),
    ),
    "delegate_approved": Words(
        _("With this, {delegate} may send {amount} of the token {token} from the account, "
          "without asking again."),
        (_REVOKE,),
    ),
    "receiver_is_program": Words(
        _("The receiver {receiver} is a program or a token, nobody's wallet. What is sent there "
          "is usually lost."),
    ),
    "token_delegate": Words(
        _("{delegate} may send up to {amount} of the token {token} from this wallet, without "
          "asking again."),
        (_REVOKE,),
    ),
    "token_close_authority": Words(
        _("{to} may close the account for the token {token} of this wallet and take its rent."),
        (_REVOKE,),
    ),
    "wallet_not_own": Words(
        _("This address belongs to the program {program}. The key of a wallet alone cannot send "
          "what it holds."),
        (_("If it was your wallet, it has been taken over: move everything else that the same "
           "recovery phrase opens to a new wallet, made on a clean device, now."),
         _NO_RESCUE),
    ),
    "token_account_frozen": Words(
        _("The issuer of the token {token} has frozen this wallet's account for it."),
        (_ASK_ISSUER,),
    ),
    "token_locked": Words(
        _("The token {token} in this wallet is made so that it can never be sent on."),
        (_("Pay nobody to “unlock” it, and visit no site that it names."),),
    ),
    "token_reachable_by_issuer": Words(
        _("The issuer of the token {token} can take it out of any wallet at any time."),
        (_("Keep no more of it than you need, and only if you know the issuer."),),
    ),
    "is_token_account": Words(
        _("It is the account for the token {token} of the wallet {owner}: {amount}."),
    ),
    "transactions_not_kept": Words(
        _("Our node no longer has the oldest blocks, so the oldest entries may be missing."),
    ),
    "closed_token_accounts": Words(
        _("Tokens that came and went through accounts that are closed today are missing where "
          "the wallet itself did not sign."),
    ),
    "more_token_accounts": Words(
        _("This wallet has more token accounts than we look at; what went only through the "
          "others is missing."),
    ),
}  # fmt: skip
