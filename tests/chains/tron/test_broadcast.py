"""The codes that wallets show when a node refuses a transaction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.tron.broadcast import broadcast_error
from walletdesk.chains.tron.verdicts import REFUSED
from walletdesk.diagnosis.words import WORDS


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("SIGERROR", "refused_signature"),
        ("CONTRACT_VALIDATE_ERROR", "refused_by_rules"),
        ("CONTRACT_EXE_ERROR", "refused_contract_run"),
        ("BANDWITH_ERROR", "refused_bandwidth"),
        ("bandwidth error.", "refused_bandwidth"),
        ("DUP_TRANSACTION_ERROR", "refused_duplicate"),
        ("TAPOS_ERROR", "refused_reference_block"),
        ("TOO_BIG_TRANSACTION_ERROR", "refused_too_big"),
        ("TRANSACTION_EXPIRATION_ERROR", "refused_expired"),
        ("SERVER_BUSY", "refused_busy"),
        ("NO_CONNECTION", "refused_unconnected"),
        ("NOT_ENOUGH_EFFECTIVE_CONNECTION", "refused_unconnected"),
        ("BLOCK_UNSOLIDIFIED", "refused_unsolidified"),
        ("OTHER_ERROR", "refused_unnamed"),
        ("SUCCESS", None),
        ("error", None),
        ("", None),
        ("SERVER_BUSY" * 100, None),
    ],
)
def test_each_code_has_its_verdict(word: str, verdict: str | None) -> None:
    assert broadcast_error(word) == verdict


def test_each_of_these_verdicts_speaks_without_values() -> None:
    for name in REFUSED:
        words = WORDS[name]
        assert words.next_steps
        assert "{" not in "".join((words.cause, *words.next_steps, *words.cannot_undo))


@given(st.text(max_size=80))
def test_any_word_is_one_of_them_or_none(word: str) -> None:
    assert broadcast_error(word) in {*REFUSED, None}
