"""docs/diagnosis.md lists every verdict as the code has it, and each has its sentences."""

import pytest

from walletdesk.diagnosis.document import PAGE, with_table
from walletdesk.diagnosis.verdicts import verdicts
from walletdesk.diagnosis.words import WORDS


def test_the_page_has_the_verdicts_of_the_code() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "run python -m walletdesk.diagnosis.document"


def test_every_verdict_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert [name for name in verdicts() if f"| `{name}` |" not in page] == []


def test_every_verdict_has_its_sentences() -> None:
    assert [name for name in verdicts() if name not in WORDS] == []


def test_no_sentence_is_left_of_a_verdict_that_is_gone() -> None:
    assert [name for name in WORDS if name not in verdicts()] == []


def test_a_page_without_its_marks_is_not_written_over() -> None:
    with pytest.raises(ValueError, match="marks"):
        with_table("# Another page\n")
