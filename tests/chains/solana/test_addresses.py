"""What an address of Solana holds, what went through it, and what resembles it."""

from solders.keypair import Keypair

from tests.chains.solana import steps
from tests.chains.solana.asking import paying, reached
from tests.services.solana_rpc import Cluster
from walletdesk.chains.base import Movement, State


async def test_an_address_shows_what_it_holds(cluster: Cluster) -> None:
    issuer, who = cluster.person(), cluster.person(2_000_000_000)
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 5_000_000)
    async with reached(cluster) as one:
        found = await one.family.survey(one.chain, one.nodes, str(who.pubkey()))
        assert found.values["balance"] == f"2 SOL, 5 {mint}"
        (note,) = (await one.family.survey(one.chain, one.nodes, str(source))).notes
        assert (note.name, note.values["owner"]) == ("is_token_account", str(who.pubkey()))
        nobody = str(Keypair().pubkey())
        empty = await one.family.survey(one.chain, one.nodes, nobody)
        assert empty.values["balance"] == "0 SOL"
        used = await one.family.used(one.chain, one.nodes, (str(who.pubkey()), nobody))
        assert used == {str(who.pubkey())}


async def test_a_history_is_rebuilt_in_pieces_and_goes_on_after_a_break(cluster: Cluster) -> None:
    issuer, who, to = cluster.person(), cluster.person(), cluster.person()
    mint = steps.new_token(cluster, issuer)
    source = steps.holding(cluster, issuer, mint, who.pubkey(), 9_000_000)
    target = steps.holding(cluster, issuer, mint, to.pubkey(), 0)
    for number in range(30):
        cluster.send(paying(who, to.pubkey(), 1_000_000 + number), by=[who])
        # The receiver's wallet stands nowhere in this one.
        cluster.send(steps.transfer(source, target, who, 1_000 + number), by=[who])
    cluster.advance(40)
    pieces, after = [], None
    async with reached(cluster) as one:
        for _ in range(20):
            page = await one.family.history(one.chain, one.nodes, str(to.pubkey()), after)
            pieces.append(page)
            after = page.next
            if after is None:
                break
    found = [moved for page in pieces for moved in page.movements]
    coins = [moved.amount for moved in found if moved.asset == "SOL"]
    tokens = [moved.amount for moved in found if moved.contract]
    assert coins == [f"0.00100{number:04}".rstrip("0") for number in range(29, -1, -1)]
    assert tokens == [f"0.00{1000 + number}".rstrip("0") for number in range(29, -1, -1)]
    assert {moved.fee for moved in found} == {None}
    assert [page.done for page in pieces] == sorted(page.done for page in pieces)
    assert pieces[-1].done == 1.0
    assert len(pieces) > 2
    assert pieces[0].lacks == ("closed_token_accounts",)


async def test_a_node_that_forgets_says_what_is_missing(cluster: Cluster) -> None:
    cluster.first_slot = 900
    async with reached(cluster) as one:
        page = await one.family.history(one.chain, one.nodes, str(Keypair().pubkey()), None)
    assert page.lacks == ("closed_token_accounts", "transactions_not_kept")


async def test_a_failed_attempt_stands_in_the_history_as_one_with_its_fee(cluster: Cluster) -> None:
    who = cluster.person(10**9)
    cluster.send(paying(who, Keypair().pubkey(), 10**12), by=[who])
    async with reached(cluster) as one:
        cluster.advance(40)
        page = await one.family.history(one.chain, one.nodes, str(who.pubkey()), None)
    (moved,) = page.movements
    assert (moved.state, moved.fee) == (State.FAILED, "0.000005 SOL")


async def test_a_look_alike_that_sent_dust_is_set_beside_the_real_one(cluster: Cluster) -> None:
    who = str(Keypair().pubkey())
    real, fake = (
        "7xKXreal1111111111111111111111111111111gAsU",
        "7xKXfake1111111111111111111111111111111gAsU",
    )
    past = (
        Movement(transaction="a", asset="SOL", amount="2", sender=who, receiver=real),
        Movement(transaction="b", asset="SOL", amount="0.000001", sender=fake, receiver=who),
    )
    async with reached(cluster) as one:
        (risk,) = await one.family.risks(one.chain, one.nodes, who, past)
    assert (risk.name, risk.values["real"], risk.values["fake"]) == (
        "look_alike_sender", real, fake,
    )  # fmt: skip
