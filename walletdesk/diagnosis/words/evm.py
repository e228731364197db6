"""Verdicts of the EVM family."""

from walletdesk.diagnosis.words.model import Words

WORDS: dict[str, Words] = {}
