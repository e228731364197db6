"""The chains outside the EVM family.

Sources: each coin's chainparams, SLIP-173.
"""

from collections.abc import Mapping

from walletdesk.chains.base import Chain


def _utxo(
    name: str,
    title: str,
    coin: str,
    *,
    confirmations: int,
    block_time_s: float,
    versions: tuple[int, ...],
    prefixes: tuple[str, ...] = (),
    explorers: tuple[str, ...] = (),
    testnet: bool = False,
) -> Chain:
    return Chain(
        name=name,
        family="utxo",
        title=title,
        coin=coin,
        decimals=8,
        confirmations=confirmations,
        block_time_s=block_time_s,
        explorers=explorers,
        testnet=testnet,
        traits={"versions": versions, "prefixes": prefixes},
    )


_CHAINS = (
    _utxo(
        "bitcoin", "Bitcoin", "BTC", confirmations=3, block_time_s=600,
        versions=(0x00, 0x05), prefixes=("bc",),
        explorers=("mempool.space", "blockstream.info", "blockchain.com", "blockchair.com",
                   "btcscan.org"),
    ),
    _utxo(
        "litecoin", "Litecoin", "LTC", confirmations=6, block_time_s=150,
        versions=(0x30, 0x32, 0x05), prefixes=("ltc",),
        explorers=("litecoinspace.org", "blockchair.com"),
    ),
    _utxo(
        "dogecoin", "Dogecoin", "DOGE", confirmations=20, block_time_s=60,
        versions=(0x1E, 0x16), explorers=("dogechain.info", "blockchair.com"),
    ),
    _utxo(
        "bitcoin-testnet", "Bitcoin testnet", "tBTC", confirmations=1, block_time_s=600,
        versions=(0x6F, 0xC4), prefixes=("tb",), testnet=True,
    ),
    _utxo(
        "bitcoin-regtest", "Bitcoin regtest", "rBTC", confirmations=3, block_time_s=600,
        versions=(0x6F, 0xC4), prefixes=("bcrt",), testnet=True,
    ),
    _utxo(
        "litecoin-regtest", "Litecoin regtest", "rLTC", confirmations=3, block_time_s=150,
        versions=(0x6F, 0x3A, 0xC4), prefixes=("rltc",), testnet=True,
    ),
    Chain(
        name="tron", family="tron", title="TRON", coin="TRX", decimals=6, confirmations=19,
        block_time_s=3, explorers=("tronscan.org", "tronscan.io"),
    ),
    Chain(
        name="solana", family="solana", title="Solana", coin="SOL", decimals=9, confirmations=32,
        block_time_s=0.4, explorers=("solscan.io", "explorer.solana.com", "solana.fm"),
    ),
    Chain(
        name="ton", family="ton", title="TON", coin="TON", decimals=9, confirmations=1,
        block_time_s=5, explorers=("tonviewer.com", "tonscan.org", "explorer.toncoin.org"),
    ),
)  # fmt: skip
OWN: Mapping[str, Chain] = {chain.name: chain for chain in _CHAINS}
