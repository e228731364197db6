"""Solana: what really happens in its virtual machine, asked through the JSON-RPC of its nodes."""

import struct
from typing import Any

import pytest
from solders.account import Account
from solders.keypair import Keypair
from solders.pubkey import Pubkey
from solders.system_program import (
    AssignParams,
    CreateAccountParams,
    assign,
    create_account,
)

from tests.chains.solana import steps
from tests.chains.solana.asking import look, paying, reached
from tests.services.solana_rpc import Cluster, serving
from walletdesk.chains.base import State


async def test_a_transfer_is_seen_then_confirmed_then_final(cluster: Cluster) -> None:
    who, to = cluster.person(), Keypair().pubkey()
    signature, err = cluster.send(paying(who, to, 1_500_000_000), by=[who])
    assert err is None
    seen = await look(cluster, signature)
    assert (seen.verdict, seen.state, seen.confirmations) == ("confirming", State.CONFIRMING, 0)
    cluster.advance(10)
    confirmed = await look(cluster, signature)
    assert (confirmed.verdict, confirmed.confirmations, confirmed.needed) == ("confirming", 10, 32)
    assert not confirmed.final
    cluster.advance(30)
    final = await look(cluster, signature)
    assert (final.verdict, final.state, final.final) == ("arrived", State.FINAL, True)
    assert final.values["amount"] == "1.5 SOL"
    (moved,) = final.movements
    assert (moved.sender, moved.receiver) == (str(who.pubkey()), str(to))
    assert (moved.amount, moved.asset, moved.fee) == ("1.5", "SOL", "0.000005 SOL")


async def test_a_second_node_that_knows_nothing_of_it_keeps_it_from_being_final(
    cluster: Cluster,
) -> None:
    who = cluster.person()
    signature, _ = cluster.send(paying(who, Keypair().pubkey(), 10**9), by=[who])
    cluster.advance(40)
    async with serving(Cluster()) as other:
        found = await look(cluster, signature, other)
        assert (found.final, found.certainty) == (False, "likely")
        other.sent = cluster.sent
        other.slot = cluster.slot
        assert (await look(cluster, signature, other)).final


async def test_a_second_node_may_know_what_the_first_does_not(cluster: Cluster) -> None:
    who = cluster.person()
    signature, _ = cluster.send(paying(who, Keypair().pubkey(), 10**9), by=[who])
    async with serving(Cluster()) as empty:
        found = await look(empty, signature, cluster)
        assert (found.verdict, found.state) == ("confirming", State.CONFIRMING)


async def test_what_is_not_there_may_still_land_and_later_never_can(cluster: Cluster) -> None:
    who = cluster.person()
    old = cluster.svm.latest_blockhash()
    cluster.svm.expire_blockhash()
    signature, err = cluster.send(paying(who, Keypair().pubkey(), 10**9), by=[who], blockhash=old)
    assert err == "BlockhashNotFound"
    first = await look(cluster, signature)
    assert (first.verdict, first.state, first.certainty) == ("not_landed", State.UNKNOWN, "open")
    assert first.values["missing"]
    cluster.advance(100)
    assert (await look(cluster, signature, remembered=first.memory)).verdict == "not_landed"
    cluster.advance(60)
    late = await look(cluster, signature, remembered=first.memory)
    assert (late.verdict, late.state, late.certainty) == ("expired", State.GONE, "likely")


async def test_a_blockhash_that_is_known_decides(cluster: Cluster) -> None:
    blockhash = str(cluster.svm.latest_blockhash())
    signature = str(Keypair().sign_message(b"never sent"))
    known: dict[str, Any] = {"remembered": {"blockhash": blockhash}}
    assert (await look(cluster, signature, **known)).verdict == "not_landed"
    cluster.svm.expire_blockhash()
    found = await look(cluster, signature, **known)
    assert (found.verdict, found.certainty, found.final) == ("expired", "certain", False)
    async with serving(Cluster()) as other:
        assert (await look(cluster, signature, other, **known)).final


async def test_the_last_valid_height_decides_too(cluster: Cluster) -> None:
    signature = str(Keypair().sign_message(b"never sent"))
    known = {"last_valid_height": cluster.height + 1}
    assert (await look(cluster, signature, remembered=known)).verdict == "not_landed"
    cluster.advance(2)
    assert (await look(cluster, signature, remembered=known)).verdict == "expired"


async def test_a_node_that_forgets_does_not_make_it_expired(cluster: Cluster) -> None:
    cluster.first_slot = cluster.slot - 50
    signature = str(Keypair().sign_message(b"never sent"))
    found = await look(cluster, signature, remembered={"height": 1})
    assert (found.verdict, found.certainty) == ("unknown", "open")
    cluster.advance(1_000)
    recent = {"last_valid_height": cluster.height - 1}
    assert (await look(cluster, signature, remembered=recent)).verdict == "expired"


async def test_what_was_in_a_block_and_is_no_more_waits_again(cluster: Cluster) -> None:
    who = cluster.person()
    signature, _ = cluster.send(paying(who, Keypair().pubkey(), 10**9), by=[who])
    seen = await look(cluster, signature)
    cluster.hidden.add(signature)
    found = await look(cluster, signature, remembered=seen.memory)
    assert (found.verdict, found.state) == ("reorganised", State.PENDING)
    cluster.advance(200)
    assert (await look(cluster, signature, remembered=seen.memory)).verdict == "expired"


async def test_a_payer_with_nothing_explains_why_it_never_landed(cluster: Cluster) -> None:
    poor = cluster.person(0)
    signature, err = cluster.send(paying(poor, Keypair().pubkey(), 10**9), by=[poor])
    assert err == "AccountNotFound"
    found = await look(cluster, signature, sender=str(poor.pubkey()))
    assert (found.verdict, found.certainty) == ("fee_unpayable", "likely")


async def test_what_was_signed_again_is_found_before_it_is_paid_twice(cluster: Cluster) -> None:
    who, to = cluster.person(), Keypair().pubkey()
    old = cluster.svm.latest_blockhash()
    cluster.svm.expire_blockhash()
    lost, _ = cluster.send(paying(who, to, 10**9), by=[who], blockhash=old)
    again, _ = cluster.send(paying(who, to, 10**9), by=[who])
    cluster.advance(40)
    known = {"sender": str(who.pubkey()), "expect_to": str(to)}
    (note,) = (await look(cluster, lost, **known)).notes
    assert (note.name, note.values["transaction"]) == ("another_went_there", again)
    other = {**known, "expect_to": str(Keypair().pubkey())}
    assert (await look(cluster, lost, **other)).notes == ()


@pytest.mark.parametrize(
    ("lamports", "error"),
    [
        (4_000, "InsufficientFundsForFee"),
        (892_000, {"InsufficientFundsForRent": {"account_index": 0}}),
    ],
)
async def test_a_payer_with_too_little_explains_it_too(
    cluster: Cluster, lamports: int, error: object
) -> None:
    poor = Keypair()
    cluster.svm.set_account(poor.pubkey(), Account(lamports, b"", Pubkey.default()))
    signature, err = cluster.send(paying(poor, cluster.person().pubkey(), 1), by=[poor])
    assert err == error
    cluster.hidden.add(signature)
    found = await look(cluster, signature, sender=str(poor.pubkey()))
    assert (found.verdict, found.certainty) == ("fee_unpayable", "likely")


async def test_a_receiver_that_wants_a_memo_says_so(cluster: Cluster) -> None:
    issuer, who = cluster.person(), cluster.person()
    program = steps.TOKEN_2022
    mint = steps.new_token(cluster, issuer, program)
    source, target = (steps.own(one.pubkey(), mint, program) for one in (who, issuer))
    with_room = steps.step(program, struct.pack("<BH", 29, 8), target, issuer, steps.SYSTEM, issuer)
    wants_memo = steps.step(program, b"\x1e\x00", target, issuer)
    _, err = cluster.send(
        *(steps.open_account(issuer, one.pubkey(), mint, program) for one in (who, issuer)),
        steps.step(program, struct.pack("<BQ", 7, 5), mint, source, issuer),
        with_room,
        wants_memo,
        by=[issuer],
    )
    assert err is None
    sent = steps.checked(source, mint, target, who, 1, program)
    assert await verdict(cluster, sent, by=[who]) == "memo_required"
    memo = steps.step(steps.MEMO, b"7K3M-9QXC", who)
    signature, err = cluster.send(memo, sent, by=[who])
    assert err is None
    cluster.advance(40)
    assert (await look(cluster, signature)).notes == ()


async def test_too_little_for_a_new_account_is_named_rent(cluster: Cluster) -> None:
    who = cluster.person()
    signature, err = cluster.send(paying(who, Keypair().pubkey(), 10), by=[who])
    assert "InsufficientFundsForRent" in err
    cluster.advance(40)
    found = await look(cluster, signature)
    assert (found.verdict, found.state, found.final) == ("rent_short", State.FAILED, True)


async def test_too_few_coins_are_named_with_what_there_was(cluster: Cluster) -> None:
    who = cluster.person(1_000_000_000)
    signature, _ = cluster.send(paying(who, Keypair().pubkey(), 10**12), by=[who])
    cluster.advance(3)
    found = await look(cluster, signature)
    assert (found.verdict, found.final) == ("coins_short", False)
    assert found.values["held"] == "0.999995 SOL"
    assert found.values["error"] == "InstructionError(0, Custom(1))"
    assert found.movements[0].state is State.FAILED


async def test_an_account_that_is_there_cannot_be_made_again(cluster: Cluster) -> None:
    who, there = cluster.person(), cluster.person()
    made = create_account(
        CreateAccountParams(
            from_pubkey=who.pubkey(), to_pubkey=there.pubkey(), lamports=10**9, space=0,
            owner=Pubkey.default(),
        )
    )  # fmt: skip
    assert await verdict(cluster, made, by=[who, there]) == "account_exists"


async def verdict(cluster: Cluster, *made: Any, by: list[Keypair], **known: Any) -> str:
    """Send, wait until it is final, and look."""
    signature, _ = cluster.send(*made, by=by)
    cluster.advance(40)
    return (await look(cluster, signature, **known)).verdict


async def test_the_errors_of_the_token_program_are_named(cluster: Cluster) -> None:
    issuer, who, thief = cluster.person(), cluster.person(), cluster.person()
    mint, other = steps.new_token(cluster, issuer), steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 5_000_000)
    wrong = steps.holding(cluster, issuer, other, who.pubkey(), 5_000_000)
    to = steps.holding(cluster, issuer, mint, issuer.pubkey(), 1)
    send = steps.transfer
    assert await verdict(cluster, send(source, to, who, 9_000_000), by=[who]) == "tokens_short"
    assert await verdict(cluster, send(source, wrong, who, 1), by=[who]) == "token_mismatch"
    assert await verdict(cluster, send(source, to, thief, 1), by=[thief]) == "owner_mismatch"
    nowhere = steps.own(thief.pubkey(), mint)
    assert await verdict(cluster, send(source, nowhere, who, 1), by=[who]) == (
        "token_account_missing"
    )
    wallet = thief.pubkey()
    assert await verdict(cluster, send(source, wallet, who, 1), by=[who]) == "token_account_missing"
    close = steps.step(steps.TOKEN, b"\x09", source, who.pubkey(), who)
    assert await verdict(cluster, close, by=[who]) == "account_not_empty"
    cluster.send(steps.freeze(source, mint, issuer), by=[issuer])
    assert await verdict(cluster, send(source, to, who, 1), by=[who]) == "token_frozen"


async def test_a_token_that_cannot_be_sent_on_says_so(cluster: Cluster) -> None:
    issuer, who = cluster.person(), cluster.person()
    program = steps.TOKEN_2022
    mint = steps.new_token(cluster, issuer, program, extension=b"\x20", size=170)
    accounts = [steps.own(one.pubkey(), mint, program) for one in (who, issuer)]
    _, err = cluster.send(
        *(steps.open_account(issuer, one.pubkey(), mint, program) for one in (who, issuer)),
        steps.step(program, struct.pack("<BQ", 7, 5), mint, accounts[0], issuer),
        by=[issuer],
    )
    assert err is None
    sent = steps.checked(accounts[0], mint, accounts[1], who, 1, program)
    assert await verdict(cluster, sent, by=[who]) == "token_not_transferable"
    async with reached(cluster) as one:
        found = await one.family.risks(one.chain, one.nodes, str(who.pubkey()), ())
    assert [risk.name for risk in found] == ["token_locked"]


async def test_too_much_computing_a_missing_program_and_a_refusal(cluster: Cluster) -> None:
    who = cluster.person()
    limit = steps.step(steps.BUDGET, struct.pack("<BI", 2, 200))
    memo = steps.step(steps.MEMO, b"x" * 500, who)
    assert await verdict(cluster, limit, memo, by=[who]) == "compute_exceeded"
    bad_text = steps.step(steps.MEMO, b"\xff\xfe", who)
    assert await verdict(cluster, bad_text, by=[who]) == "program_refused"
    nobody = steps.step(Keypair().pubkey(), b"", who)
    signature, err = cluster.send(nobody, by=[who])
    assert err in ("InvalidProgramForExecution", "ProgramAccountNotFound")
    assert signature not in cluster.sent


async def test_a_token_arrives_and_wallets_may_not_show_it(cluster: Cluster) -> None:
    issuer, who, to = cluster.person(), cluster.person(), cluster.person()
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 5_000_000)
    target = steps.own(to.pubkey(), mint)
    sent, _ = cluster.send(
        steps.open_account(who, to.pubkey(), mint),
        steps.checked(source, mint, target, who, 2_500_000),
        by=[who],
    )
    cluster.advance(40)
    found = await look(cluster, sent, expect_to=str(to.pubkey()), expect_token=str(mint))
    assert found.verdict == "unlisted_token_arrived"
    assert found.values["amount"] == "2.5"
    assert found.values["token"] == str(mint)
    assert found.values["receiver"] == str(to.pubkey())
    assert found.values["account"] == str(target)
    assert [note.name for note in found.notes] == ["no_memo"]
    usdc = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
    other = await look(cluster, sent, expect_to=str(to.pubkey()), expect_token=usdc)
    assert (other.verdict, other.values["wanted"]) == ("other_token_arrived", "USDC")
    away = await look(cluster, sent, expect_to=str(Keypair().pubkey()))
    assert (away.verdict, away.values["receiver"]) == ("went_elsewhere", str(to.pubkey()))


async def test_an_old_node_that_does_not_tell_owners_leads_nowhere_wrong(cluster: Cluster) -> None:
    issuer, who, to = cluster.person(), cluster.person(), cluster.person()
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 5_000_000)
    target = steps.holding(cluster, issuer, mint, to.pubkey(), 0)
    sent, _ = cluster.send(steps.transfer(source, target, who, 1), by=[who])
    cluster.advance(40)
    meta = cluster.sent[sent].body["meta"]
    for one in (*meta["preTokenBalances"], *meta["postTokenBalances"]):
        del one["owner"]
    found = await look(cluster, sent, expect_to=str(to.pubkey()))
    assert found.verdict == "unlisted_token_arrived"
    away = await look(cluster, sent, expect_to=str(Keypair().pubkey()))
    assert (away.verdict, away.certainty) == ("went_elsewhere", "likely")


async def test_coins_that_a_program_pays_out_have_arrived_too(cluster: Cluster) -> None:
    issuer, who = cluster.person(), cluster.person()
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 0)
    close = steps.step(steps.TOKEN, b"\x09", source, issuer.pubkey(), who)
    sent, err = cluster.send(close, by=[who])
    assert err is None
    cluster.advance(40)
    found = await look(cluster, sent, expect_to=str(issuer.pubkey()))
    assert (found.verdict, found.values["amount"]) == ("arrived", "0.00203928 SOL")
    assert (await look(cluster, sent)).verdict == "nothing_moved"


async def test_rights_that_were_given_away_are_told(cluster: Cluster) -> None:
    issuer, who, thief = cluster.person(), cluster.person(), Keypair().pubkey()
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 5_000_000)
    lent, _ = cluster.send(steps.approve(source, thief, who, 4_000_000), by=[who])
    async with reached(cluster) as one:
        found = await one.family.risks(one.chain, one.nodes, str(who.pubkey()), ())
    (risk,) = found
    assert (risk.name, risk.level) == ("token_delegate", "danger")
    assert (risk.values["delegate"], risk.values["amount"]) == (str(thief), "4")
    gone, _ = cluster.send(steps.give_away(source, who, thief), by=[who])
    handed, err = cluster.send(
        assign(AssignParams(pubkey=who.pubkey(), owner=steps.TOKEN)), by=[who]
    )
    assert err is None
    cluster.advance(40)
    notes = [(await look(cluster, sent)).notes[0] for sent in (lent, gone, handed)]
    assert [note.name for note in notes] == [
        "delegate_approved", "authority_given", "wallet_assigned",
    ]  # fmt: skip
    assert notes[0].values["amount"] == "4"
    assert notes[1].values["to"] == str(thief)
    async with reached(cluster) as one:
        found = await one.family.risks(one.chain, one.nodes, str(who.pubkey()), ())
    assert [risk.name for risk in found] == [
        "wallet_not_own", "wallet_assigned", "authority_given",
    ]  # fmt: skip


async def test_money_sent_to_a_token_itself_is_called_out(cluster: Cluster) -> None:
    issuer, who = cluster.person(), cluster.person()
    mint = steps.new_token(cluster, issuer)
    sent, _ = cluster.send(paying(who, mint, 10**9), by=[who])
    cluster.advance(40)
    found = await look(cluster, sent)
    assert found.notes[0].name == "receiver_is_program"
    assert found.notes[0].values["receiver"] == str(mint)


async def test_the_chain_and_its_head_are_recognised(cluster: Cluster) -> None:
    async with reached(cluster) as one:
        chain = await one.family.chain_there(one.nodes)
        assert chain is not None
        assert chain.name == "solana"
        assert await one.family.head(one.chain, one.nodes) == cluster.slot


async def test_the_commonest_case_takes_two_turns(cluster: Cluster) -> None:
    who = cluster.person()
    signature, _ = cluster.send(paying(who, Keypair().pubkey(), 10**9), by=[who])
    cluster.advance(40)
    cluster.asked.clear()
    await look(cluster, signature)
    assert cluster.asked[-1] == "getMultipleAccounts"
    assert len(cluster.asked) == 6
