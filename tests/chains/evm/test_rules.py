"""The rules on any facts: they never raise, say only what is listed, and carry their sentences'
values.
"""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walletdesk.chains.base import Chain, Finding, Question, State
from walletdesk.chains.evm.facts import (
    Absence,
    Effect,
    Facts,
    Failure,
    Queue,
    Receipt,
    Replay,
    Token,
    Transaction,
)
from walletdesk.chains.evm.logs import Log
from walletdesk.chains.evm.rules import VERDICTS, judged
from walletdesk.chains.evm.words import selector, topic
from walletdesk.chains.registry import chain_of
from walletdesk.chains.verdicts import SHARED
from walletdesk.diagnosis.words import WORDS

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ALWAYS = {"chain", "coin", "confirmations", "needed"}
_PEOPLE = ["0x" + digit * 40 for digit in "0123"] + ["0x111" + "9" * 34 + "111"]
_HASHES = ["0x" + digit * 64 for digit in "ab"]

people = st.sampled_from(_PEOPLE)
hashes = st.sampled_from(_HASHES)
numbers = st.one_of(st.integers(0, 40), st.integers(0, 2**256 - 1))
heights = st.integers(0, 60)
words = st.sampled_from(
    [
        topic("Transfer(address,address,uint256)"),
        topic("Approval(address,address,uint256)"),
        topic("ApprovalForAll(address,address,bool)"),
        topic("TransferSingle(address,address,address,uint256,uint256)"),
        topic("TransferBatch(address,address,address,uint256[],uint256[])"),
        topic("MessagePassed(uint256,address,address,uint256,uint256,bytes,bytes32)"),
    ]
)
padded = people.map(lambda one: "0x" + "0" * 24 + one[2:])
datas = st.one_of(
    st.binary(max_size=80),
    st.just(b""),
    st.tuples(
        st.sampled_from(
            [
                "transfer(address,uint256)",
                "transferFrom(address,address,uint256)",
                "approve(address,uint256)",
                "Error(string)",
                "Panic(uint256)",
                "ERC20InsufficientBalance(address,uint256,uint256)",
            ]
        ),
        st.lists(st.one_of(padded, numbers.map(lambda n: f"0x{n:064x}")), max_size=4),
    ).map(lambda it: bytes.fromhex(selector(it[0]) + "".join(one[2:] for one in it[1]))),
)
logs = st.builds(
    Log,
    st.one_of(people, st.just("0x4200000000000000000000000000000000000016")),
    st.tuples(words, st.lists(padded, max_size=3)).map(lambda it: (it[0], *it[1])),
    st.one_of(numbers.map(lambda n: n.to_bytes(32, "big")), st.binary(max_size=70)),
)
transactions = st.builds(
    Transaction,
    hash=hashes,
    sender=people,
    to=st.one_of(st.none(), people),
    nonce=st.integers(0, 9),
    value=numbers,
    gas=numbers,
    fee_per_gas_max=numbers,
    tip_per_gas_max=st.one_of(st.none(), numbers),
    data=datas,
    block=st.one_of(st.none(), heights),
    delegates=st.lists(people, max_size=2).map(tuple),
)
receipts = st.builds(
    Receipt,
    succeeded=st.booleans(),
    gas_used=numbers,
    fee=numbers,
    block=heights,
    block_hash=hashes,
    position=st.integers(0, 2),
    created=st.one_of(st.none(), people),
    logs=st.lists(logs, max_size=3).map(tuple),
)
replays = st.builds(
    Replay,
    error=st.sampled_from([None, "execution reverted", "out of gas", "invalid opcode"]),
    data=datas,
)
facts = st.builds(
    Facts,
    transaction=st.one_of(st.none(), transactions),
    receipt=st.one_of(st.none(), receipts),
    head=heights,
    head_time_s=numbers,
    final_head=st.one_of(st.none(), heights),
    witness=st.sampled_from(["alone", "agrees", "silent", "disagrees"]),
    queue=st.one_of(
        st.none(),
        st.builds(
            Queue,
            nonce=st.integers(0, 9),
            nonce_free=st.integers(0, 9),
            first=st.one_of(st.none(), transactions),
            pool_told=st.booleans(),
            balance=numbers,
            base_fee=numbers,
            tip_usual=numbers,
        ),
    ),
    failure=st.one_of(
        st.none(),
        st.builds(
            Failure,
            replay=st.one_of(st.none(), replays),
            replay_free=st.one_of(st.none(), replays),
            trace=st.one_of(st.none(), replays),
            has_code=st.booleans(),
        ),
    ),
    effect=st.one_of(
        st.none(),
        st.builds(
            Effect,
            contracts=st.frozensets(people),
            inside=st.one_of(st.none(), numbers),
            gained=st.one_of(st.none(), st.integers(-9, 9)),
            tokens=st.dictionaries(people, st.builds(Token, st.just("T"), st.integers(0, 77))),
            time_s=numbers,
            false=st.frozensets(people),
        ),
    ),
    absence=st.one_of(
        st.none(),
        st.builds(
            Absence,
            nonce=st.one_of(st.none(), st.integers(0, 9)),
            nonce_free=st.one_of(st.none(), st.integers(0, 9)),
            balance=numbers,
            instead=st.one_of(st.none(), transactions),
            newest=st.one_of(st.none(), transactions),
            block_stands=st.one_of(st.none(), st.booleans()),
        ),
    ),
)
questions = st.builds(
    Question,
    transaction=hashes,
    sender=st.one_of(st.none(), people, st.text(max_size=5)),
    expect_to=st.one_of(st.none(), people, st.text(max_size=5)),
    expect_token=st.one_of(st.none(), people),
    remembered=st.one_of(
        st.just({}),
        st.fixed_dictionaries(
            {}, optional={"sender": people, "nonce": st.integers(0, 9), "block_hash": hashes}
        ),
        st.dictionaries(
            st.sampled_from(["sender", "nonce", "block_hash", "to", "block"]),
            st.one_of(st.none(), st.text(max_size=3), st.integers(), st.lists(st.none())),
        ),
    ),
)


@settings(max_examples=400, deadline=None)
@given(facts, questions)
def test_any_facts_make_a_listed_verdict_with_all_that_its_sentences_name(
    known: Facts, question: Question
) -> None:
    chain = chain_of("optimism")
    found = judged(chain, known, question)
    assert found.verdict in {**VERDICTS, **SHARED}
    assert not (found.certainty == "open" and not found.values.get("missing"))
    assert not (found.final and found.state not in (State.FINAL, State.FAILED, State.GONE))
    assert not (found.final and known.witness in ("silent", "disagrees") and known.receipt
                and not known.absence)  # fmt: skip
    assert json.loads(json.dumps(found.memory)) == found.memory
    sentences = WORDS[found.verdict]
    named = _named(sentences.cause, *sentences.next_steps, *sentences.cannot_undo)
    assert named <= {*found.values, *_ALWAYS}
    for note in found.notes:
        assert note.name in VERDICTS
        assert _named(WORDS[note.name].cause) <= {*found.values, *note.values, *_ALWAYS}


def _named(*sentences: str) -> set[str]:
    return {name for sentence in sentences for name in _PLACEHOLDER.findall(sentence)}


CHAIN = chain_of("ethereum")
SENT = Transaction(
    hash=_HASHES[0], sender=_PEOPLE[1], to=_PEOPLE[2], nonce=0, value=5, gas=21_000,
    fee_per_gas_max=10,
)  # fmt: skip
TAKEN = Receipt(succeeded=True, gas_used=21_000, fee=1, block=50, block_hash=_HASHES[1])
DONE = Facts(transaction=SENT, receipt=TAKEN, head=61, final_head=40, effect=Effect())


def said(known: Facts, *, chain: Chain = CHAIN, **more: Any) -> Finding:
    """What the rules make of facts."""
    return judged(chain, known, Question(transaction=SENT.hash, **more))


def test_as_many_confirmations_as_receivers_wait_for_are_arrival_but_not_final() -> None:
    found = said(DONE)
    assert (found.verdict, found.state, found.final) == ("arrived", State.CONFIRMING, False)
    assert said(replace(DONE, head=60)).verdict == "confirming"
    assert said(replace(DONE, head=40)).confirmations == 1


def test_a_chain_without_a_word_for_final_goes_by_confirmations() -> None:
    assert said(replace(DONE, final_head=None)).final
    assert not said(replace(DONE, final_head=None, head=60)).final


def test_without_a_trace_it_stays_open_whether_the_expected_address_got_something() -> None:
    called = replace(SENT, data=b"\1\2\3\4")
    known = replace(DONE, transaction=called, effect=Effect(contracts=frozenset({_PEOPLE[2]})))
    found = said(known, expect_to=_PEOPLE[3])
    assert (found.verdict, found.certainty) == ("nothing_for_expected", "open")
    assert found.values["missing"] == "debug_traceTransaction"
    gained = replace(known, effect=replace(known.effect or Effect(), gained=5))
    found = said(gained, expect_to=_PEOPLE[3])
    assert (found.verdict, found.certainty) == ("arrived_internal", "likely")


def test_a_look_alike_needs_both_ends() -> None:
    real = "0x111" + "9" * 34 + "222"
    meant = "0x111" + "8" * 34 + "111"
    known = replace(DONE, transaction=replace(SENT, to=meant))
    assert said(known, expect_to=_PEOPLE[4]).verdict == "look_alike"
    assert said(known, expect_to=real).verdict == "other_recipient"


def test_a_wallet_whose_transactions_others_pay_for_was_not_drained() -> None:
    wallet, bundler = _PEOPLE[3], _PEOPLE[1]
    moved = Log(
        _PEOPLE[0],
        (topic("Transfer(address,address,uint256)"), _word(wallet), _word(_PEOPLE[2])),
        (7).to_bytes(32, "big"),
    )
    ordered = Log(
        _PEOPLE[2],
        (
            topic("UserOperationEvent(bytes32,address,address,uint256,bool,uint256,uint256)"),
            _HASHES[0],
            _word(wallet),
            _word(bundler),
        ),
        b"",
    )
    called = replace(SENT, value=0, data=b"\1\2\3\4")
    known = replace(DONE, transaction=called, receipt=replace(TAKEN, logs=(moved,)))
    assert said(known, sender=wallet).verdict == "drained_by_approval"
    known = replace(DONE, transaction=called, receipt=replace(TAKEN, logs=(moved, ordered)))
    assert said(known, sender=wallet).verdict == "arrived"


def _word(address: str) -> str:
    return "0x" + "0" * 24 + address[2:]


def test_a_node_that_is_behind_may_be_why_it_is_unknown() -> None:
    known = Facts(transaction=None, head=100, head_time_s=1_000, now_s=1_601, absence=Absence())
    assert said(known).notes[0].name == "maybe_node_behind"
    assert said(replace(known, now_s=1_600)).notes[0].name == "maybe_not_sent"


def test_a_senders_last_transaction_of_long_ago_says_nothing() -> None:
    cancelling = replace(SENT, to=SENT.sender, value=0, block=100)
    absence = Absence(nonce=1, nonce_free=1, newest=cancelling)
    a_day = 24 * 3600 // 12
    known = Facts(transaction=None, head=100 + a_day, absence=absence)
    assert said(known).verdict == "maybe_cancelled"
    assert said(replace(known, head=101 + a_day)).verdict == "not_under_way"


@pytest.mark.parametrize(
    ("failure", "used", "verdict", "certainty"),
    [
        (Failure(), 21_000, "out_of_gas", "likely"),
        (Failure(), 20_000, "reverted_unexplained", "open"),
        (Failure(replay=Replay(error=None)), 20_000, "reverted_unexplained", "open"),
        (Failure(replay=Replay(error="execution reverted")), 20_990, "out_of_gas", "likely"),
        (Failure(replay=Replay(error="execution reverted")), 9_000, "reverted_silent", "certain"),
    ],
)
def test_a_failure_says_no_more_than_what_nodes_told(
    failure: Failure, used: int, verdict: str, certainty: str
) -> None:
    receipt = replace(TAKEN, succeeded=False, gas_used=used)
    known = replace(DONE, receipt=receipt, effect=None, failure=failure)
    found = said(known)
    assert (found.verdict, found.certainty, found.state) == (verdict, certainty, State.FAILED)


def test_a_replay_behind_others_of_its_block_is_only_likely() -> None:
    receipt = replace(TAKEN, succeeded=False, gas_used=9_000, position=3)
    failure = Failure(replay=Replay(error="execution reverted"))
    known = replace(DONE, receipt=receipt, effect=None, failure=failure)
    assert said(known).certainty == "likely"
    traced = replace(failure, trace=Replay(error="execution reverted"))
    assert said(replace(known, failure=traced)).certainty == "certain"


def test_a_node_that_names_a_block_and_has_no_receipt_leaves_it_open() -> None:
    known = replace(DONE, receipt=None, effect=None, transaction=replace(SENT, block=50))
    found = said(known)
    assert (found.verdict, found.certainty) == ("confirming", "open")


def test_every_verdict_has_its_rule_and_its_sentences() -> None:
    assert all(rule and rule.endswith(".") for rule in VERDICTS.values())
    assert set(VERDICTS) <= set(WORDS)
    assert not set(VERDICTS) & set(SHARED)
