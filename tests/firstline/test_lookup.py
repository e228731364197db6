"""A transaction that a message names is looked up on a real node and explained in the chat."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import hand_over, now_of, say, stored
from tests.houses import house_in
from tests.services import Unavailable
from tests.services.recorder import recording
from tests.services.transfers import BOB, UNKNOWN, Transfers, running_transfers
from walletdesk.app.house import House
from walletdesk.chains.open import Chains
from walletdesk.desk.model import Message
from walletdesk.desk.rules import unpacked
from walletdesk.engine import Tx
from walletdesk.firstline.decide import Decider
from walletdesk.firstline.lookup import Lookups
from walletdesk.firstline.model import Decision
from walletdesk.kernel.ids import new_id
from walletdesk.knowledge.library import Library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import ChainNodes
from walletdesk.shield import clean

OWN = frozenset({"wallet.example"})
STOLEN = "all my coins were stolen last week"


@pytest.fixture(scope="module")
def transfers() -> Iterator[Transfers]:
    """A real node."""
    try:
        with running_transfers() as running:
            yield running
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture(params=["embedded", "postgresql"])
async def house(
    request: pytest.FixtureRequest, tmp_path: Path, transfers: Transfers
) -> AsyncIterator[House]:
    """A house that may ask the node."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    nodes = (ChainNodes(chain="anvil", urls=(transfers.url,)),)
    async with house_in(tmp_path, url, nodes) as opened:
        yield opened


async def answered(house: House, text: str, language: str = "en") -> Message:
    """What the first line says last to a message that opens a case."""
    taken = await say(house.desk, new_id(), text, language=language)
    return await last_said(house, taken.conversation.case_number)


async def last_said(house: House, case: str) -> Message:
    await house.jobs.run_due()
    said = [one for one in await stored(house.desk, case) if one.kind == "text"]
    assert said[-1].speaker == "first_line"
    return said[-1]


async def test_a_transaction_on_its_way_is_explained_with_its_confirmations(
    house: House, transfers: Transfers
) -> None:
    message = await answered(house, f"where is my money? tx {transfers.confirming}")
    assert "4 of 12 confirmations" in message.text
    assert "Wait until the confirmations are complete" in message.text
    page = f"http://desk.example/help/en/transaction?q={transfers.confirming}"
    assert page in message.text
    extra = unpacked(message.extra)
    assert extra.article is not None
    assert extra.article.slug == "transaction-pending"
    assert [one.label for one in extra.choices] == ["Talk to a person"]


async def test_the_answer_is_in_the_customers_language(house: House, transfers: Transfers) -> None:
    message = await answered(house, f"转账一直没到账，交易哈希 {transfers.pending}", "zh")
    assert "正在排队等待打包进区块" in message.text
    assert "http://desk.example/help/zh/transaction?q=" in message.text


async def test_a_finished_one_says_what_nobody_can_undo(house: House, transfers: Transfers) -> None:
    message = await answered(house, f"https://etherscan.io/tx/{transfers.final}")
    assert "cannot be called back" in message.text
    assert "/transaction?q=" not in message.text


async def test_the_case_stays_with_the_first_line_and_counts_as_understood(
    house: House, transfers: Transfers
) -> None:
    taken = await say(house.desk, new_id(), f"txid {transfers.pending}")
    await house.jobs.run_due()
    now = await now_of(house.desk, taken.conversation.case_number)
    assert (now.status, now.misses) == ("first_line", 0)


async def test_who_is_asked_for_the_id_may_paste_it_bare(
    house: House, transfers: Transfers
) -> None:
    contact_id = new_id()
    taken = await say(house.desk, contact_id, "my transfer has not arrived")
    case = taken.conversation.case_number
    assert (await last_said(house, case)).text.endswith("just paste the transaction ID here.")
    pasted = await say(house.desk, contact_id, transfers.pending, case=case)
    assert pasted.message.text == transfers.pending
    assert "waits for a block" in (await last_said(house, case)).text


async def test_who_was_not_asked_has_a_bare_value_taken_out(
    house: House, transfers: Transfers
) -> None:
    taken = await say(house.desk, new_id(), transfers.pending)
    assert taken.message.text == "⟦removed:private_key_hex⟧"


async def test_a_key_is_no_id_though_one_was_asked_for(house: House) -> None:
    contact_id = new_id()
    case = (await say(house.desk, contact_id, "转账一直没到账")).conversation.case_number
    await last_said(house, case)
    # The key of Anvil's first account, as it publishes it: the node knows its address.
    key = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
    taken = await say(house.desk, contact_id, key, case=case)
    assert key not in taken.message.text
    assert unpacked(taken.message.extra).removed[0].certainty == "certain"


def secret_was_removed(tx: Tx, conversation_id: int) -> None:
    """As if one had been in an earlier message."""
    tx.run("UPDATE conversations SET secret = 1 WHERE id = ?", (conversation_id,))


async def test_who_sent_a_secret_before_is_not_trusted_with_a_bare_value(
    house: House, transfers: Transfers
) -> None:
    contact_id = new_id()
    case = (await say(house.desk, contact_id, "my transfer has not arrived")).conversation
    await last_said(house, case.case_number)
    await house.engine.database.write(secret_was_removed, case.id)
    taken = await say(house.desk, contact_id, transfers.pending, case=case.case_number)
    assert taken.message.text == "⟦removed:private_key_hex⟧"


async def test_without_nodes_to_ask_no_bare_value_is_kept(
    house: House, transfers: Transfers
) -> None:
    contact_id = new_id()
    case = (await say(house.desk, contact_id, "my transfer has not arrived")).conversation
    await last_said(house, case.case_number)
    alone = replace(house.desk, chains=Chains(()))
    taken = await say(alone, contact_id, transfers.pending, case=case.case_number)
    assert taken.message.text == "⟦removed:private_key_hex⟧"


async def test_agents_are_not_interrupted(house: House, transfers: Transfers) -> None:
    contact_id = new_id()
    case = (await say(house.desk, contact_id, "hello")).conversation.case_number
    await house.jobs.run_due()
    await hand_over(house.desk, case)
    await say(house.desk, contact_id, f"txid {transfers.pending}", case=case)
    await house.jobs.run_due()
    assert not any("waits for a block" in one.text for one in await stored(house.desk, case))


async def test_an_answer_that_comes_twice_is_said_once(house: House, transfers: Transfers) -> None:
    taken = await say(house.desk, new_id(), f"txid {transfers.pending}")
    case = taken.conversation.case_number
    payload = {"conversation": taken.conversation.id, "position": taken.message.position}
    await house.first_line.run(payload)
    await house.first_line.run(payload)
    said = [one for one in await stored(house.desk, case) if one.speaker == "first_line"]
    assert len(said) == 1


# ------------------------------------------------------------------ what is looked up, and what not


@pytest.fixture
async def lookups(
    transfers: Transfers, library: Library, catalogues: Catalogues
) -> AsyncIterator[Lookups]:
    chains = Chains([ChainNodes(chain="anvil", urls=(transfers.url,))])
    yield Lookups(chains, library, catalogues, OWN)
    await chains.close()


@pytest.fixture
def without_nodes(library: Library, catalogues: Catalogues) -> Lookups:
    return Lookups(Chains(()), library, catalogues, OWN)


async def decided(
    decider: Decider, lookups: Lookups, text: str, before: str | None = None
) -> Decision:
    cleaned = clean(text).text
    return (await lookups.look_up(decider.decide(cleaned), cleaned, before)).decision


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"hi, {UNKNOWN} is my transaction hash", True),
        (f"what is the status of tx {UNKNOWN}", True),
        (BOB, True),
        (f"my transfer to {BOB} has not arrived", True),
        (f"How do I save {BOB} in the address book?", False),
        (f"let me talk to a person about tx {UNKNOWN}", False),
        (f"{STOLEN}, tx {UNKNOWN}", False),
        ("My USDT-TRC20 transfer has not arrived", False),
        ("How do I back up my wallet? I have an iphone15pro", False),
        ("https://wallet.example/tx/help", False),
        ("https://bank.example/account/login does not open", False),
    ],
)
def test_only_what_is_meant_is_looked_up(
    by_letters: Decider, without_nodes: Lookups, text: str, meant: bool
) -> None:
    found = without_nodes.reference(text, by_letters.decide(text), None)
    assert (found is not None) == meant


async def test_a_number_counts_only_where_an_id_was_talked_about(
    by_letters: Decider, lookups: Lookups
) -> None:
    alone = await decided(by_letters, lookups, "884213907")
    assert alone.action != "diagnose"
    after = await decided(by_letters, lookups, "884213907", before="transaction-not-arrived")
    assert after.action == "diagnose"
    assert "exchange" in after.text


async def test_a_false_explorer_is_called_out(by_letters: Decider, lookups: Lookups) -> None:
    found = await decided(by_letters, lookups, f"https://etherscann.io/tx/{UNKNOWN}")
    assert "etherscann.io" in found.text
    assert "steal" in found.text


async def test_without_nodes_the_guide_goes_on_and_asks(
    by_letters: Decider, without_nodes: Lookups
) -> None:
    found = await decided(by_letters, without_nodes, f"my transfer has not arrived, tx {UNKNOWN}")
    assert (found.action, found.article) == ("answer", "transaction-not-arrived")
    assert "Tell us what it shows" in found.text
    plain = await decided(by_letters, without_nodes, "my transfer has not arrived")
    assert "paste the transaction ID" not in plain.text


async def test_a_node_that_is_away_is_said_and_nothing_else(
    by_letters: Decider, library: Library, catalogues: Catalogues
) -> None:
    with recording(lambda _: (500, b"oops")) as recorder:
        chains = Chains([ChainNodes(chain="anvil", urls=(recorder.url,))])
        lookups = Lookups(chains, library, catalogues, OWN)
        found = await decided(by_letters, lookups, f"tx {UNKNOWN}")
        await chains.close()
    assert "did not answer just now" in found.text


async def test_another_network_than_the_customer_named_is_said(
    by_letters: Decider, lookups: Lookups, transfers: Transfers
) -> None:
    text = f"I sent it by the BEP20 network, tx {transfers.final}"
    found = await decided(by_letters, lookups, text)
    assert found.text.startswith("This is not on BNB Smart Chain but on Anvil")
