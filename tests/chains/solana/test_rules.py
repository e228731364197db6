"""Solana's rules alone: every error has its verdict, and no facts break them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders import transaction_status

from walletdesk.chains.base import Family, Question, State
from walletdesk.chains.own import OWN
from walletdesk.chains.solana import FAMILY
from walletdesk.chains.solana.facts import Account, Facts, Status
from walletdesk.chains.solana.refusal import Refusal, failing_program, refusal
from walletdesk.chains.solana.rules import judged
from walletdesk.chains.solana.transaction import Holding, Move, Step, Transaction
from walletdesk.chains.solana.words import (
    JUPITER,
    PROGRAMS,
    SYSTEM,
    TOKEN,
    TOKEN_2022,
    TOKENS,
    is_address,
    packed,
)
from walletdesk.chains.verdicts import SHARED
from walletdesk.diagnosis.model import Diagnosis, Kind, Reference
from walletdesk.diagnosis.told import told
from walletdesk.diagnosis.words import WORDS
from walletdesk.languages.catalogue import Catalogues

CHAIN = OWN["solana"]
PLUG: Family = FAMILY
ENGLISH = Catalogues().of("en")
ID = "5" * 88
ONE, TWO = "So11111111111111111111111111111111111111112", TOKEN
NAMES = st.sampled_from([ONE, TWO, SYSTEM, TOKEN_2022, JUPITER, "11111111111111111111111111111112"])
COUNTS = st.integers(0, 2**64 - 1)
FIELDLESS = [
    name for name in dir(transaction_status.TransactionErrorFieldless) if name[0].isupper()
]
INSTRUCTION = [
    name for name in dir(transaction_status.InstructionErrorFieldless) if name[0].isupper()
]


def ended(err: Any) -> str:
    """The verdict of a transaction of which only the error is known."""
    status = Status(slot=5, level="finalized", confirmations=None, refusal=refusal(err))
    facts = Facts(status=status, transaction=None, slot=50, height=10)
    return judged(CHAIN, facts, Question(transaction=ID)).verdict


@pytest.mark.parametrize(
    ("err", "verdict"),
    [
        ("InsufficientFundsForFee", "fee_unpayable"),
        ("AccountNotFound", "fee_unpayable"),
        ("BlockhashNotFound", "expired"),
        ("AlreadyProcessed", "already_processed"),
        ("ProgramAccountNotFound", "program_missing"),
        ("InvalidProgramForExecution", "program_missing"),
        ({"InsufficientFundsForRent": {"account_index": 2}}, "rent_short"),
        ({"DuplicateInstruction": 3}, "network_refused"),
        ({"InstructionError": [0, "ComputationalBudgetExceeded"]}, "compute_exceeded"),
        ({"InstructionError": [0, "MissingRequiredSignature"]}, "signature_missing"),
        ({"InstructionError": [0, {"Custom": 1}]}, "failed_unread"),
    ],
)
def test_an_error_is_named(err: Any, verdict: str) -> None:
    assert ended(err) == verdict


@pytest.mark.parametrize("name", FIELDLESS)
def test_every_error_of_a_transaction_has_a_verdict(name: str) -> None:
    assert ended(name) in {**FAMILY.verdicts, **SHARED}


@pytest.mark.parametrize("name", INSTRUCTION)
def test_every_error_of_an_instruction_has_a_verdict(name: str) -> None:
    assert ended({"InstructionError": [1, name]}) in FAMILY.verdicts


@pytest.mark.parametrize("err", [{}, [], 3, {"A": 1, "B": 2}, {"InstructionError": 3}, {"X": "y"}])
def test_what_no_node_writes_is_no_error(err: Any) -> None:
    with pytest.raises(ValueError, match=r"error|quantity"):
        refusal(err)


def test_the_program_that_failed_first_is_blamed() -> None:
    logs = (
        f"Program {JUPITER} invoke [1]",
        f"Program {TOKEN} failed: custom program error: 0x1",
        f"Program {JUPITER} failed: custom program error: 0x1",
    )
    assert failing_program(logs) == TOKEN


def test_a_price_that_moved_is_no_mystery() -> None:
    one = transaction(steps=(Step(program=JUPITER, kind="", parts={}, outer=0),))
    why = Refusal(name="InstructionError", instruction=0, detail="Custom", code=6001)
    status = Status(slot=5, level="confirmed", confirmations=3, refusal=why)
    found = judged(
        CHAIN, Facts(status=status, transaction=replace(one, refusal=why), slot=9, height=2),
        Question(transaction=ID),
    )  # fmt: skip
    assert (found.verdict, found.state) == ("price_moved", State.FAILED)


def test_who_exchanges_tokens_is_told_what_came_of_it() -> None:
    usdc, bonk = list(TOKENS)[1], list(TOKENS)[6]
    made = (
        Move(sender=ONE, receiver=TWO, account=TWO, amount=10**9, decimals=6, mint=usdc),
        Move(sender=TWO, receiver=ONE, account=ONE, amount=5, decimals=0, mint=bonk),
    )
    status = Status(slot=5, level="finalized", confirmations=None, refusal=None)
    facts = Facts(status=status, transaction=transaction(moves=made), slot=90, height=2)
    found = judged(CHAIN, facts, Question(transaction=ID))
    assert (found.verdict, found.values["amount"]) == ("arrived", "5 BONK")


def test_what_is_known_by_heart_has_the_right_form() -> None:
    assert all(is_address(one) for one in (*PROGRAMS, *TOKENS))
    assert len(packed("1" * 200)) == 0


def transaction(**changed: Any) -> Transaction:
    """A transaction that did nothing, but for what is changed."""
    plain = Transaction(
        signature=ID, slot=5, at_utc=None, fee=5_000, payer=ONE, signers=frozenset({ONE}),
        blockhash=ONE, steps=(), refusal=None, logs=(), coins_before={}, coins={},
        tokens_before={}, tokens={},
    )  # fmt: skip
    return replace(plain, **changed)


REFUSALS = st.builds(
    Refusal,
    name=st.sampled_from(["InstructionError", *FIELDLESS]),
    instruction=st.none() | st.integers(0, 3),
    detail=st.sampled_from(["Custom", *INSTRUCTION]),
    code=st.none() | st.integers(0, 70) | st.just(6001),
)
HOLDINGS = st.dictionaries(
    NAMES,
    st.builds(
        Holding, mint=NAMES, owner=st.none() | NAMES, amount=COUNTS, decimals=st.integers(0, 255)
    ),
)
PARTS = st.dictionaries(
    st.sampled_from(["source", "destination", "authority", "newAuthority", "authorityType",
                     "account", "owner", "delegate", "amount", "tokenAmount", "mint"]),
    NAMES | st.just("accountOwner") | st.integers() | st.none() | st.dictionaries(
        st.just("amount"), st.text(max_size=30)),
)  # fmt: skip
STEPS = st.builds(
    Step,
    program=NAMES,
    kind=st.sampled_from(["", "transfer", "approve", "setAuthority", "assign", "transferChecked"]),
    parts=PARTS,
    outer=st.integers(0, 3),
)
MOVES = st.builds(
    Move, sender=NAMES, receiver=NAMES, account=NAMES, amount=COUNTS,
    decimals=st.integers(0, 255), mint=st.none() | NAMES,
)  # fmt: skip
TRANSACTIONS = st.builds(
    Transaction,
    signature=st.just(ID), slot=COUNTS, at_utc=st.none(), fee=COUNTS, payer=NAMES,
    signers=st.frozensets(NAMES), blockhash=NAMES, steps=st.lists(STEPS, max_size=4).map(tuple),
    refusal=st.none() | REFUSALS, logs=st.lists(st.text(max_size=80), max_size=3).map(tuple),
    coins_before=st.dictionaries(NAMES, COUNTS), coins=st.dictionaries(NAMES, COUNTS),
    tokens_before=HOLDINGS, tokens=HOLDINGS, moves=st.lists(MOVES, max_size=4).map(tuple),
)  # fmt: skip
FACTS = st.builds(
    Facts,
    status=st.none() | st.builds(
        Status, slot=COUNTS, level=st.sampled_from(["processed", "confirmed", "finalized"]),
        confirmations=st.none() | COUNTS, refusal=st.none() | REFUSALS,
    ),
    transaction=st.none() | TRANSACTIONS,
    slot=COUNTS, height=COUNTS, first_slot=st.none() | COUNTS,
    witness=st.sampled_from(["agrees", "differs", "none"]),
    blockhash_valid=st.none() | st.booleans(), payer=st.none() | COUNTS,
    accounts=st.dictionaries(NAMES, st.none() | st.builds(
        Account, program=NAMES, coins=COUNTS, executable=st.booleans(),
        kind=st.sampled_from(["", "mint", "account"]), parts=st.just({}))),
    others=st.lists(TRANSACTIONS, max_size=2).map(tuple),
)  # fmt: skip
QUESTIONS = st.builds(
    Question, transaction=st.just(ID), sender=st.none(), expect_to=st.none() | NAMES,
    expect_token=st.none() | NAMES,
    remembered=st.dictionaries(
        st.sampled_from(["slot", "level", "height", "last_valid_height", "blockhash"]),
        st.none() | COUNTS | st.text(max_size=5),
    ),
)  # fmt: skip


@given(FACTS, QUESTIONS)
def test_no_facts_break_the_rules(facts: Facts, question: Question) -> None:
    found = judged(CHAIN, facts, question)
    listed = {**FAMILY.verdicts, **SHARED}
    assert {found.verdict, *(note.name for note in found.notes)} <= set(listed)
    assert found.certainty != "open" or found.values["missing"]
    assert not (found.final and facts.witness == "differs")
    reference = Reference(kind=Kind.TRANSACTION, word=ID)
    said = told(Diagnosis(reference=reference, chain=CHAIN, finding=found), ENGLISH)
    assert "{" not in " ".join((said.cause, *said.next_steps, *said.cannot_undo, *said.notes))


def test_every_verdict_has_its_sentences() -> None:
    assert set(PLUG.verdicts) <= set(WORDS)
