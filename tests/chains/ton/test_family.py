"""TON: what really happens in its virtual machine, asked through the API of its nodes."""

from base64 import b64decode, urlsafe_b64encode
from typing import Any

import pytest

from tests.chains.ton.asking import hash_of, look, reached
from tests.services.ton_center import Center, cut, serving
from walletdesk.chains.base import Kind, State
from walletdesk.chains.own import OWN
from walletdesk.chains.ton import FAMILY
from walletdesk.chains.ton.words import JETTONS, address, friendly, raw_address

USDT = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs"


@pytest.mark.parametrize(
    ("scenario", "verdict", "state", "notes"),
    [
        ("plain", "arrived", State.FINAL, ["no_memo"]),
        ("comment", "arrived", State.FINAL, []),
        ("to_nobody_bounce", "returned_uninitialised", State.FAILED, []),
        ("to_nobody_keep", "arrived_uninitialised", State.FINAL, ["no_memo"]),
        ("dust_to_nobody", "not_returned", State.FAILED, ["exit_gas"]),
        ("throws", "returned", State.FAILED, ["exit_own"]),
        ("throws_keep", "kept_by_contract", State.FAILED, ["exit_own"]),
        ("endless", "returned", State.FAILED, ["exit_gas"]),
        ("unknown_message", "returned", State.FAILED, ["exit_unknown_message"]),
        ("too_much", "balance_short", State.FAILED, []),
        ("too_much_left_out", "balance_short", State.FAILED, []),
        ("contract_short", "kept_by_contract", State.FAILED, ["exit_coins"]),
        ("wallet_fails", "wallet_failed", State.FAILED, ["exit_own"]),
        ("wallet_does_nothing", "nothing_sent", State.FINAL, []),
        ("wallet_acts_wrongly", "actions_failed", State.FAILED, ["exit_actions"]),
        ("two_receivers", "several_payments", State.FINAL, []),
        ("swap", "message_taken", State.FINAL, []),
        ("fails_later", "arrived", State.FINAL, ["no_memo", "later_step_failed"]),
        ("jetton", "unlisted_token_arrived", State.FINAL, []),
        ("jetton_silent", "unlisted_token_arrived", State.FINAL, ["no_memo"]),
        ("jetton_unheard", "unlisted_token_arrived", State.FINAL, ["receiver_ignored_notice"]),
        ("jetton_returned", "jetton_returned", State.FAILED, ["exit_not_wallet"]),
        ("jetton_short", "jettons_short", State.FAILED, ["exit_tokens"]),
        ("jetton_fees", "jetton_fees_short", State.FAILED, ["exit_token_fees"]),
        ("jetton_not_owner", "jetton_not_owner", State.FAILED, ["exit_not_owner"]),
        ("jetton_other", "jetton_refused", State.FAILED, ["exit_own"]),
        ("jetton_kept", "message_taken", State.FINAL, []),
        ("jetton_no_wallet", "jetton_wallet_missing", State.FAILED, []),
    ],
)
async def test_what_happened_has_its_verdict(
    center: Center, happened: dict[str, Any], scenario: str, verdict: str, state: State,
    notes: list[str],
) -> None:  # fmt: skip
    trace = happened["scenarios"][scenario]
    center.traces = [trace]
    found = await look(hash_of(trace), center)
    assert (found.verdict, found.state) == (verdict, state)
    assert [note.name for note in found.notes] == notes
    assert found.final


async def test_of_several_payments_the_one_that_is_asked_about_counts(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = happened["scenarios"]["two_receivers"]
    center.traces = [trace]
    found = await look(hash_of(trace), center, expect_to=happened["receiver"])
    assert (found.verdict, found.values["amount"]) == ("arrived", "1 TON")
    assert len(found.movements) == 2
    nobody = trace["transactions"][hash_of(trace)]["out_msgs"][1]["destination"]
    other = await look(hash_of(trace), center, expect_to=nobody)
    assert other.verdict == "returned_uninitialised"
    open_one = await look(hash_of(trace), center)
    assert (open_one.certainty, open_one.values["arrived"]) == ("open", "1")


async def test_what_a_contract_sends_on_has_arrived(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = happened["scenarios"]["swap"]
    center.traces = [trace]
    assert (await look(hash_of(trace), center)).certainty == "open"
    found = await look(hash_of(trace), center, expect_to=happened["receiver"])
    assert found.verdict == "arrived"
    away = await look(hash_of(trace), center, expect_to=friendly("0:" + "77" * 32))
    assert (away.verdict, away.certainty) == ("message_taken", "open")


async def test_a_hash_is_taken_in_every_form(center: Center, happened: dict[str, Any]) -> None:
    trace = happened["scenarios"]["plain"]
    center.traces = [trace]
    packed = b64decode(hash_of(trace))
    message = trace["transactions"][hash_of(trace)]["in_msg"]["hash"]
    spelt = (
        packed.hex(), packed.hex().upper(), hash_of(trace), urlsafe_b64encode(packed).decode(),
        message,
    )  # fmt: skip
    for word in spelt:
        found = await look(word, center)
        assert (found.verdict, found.values["amount"]) == ("arrived", "1.5 TON")
        assert FAMILY.kinds(word, OWN["ton"]) == {Kind.TRANSACTION}
    assert FAMILY.same(spelt[0], spelt[3])
    assert not FAMILY.same(spelt[0], message)


def test_an_address_is_taken_in_every_form() -> None:
    raw = address(USDT)
    forms = (USDT, friendly(raw, bounceable=False), raw, raw.upper(), USDT.replace("_", "/"))
    for one in forms:
        assert FAMILY.kinds(one, OWN["ton"]) == {Kind.ADDRESS}
        assert FAMILY.same(USDT, one)
    assert not FAMILY.same(USDT, "EQAvlWFDxGF2lXm67y4yzC17wYKD9A0guwPkMs1gOsM__NOT")
    assert not FAMILY.kinds(USDT[:-1] + "t", OWN["ton"])
    assert all(raw_address(one) for one in JETTONS)


@pytest.mark.parametrize(
    ("scenario", "verdict"),
    [("to_nobody_bounce", "returned"), ("to_nobody_keep", "kept_by_contract")],
)
async def test_a_frozen_receiver_is_no_new_one(
    center: Center, happened: dict[str, Any], scenario: str, verdict: str
) -> None:
    trace = cut(happened["scenarios"][scenario], 2)
    trace["transactions"][hash_of(trace, 1)]["orig_status"] = "frozen"
    center.traces = [trace]
    found = await look(hash_of(trace), center)
    assert (found.verdict, [note.name for note in found.notes]) == (verdict, ["address_frozen"])


async def test_an_uninitialised_receiver_is_explained_from_any_of_its_transactions(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = happened["scenarios"]["to_nobody_bounce"]
    center.traces = [trace]
    for number in range(3):
        assert (await look(hash_of(trace, number), center)).verdict == "returned_uninitialised"


@pytest.mark.parametrize(
    ("scenario", "kept", "hop"), [("jetton", 1, "1"), ("jetton", 2, "2"), ("plain", 1, None)]
)
async def test_a_message_under_way_says_where_it_waits(
    center: Center, happened: dict[str, Any], scenario: str, kept: int, hop: str | None
) -> None:
    trace = cut(happened["scenarios"][scenario], kept)
    center.traces = [trace]
    found = await look(hash_of(trace), center)
    assert found.verdict == ("jetton_under_way" if hop else "message_under_way")
    assert (found.state, found.final, found.confirmations) == (State.CONFIRMING, False, 0)
    assert found.values.get("hop") == hop


async def test_where_a_node_knows_no_more_it_is_left_open(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = cut(happened["scenarios"]["plain"], 1)
    trace["trace_info"]["trace_state"] = "broken"
    center.traces = [trace]
    found = await look(hash_of(trace), center)
    assert (found.certainty, found.final) == ("open", False)
    assert found.values["missing"]


async def test_the_name_that_wallets_give_a_message_finds_it_too(
    center: Center, happened: dict[str, Any]
) -> None:
    name = hash_of(happened["scenarios"]["jetton"])
    trace = {**happened["scenarios"]["plain"], "external_hash": name}
    center.forged = {"traces": {"traces": [trace]}}
    found = await look(name, center)
    assert (found.verdict, found.values["amount"]) == ("arrived", "1.5 TON")


async def test_what_a_node_only_foresees_is_not_final(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = cut(happened["scenarios"]["plain"], 2)
    trace["transactions"][hash_of(trace, 1)]["emulated"] = True
    center.traces = [trace]
    assert (await look(hash_of(trace), center)).verdict == "confirming"


async def test_tokens_are_named_and_counted(center: Center, happened: dict[str, Any]) -> None:
    trace = happened["scenarios"]["jetton"]
    center.traces = [trace]
    unknown = await look(hash_of(trace), center)
    assert unknown.values["amount"] == "12.5"
    assert unknown.values["token"] == friendly("0:" + "ab" * 32)
    receiver = friendly(address(happened["receiver"]), bounceable=False)
    assert unknown.values["receiver"] == receiver
    center.token = {"symbol": "USDT", "decimals": "6"}
    (fake,) = (await look(hash_of(trace), center)).notes
    assert (fake.name, fake.values["real"]) == ("fake_token", USDT)
    center.master = address(USDT).upper()
    for number in range(4):
        known = await look(hash_of(trace, number), center)
        assert (known.verdict, known.values["amount"]) == ("arrived", "12.5 USD₮")
    (moved,) = known.movements
    assert (moved.asset, moved.contract, moved.amount) == ("USD₮", USDT, "12.5")
    assert moved.sender == friendly(address(happened["sender"]), bounceable=False)
    other = await look(hash_of(trace), center, expect_token=list(JETTONS)[1])
    assert other.verdict == "other_token_arrived"
    away = await look(hash_of(trace), center, expect_to=friendly("0:" + "77" * 32))
    assert (away.verdict, away.values["receiver"]) == ("went_elsewhere", receiver)
    there = await look(hash_of(trace), center, expect_to=happened["receiver"], expect_token=USDT)
    assert there.verdict == "arrived"


async def test_a_transaction_in_no_masterchain_block_is_not_final(
    center: Center, happened: dict[str, Any]
) -> None:
    trace = cut(happened["scenarios"]["plain"], 2)
    center.traces = [trace]
    trace["transactions"][hash_of(trace, 1)]["mc_block_seqno"] = 0
    found = await look(hash_of(trace), center)
    assert (found.verdict, found.state, found.final) == ("confirming", State.CONFIRMING, False)
    assert (found.confirmations, found.needed) == (0, 1)


async def test_a_second_node_has_to_agree(center: Center, happened: dict[str, Any]) -> None:
    trace = happened["scenarios"]["comment"]
    center.traces = [trace]
    async with serving(Center()) as other:
        found = await look(hash_of(trace), center, other)
        assert (found.final, found.certainty) == (False, "likely")
        other.traces = [trace]
        found = await look(hash_of(trace), center, other)
        assert (found.final, found.certainty) == (True, "certain")


async def test_a_message_waits_then_is_dropped(center: Center) -> None:
    wanted = "ab" * 32
    assert (await look(wanted, center)).verdict == "unknown"
    center.pending.add(wanted)
    waiting = await look(wanted, center)
    assert (waiting.verdict, waiting.state) == ("pending", State.PENDING)
    center.pending.clear()
    center.head += 10
    soon = await look(wanted, center, remembered=waiting.memory)
    assert soon.verdict == "pending"
    center.head += 200
    late = await look(wanted, center, remembered=soon.memory)
    assert (late.verdict, late.state, late.certainty) == ("dropped", State.GONE, "likely")


@pytest.mark.parametrize("scenario", ["plain", "jetton"])
async def test_what_was_sent_again_is_found_before_it_is_paid_twice(
    center: Center, happened: dict[str, Any], scenario: str
) -> None:
    trace = happened["scenarios"][scenario]
    center.traces = [trace]
    known = {"sender": happened["sender"], "expect_to": happened["receiver"]}
    (note,) = (await look("ab" * 32, center, **known)).notes
    assert note.values["transaction"] == b64decode(hash_of(trace)).hex()


async def test_the_chain_and_its_head_are_recognised(center: Center) -> None:
    async with reached(center) as one:
        chain = await one.family.chain_there(one.nodes)
        assert chain is not None
        assert chain.name == "ton"
        assert await one.family.head(one.chain, one.nodes) == center.head
