"""Which network a person's own words name."""

import pytest

from walletdesk.chains.base import Chain
from walletdesk.chains.registry import chain_of
from walletdesk.diagnosis.named_chain import named_chain

CHAINS: list[Chain] = [
    chain_of(name) for name in ("ethereum", "bsc", "polygon", "base", "bitcoin", "tron", "ton")
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I sent it on Polygon", "polygon"),
        ("USDT-TRC20 没到账", "tron"),
        ("走的 BEP20", "bsc"),
        ("用以太坊转的", "ethereum"),
        ("比特币转账一晚上都是未确认", "bitcoin"),
        ("sent by BSC yesterday", "bsc"),
        ("it went via Base", "base"),
        ("TON网络转的", "ton"),
        ("it costs a ton of money", None),
        ("the base amount is wrong", None),
        ("tons of fees on polygonal things", None),
        ("see https://bscscan.com/bsc/polygon", None),
        ("my transfer has not arrived", None),
    ],
)
def test_the_network_is_named_by_its_name_and_by_nothing_that_only_holds_it(
    text: str, name: str | None
) -> None:
    assert named_chain(text, CHAINS) == name
