"""The utxo family."""

from walletdesk.chains.utxo.family import FAMILY

__all__ = ["FAMILY"]
