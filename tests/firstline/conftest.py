"""The first line without and with its models, each built once."""

from pathlib import Path

import pytest

from walletdesk.firstline.decide import Decider
from walletdesk.knowledge.library import Library, open_library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import Settings


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("first-line")
    return Settings(data=str(folder))


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    return Catalogues()


@pytest.fixture(scope="session")
def library(settings: Settings, catalogues: Catalogues) -> Library:
    return open_library(settings, catalogues)


@pytest.fixture(scope="session")
def by_letters(library: Library, catalogues: Catalogues, settings: Settings) -> Decider:
    return Decider(library, catalogues, settings)


@pytest.fixture(scope="session")
def by_meaning(library: Library, catalogues: Catalogues, settings: Settings) -> Decider:
    first_line = Decider(library, catalogues, settings)
    first_line.warm()
    return first_line
