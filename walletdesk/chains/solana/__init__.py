"""The solana family."""

from walletdesk.chains.solana.family import FAMILY

__all__ = ["FAMILY"]
