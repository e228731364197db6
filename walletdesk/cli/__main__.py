"""`python -m walletdesk.cli`, where the command is not on the path."""

from walletdesk.cli.main import app

app()
