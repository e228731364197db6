"""The tron family."""

from walletdesk.chains.tron.family import FAMILY

__all__ = ["FAMILY"]
