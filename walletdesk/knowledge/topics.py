"""The topics' names on the page, and the guides for when every minute counts."""

from walletdesk.languages.catalogue import to_translate

TITLES = {
    "account": to_translate("Account and sign-in"),
    "start": to_translate("Getting started"),
    "assets": to_translate("Assets and everyday use"),
    "transactions": to_translate("Transactions"),
    "security": to_translate("Security"),
    "service": to_translate("Support"),
}

DESCRIPTIONS = {
    "account": to_translate("Registering, passwords, two-factor, devices and phone number"),
    "start": to_translate("Creating, importing and backing up a wallet, moving to a new phone"),
    "assets": to_translate("Sending, receiving, tokens, networks, fees, swaps and DApps"),
    "transactions": to_translate("Pending, failed, not arrived, wrong address or network"),
    "security": to_translate("Scams, fake apps, token approvals and what to do when it went wrong"),
    "service": to_translate("Hours, official contacts, your cases and your records"),
}

URGENT = ("funds-stolen", "phrase-exposed", "account-stolen", "scammed")

FIRST = (
    "sign-in-problem",
    "reset-password",
    "change-bound-phone",
    "account-stolen",
    "what-is-self-custody",
    "create-wallet",
    "import-wallet",
    "back-up-wallet",
    "send-crypto",
    "receive-crypto",
    "token-not-showing",
    "network-fees",
    "transaction-not-arrived",
    "transaction-pending",
    "sent-to-wrong-network",
    "transaction-failed",
    "funds-stolen",
    "fake-support",
    "revoke-approvals",
    "phishing-sites",
    "official-contacts",
    "support-hours",
    "case-status",
    "cannot-reach-support",
)
"""What most people come for; a topic shows these first, in this order."""
