"""The files of sentences, each found by being named here."""

from collections.abc import Mapping

from walletdesk.diagnosis.words import evm, evm_risks, own, shared
from walletdesk.diagnosis.words.model import Words

PARTS: tuple[Mapping[str, Words], ...] = (own.WORDS, shared.WORDS, evm.WORDS, evm_risks.WORDS)
