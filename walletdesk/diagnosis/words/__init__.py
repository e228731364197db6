"""What people read of each verdict; docs/diagnosis.md lists the verdicts with their rules.

One file a family. A sentence names only values that every finding of its verdict carries.
"""

from walletdesk.diagnosis.words.model import Words
from walletdesk.diagnosis.words.parts import PARTS

__all__ = ["WORDS", "Words"]

WORDS: dict[str, Words] = {name: words for part in PARTS for name, words in part.items()}
