"""What may name a transaction is found in what people paste; fakes and spoilt ids are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.registry import chain_of
from walletdesk.diagnosis.model import Kind, Reference
from walletdesk.diagnosis.references import references

CHAINS = [
    chain_of(name)
    for name in ("ethereum", "bsc", "bitcoin", "litecoin", "dogecoin", "tron", "solana", "ton")
]
HASH = "5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
EVM_ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
SIGNATURE = (
    "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
)


def found(text: str) -> Reference:
    return references(text, CHAINS)[0]


@pytest.mark.parametrize(
    "text",
    [
        f"0x{HASH}",
        f"my hash is 0x{HASH}.",
        f"转账还没到，交易哈希：0x{HASH}，怎么办？",
        f"TxID=0x{HASH}",
        f"hash:0x{HASH}",
        f"(0x{HASH})",
        f"０ｘ{HASH}",
        f"0x{HASH[:20]}\u200b{HASH[20:]}",
        f"0x{HASH.upper()}",
    ],
)
def test_an_id_is_found_however_it_is_pasted(text: str) -> None:
    reference = found(text)
    assert reference.kind is Kind.TRANSACTION
    assert reference.word.lower() == f"0x{HASH}"
    assert "ethereum" in reference.chains


def test_bare_digits_may_be_on_several_chains() -> None:
    assert set(found(HASH).chains) >= {"ethereum", "bsc", "bitcoin", "tron", "ton"}


@pytest.mark.parametrize(
    ("link", "chains"),
    [
        (f"https://etherscan.io/tx/0x{HASH}", ("ethereum",)),
        (f"https://www.etherscan.io/tx/0x{HASH}?a=1#eventlog", ("ethereum",)),
        (f"etherscan.io/tx/0x{HASH}", ("ethereum",)),
        (f"看这个https://bscscan.com/tx/0x{HASH}，谢谢", ("bsc",)),
        (f"https://mempool.space/tx/{HASH}", ("bitcoin",)),
        (f"https://blockchair.com/litecoin/transaction/{HASH}", ("litecoin",)),
        (f"https://tronscan.org/#/transaction/{HASH}", ("tron",)),
        (f"https://tonviewer.com/transaction/{HASH}", ("ton",)),
        (f"https://solscan.io/tx/{SIGNATURE}", ("solana",)),
    ],
)
def test_an_explorers_link_names_its_chain(link: str, chains: tuple[str, ...]) -> None:
    reference = found(link)
    assert (reference.kind, reference.chains, reference.fake) == (Kind.TRANSACTION, chains, False)


@pytest.mark.parametrize(
    "host",
    [
        "etherscan.io.verify-tx.example",
        "ethersсan.io",
        "etherscan-io.example",
        "xn--ethersan-8fg.io",
        "etherscan.io:8080.example",
    ],
)
def test_a_site_that_is_no_explorer_is_seen(host: str) -> None:
    reference = found(f"https://{host}/tx/0x{HASH}")
    assert reference.fake
    assert reference.kind is Kind.TRANSACTION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (EVM_ADDRESS, Kind.ADDRESS),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Kind.ADDRESS),
        (f"https://etherscan.io/address/{EVM_ADDRESS}", Kind.ADDRESS),
        (SIGNATURE, Kind.TRANSACTION),
        (f"0x{HASH[:-1]}", Kind.WRONG_LENGTH),
        (f"0x{HASH}a", Kind.WRONG_LENGTH),
        (HASH[:60], Kind.WRONG_LENGTH),
        (f"0x{HASH[:4]}с{HASH[5:]}", Kind.LOOK_ALIKE_LETTERS),
        ("提现编号 2839103847", Kind.EXCHANGE_ID),
        ("order 8f14e45f-ceea-467f-a83c-1b2c3d4e5f60", Kind.ORDER_NUMBER),
        ("订单号 TX20260201883", Kind.ORDER_NUMBER),
    ],
)
def test_each_thing_is_what_it_is(text: str, kind: Kind) -> None:
    assert found(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "where is my money?",
        "我的转账两个小时了还没到账",
        "see https://wallet.example/help/en/fees and tell me",
        "I sent 120 USDT yesterday at 14:30",
    ],
)
def test_ordinary_words_name_nothing(text: str) -> None:
    assert references(text, CHAINS) == ()


def test_an_id_comes_before_an_address_and_before_an_order() -> None:
    kinds = [
        one.kind for one in references(f"order AB12345678 to {EVM_ADDRESS} tx 0x{HASH}", CHAINS)
    ]
    assert kinds == [Kind.TRANSACTION, Kind.ADDRESS]


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for one in references(text, CHAINS):
        assert one.kind in Kind


@pytest.mark.parametrize("piece", ["0x", "a.b/", "https://", "=:/", "f" * 300, "1" * 50 + " "])
def test_a_hostile_text_is_read_in_time(piece: str) -> None:
    references(piece * (200_000 // len(piece)), CHAINS)
