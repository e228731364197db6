"""docs/settings.md lists every knob with its default and meaning, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import FieldInfo

from walletdesk.settings import Contact, Settings
from walletdesk.settings.model import ChainNodes

HOUSE = Path(__file__).parents[2]
ROW = re.compile(r"^\| `([a-z_.]+)` \| (.+?) \| (.+) \|$", re.MULTILINE)


def knobs(struct: Any, path: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for field in msgspec.structs.fields(struct):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from knobs(field.type, f"{path}{field.name}.")
        else:
            yield f"{path}{field.name}", field


def meaning(field: FieldInfo) -> str:
    return next(str(meta.description) for meta in get_args(field.type)[1:] if meta.description)


def documented() -> dict[str, tuple[str, str]]:
    page = (HOUSE / "docs/settings.md").read_text("utf-8").split("`brand.contacts` is a list")[0]
    return {row[1]: (row[2], row[3]) for row in ROW.finditer(page)}


def test_every_knob_has_its_row_in_order() -> None:
    assert list(documented()) == [name for name, _ in knobs(Settings)]


def test_every_meaning_is_the_knobs_own() -> None:
    page = documented()
    assert {name: page[name][1] for name, _ in knobs(Settings)} == {
        name: meaning(field) for name, field in knobs(Settings)
    }


def test_every_plain_default_is_the_real_one() -> None:
    plain = {
        name: f"`{msgspec.json.encode(field.default).decode()}`"
        for name, field in knobs(Settings)
        if isinstance(field.default, str | int | float | tuple) and name != "brand.contacts"
    }
    assert {name: documented()[name][0] for name in plain} == plain


@pytest.mark.parametrize("table", [Contact, ChainNodes])
def test_the_fields_of_a_table_are_there(table: type[msgspec.Struct]) -> None:
    page = (HOUSE / "docs/settings.md").read_text("utf-8")
    for field in msgspec.structs.fields(table):
        assert f"| `{field.name}` | {meaning(field)} |" in page


def test_every_knob_turns_something() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for path in (HOUSE / "walletdesk").rglob("*.py")
        if path.parent.name != "settings"
    )
    last = {name: name.rpartition(".")[2] for name, _ in knobs(Settings)}
    idle = [name for name, knob in last.items() if not re.search(rf'\.{knob}\b|"{knob}"', code)]
    assert idle == []
