"""The rules of TRON without a network: whatever the facts, a listed verdict that can be read."""

import string
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chains.tron.cases import ADDRESSES, readable
from walletdesk.chains.base import Question, State
from walletdesk.chains.registry import chain_of
from walletdesk.chains.tron import rules
from walletdesk.chains.tron.addresses import word_of
from walletdesk.chains.tron.answers import (
    Account,
    Block,
    Permission,
    Prices,
    Receipt,
    Resources,
    Token,
    Transaction,
)
from walletdesk.chains.tron.contracts import NOBODY, Allowance, TokenTransfer
from walletdesk.chains.tron.facts import Facts
from walletdesk.chains.tron.verdicts import DONE, FAILED, NOTES, WAITING
from walletdesk.chains.verdicts import SHARED

TRON = chain_of("tron")
ANNA, FRIEND, USDT = ADDRESSES["anna"], ADDRESSES["friend"], ADDRESSES["usdt"]
KINDS = [
    "TransferContract", "TransferAssetContract", "TriggerSmartContract", "CreateSmartContract",
    "AccountPermissionUpdateContract", "FreezeBalanceV2Contract", "UnfreezeBalanceV2Contract",
    "DelegateResourceContract", "VoteWitnessContract", "AccountCreateContract", "", "Other",
]  # fmt: skip
RESULTS = [
    "", "SUCCESS", "REVERT", "OUT_OF_ENERGY", "OUT_OF_TIME", "BAD_JUMP_DESTINATION", "UNKNOWN",
    "TRANSFER_FAILED", "JVM_STACK_OVER_FLOW", "something new",
]  # fmt: skip
SELECTORS = ["", "a9059cbb", "23b872dd", "095ea7b3", "d0e30db0"]

addresses = st.sampled_from(list(ADDRESSES.values()))
numbers = st.integers(-1, 2**64) | st.integers(0, 3)
long_numbers = st.integers(0, 2**256 - 1) | st.integers(0, 2)
texts = st.text(max_size=20)
datas = st.builds(
    lambda selector, words: bytes.fromhex(selector) + words,
    st.sampled_from(SELECTORS),
    st.binary(max_size=100),
)
permissions = st.builds(
    Permission,
    threshold=numbers,
    keys=st.lists(st.tuples(addresses, numbers), max_size=3).map(tuple),
)
transactions = st.builds(
    Transaction,
    id=st.text(string.hexdigits, max_size=64),
    kind=st.sampled_from(KINDS),
    sender=addresses,
    to=st.none() | addresses,
    amount=numbers,
    token_id=st.none() | st.sampled_from(["1002000", ""]),
    data=datas,
    memo=texts,
    expires_ms=numbers,
    fee_limit=numbers,
    size_bytes=numbers,
    signatures=st.integers(0, 3),
    result=st.sampled_from(RESULTS),
    failed=st.booleans(),
    owner=st.none() | permissions,
    actives=st.lists(permissions, max_size=2).map(tuple),
)
transfers = st.builds(
    TokenTransfer,
    contract=addresses,
    sender=addresses,
    receiver=addresses,
    amount=long_numbers,
    token_id=st.none() | long_numbers,
)
allowances = st.builds(
    Allowance, contract=addresses, owner=addresses, spender=addresses, amount=long_numbers
)
receipts = st.builds(
    Receipt,
    block=numbers,
    at_ms=numbers,
    fee=numbers,
    result=st.sampled_from(RESULTS),
    failed=st.booleans(),
    message=texts,
    output=st.binary(max_size=120)
    | st.sampled_from([bytes.fromhex("08c379a0"), bytes.fromhex("4e487b71") + bytes(32)]),
    energy=numbers,
    energy_others=numbers,
    energy_staked=numbers,
    energy_fee=numbers,
    net_fee=numbers,
    transfers=st.lists(transfers, max_size=3).map(tuple),
    allowances=st.lists(allowances, max_size=2).map(tuple),
    paid_inside=st.lists(st.tuples(addresses, addresses, numbers), max_size=2).map(tuple),
)
blocks = st.builds(Block, height=numbers, at_ms=numbers, id=texts)
accounts = st.builds(
    Account,
    address=addresses,
    exists=st.booleans(),
    balance=numbers,
    is_contract=st.booleans(),
    owner=st.none() | permissions,
)
facts = st.builds(
    Facts,
    transaction=st.none() | transactions,
    pending=st.none() | transactions,
    receipt=st.none() | receipts,
    solid_block=st.none() | numbers,
    head=blocks,
    solid=st.none() | blocks,
    second=st.none() | st.booleans(),
    accounts=st.dictionaries(addresses, accounts, max_size=4),
    resources=st.dictionaries(
        addresses,
        st.builds(Resources, free_bandwidth=numbers, staked_bandwidth=numbers, energy=numbers),
        max_size=4,
    ),
    tokens=st.dictionaries(
        addresses | st.just("1002000"),
        st.builds(Token, contract=addresses, symbol=texts, decimals=st.none() | st.integers(0, 36)),
        max_size=4,
    ),
    held=st.dictionaries(st.tuples(addresses, addresses), long_numbers, max_size=4),
    prices=st.none()
    | st.builds(
        Prices, byte=numbers, energy=numbers, activation=numbers, opening=numbers, memo=numbers
    ),
)
questions = st.builds(
    Question,
    transaction=texts,
    sender=st.none() | addresses | texts,
    expect_to=st.none() | addresses | texts,
    expect_token=st.none() | addresses | texts,
    remembered=st.fixed_dictionaries(
        {}, optional={"expires_ms": numbers | texts, "block": numbers}
    ),
)


@settings(max_examples=200)
@given(facts, questions)
def test_any_facts_give_a_listed_verdict_with_all_its_values(
    facts: Facts, question: Question
) -> None:
    finding = rules.judged(TRON, facts, question)
    assert finding.verdict in {*FAILED, *WAITING, *DONE, *SHARED}
    assert {note.name for note in finding.notes} <= set(NOTES)
    assert (finding.certainty == "open") == ("missing" in finding.values)
    assert not (finding.final and finding.state in (State.CONFIRMING, State.PENDING))
    readable(finding)


def in_block(**changes: object) -> Facts:
    """Facts of a transfer of TRX in a final block, with changes."""
    transaction = Transaction(
        id="ab" * 32, kind="TransferContract", sender=ANNA, to=FRIEND, amount=5_000_000,
        result="SUCCESS",
    )  # fmt: skip
    usual: dict[str, object] = {
        "transaction": transaction,
        "receipt": Receipt(block=1_000),
        "solid_block": 1_000,
        "head": Block(height=1_200, at_ms=1_000_000, id=""),
    }
    return Facts(**{**usual, **changes})  # type: ignore[arg-type]  # tests name the fields


ASKED = Question(transaction="ab" * 32)


def test_what_a_second_node_does_not_confirm_is_not_final() -> None:
    finding = rules.judged(TRON, in_block(second=False), ASKED)
    assert (finding.final, finding.certainty) == (False, "likely")
    assert "second_node_differs" in [note.name for note in finding.notes]


def test_a_solid_part_that_names_another_block_is_not_believed() -> None:
    assert not rules.judged(TRON, in_block(solid_block=999), ASKED).final


def test_nineteen_blocks_are_enough_where_no_node_says_what_is_solid() -> None:
    at_eighteen = in_block(solid_block=None, head=Block(height=1_017, at_ms=0, id=""))
    at_nineteen = in_block(solid_block=None, head=Block(height=1_018, at_ms=0, id=""))
    assert rules.judged(TRON, at_eighteen, ASKED).verdict == "confirming"
    assert rules.judged(TRON, at_nineteen, ASKED).verdict == "arrived"
    assert not rules.judged(TRON, at_nineteen, ASKED).final


def test_a_call_without_its_receipt_is_left_open() -> None:
    call = Transaction(
        id="ab" * 32, kind="TriggerSmartContract", sender=ANNA, to=USDT, result="SUCCESS"
    )
    finding = rules.judged(TRON, in_block(transaction=call, receipt=None), ASKED)
    assert (finding.verdict, finding.certainty) == ("confirming", "open")
    assert finding.values["missing"] == "gettransactioninfobyid"


def test_energy_without_a_price_does_not_decide_between_limit_and_lack() -> None:
    call = Transaction(
        id="ab" * 32, kind="TriggerSmartContract", sender=ANNA, to=USDT, fee_limit=10,
        result="OUT_OF_ENERGY",
    )  # fmt: skip
    spent = Receipt(block=1_000, result="OUT_OF_ENERGY", energy=100, energy_staked=100)
    finding = rules.judged(TRON, in_block(transaction=call, receipt=spent), ASKED)
    assert (finding.verdict, finding.certainty) == ("out_of_energy", "open")


def test_a_collectible_is_told_by_its_number() -> None:
    moved = TokenTransfer(contract=USDT, sender=ANNA, receiver=FRIEND, amount=1, token_id=77)
    call = Transaction(id="ab" * 32, kind="TriggerSmartContract", sender=ANNA, to=USDT)
    receipt = Receipt(block=1_000, transfers=(moved,))
    finding = rules.judged(TRON, in_block(transaction=call, receipt=receipt), ASKED)
    assert finding.values["amount"].endswith("#77")
    assert finding.movements[0].amount == "77"


def test_a_memo_costs_more_and_can_leave_too_little_bandwidth() -> None:
    waits = Transaction(
        id="ab" * 32, kind="TransferContract", sender=ANNA, to=FRIEND, amount=1_000_000,
        memo="hello", size_bytes=300, expires_ms=2_000_000,
    )  # fmt: skip
    facts = Facts(
        pending=waits,
        head=Block(height=1, at_ms=1_000_000, id=""),
        accounts={ANNA: Account(address=ANNA, exists=True, balance=1_500_000)},
        resources={ANNA: Resources(free_bandwidth=200, staked_bandwidth=299, energy=0)},
    )
    assert rules.judged(TRON, facts, ASKED).verdict == "not_enough_bandwidth"


def call_of(*transfers: TokenTransfer) -> Facts:
    """Facts of a call, in a final block, that moved tokens."""
    call = Transaction(id="ab" * 32, kind="TriggerSmartContract", sender=ANNA, to=USDT)
    receipt = Receipt(block=1_000, transfers=transfers)
    nobody = Account(address=NOBODY, exists=True, balance=5)
    return in_block(transaction=call, receipt=receipt, accounts={NOBODY: nobody})


def test_tokens_that_are_made_are_not_taken_from_anybody() -> None:
    made = TokenTransfer(contract=USDT, sender=NOBODY, receiver=FRIEND, amount=5)
    assert rules.judged(TRON, call_of(made), ASKED).verdict == "arrived"


def test_what_goes_to_nobody_is_lost() -> None:
    usual = in_block().transaction
    assert usual
    finding = rules.judged(TRON, in_block(transaction=replace(usual, to=NOBODY)), ASKED)
    assert finding.verdict == "sent_to_nobody"


def test_a_long_payout_is_judged_by_the_one_who_waits() -> None:
    others = [
        TokenTransfer(contract=USDT, sender=ANNA, receiver=one, amount=1)
        for one in ADDRESSES.values()
    ]
    asked = Question(transaction="ab" * 32, expect_to=FRIEND)
    finding = rules.judged(TRON, call_of(*others), asked)
    assert (finding.verdict, finding.values["to"]) == ("arrived", FRIEND)


def test_a_symbol_instead_of_a_contract_expects_no_token() -> None:
    asked = Question(transaction="ab" * 32, expect_token="USDT")
    assert rules.judged(TRON, in_block(), asked).verdict == "arrived"


def refused_for(reason: str) -> Facts:
    """Facts of a token transfer that was refused, by one who holds nothing of it now."""
    data = bytes.fromhex("a9059cbb" + word_of(FRIEND) + f"{5:064x}")
    call = Transaction(
        id="ab" * 32, kind="TriggerSmartContract", sender=ANNA, to=USDT, data=data, result="REVERT"
    )
    text = reason.encode()
    output = bytes.fromhex("08c379a0" + f"{32:064x}{len(text):064x}") + text.ljust(64, b"\0")
    receipt = Receipt(block=1_000, result="REVERT", output=output)
    return in_block(transaction=call, receipt=receipt, held={(USDT, ANNA): 0})


def test_a_reason_of_its_own_is_not_put_down_to_what_is_missing_now() -> None:
    paused = rules.judged(TRON, refused_for("Pausable: paused"), ASKED)
    short = rules.judged(TRON, refused_for("transfer amount exceeds balance"), ASKED)
    assert (paused.verdict, short.verdict) == ("contract_refused_reason", "too_few_tokens")


def test_opening_an_account_takes_no_free_bandwidth() -> None:
    waits = Transaction(
        id="ab" * 32, kind="TransferContract", sender=ANNA, to=FRIEND, amount=1_000_000,
        size_bytes=268, expires_ms=2_000_000,
    )  # fmt: skip
    facts = Facts(
        pending=waits,
        head=Block(height=1, at_ms=1_000_000, id=""),
        accounts={
            ANNA: Account(address=ANNA, exists=True, balance=2_050_000),
            FRIEND: Account(address=FRIEND, exists=False),
        },
        resources={ANNA: Resources(free_bandwidth=600, staked_bandwidth=0, energy=0)},
    )
    finding = rules.judged(TRON, facts, ASKED)
    assert (finding.verdict, finding.values["cost"]) == ("activation_unpaid", "1.1 TRX")
