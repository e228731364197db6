"""What set-up installs is pinned, hashed and free of any registry's address."""

import json
import re
from pathlib import Path

import pytest

from set_up.environment import LOCKS
from set_up.libraries import LIST, NPM_LOCK, VENDOR, integrity, listed

LOCK_FILES = sorted(LOCKS.glob("*.txt"))


@pytest.mark.parametrize("lock", LOCK_FILES, ids=lambda path: path.name)
def test_every_requirement_is_pinned_with_hashes(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", [*LOCK_FILES, NPM_LOCK], ids=lambda path: path.name)
def test_no_lock_names_an_address(lock: Path) -> None:
    assert "://" not in lock.read_text()


def test_the_browser_loads_the_versions_that_npm_pins() -> None:
    pinned = json.loads(NPM_LOCK.read_text())["packages"]
    for library in listed():
        assert library.version == pinned[f"node_modules/{library.name}"]["version"]
        assert library.path.startswith(f"{library.name}/")


def test_every_file_the_browser_loads_has_the_listed_hash() -> None:
    for library in listed():
        assert integrity(VENDOR / library.path) == library.integrity, library.path


def test_no_file_is_served_that_is_not_listed() -> None:
    served = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert served == {library.path for library in listed()}, LIST
