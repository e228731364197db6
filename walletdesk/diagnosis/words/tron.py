"""Verdicts of the TRON family."""

from walletdesk.diagnosis.words.model import Words
from walletdesk.diagnosis.words.tron_notes import BEWARE, NOTED, REVOKE
from walletdesk.diagnosis.words.tron_refused import REFUSED
from walletdesk.languages.catalogue import to_translate as _

_MORE_TRX = _("Put some TRX into the sending address; 30 TRX do for most token transfers.")
_FEE_GONE = _("The fee of {fee} is spent. It paid for the attempt and does not come back.")
_NOTHING_MOVED = _("Nothing else was taken: what was to be sent is still at its address.")
_NOT_BACK = _("A transaction that is in a block cannot be called back.")
_ASK_SERVICE = _("If it fails again, ask the service or app whose contract you called.")
_NOT_TWICE = _("Do not send it a second time for now: both could arrive.")
_ID_TO_RECEIVER = _("Give the receiver the transaction id, so that they can look it up themselves.")

WORDS: dict[str, Words] = {
    "fee_limit_reached": Words(
        _("The contract needed more energy (TRON's fuel for contracts) than the fee limit of "
          "{fee_limit} allowed. So the network stopped it and undid it."),
        (_NOTHING_MOVED,
         _("Send it again with a higher fee limit. Wallets set it by themselves; if yours lets "
           "you choose, 100 TRX is usual for a token transfer. One that succeeds spends only what "
           "it needs."),
         _MORE_TRX),
        (_FEE_GONE,),
    ),
    "out_of_energy": Words(
        _("The sending address had too little energy (TRON's fuel for contracts) and too little "
          "TRX to buy more. So the network stopped the transaction and undid it."),
        (_NOTHING_MOVED, _MORE_TRX,
         _("Then send it again. If it fails once more, the amount of energy it needs is shown "
           "before you confirm: compare it with what you have.")),
        (_FEE_GONE,),
    ),
    "too_few_tokens": Words(
        _("The token refused the transfer of {amount}: {sender} holds {balance} of it."),
        (_("Send at most what is there. Look also whether an earlier transfer has moved it "
           "already."),
         _NOTHING_MOVED),
        (_FEE_GONE,),
    ),
    "contract_refused_reason": Words(
        _("The contract refused this and undid everything. It gives as its reason: “{reason}”."),
        (_NOTHING_MOVED,
         _("Change what the reason speaks of, such as the amount or a deadline, and try again."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_refused_panic": Words(
        _("The contract ran into a fault of its own (number {reason}) and undid everything."),
        (_NOTHING_MOVED,
         _("Compare the amount with your balance; a number that is too large is the commonest "
           "cause."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_refused_error": Words(
        _("The contract refused this and undid everything. Its reason is a code that only its "
          "makers explain: {reason}."),
        (_NOTHING_MOVED, _("Give this code to the service or app whose contract you called.")),
        (_FEE_GONE,),
    ),
    "contract_refused_silent": Words(
        _("The contract refused this and undid everything, without giving a reason."),
        (_NOTHING_MOVED,
         _("Compare the amount with your balance of that token, and see whether you first have "
           "to approve the app to use it."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_out_of_time": Words(
        _("The network stopped this: it took longer than a block has time for, or broke one of "
          "its rules. Everything was undone."),
        (_NOTHING_MOVED,
         _("Try once more at a quieter time, and with a smaller amount or fewer receivers."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_transfer_failed": Words(
        _("The contract was to pay something out and could not, so everything was undone."),
        (_NOTHING_MOVED,
         _("The contract may lack the money, or the receiver is one that cannot be paid. Only the "
           "service that runs it can tell.")),
        (_FEE_GONE,),
    ),
    "contract_bad_jump": Words(
        _("The contract has a fault in its program and stopped. Everything was undone."),
        (_NOTHING_MOVED, _("Do not try again before its makers have mended it: each try costs.")),
        (_FEE_GONE,),
    ),
    "contract_out_of_memory": Words(
        _("The call was too large for the network's memory, so it was stopped and undone."),
        (_NOTHING_MOVED, _("Do it in smaller parts, with fewer receivers or items at a time."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_illegal_operation": Words(
        _("The contract gave up at a point where its program does not allow to go on. Everything "
          "was undone."),
        (_NOTHING_MOVED,
         _("Compare the amount with your balance of that token; older tokens fail like this when "
           "it is too large."),
         _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_invalid_code": Words(
        _("What was to become a contract is no valid program, so none was made."),
        (_("This concerns whoever builds the contract: it has to be made anew with the right "
           "tools."),),
        (_FEE_GONE,),
    ),
    "contract_stack_exceeded": Words(
        _("The contract called itself or others too often in a row and was stopped. Everything "
          "was undone."),
        (_NOTHING_MOVED, _("Do it in smaller parts."), _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_builtin_failed": Words(
        _("The contract used a function of the network itself, and that one failed. Everything "
          "was undone."),
        (_NOTHING_MOVED, _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "contract_failed_unnamed": Words(
        _("The network reports that this failed ({code}), without saying more. Everything was "
          "undone."),
        (_NOTHING_MOVED, _ASK_SERVICE),
        (_FEE_GONE,),
    ),
    "old_token_failed": Words(
        _("The transfer of this older kind of token (TRC-10) failed ({code}) and was undone."),
        (_NOTHING_MOVED,
         _("Compare the amount with your balance of the token, and try again.")),
        (_FEE_GONE,),
    ),
    "not_enough_bandwidth": Words(
        _("The sending address {sender} has too little bandwidth (TRON's allowance for sending) "
          "and too little TRX to pay for it: {balance}, where about {cost} are needed. So no "
          "block takes the transaction."),
        (_("Put a few TRX into the sending address, or wait: every address gets new bandwidth "
           "bit by bit, all of it within 24 hours."),
         _("Then send it again, after the old one has expired; that takes minutes."),
         _("If you are not sure that it was sent at all, compare the id with the one in your "
           "wallet.")),
    ),
    "too_little_trx": Words(
        _("It is to send {amount}, but {sender} holds {balance}. So no block takes it."),
        (_("Wait a few minutes until it has expired, then send an amount that leaves one or two "
           "TRX for the fee."),
         _("Nothing was taken: the money is still at its address.")),
    ),
    "activation_unpaid": Words(
        _("The receiver {to} is a new address. The first to send there pays {cost} to activate "
          "it, and {balance} do not suffice for that and the amount of {amount}."),
        (_("Wait a few minutes until it has expired, then send less, or put in more TRX first."),
         _("Nothing was taken: the money is still at its address.")),
    ),
    "expiration_passed": Words(
        _("This transaction was valid only until {expires}, and no block took it in time. It "
          "can no longer happen. The money never left its address."),
        (_("Send it again. If it expires again, look whether the address has enough TRX and "
           "bandwidth, and whether your device's clock is right."),
         _("Several signers? Then all have to sign before it expires, usually within a day at "
           "most.")),
    ),
    "out_of_pool": Words(
        _("The network knew this transaction, but no node that we asked holds it now. It can "
          "still get into a block until {expires}."),
        (_NOT_TWICE, _("Look again after {expires}: then it has either arrived or can no longer "
                       "happen, and you can send it anew.")),
    ),
    "trc20_not_shown": Words(
        _("It has arrived: {amount} went to {to}, and that address holds {balance} now. If the "
          "wallet does not show it, the token is only hidden there."),
        (_("In the receiving wallet, choose “add token” and enter this contract address: "
           "{contract}"),
         _("Check that the wallet shows the network TRON and the address {to}.")),
        (_NOT_BACK,),
    ),
    "recipient_not_activated": Words(
        _("{amount} have been sent to {to}. The tokens are there, but that address has never "
          "received TRX, so it is not active yet and some wallets show nothing."),
        (_("Send a few TRX to {to}: that activates it, costs the sender about 1 TRX more, and "
           "is also needed to move the tokens later."),
         _("Then open the wallet again; if the token is still missing, add it by its contract "
           "address: {contract}")),
        (_NOT_BACK,),
    ),
    "recipient_differs": Words(
        _("This transaction succeeded, but it went to {to}, not to {expected}."),
        (_("Look at where the address {to} came from: a copied line, a QR code, an old entry in "
           "the address book."),
         _("If it belongs to somebody you know, or to an exchange, ask them for it, with the "
           "transaction id.")),
        (_NOT_BACK,),
    ),
    "recipient_lookalike": Words(
        _("The money went to {to}. This is not {expected}, though both begin and end the same: "
          "such addresses are made on purpose, to be copied by mistake from the history."),
        (_("Send nothing more to that address, and do not copy addresses from the history."),
         _("If the address belongs to an exchange, tell the exchange at once, with the "
           "transaction id."),
         _("Report it to the police with both addresses and the transaction id."), BEWARE),
        (_NOT_BACK,),
    ),
    "token_differs": Words(
        _("What arrived is {amount}, another token than the one that was expected ({expected})."),
        (_("Compare the token's contract address with the one the receiver asked for. A name is "
           "no proof: anybody can give any name to a token."),
         _ID_TO_RECEIVER),
        (_NOT_BACK,),
    ),
    "trc20_sent_to_itself": Words(
        _("{amount} were sent to the contract of the token itself ({to}), not to a person or an "
          "exchange. Such contracts are not made to give tokens back."),
        (_("Ask those who issue the token whether they can return it; most cannot, some big ones "
           "do under conditions. Use only the contact on their own website."), BEWARE),
        (_NOT_BACK,),
    ),
    "sent_to_nobody": Words(
        _("{amount} were sent to an address that belongs to nobody ({to}). Nobody has a key for "
          "it."),
        (_("Look at how this address came into the field: an app may have filled it in. Do not "
           "use that app again."),
         BEWARE),
        (_("What was sent there is lost for good."),),
    ),
    "faked_zero_transfer": Words(
        _("This is a fake entry: somebody else made it, it moved nothing (0), and it only "
          "pretends that {sender} sent something to {to}. Your money was not touched."),
        (_("Do not copy the address {to}: it is there to be mistaken for a real one."),
         _("Nothing else is needed. Your wallet and your keys are not affected.")),
    ),
    "taken_by_allowance": Words(
        _("{taker} moved {amount} from {sender} to {to}. The owner did not sign this one; it was "
          "possible through an approval that was given earlier. If a service you use did this, "
          "all is well. If not, it was a theft."),
        (_("If you do not know {taker}: move what is left of this and of other tokens to a new "
           "wallet now, the most valuable first."),
         REVOKE,
         _("Report it to the police with the transaction id and the addresses."), BEWARE),
        (_NOT_BACK,),
    ),
    "allowance_given": Words(
        _("This is not a transfer. It permits {spender} to take up to {amount} from {owner}."),
        (_("If you wanted that, for a swap for instance, go on in the app: the swap is a second "
           "transaction."),
         _("If you did not want it, revoke it now in your wallet's list of approvals.")),
    ),
    "allowance_unlimited": Words(
        _("This is not a transfer. It permits {spender} to take every {asset} that {owner} has "
          "now or gets later."),
        (_("If you do not know {spender}, revoke this at once in your wallet's list of "
           "approvals, or move the tokens to another address."),
         _("If an app you trust asked for it, revoke it when you are done.")),
        (_("What was taken before the revocation does not come back by it."),),
    ),
    "allowance_withdrawn": Words(
        _("This took back an approval: {spender} can no longer take {asset} from {owner}."),
        (_("Nothing more is needed for this approval. Others may still stand: see the list in "
           "your wallet."),),
    ),
    "permissions_changed": Words(
        _("This is not a transfer. It changed who may act for the account {sender}. Its own key "
          "still suffices; a say have also: {others}."),
        (_("If this was not you, somebody has your key: move everything to a new wallet now."),
         _("If you set up several signers, check that each address is the right one.")),
    ),
    "control_given_away": Words(
        _("This changed who controls the account {sender}: its own key alone no longer suffices. "
          "A say have now: {others}. Without them nothing can be sent from it."),
        (_("Send nothing more to this account, also no TRX “to unlock it”."),
         _("If you set up several signers yourself, ask them to sign with you."),
         _("If it was not you, somebody has your key. Other accounts of the same recovery phrase "
           "are in danger as well: move them to a new wallet now."), BEWARE),
        (_("Only those who control the account now can give the control back."),),
    ),
    "trx_staked": Words(
        _("This is not a transfer: {sender} staked {amount}. It is still theirs, locked, and "
          "gives bandwidth or energy for it."),
        (_("To get it back, choose “unstake” in the wallet, wait 14 days, then withdraw it."),),
    ),
    "trx_unstaked": Words(
        _("This is not a transfer: {sender} began to unstake {amount}. It can be withdrawn 14 "
          "days after this; before that, the balance does not show it."),
        (_("After the 14 days, choose “withdraw” in the wallet's staking page."),),
    ),
    "unstaked_collected": Words(
        _("This is not a transfer: {sender} withdrew TRX whose staking had ended. They are in "
          "the balance."),
        (_("Open the wallet again if the balance does not show it yet."),),
    ),
    "unstaking_cancelled": Words(
        _("This is not a transfer: {sender} called off what was being unstaked. What was still "
          "locked is staked again; what was ready is in the balance."),
        (_("To get staked TRX back, unstake them again and wait 14 days."),),
    ),
    "resources_lent": Words(
        _("This is not a transfer of money: {sender} lent {to} the bandwidth or energy of {amount} "
          "of its stake. The TRX stay with {sender}."),
        (_("If you expected TRX or a token at {to}, it has to be sent in another transaction."),),
    ),
    "resources_taken_back": Words(
        _("This is not a transfer of money: {sender} took back the bandwidth or energy that it "
          "had lent to {to}."),
        (_("If a transfer fails for lack of energy now, put some TRX into the address."),),
    ),
    "votes_cast": Words(
        _("This is not a transfer: {sender} voted with its staked TRX for those who make TRON's "
          "blocks. Nothing was spent but the fee."),
        (_("The TRX are where they were, in the stake."),),
    ),
    "rewards_collected": Words(
        _("This is not a transfer: {sender} collected its rewards for voting. They are in the "
          "balance."),
        (_("Open the wallet again if the balance does not show it yet."),),
    ),
    "account_activated": Words(
        _("This activated the address {to} on TRON, and moved no money there."),
        (_("What was to be sent has to be sent in another transaction."),),
    ),
    "contract_made": Words(
        _("This is not a transfer: {sender} put a new contract on the network."),
        (_("If you did not mean to do that, tell us which app asked you to confirm it."),),
    ),
    "contract_called": Words(
        _("This succeeded, but moved neither TRX nor tokens: {sender} called a function of the "
          "contract {to}."),
        (_("If you expected a payment, ask the service whose contract it is whether it pays in "
           "another transaction."),),
    ),
    "not_a_transfer": Words(
        _("This succeeded, but it is not a transfer. The network calls it {kind}."),
        (_("If you expected a payment, look for another transaction in the wallet's history."),),
    ),
    **NOTED,
    **REFUSED,
}  # fmt: skip
