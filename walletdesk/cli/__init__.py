"""The `walletdesk` command."""
