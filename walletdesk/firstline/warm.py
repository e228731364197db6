"""From letters to meaning: load the models and build or read the index."""

from collections.abc import Callable, Sequence
from pathlib import Path

from walletdesk.firstline.examples import Example
from walletdesk.firstline.find import Finder, MeaningFinder
from walletdesk.firstline.lexical import Lexical
from walletdesk.languages.identify import Guess, latin_guess
from walletdesk.models.base import load

MODELS = ("e5", "sentence_encoder")


def warmed(
    examples: Sequence[Example],
    lexical: Lexical,
    folder: Path,
    progress: Callable[[int, int], None],
) -> tuple[Finder, Guess]:
    """The finder by meaning, and the language model."""
    # The models first: `load` sets the number of threads before numpy is imported.
    embedders = [load(name) for name in MODELS]
    from walletdesk.firstline.kept import FOLDER, Kept
    from walletdesk.firstline.vectors import VectorIndex

    index = VectorIndex(examples, embedders, Kept(folder / FOLDER), progress)
    return MeaningFinder(index, lexical), latin_guess()
