"""What the EVM family says of addresses: notes, risks, and what a history lacks."""

_NOTES = {
    "address_known_bad": "The address is on the operator's list of bad ones.",
    "address_needs_memo": "The address is on the operator's list of those that need a memo.",
    "address_delegated": "Its code is 0xef0100 and an address: that contract acts for it.",
    "address_is_token": "Its code answers symbol() or decimals(): a token's contract.",
    "address_is_contract": "It has code that describes no token.",
    "address_holds": "A token that moved there within the last 1,000 blocks, and its balance.",
}
_RISKS = {
    "paid_lookalike": "It paid one that shares both ends with another that it dealt with before.",
    "lookalike_in_history": "One with the same ends as another appears, and was never paid.",
    "paid_thief": "It paid an address on the operator's list of bad ones.",
    "paid_memo_address": "It paid an address on the operator's list of those that need a memo.",
    "paid_token_contract": "It sent a token to the token's own contract.",
    "approval_to_thief": "allowance() is not 0 for a spender on the operator's list.",
    "approval_to_person": "allowance() is not 0 for a spender without a contract's code.",
    "approval_unlimited": "allowance() is 2^96-1, or 2^128 and more, for a contract.",
    "approval_open": "allowance() is not 0 for a contract.",
    "operator_to_thief": "isApprovedForAll() for an operator on the operator's list.",
    "operator_to_person": "isApprovedForAll() for an operator without a contract's code.",
    "operator_open": "isApprovedForAll() for a contract.",
    "collectible_to_thief": "getApproved() of an own collectible is on the operator's list.",
    "collectible_to_person": "getApproved() of an own collectible has no contract's code.",
    "collectible_open": "getApproved() of an own collectible is a contract.",
    "approvals_partly_read": "The node refused the older logs: approvals may be missing.",
    "delegated": "The address's code is 0xef0100 and another address (EIP-7702).",
    "delegated_to_thief": "The same, and that address is on the operator's list.",
    "owner_added": "The wallet's contract wrote AddedOwner.",
    "owner_removed": "The wallet's contract wrote RemovedOwner.",
    "threshold_changed": "The wallet's contract wrote ChangedThreshold.",
    "module_enabled": "The wallet's contract wrote EnabledModule.",
    "token_fake": "It holds a token whose contract is on the operator's list.",
    "token_trapped": "transfer() of a token it holds, tried by eth_call, reverts or says false.",
}
_LACKS = {
    "lacks_coin_history": "History: the node keeps no old states, so coin transfers are missing.",
    "lacks_token_history": "History: the node gives no logs, so token transfers are missing.",
    "lacks_inner_payments": "History: coins came in, and the node could not name the transaction.",
    "lacks_unexplained_changes": "History: the balance fell by what no transaction explains.",
    "lacks_contract_coins": "History: code acts for the address, and can spend without a nonce.",
}
VERDICTS: dict[str, str] = {**_NOTES, **_RISKS, **_LACKS}
