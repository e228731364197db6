"""The files of sentences, each found by being named here."""

from collections.abc import Mapping

from walletdesk.diagnosis.words import (
    evm,
    evm_failed,
    evm_risks,
    own,
    reached,
    shared,
    solana,
    ton,
    tron,
    utxo,
)
from walletdesk.diagnosis.words.model import Words

PARTS: tuple[Mapping[str, Words], ...] = (
    own.WORDS,
    shared.WORDS,
    evm.WORDS,
    evm_failed.WORDS,
    evm_risks.WORDS,
    utxo.WORDS,
    tron.WORDS,
    reached.WORDS,
    solana.WORDS,
    ton.WORDS,
)
