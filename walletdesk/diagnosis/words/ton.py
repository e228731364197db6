"""Verdicts, notes and risks of TON."""

from walletdesk.diagnosis.words.model import Words

WORDS: dict[str, Words] = {}
