"""TON's rules alone: every code has its words, and no facts break them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.base import Family, Question
from walletdesk.chains.own import OWN
from walletdesk.chains.ton import FAMILY
from walletdesk.chains.ton.body import (
    EXCESSES,
    INTERNAL_TRANSFER,
    NOTIFICATION,
    TRANSFER,
    Tokens,
    comment,
    root_cell,
    tokens,
)
from walletdesk.chains.ton.codes import acted, computed
from walletdesk.chains.ton.facts import Facts, Jetton
from walletdesk.chains.ton.rules import judged
from walletdesk.chains.ton.trace import Message, Step, Trace
from walletdesk.chains.ton.words import JETTONS, friendly, hash_bytes, raw_address
from walletdesk.chains.verdicts import SHARED
from walletdesk.diagnosis.model import Diagnosis, Kind, Reference
from walletdesk.diagnosis.told import told
from walletdesk.diagnosis.words import WORDS
from walletdesk.languages.catalogue import Catalogues

CHAIN = OWN["ton"]
PLUG: Family = FAMILY
ENGLISH = Catalogues().of("en")
HASHES = st.sampled_from([digit * 64 for digit in "0123456789"])
ADDRESSES = st.sampled_from([f"0:{digit * 64}" for digit in "abcdef"])
CODES = st.none() | st.sampled_from([0, 1, 2, 13, -14, 37, 40, 47, 705, 706, 709, 65535, -1])
COUNTS = st.integers(0, 2**64)
OPCODES = st.sampled_from([None, 0, TRANSFER, INTERNAL_TRANSFER, NOTIFICATION, EXCESSES, 7])


def order(opcode: int, amount: int) -> bytes:
    """The body of a message about tokens."""
    size = (amount.bit_length() + 7) // 8
    bits = f"{opcode:032b}{7:064b}{size:04b}{amount:0{8 * size}b}" if size else ""
    bits += f"100{0:08b}{0xAB << 248:0256b}" + "00" + "0" + "0000" + "0"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


TOKENS = st.none() | st.builds(
    Tokens, amount=st.integers(0, 2**120), receiver=st.none() | ADDRESSES, talks=st.booleans()
)
MESSAGES = st.builds(
    Message, hash=HASHES, source=st.none() | ADDRESSES, destination=st.none() | ADDRESSES,
    value=COUNTS, bounce=st.booleans(), bounced=st.booleans(), opcode=OPCODES, tokens=TOKENS,
    says=st.booleans(),
)  # fmt: skip
STEPS = st.builds(
    Step, hash=HASHES, account=ADDRESSES, lt=COUNTS, now=COUNTS, mc_seqno=st.integers(0, 9),
    fees=COUNTS, aborted=st.booleans(), frozen=st.booleans(), exit_code=CODES, action_code=CODES,
    skipped=st.sampled_from([None, "no_state", "no_gas", "suspended"]),
    skipped_actions=st.integers(0, 2), bounce=st.sampled_from([None, "ok", "nofunds", "odd"]),
    incoming=st.none() | MESSAGES, outgoing=st.lists(MESSAGES, max_size=3).map(tuple),
)  # fmt: skip
JETTONS_HELD = st.dictionaries(
    ADDRESSES,
    st.builds(
        Jetton, master=st.sampled_from(list(JETTONS)) | st.just(friendly("0:" + "9" * 64)),
        owner=ADDRESSES, symbol=st.text(max_size=9), decimals=st.integers(0, 255),
    ),
)  # fmt: skip
FACTS = st.builds(
    Facts,
    trace=st.none() | st.builds(
        Trace, steps=st.dictionaries(HASHES, STEPS, max_size=5), pending=st.booleans()
    ),
    asked=st.none() | STEPS, head=st.integers(0, 2**31), waiting=st.booleans(),
    witness=st.sampled_from(["agrees", "differs", "none"]), jettons=JETTONS_HELD,
    others=st.lists(STEPS, max_size=2).map(tuple),
)  # fmt: skip
QUESTIONS = st.builds(
    Question, transaction=HASHES, sender=st.none(), expect_to=st.none() | ADDRESSES | st.just("x"),
    expect_token=st.none() | ADDRESSES,
    remembered=st.dictionaries(st.just("waiting_since"), st.none() | COUNTS | st.text()),
)  # fmt: skip


@given(FACTS, QUESTIONS)
def test_no_facts_break_the_rules(facts: Facts, question: Question) -> None:
    found = judged(CHAIN, facts, question)
    names = {found.verdict, *(note.name for note in found.notes)}
    assert names <= {*FAMILY.verdicts, *SHARED}
    assert found.certainty != "open" or found.values["missing"]
    assert not (found.final and facts.witness == "differs")
    reference = Reference(kind=Kind.TRANSACTION, word="ab")
    said = told(Diagnosis(reference=reference, chain=CHAIN, finding=found), ENGLISH)
    assert "{" not in " ".join((said.cause, *said.next_steps, *said.cannot_undo))


@pytest.mark.parametrize(
    ("code", "of_jetton", "note"),
    [(2, False, "exit_stack"), (-14, True, "exit_gas"), (37, False, "exit_own"),
     (709, True, "exit_token_fees"), (709, False, "exit_own"), (12345, False, "exit_own"),
     (65535, True, "exit_unknown_message"), (12345, True, "exit_own")],
)  # fmt: skip
def test_a_code_of_computing_has_its_words(code: int, of_jetton: bool, note: str) -> None:
    assert computed(code, of_jetton=of_jetton) == note
    assert WORDS[note].cause


@pytest.mark.parametrize(
    ("code", "note"), [(37, "exit_coins"), (34, "exit_actions"), (2, "exit_own")]
)
def test_a_code_of_acting_means_something_else(code: int, note: str) -> None:
    assert acted(code) == note


def test_every_verdict_has_its_sentences() -> None:
    assert set(PLUG.verdicts) <= set(WORDS)


@given(st.binary(max_size=120), st.text(max_size=60))
def test_no_body_breaks_the_reader(cell: bytes, boc: str) -> None:
    tokens(cell)
    comment(cell)
    root_cell(boc)


@given(st.text(max_size=80))
def test_no_word_breaks_the_forms(word: Any) -> None:
    hash_bytes(word)
    raw_address(word)


@given(ADDRESSES, st.booleans())
def test_an_address_comes_back_from_its_friendly_form(raw: str, bounceable: bool) -> None:
    assert raw_address(friendly(raw, bounceable=bounceable)) == raw


def test_an_order_is_read() -> None:
    read = tokens(order(TRANSFER, 12_500_000))
    assert read is not None
    assert (read.amount, read.talks) == (12_500_000, False)
    assert read.receiver == "0:ab" + "0" * 62
