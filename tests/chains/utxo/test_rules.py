"""The rules on facts of every kind, without a node."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.utxo.asking import notes
from tests.chains.utxo.test_hostile import sound
from walletdesk.chains.base import Finding, Question, State
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo.facts import (
    Block,
    Coin,
    Facts,
    Fees,
    Input,
    Load,
    Output,
    Parent,
    Transaction,
)
from walletdesk.chains.utxo.fees import offered, wait_values
from walletdesk.chains.utxo.rules import judged
from walletdesk.diagnosis.model import Diagnosis, Kind, Reference
from walletdesk.diagnosis.told import told
from walletdesk.languages.catalogue import Catalogues

BITCOIN = OWN["bitcoin"]
SENDER = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
RECEIVER = "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"
OF_LITECOIN = "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9"
ID = "ab" * 32

ids = st.sampled_from([ID, "cd" * 32, "ef" * 32])
addresses = st.sampled_from([None, SENDER, RECEIVER, OF_LITECOIN, "bc1qw508" + "z" * 30 + "f3t4"])
amounts = st.integers(0, 2**53)
coins = st.builds(Coin, ids, st.integers(0, 3))
inputs = st.builds(
    Input,
    coin=coins,
    sequence=st.integers(0, 0xFFFFFFFF),
    address=addresses,
    value=st.none() | amounts,
)
outputs = st.builds(Output, value=amounts, address=addresses, spent=st.none() | st.booleans())
blocks = st.builds(
    Block,
    hash=ids,
    height=st.integers(0, 2**53),
    at_utc=st.none() | amounts,
    stale=st.booleans(),
)
transactions = st.builds(
    Transaction,
    id=ids,
    inputs=st.lists(inputs, max_size=3).map(tuple),
    outputs=st.lists(outputs, max_size=3).map(tuple),
    vsize=st.integers(0, 100_000),
    fee=st.none() | amounts,
    block=st.none() | blocks,
    coinbase=st.booleans(),
)
loads = st.builds(Load, amounts, st.integers(0, 100_000))
rates = st.decimals(0, 10**9, places=2)
every_fact = st.builds(
    Facts,
    transaction=st.none() | transactions,
    head=st.integers(0, 2**53),
    fees=st.builds(
        Fees,
        estimates=st.dictionaries(st.integers(1, 1008), rates, max_size=4),
        minimum=st.none() | rates,
    ),
    is_block=st.booleans(),
    unindexed=st.booleans(),
    parents=st.lists(st.builds(Parent, ids, loads, st.booleans()), max_size=2).map(tuple),
    ancestors=st.none() | loads,
    descendants=st.none() | loads,
    replaceable=st.none() | st.booleans(),
    coins=st.sampled_from([None, "unspent", "spent_waiting", "spent", "gone"]),
    rivals=st.lists(transactions, max_size=2).map(tuple),
    rejected=st.sampled_from([None, "", "dust", "min relay fee not met", "non-final"]),
    left_block=st.booleans(),
    agreed=st.none() | st.booleans(),
)
MEMORY = {"coins": [[ID, 0]], "head": 7, "block": None, "receivers": [RECEIVER], "rate": "1.5"}
questions = st.builds(
    Question,
    transaction=st.just(ID),
    sender=addresses,
    expect_to=addresses | st.just("nonsense"),
    remembered=st.sampled_from([{}, MEMORY, {**MEMORY, "block": ID, "rate": "junk"}]),
)


def judge(facts: Facts, question: Question | None = None) -> Finding:
    """What the rules say on Bitcoin."""
    return judged(BITCOIN, tuple(OWN[n] for n in ("bitcoin", "litecoin")), facts, question or ASKED)


ASKED = Question(transaction=ID)
PAYMENT = Transaction(
    id=ID,
    inputs=(Input(coin=Coin("cd" * 32, 0), sequence=0xFFFFFFFF, address=SENDER, value=10_000),),
    outputs=(Output(value=9_000, address=RECEIVER),),
    vsize=100,
    fee=1_000,
    block=None,
)
WAITING = Facts(
    transaction=PAYMENT,
    head=100,
    fees=Fees(estimates={2: Decimal(12), 6: Decimal(10), 144: Decimal(2)}),
)


@given(every_fact, questions)
def test_any_facts_give_a_listed_verdict_that_can_be_said(facts: Facts, question: Question) -> None:
    finding = judge(facts, question)
    sound(finding)
    kind = Reference(kind=Kind.TRANSACTION, word=ID)
    for language in ("en", "zh"):
        said = told(
            Diagnosis(reference=kind, chain=BITCOIN, finding=finding), CATALOGUES.of(language)
        )
        assert said.cause
    assert not (finding.final and finding.state in (State.PENDING, State.UNKNOWN))
    assert not (finding.final and facts.agreed is False and facts.transaction)


CATALOGUES = Catalogues()


@pytest.mark.parametrize(
    ("fee", "verdict"), [(999, "underpriced"), (1_000, "pending"), (90_000, "pending")]
)
def test_fair_is_what_six_blocks_take(fee: int, verdict: str) -> None:
    facts = replace(WAITING, transaction=replace(PAYMENT, fee=fee))
    assert judge(facts).verdict == verdict


@pytest.mark.parametrize(
    "facts",
    [replace(WAITING, fees=Fees()), replace(WAITING, transaction=replace(PAYMENT, fee=None))],
)
def test_without_anything_to_compare_the_fee_with_it_stays_open(facts: Facts) -> None:
    finding = judge(facts)
    assert (finding.verdict, finding.certainty) == ("pending", "open")
    assert finding.values["missing"]


def test_a_poor_parent_and_a_rich_child_count_together() -> None:
    rich = replace(PAYMENT, fee=3_000)
    poor = replace(WAITING, transaction=rich, ancestors=Load(3_100, 1_000))
    assert offered(poor, rich) == Decimal("3.1")
    saved = replace(poor, descendants=Load(23_000, 1_100))
    assert offered(saved, rich) == Decimal(23_100) / 2_000


@pytest.mark.parametrize(
    ("blocks", "told_as"),
    [(1, ("fee_wait_minutes", {"minutes": "10"})), (11, ("fee_wait_minutes", {"minutes": "110"})),
     (12, ("fee_wait_hours", {"hours": "2"})), (144, ("fee_wait_hours", {"hours": "24"}))],
)  # fmt: skip
def test_waits_are_told_in_minutes_and_then_in_hours(
    blocks: int, told_as: tuple[str, dict[str, str]]
) -> None:
    assert wait_values(blocks, 600) == told_as


def test_a_look_alike_that_was_paid_is_shown_beside_the_real_one() -> None:
    fake = "bc1qw508" + "z" * 30 + "f3t4"
    paid = replace(PAYMENT, outputs=(Output(value=1, address=fake),))
    finding = judge(replace(WAITING, transaction=paid), Question(transaction=ID, expect_to=SENDER))
    assert finding.verdict == "not_to_expected"
    (note,) = [one for one in finding.notes if one.name == "look_alike_receiver"]
    assert note.values == {"real": SENDER, "fake": fake}


@pytest.mark.parametrize("expected", ["ltcmweb1qqnotreadable", "0x" + "5c" * 20, RECEIVER[:-1]])
def test_a_receiver_that_cannot_be_read_is_not_called_wrong(expected: str) -> None:
    finding = judge(WAITING, Question(transaction=ID, expect_to=expected))
    assert finding.verdict == "pending"
    assert "expected_unreadable" in notes(finding)


def test_a_lost_one_is_not_called_replaced_while_our_node_keeps_no_index() -> None:
    facts = Facts(transaction=None, head=9, fees=Fees(), unindexed=True, coins="spent")
    finding = judge(facts, Question(transaction=ID, remembered=MEMORY))
    assert (finding.verdict, finding.certainty) == ("not_indexed", "open")


def test_coins_of_which_nothing_is_known_decide_nothing() -> None:
    facts = Facts(transaction=None, head=9, fees=Fees())
    finding = judge(facts, Question(transaction=ID, remembered=MEMORY))
    assert (finding.verdict, finding.certainty) == ("unknown", "open")


def test_one_that_its_block_lost_and_nobody_kept_was_dropped() -> None:
    facts = Facts(transaction=None, head=9, fees=Fees(), coins="unspent", left_block=True)
    finding = judge(facts, Question(transaction=ID, remembered={**MEMORY, "block": ID}))
    assert finding.verdict == "dropped"


def test_a_reward_ripens_on_dogecoin_for_longer() -> None:
    reward = replace(PAYMENT, inputs=(), coinbase=True, block=Block(hash=ID, height=1))
    facts = replace(WAITING, transaction=reward, head=200)
    assert judge(facts).verdict == "arrived"
    assert judged(OWN["dogecoin"], (), facts, ASKED).verdict == "reward_not_mature"


def test_a_second_opinion_decides_whether_it_is_final() -> None:
    deep = replace(WAITING, transaction=replace(PAYMENT, block=Block(hash=ID, height=90)))
    assert judge(deep).final
    assert judge(replace(deep, agreed=True)).final
    assert not judge(replace(deep, agreed=False)).final
    assert "nodes_disagree" in notes(judge(replace(deep, agreed=False)))
