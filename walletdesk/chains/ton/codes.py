"""What exit codes of TON mean: each has a note that says it in plain words.

Source: the documentation of the TVM's exit codes, and of the reference jetton contracts.
"""

from collections.abc import Mapping

VERDICTS: dict[str, str] = {
    "exit_stack": "Exit code 2 or 3: too little or too much data on the contract's stack.",
    "exit_number": "Exit code 4 or 5: a number is out of range.",
    "exit_instruction": "Exit code 6: an instruction that the network does not know.",
    "exit_kind_of_data": "Exit code 7: data of another kind than expected.",
    "exit_message_form": "Exit code 8, 9, 49 or 708: a message longer or shorter than expected.",
    "exit_dictionary": "Exit code 10: a dictionary is broken.",
    "exit_own": "Exit code 11 or a contract's own: only its makers know what it stands for.",
    "exit_machine": "Exit code 12 or 14: a fatal error of the machine.",
    "exit_gas": "Exit code 13 or -14: out of gas.",
    "exit_actions": "Action code 32, 33 or 34: a list of actions that cannot be carried out.",
    "exit_source": "Action code 35: a message names a wrong sender.",
    "exit_destination": "Action code 36 or exit code 333: a message names a wrong receiver.",
    "exit_coins": "Action code 37 or 40: too few coins for what was to be sent or its fees.",
    "exit_extra_currency": "Action code 38: too little of an extra currency.",
    "exit_too_large": "Action code 39, 43 or 50: a message, library or account is too large.",
    "exit_library": "Action code 41 or 42: a library is missing or could not be changed.",
    "exit_unknown_message": "Exit code 65535, 72 or 710: the contract does not know the message.",
    "exit_tokens": "Jetton code 47 or 706: the sender holds fewer tokens.",
    "exit_token_fees": "Jetton code 48 or 709: too few coins attached for a token transfer.",
    "exit_not_owner": "Jetton code 73 or 705: the sender does not own the tokens.",
    "exit_not_wallet": "Jetton code 74 or 707: the message is not from a wallet of this token.",
}
_COMPUTED: Mapping[int, str] = {
    2: "exit_stack", 3: "exit_stack", 4: "exit_number", 5: "exit_number", 6: "exit_instruction",
    7: "exit_kind_of_data", 8: "exit_message_form", 9: "exit_message_form", 10: "exit_dictionary",
    11: "exit_own", 12: "exit_machine", 13: "exit_gas", -14: "exit_gas", 14: "exit_machine",
    65535: "exit_unknown_message",
}  # fmt: skip
_ACTED: Mapping[int, str] = {
    32: "exit_actions", 33: "exit_actions", 34: "exit_actions", 35: "exit_source",
    36: "exit_destination", 37: "exit_coins", 38: "exit_extra_currency", 39: "exit_too_large",
    40: "exit_coins", 41: "exit_library", 42: "exit_library", 43: "exit_too_large",
    50: "exit_too_large",
}  # fmt: skip
_OF_JETTONS: Mapping[int, str] = {
    47: "exit_tokens", 48: "exit_token_fees", 49: "exit_message_form", 72: "exit_unknown_message",
    73: "exit_not_owner", 74: "exit_not_wallet", 333: "exit_destination", 705: "exit_not_owner",
    706: "exit_tokens", 707: "exit_not_wallet", 708: "exit_message_form", 709: "exit_token_fees",
    710: "exit_unknown_message",
}  # fmt: skip


def computed(code: int, *, of_jetton: bool) -> str:
    """The note that says what a code of computing means.

    of_jetton   whether the contract is a wallet of a token, whose own codes are common
    """
    own = _OF_JETTONS.get(code) if of_jetton else None
    return own or _COMPUTED.get(code, "exit_own")


def acted(code: int) -> str:
    """The note that says what a code of acting means: the same numbers mean other things there."""
    return _ACTED.get(code, "exit_own")
