"""What the EVM family says of addresses: verdicts, notes, risks, and what a history lacks."""

VERDICTS: dict[str, str] = {
    "lacks_coin_history": "History: the node keeps no old states, so coin transfers are missing.",
    "lacks_token_history": "History: the node gives no logs, so token transfers are missing.",
    "lacks_inner_payments": "History: coins came in, and the node could not name the transaction.",
    "lacks_unexplained_changes": "History: the balance fell by what no transaction explains.",
    "lacks_contract_coins": "History: code acts for the address, and can spend without a nonce.",
}
