"""walletdesk: customer support for digital-wallet vendors."""

__version__ = "0.1.0"
