"""Search terms: the same text gives the same terms, however it was typed."""

from hypothesis import given
from hypothesis import strategies as st

from walletdesk.languages.analyse import terms


def test_chinese_gives_single_characters_and_neighbours() -> None:
    assert terms("没到账") == ["没", "到", "账", "没到", "到账"]


def test_width_case_and_accents_do_not_matter() -> None:
    assert terms("ＵＳＤＴ Café") == terms("usdt cafe") == ["usdt", "cafe"]


def test_words_end_where_the_script_changes() -> None:
    assert terms("USDT到账") == ["usdt", "到", "账", "到账"]


def test_apostrophes_stay_inside_words() -> None:
    assert terms("can’t sign-in") == ["can't", "sign", "in"]


def test_other_scripts_are_words_too() -> None:
    assert terms("Кошелёк المحفظة") == ["кошелек", "المحفظة"]


@given(st.text(max_size=300))
def test_terms_hold_no_spaces_and_are_stable(text: str) -> None:
    found = terms(text)
    assert all(term and not any(c.isspace() for c in term) for term in found)
    assert terms(text) == found
