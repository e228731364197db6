"""The ton family."""

from walletdesk.chains.ton.family import FAMILY

__all__ = ["FAMILY"]
