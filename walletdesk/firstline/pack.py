"""Makes the vectors that come with the product: `python -m walletdesk.firstline.pack`.

Run it after changing many guides or examples; a few that are missing are made at the start.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from walletdesk.firstline.examples import examples
from walletdesk.firstline.kept import PACKAGED, Kept
from walletdesk.firstline.vectors import VectorIndex
from walletdesk.firstline.warm import MODELS
from walletdesk.knowledge.library import open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.models.base import load
from walletdesk.settings.model import Settings


def pack(to: Path = PACKAGED) -> None:
    """Embed every sentence of the packaged guides and examples, keep no other, train the head."""
    library = open_library(Settings(), Catalogues())
    sentences = examples(library)
    texts = [example.text for example in sentences]
    embedders = [load(model) for model in MODELS]
    with tempfile.TemporaryDirectory() as folder:
        for embedder in embedders:
            known, fresh = Kept(None, to), Kept(Path(folder), None)
            missing = known.missing(embedder.name, texts)
            if missing:
                known.add(embedder.name, missing, embedder.embed(missing))
            every = list(dict.fromkeys(texts))
            fresh.add(embedder.name, every, known.vectors(embedder.name, every))
            sys.stdout.write(f"{embedder.name}: {len(missing)} of {len(every)} made\n")
        VectorIndex(sentences, embedders, Kept(Path(folder), None))
        to.mkdir(exist_ok=True)
        for path in Path(folder).iterdir():
            shutil.copyfile(path, to / path.name)


if __name__ == "__main__":
    pack()
