"""What a transaction that succeeded came to, told by a real node."""

import pytest

from tests.chains.evm.ground import ALICE, BOB, CAROL, ETHER, NOBODY, Ground, call
from tests.services.secp256k1 import list_of_bytes, signed
from walletdesk.chains.base import Finding, State

TRANSFER = "transfer(address,uint256)"
TRANSFER_FROM = "transferFrom(address,address,uint256)"
APPROVE = "approve(address,uint256)"
DEEP = 20
# The key of Anvil's second published account.
BOBS_KEY = 0x59C6995E998F97A5A0044966F0945389DC9E86DAE88C7A8412F4603B6B78690D


def names(found: Finding) -> list[str]:
    """The notes of a finding."""
    return [note.name for note in found.notes]


async def test_coins_wait_for_confirmations_and_then_have_arrived(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    found = await node.says(hash_)
    assert (found.verdict, found.state, found.final) == ("confirming", State.CONFIRMING, False)
    assert (found.confirmations, found.needed) == (1, 12)
    node.mine(DEEP)
    found = await node.says(hash_, expect_to=BOB)
    assert (found.verdict, found.state, found.final) == ("arrived", State.FINAL, True)
    assert found.values["amount"] == "1 ETH"
    assert found.memory["block_hash"].startswith("0x")


async def test_a_token_that_the_wallet_hides_has_arrived(node: Ground) -> None:
    coin = node.deploy("Coin")
    hash_ = node.send(coin, 0, call(TRANSFER, BOB, 2_500_000))
    assert (await node.says(hash_, expect_to=BOB)).verdict == "confirming"
    node.mine(DEEP)
    for known in ({}, {"expect_to": BOB}, {"expect_to": BOB.lower(), "expect_token": coin}):
        found = await node.says(hash_, **known)
        assert found.verdict == "token_arrived"
        assert found.values["amount"] == "2.5 TEST"
        assert found.values["contract"].lower() == coin
        assert found.values["receiver"] == BOB
    assert any(one.call == f"log Transfer of {coin}" for one in found.evidence)
    (movement,) = found.movements
    assert (movement.asset, movement.amount, movement.receiver) == ("TEST", "2.5", BOB)


async def test_what_a_claim_or_a_swap_gave_to_its_sender_has_arrived(node: Ground) -> None:
    coin, pays = node.deploy("Coin"), node.deploy("Pays")
    node.send(coin, 0, call(TRANSFER, CAROL, 8_000_000))
    node.send(coin, 0, call(APPROVE, pays, 8_000_000), sender=CAROL)
    data = call("moveFor(address,address,address,uint256)", coin, CAROL, ALICE, 8_000_000)
    hash_ = node.send(pays, 0, data)
    node.mine(DEEP)
    found = await node.says(hash_)
    assert (found.verdict, found.values["receiver"]) == ("token_arrived", ALICE)
    assert found.values["amount"] == "8 TEST"


async def test_a_collectible_arrives_with_its_number(node: Ground) -> None:
    art = node.deploy("Collection")
    node.send(art, 0, call("mint(uint256)", 7))
    hash_ = node.send(art, 0, call(TRANSFER_FROM, ALICE, BOB, 7))
    node.mine(DEEP)
    found = await node.says(hash_, expect_to=BOB)
    assert (found.verdict, found.values["amount"]) == ("token_arrived", "ART #7")


async def test_another_token_than_the_expected_one_is_told_apart(node: Ground) -> None:
    real, other = node.deploy("Coin"), node.deploy("Coin")
    hash_ = node.send(other, 0, call(TRANSFER, BOB, 5))
    found = await node.says(hash_, expect_to=BOB, expect_token=real)
    assert found.verdict == "other_asset"
    assert found.values["contract"].lower() == other
    assert (await node.says(hash_, expect_token=real)).verdict == "other_asset"
    assert (await node.says(hash_, expect_token=other)).verdict == "confirming"
    hash_ = node.send(BOB, ETHER)
    for known in ({"expect_to": BOB}, {}):
        found = await node.says(hash_, expect_token=real, **known)
        assert (found.verdict, found.values["contract"]) == ("other_asset", "ETH")
        assert found.values["receiver"] == BOB


async def test_a_payment_inside_a_transaction_is_found(node: Ground) -> None:
    pays = node.deploy("Pays")
    hash_ = node.send(pays, ETHER, call("pay(address)", NOBODY))
    node.mine(DEEP)
    found = await node.says(hash_, expect_to=NOBODY)
    assert (found.verdict, found.certainty) == ("arrived_internal", "certain")
    assert found.values["amount"] == "1 ETH"


async def test_coins_to_another_address_are_told(node: Ground) -> None:
    found = await node.says(node.send(CAROL, ETHER), expect_to=BOB)
    assert (found.verdict, found.values["receiver"]) == ("other_recipient", CAROL)
    assert found.values["expected_address"] == BOB
    coin = node.deploy("Coin")
    found = await node.says(node.send(coin, 0, call(TRANSFER, CAROL, 5)), expect_to=BOB)
    assert found.verdict == "other_recipient"


async def test_a_look_alike_is_shown_with_the_digits_that_differ(node: Ground) -> None:
    fake = BOB[:6] + "ab" * 16 + BOB[-4:]
    fake = fake[:6] + "0" + fake[7:]
    coin = node.deploy("Coin")
    for hash_ in (
        node.send(fake.lower(), ETHER),
        node.send(coin, 0, call(TRANSFER, fake.lower(), 5)),
    ):
        found = await node.says(hash_, expect_to=BOB)
        assert found.verdict == "look_alike"
        assert found.values["real"] == BOB
        assert found.values["fake"].lower() == fake.lower()
        assert found.values["real_part"] in BOB
        assert found.values["fake_part"] in found.values["fake"]


async def test_a_contract_instead_of_the_expected_address(node: Ground) -> None:
    pays = node.deploy("Pays")
    found = await node.says(node.send(pays, ETHER), expect_to=BOB)
    assert (found.verdict, found.values["receiver"].lower()) == ("sent_to_contract", pays)
    found = await node.says(node.send(pays, ETHER, call("keep()")), expect_to=BOB)
    assert found.verdict == "sent_to_contract"
    found = await node.says(node.send(pays, ETHER))
    assert (found.verdict, names(found)) == ("confirming", ["receiver_is_contract"])


async def test_what_gave_the_expected_address_nothing_says_so(node: Ground) -> None:
    found = await node.says(node.send(BOB, 0), expect_to=BOB)
    assert (found.verdict, found.certainty) == ("nothing_for_expected", "certain")


async def test_a_token_sent_to_its_own_contract(node: Ground) -> None:
    coin = node.deploy("Coin")
    found = await node.says(node.send(coin, 0, call(TRANSFER, coin, 3_000_000)))
    assert (found.verdict, found.values["amount"]) == ("token_to_own_contract", "3 TEST")


@pytest.mark.parametrize("known", [{}, {"sender": ALICE}])
async def test_zero_moved_in_ones_name_was_not_sent_by_one(
    node: Ground, known: dict[str, str]
) -> None:
    coin = node.deploy("Coin")
    hash_ = node.send(coin, 0, call(TRANSFER_FROM, ALICE, NOBODY, 0), sender=CAROL)
    found = await node.says(hash_, **known)
    assert found.verdict == "spoofed"
    assert (found.values["victim"], found.values["real_sender"]) == (ALICE, CAROL)


async def test_a_false_token_that_logs_what_never_happened_took_nothing(node: Ground) -> None:
    false = node.deploy("FalseCoin")
    data = call("pretend(address,address,uint256)", ALICE, CAROL, 900_000_000)
    found = await node.says(node.send(false, 0, data, sender=CAROL), sender=ALICE)
    assert (found.verdict, found.values["victim"]) == ("spoofed", ALICE)


@pytest.mark.parametrize("known", [{}, {"sender": ALICE}])
async def test_a_permission_that_was_used_by_somebody_else(
    node: Ground, known: dict[str, str]
) -> None:
    coin = node.deploy("Coin")
    node.send(coin, 0, call(APPROVE, CAROL, 2**256 - 1))
    hash_ = node.send(coin, 0, call(TRANSFER_FROM, ALICE, CAROL, 900_000_000), sender=CAROL)
    found = await node.says(hash_, **known)
    assert (found.verdict, found.certainty) == ("drained_by_approval", "likely")
    assert found.values["amount"] == "900 TEST"
    assert found.values["owner"] == ALICE


async def test_a_thiefs_contract_that_takes_is_named(node: Ground) -> None:
    coin, thief = node.deploy("Coin"), node.deploy("Pays")
    node.send(coin, 0, call(APPROVE, thief, 10))
    data = call("moveFor(address,address,address,uint256)", coin, ALICE, CAROL, 10)
    found = await node.says(node.send(thief, 0, data, sender=CAROL), sender=ALICE)
    assert found.verdict == "drained_by_approval"
    assert found.values["spender"].lower() == thief


async def test_permissions_are_named_for_what_they_are(node: Ground) -> None:
    coin, art = node.deploy("Coin"), node.deploy("Collection")
    found = await node.says(node.send(coin, 0, call(APPROVE, BOB, 2**256 - 1)))
    assert (found.verdict, names(found)) == ("approval", ["unlimited_approval"])
    assert found.values["spender"] == BOB
    found = await node.says(node.send(coin, 0, call(APPROVE, BOB, 1_000_000)))
    assert (found.verdict, names(found), found.values["amount"]) == ("approval", [], "1")
    found = await node.says(node.send(coin, 0, call(APPROVE, BOB, 0)))
    assert found.verdict == "approval_revoked"
    found = await node.says(node.send(art, 0, call("setApprovalForAll(address,bool)", BOB, True)))
    assert (found.verdict, names(found)) == ("approval", ["approval_for_all"])
    found = await node.says(node.send(art, 0, call("setApprovalForAll(address,bool)", BOB, False)))
    assert found.verdict == "approval_revoked"


async def test_making_a_contract_is_no_payment(node: Ground) -> None:
    address = node.deploy("Pays")
    hash_ = node.rpc("eth_getBlockByNumber", "latest", False)["transactions"][0]
    found = await node.says(hash_)
    assert (found.verdict, found.values["contract"].lower()) == ("contract_created", address)


async def test_old_and_new_kinds_of_transactions_are_read(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER, gasPrice=10**10)
    assert node.rpc("eth_getTransactionByHash", hash_)["type"] == "0x0"
    assert (await node.says(hash_)).verdict == "confirming"
    hash_ = node.send(BOB, ETHER, maxFeePerGas=10**10, maxPriorityFeePerGas=10**9)
    assert node.rpc("eth_getTransactionByHash", hash_)["type"] == "0x2"
    assert (await node.says(hash_)).verdict == "confirming"


async def test_an_account_that_hands_itself_over_is_warned_of(node: Ground) -> None:
    wallet = node.deploy("Pays")
    signature = authorised(wallet)
    for parity in ("0x0", "0x1"):  # The node skips a signature with the wrong one.
        hash_ = node.send(BOB, 0, authorizationList=[{**signature, "yParity": parity}])
        if node.rpc("eth_getCode", BOB, "latest") != "0x":
            break
    assert node.rpc("eth_getTransactionByHash", hash_)["type"] == "0x4"
    found = await node.says(hash_)
    assert names(found) == ["account_handed_over"]
    assert found.notes[0].values["delegate"].lower() == wallet
    # A person's account stays one that coins can be sent to.
    found = await node.says(node.send(BOB, ETHER), expect_to=CAROL)
    assert found.verdict == "other_recipient"


def authorised(contract: str) -> dict[str, str]:
    """Bob's signature under handing his unused account to a contract's code (EIP-7702)."""
    chain, first = (31337).to_bytes(2, "big"), b""
    r, s = signed(BOBS_KEY, b"\x05" + list_of_bytes(chain, bytes.fromhex(contract[2:]), first))
    return {"chainId": "0x7a69", "address": contract, "nonce": "0x0", "r": hex(r), "s": hex(s)}
