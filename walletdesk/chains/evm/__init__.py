"""Every chain that speaks Ethereum's JSON-RPC."""

from walletdesk.chains.evm.family import Evm

FAMILY = Evm()
