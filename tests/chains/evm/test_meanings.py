"""What contracts' words mean for whoever sent the transaction."""

import pytest

from walletdesk.chains.evm.decode import Refusal
from walletdesk.chains.evm.meanings import VERDICTS, meaning


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Exchange resulted in fewer coins than expected", "reverted_slippage"),
        ("Received amount of tokens are less then expected", "reverted_slippage"),
        ("Pancake: K", "reverted_slippage"),
        ("Dai/insufficient-balance", "reverted_balance"),
        ("ERC20: burn amount exceeds balance", "reverted_balance"),
        ("ERC721: caller is not token owner or approved", "reverted_allowance"),
        ("Pausable: not paused", None),
        ("Token is paused", "reverted_paused"),
        ("ds-math-sub-underflow", None),
        ("", None),
    ],
)
def test_texts_are_understood_or_left_as_they_are(said: str, meant: str | None) -> None:
    assert meaning(Refusal("text", said)) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("V3TooLittleReceived", "reverted_slippage"),
        ("SignatureExpired", "reverted_deadline"),
        ("ERC721InsufficientApproval", "reverted_allowance"),
        ("OwnableUnauthorizedAccount", "reverted_not_allowed"),
        ("AccessControlEnforcedDefaultAdminDelay", None),
        ("ExpectedPause", None),
    ],
)
def test_names_are_understood_by_themselves_not_by_their_values(
    name: str, meant: str | None
) -> None:
    assert meaning(Refusal("custom", f"{name} (reason expired)", name)) == meant


def test_panics_and_codes_mean_nothing_more() -> None:
    assert meaning(Refusal("panic", "0x11", "panic_overflow")) is None
    assert meaning(Refusal("code", "0x12345678")) is None
    assert all(name.startswith("reverted_") for name in VERDICTS)
