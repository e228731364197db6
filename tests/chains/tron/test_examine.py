"""Each case of TRON from recorded answers of its documented API, over HTTP."""

from collections.abc import Iterator

import pytest

from tests.chains.tron.cases import ADDRESSES, TRANSACTIONS, diagnosed, examined
from tests.services.tron_node import TronNode, tron_node
from walletdesk.chains.base import State
from walletdesk.chains.tron.addresses import hex_of

FRIEND, ANNA, NEW = ADDRESSES["friend"], ADDRESSES["anna"], ADDRESSES["new"]
LOOKALIKE, USDT, FAKE = ADDRESSES["lookalike"], ADDRESSES["usdt"], ADDRESSES["fake"]
THIEF, POOR, SPENDER = ADDRESSES["thief"], ADDRESSES["poor"], ADDRESSES["spender"]


@pytest.fixture(scope="module")
def node() -> Iterator[TronNode]:
    """A node that knows every recorded case."""
    with tron_node() as running:
        yield running


@pytest.mark.parametrize(
    ("case", "verdict", "state"),
    [
        ("trx arrived", "arrived", State.FINAL),
        ("trx confirming", "confirming", State.CONFIRMING),
        ("usdt arrived", "arrived", State.FINAL),
        ("usdt confirming", "confirming", State.CONFIRMING),
        ("usdt to new", "recipient_not_activated", State.FINAL),
        ("usdt to itself", "trc20_sent_to_itself", State.FINAL),
        ("fake usdt", "arrived", State.FINAL),
        ("zero spoof", "faked_zero_transfer", State.FINAL),
        ("drained", "taken_by_allowance", State.FINAL),
        ("swap", "arrived", State.FINAL),
        ("paid by contract", "arrived", State.FINAL),
        ("trc10 arrived", "arrived", State.FINAL),
        ("out of energy", "out_of_energy", State.FAILED),
        ("fee limit", "fee_limit_reached", State.FAILED),
        ("fee limit of stake", "fee_limit_reached", State.FAILED),
        ("reason", "contract_refused_reason", State.FAILED),
        ("panic", "contract_refused_panic", State.FAILED),
        ("own error", "contract_refused_error", State.FAILED),
        ("silent", "contract_refused_silent", State.FAILED),
        ("too many tokens", "too_few_tokens", State.FAILED),
        ("out of time", "contract_out_of_time", State.FAILED),
        ("transfer failed", "contract_transfer_failed", State.FAILED),
        ("bad jump destination", "contract_bad_jump", State.FAILED),
        ("out of memory", "contract_out_of_memory", State.FAILED),
        ("illegal operation", "contract_illegal_operation", State.FAILED),
        ("invalid code", "contract_invalid_code", State.FAILED),
        ("stack overflow", "contract_stack_exceeded", State.FAILED),
        ("precompiled contract", "contract_builtin_failed", State.FAILED),
        ("unknown", "contract_failed_unnamed", State.FAILED),
        ("trc10 failed", "old_token_failed", State.FAILED),
        ("pending", "pending", State.PENDING),
        ("no bandwidth", "not_enough_bandwidth", State.PENDING),
        ("too little", "too_little_trx", State.PENDING),
        ("activation", "activation_unpaid", State.PENDING),
        ("late", "expiration_passed", State.GONE),
        ("long late", "expiration_passed", State.GONE),
        ("nobody knows it", "unknown", State.UNKNOWN),
        ("control given away", "control_given_away", State.FINAL),
        ("permissions changed", "permissions_changed", State.FINAL),
        ("approved", "allowance_given", State.FINAL),
        ("approved all", "allowance_unlimited", State.FINAL),
        ("revoked", "allowance_withdrawn", State.FINAL),
        ("called", "contract_called", State.FINAL),
        ("staked", "trx_staked", State.FINAL),
        ("unstaked", "trx_unstaked", State.FINAL),
        ("collected", "unstaked_collected", State.FINAL),
        ("cancelled", "unstaking_cancelled", State.FINAL),
        ("lent", "resources_lent", State.FINAL),
        ("taken back", "resources_taken_back", State.FINAL),
        ("voted", "votes_cast", State.FINAL),
        ("rewards", "rewards_collected", State.FINAL),
        ("activated", "account_activated", State.FINAL),
        ("contract made", "contract_made", State.FINAL),
        ("other kind", "not_a_transfer", State.FINAL),
    ],
)
async def test_every_case_has_its_own_verdict(
    node: TronNode, case: str, verdict: str, state: State
) -> None:
    finding = await examined(node.url, transaction=case)
    assert (finding.verdict, finding.state) == (verdict, state)
    assert finding.evidence


async def test_trx_that_arrived_are_told_with_amount_and_receiver(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx arrived")
    (movement,) = finding.movements
    assert (movement.amount, movement.asset, movement.receiver) == ("12.5", "TRX", FRIEND)
    assert finding.final
    assert finding.confirmations == 1001
    assert [note.name for note in finding.notes] == ["memo_missing"]


async def test_solidified_is_final_and_what_is_not_has_its_blocks_counted(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx confirming")
    assert (finding.confirmations, finding.needed, finding.final) == (5, 19, False)


async def test_a_token_is_told_with_its_symbol_and_contract(node: TronNode) -> None:
    finding = await examined(node.url, transaction="usdt arrived")
    assert finding.values["amount"] == "25 USDT"
    assert ("token_by_contract", USDT) in {
        (n.name, n.values.get("contract")) for n in finding.notes
    }
    (movement,) = finding.movements
    assert (movement.amount, movement.contract, movement.fee) == ("25", USDT, "6.4285 TRX")


async def test_a_token_that_is_there_while_its_owner_misses_it_is_only_hidden(
    node: TronNode,
) -> None:
    finding = await examined(node.url, transaction="usdt arrived", expect_to=FRIEND)
    assert finding.verdict == "trc20_not_shown"
    assert finding.values["balance"] == "80 USDT"


async def test_the_memo_is_shown_for_comparison(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx with memo")
    assert [(n.name, n.values.get("memo")) for n in finding.notes] == [
        ("memo_attached", "order 4711")
    ]


async def test_a_fee_that_activates_the_receiver_is_explained(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx activates")
    assert "receiver_activated" in [note.name for note in finding.notes]


async def test_another_receiver_than_expected_is_named(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx arrived", expect_to=POOR)
    assert finding.verdict == "recipient_differs"
    assert (finding.values["to"], finding.values["expected"]) == (FRIEND, POOR)


async def test_a_receiver_that_looks_like_the_expected_one_is_told_apart(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx to lookalike", expect_to=FRIEND)
    assert finding.verdict == "recipient_lookalike"
    assert (finding.values["to"][:4], finding.values["to"][-4:]) == (FRIEND[:4], FRIEND[-4:])


async def test_another_token_than_expected_is_named(node: TronNode) -> None:
    finding = await examined(node.url, transaction="fake usdt", expect_to=FRIEND, expect_token=USDT)
    assert finding.verdict == "token_differs"
    assert "pretends_other_token" in [note.name for note in finding.notes]


async def test_the_expected_address_may_be_written_in_hexadecimal(node: TronNode) -> None:
    finding = await examined(node.url, transaction="trx arrived", expect_to=hex_of(FRIEND))
    assert finding.verdict == "arrived"


async def test_what_a_swap_pays_to_its_user_is_what_arrives(node: TronNode) -> None:
    finding = await examined(node.url, transaction="swap", expect_to=ANNA)
    assert (finding.verdict, finding.values["amount"]) == ("trc20_not_shown", "3 BRD")
    assert ("more_transfers", "2") in {(n.name, n.values.get("count")) for n in finding.notes}


async def test_trx_that_a_contract_pays_are_found_inside(node: TronNode) -> None:
    finding = await examined(node.url, transaction="paid by contract", expect_to=FRIEND)
    assert (finding.verdict, finding.values["amount"]) == ("arrived", "3 TRX")


async def test_a_theft_names_who_took_it_and_is_not_called_certain(node: TronNode) -> None:
    finding = await examined(node.url, transaction="drained")
    assert finding.certainty == "likely"
    assert (finding.values["taker"], finding.values["sender"]) == (THIEF, ANNA)


async def test_whoever_awaits_what_another_moved_for_them_is_told_that_it_came(
    node: TronNode,
) -> None:
    finding = await examined(node.url, transaction="drained", expect_to=THIEF)
    assert finding.verdict == "trc20_not_shown"


async def test_the_fee_limit_and_the_energy_are_told(node: TronNode) -> None:
    finding = await examined(node.url, transaction="fee limit")
    assert finding.values["fee_limit"] == "1 TRX"
    assert finding.values["energy"] == "10000"
    assert finding.values["fee"] == "0.8 TRX"


async def test_a_contracts_reason_is_given_in_its_words(node: TronNode) -> None:
    finding = await examined(node.url, transaction="reason")
    assert finding.values["reason"] == "UniswapV2Router: EXPIRED"


async def test_a_hostile_reason_is_cut_to_plain_text(node: TronNode) -> None:
    finding = await examined(node.url, transaction="hostile reason")
    reason = finding.values["reason"]
    assert len(reason) == 80
    assert reason.isprintable()


async def test_a_given_away_account_names_who_controls_it(node: TronNode) -> None:
    finding = await examined(node.url, transaction="control given away")
    assert finding.values["others"] == THIEF
    assert finding.values["threshold"] == "2/3"


async def test_an_unlimited_allowance_names_its_spender(node: TronNode) -> None:
    finding = await examined(node.url, transaction="approved all")
    assert (finding.values["spender"], finding.values["asset"]) == (SPENDER, "USDT")


async def test_a_transaction_that_is_late_for_good_is_final(node: TronNode) -> None:
    recent = await examined(node.url, transaction="late")
    long_ago = await examined(node.url, transaction="long late")
    assert (recent.final, recent.certainty) == (False, "likely")
    assert (long_ago.final, long_ago.certainty) == (True, "certain")


async def test_one_that_was_seen_and_is_gone_waits_for_its_expiration(node: TronNode) -> None:
    seen = (await examined(node.url, transaction="pending")).memory
    early = await examined(node.url, transaction="nobody knows it", remembered=seen)
    assert (early.verdict, early.state) == ("out_of_pool", State.PENDING)
    late = {**seen, "expires_ms": 1_700_000_000_000}
    expired = await examined(node.url, transaction="nobody knows it", remembered=late)
    assert (expired.verdict, expired.final) == ("expiration_passed", True)


async def test_one_that_lost_its_block_is_reorganised(node: TronNode) -> None:
    memory = (await examined(node.url, transaction="trx confirming")).memory
    finding = await examined(node.url, transaction="pending", remembered=memory)
    assert finding.verdict == "reorganised"


async def test_an_unheard_of_one_of_a_sender_without_means_is_likely_unpaid(
    node: TronNode,
) -> None:
    finding = await examined(node.url, transaction="nobody knows it", sender=POOR)
    assert (finding.verdict, finding.state) == ("not_enough_bandwidth", State.UNKNOWN)
    assert finding.certainty == "likely"


async def test_addresses_that_do_not_exist_are_said_with_the_unknown(node: TronNode) -> None:
    finding = await examined(
        node.url, transaction="nobody knows it", sender=NEW, expect_to=LOOKALIKE
    )
    assert finding.verdict == "unknown"
    assert {note.name for note in finding.notes} == {
        "sender_not_activated",
        "expected_not_activated",
    }


async def test_a_persons_words_end_in_the_same_verdict(node: TronNode) -> None:
    wanted = TRANSACTIONS["usdt to new"]
    link = f"https://tronscan.org/#/transaction/{wanted}"
    diagnosis = await diagnosed(node.url, f"where is my money? {link}")
    assert diagnosis.finding.verdict == "recipient_not_activated"
    assert diagnosis.chain is not None
    assert diagnosis.chain.name == "tron"
