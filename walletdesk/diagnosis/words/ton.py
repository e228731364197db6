"""Verdicts, notes and risks of TON."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.languages.catalogue import to_translate as _

_BACK = _(
    "Look at the balance of the sending wallet: the money is there again, less the fees. If not, "
    "wait a minute and look again."
)
_TOKENS_STAY = _("The tokens are still with the sender; only fees were taken.")
_ASK_CONTRACT = _(
    "Ask those who run this contract, through their official site, and give them the transaction "
    "id. Nobody else can move what it holds."
)
_NOT_TWICE = _("Do not send it again for now: both could arrive.")
_DONE = _("A transaction that is on the chain cannot be called back.")
_NO_RESCUE = _("Whoever offers to win it back for a fee is after what is left.")

WORDS: dict[str, Words] = {
    "message_under_way": Words(
        _("The money has left the sending wallet ({amount}) and is on its way to {receiver}. The "
          "receiving side has not taken it up yet."),
        (_("Wait a minute or two; on TON, sending and receiving are two steps."), _NOT_TWICE),
        (_DONE,),
    ),
    "jetton_under_way": Words(
        _("The token transfer is under way: step {hop} of 2 between the token wallets is not done "
          "yet. On TON, tokens travel by several messages, one after the other."),
        (_("Wait a few minutes and look again."), _NOT_TWICE),
        (_DONE,),
    ),
    "arrived_uninitialised": Words(
        _("It has arrived: {amount} are at {receiver}. No wallet has been started at this address "
          "yet, which is usual for a new one."),
        (_("If it is your address: open your wallet and send something from it; that starts it, "
           "and the money shows."),
         _("If nobody has the key of this address, for instance because it was mistyped, the "
           "money stays there.")),
        (_DONE,),
    ),
    "returned_uninitialised": Words(
        _("It came back: no wallet has been started at {receiver} yet, and the money was sent in "
          "the way that returns it then ({amount}, less the fees)."),
        (_BACK,
         _("Check the address. If it is right, send again to its form that begins with UQ, or ask "
           "the receiver to start their wallet first.")),
    ),
    "returned": Words(
        _("It came back: the contract at {receiver} did not accept it, so what was left of "
          "{amount} was sent back."),
        (_BACK,
         _("Before you try again, find out what this contract wants: it is not an ordinary "
           "wallet.")),
    ),
    "not_returned": Words(
        _("The receiver {receiver} did not accept it, and {amount} was too little to pay for "
          "sending it back. It stays there."),
        (_("To try again, send more, so that it covers the fees."),),
        (_DONE,),
    ),
    "kept_by_contract": Words(
        _("The contract at {receiver} failed, and the money ({amount}) stayed there: it was sent "
          "in the way that does not return it."),
        (_ASK_CONTRACT, _NO_RESCUE),
        (_DONE,),
    ),
    "wallet_failed": Words(
        _("The sending wallet itself stopped with code {code}. Nothing was sent."),
        (_("The money is still in the wallet. Update the wallet app and try again."),),
    ),
    "balance_short": Words(
        _("The wallet held too little for the amount and its fees, so nothing was sent."),
        (_("The money is still in the wallet. Send less: keep about 0.05 {coin} for fees."),),
    ),
    "actions_failed": Words(
        _("The wallet could not carry out what it was to do (code {code}). Nothing was sent."),
        (_("The money is still in the wallet. Try again with one receiver at a time, and check "
           "the address."),),
    ),
    "nothing_sent": Words(
        _("It succeeded, but it sent nothing to anybody; only a fee was taken ({fee})."),
        (_("Look in your wallet for another transaction of the same time: that one may be the "
           "transfer."),),
    ),
    "jettons_short": Words(
        _("It failed because the sender holds fewer of these tokens than were to be sent."),
        (_TOKENS_STAY, _("Look up how many there are, and send that many or fewer.")),
    ),
    "jetton_fees_short": Words(
        _("It failed because too few {coin} went along to pay the fees of a token transfer."),
        (_TOKENS_STAY,
         _("Put at least 0.1 {coin} into the wallet, then send the tokens again. What is not used "
           "comes back.")),
    ),
    "jetton_not_owner": Words(
        _("It failed because whoever sent it does not own these tokens."),
        (_TOKENS_STAY,
         _("Send from the wallet that holds the tokens, and let the wallet app do it by "
           "itself.")),
    ),
    "jetton_wallet_missing": Words(
        _("It failed because the sender holds none of these tokens: there is no wallet for this "
          "token at its address."),
        (_BACK, _("Check in the wallet which token it holds; several carry the same name.")),
    ),
    "jetton_refused": Words(
        _("It failed because the sender's wallet for this token refused it."),
        (_TOKENS_STAY,
         _("Ask the token's issuer, through their official site, whether transfers are "
           "restricted.")),
    ),
    "jetton_returned": Words(
        _("The tokens came back: the receiver's wallet for this token did not accept them "
          "({amount}, token {token})."),
        (_("Look at the token balance of the sending wallet: they should be there again."),
         _("Check the receiver's address with the receiver before you send again.")),
    ),
    "jetton_stuck": Words(
        _("The receiver's wallet for this token failed, and the chain shows no way back "
          "({amount}, token {token})."),
        (_("Ask the token's issuer, through their official site, and give them the transaction "
           "id."),
         _NO_RESCUE),
        (_DONE,),
    ),
    "message_taken": Words(
        _("The contract at {receiver} took the message ({amount}) and succeeded. What it did with "
          "it, the chain alone does not say."),
        (_ASK_CONTRACT,),
        (_DONE,),
    ),
    "several_payments": Words(
        _("This transaction made {count} payments, of which {arrived} arrived. Which of them is "
          "yours, we cannot tell without the receiver's address."),
        (_("Send us the address that the money was to go to, together with this transaction "
           "id."),),
    ),
    "receiver_ignored_notice": Words(
        _("The tokens are at the receiver, but the receiver's contract failed when it was told of "
          "them. If it is a service, give it the transaction id: it may have to book this by "
          "hand."),
    ),
    "later_step_failed": Words(
        _("The payment itself arrived; something that it set off afterwards failed (code "
          "{code})."),
    ),
    "exit_stack": Words(_("Code {code}: the contract got more or fewer values than it works "
                          "with.")),
    "exit_number": Words(_("Code {code}: a number was larger or smaller than allowed.")),
    "exit_instruction": Words(_("Code {code}: the contract holds an instruction that the network "
                                "does not know.")),
    "exit_kind_of_data": Words(_("Code {code}: the contract got another kind of data than it "
                                 "expected.")),
    "exit_message_form": Words(_("Code {code}: the message was longer or shorter than the "
                                 "contract expected.")),
    "exit_dictionary": Words(_("Code {code}: a list that the contract keeps is broken.")),
    "exit_own": Words(_("Code {code}: the contract gave up for a reason of its own, which only "
                        "its makers know.")),
    "exit_machine": Words(_("Code {code}: the network's machine met a fatal error.")),
    "exit_gas": Words(_("Code {code}: too little was sent along to pay for the computing (out of "
                        "gas).")),
    "exit_actions": Words(_("Code {code}: what was to be done cannot be done, or was too much at "
                            "once.")),
    "exit_source": Words(_("Code {code}: a message named a wrong sender.")),
    "exit_destination": Words(_("Code {code}: a message named a wrong receiver, or one on another "
                                "part of the network.")),
    "exit_coins": Words(_("Code {code}: the contract held too few coins for what it was to send "
                          "or for the fees.")),
    "exit_extra_currency": Words(_("Code {code}: there was too little of an extra currency.")),
    "exit_too_large": Words(_("Code {code}: a message or the account would have become too "
                              "large.")),
    "exit_library": Words(_("Code {code}: a library that the contract uses is missing.")),
    "exit_unknown_message": Words(_("Code {code}: the contract does not know this kind of "
                                    "message.")),
    "exit_tokens": Words(_("Code {code}: the token wallet holds fewer tokens than were to be "
                           "sent.")),
    "exit_token_fees": Words(_("Code {code}: too few coins went along for the fees of a token "
                               "transfer.")),
    "exit_not_owner": Words(_("Code {code}: only the owner of these tokens may send them.")),
    "exit_not_wallet": Words(_("Code {code}: the message did not come from a genuine wallet of "
                               "this token.")),
    "address_uninitialised": Words(
        _("No wallet has been started at this address yet. It can receive; it starts when its "
          "owner sends something for the first time."),
    ),
    "address_frozen": Words(
        _("This address is frozen, because its fee for storage has not been paid for long."),
        (_("Its owner can revive it by paying what is due; wallet apps of its kind offer that. "
           "Send nothing else there before that."),),
    ),
    "signature_disabled": Words(
        _("The key of this wallet can no longer sign: a plug-in has taken over."),
        (_("If you did not set this up yourself, your wallet is not safe: move everything else "
           "that the same recovery phrase opens to a new wallet, made on a clean device, now."),
         _NO_RESCUE),
    ),
    "fake_token": Words(
        _("A token in this wallet calls itself {token} but is another: {fake}, while the real one "
          "is {real}."),
        (_("It is worth nothing. Do not try to sell it, and visit no site that it names."),),
    ),
}  # fmt: skip
