"""Case numbers survive the telephone: what was misheard or mistyped is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from walletdesk.kernel.case_number import new_case_number, read_case_number

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

fresh = st.builds(new_case_number)
places = st.integers(0, 7)


def letters_of(case: str) -> list[str]:
    return list(case.replace("-", ""))


@given(fresh)
def test_a_fresh_number_reads_as_itself(case: str) -> None:
    assert read_case_number(case) == case
    assert len(case) == 9
    assert not set("ILOU") & set(case)


@given(fresh, places, st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(case: str, place: int, wrong: str) -> None:
    letters = letters_of(case)
    same = letters[place] == wrong
    letters[place] = wrong
    assert (read_case_number("".join(letters)) == case) is same


@given(fresh)
def test_every_swap_of_two_characters_is_noticed(case: str) -> None:
    for first in range(8):
        for second in range(first + 1, 8):
            letters = letters_of(case)
            if letters[first] == letters[second]:
                continue
            letters[first], letters[second] = letters[second], letters[first]
            assert read_case_number("".join(letters)) is None


@given(fresh)
def test_case_spaces_and_look_alikes_do_not_matter(case: str) -> None:
    spoken = case.lower().replace("-", " ").replace("1", "l").replace("0", "o")
    assert read_case_number(f" #{spoken} ") == case
    assert read_case_number(case.replace("-", "–").replace("1", "I")) == case


@given(st.text(max_size=30))
def test_any_text_is_read_without_harm(text: str) -> None:
    found = read_case_number(text)
    assert found is None or read_case_number(found) == found


def test_numbers_are_not_guessed_in_sequence() -> None:
    numbers = {new_case_number() for _ in range(2_000)}
    assert len(numbers) == 2_000
    assert len({number[:3] for number in numbers}) > 1_500
