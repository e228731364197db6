"""Settings from a TOML file and the environment; the environment wins.

`WALLETDESK_CONFIG` names the file (default `walletdesk.toml`, which may be missing).
`WALLETDESK_DATABASE__URL` overrides `url` in the table `[database]`.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec

from walletdesk.settings.model import Settings

_PREFIX = "WALLETDESK_"


class BadSettings(ValueError):
    """A knob that does not exist or does not fit; says which and where."""


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. Raises BadSettings naming the knob and its place."""
    path = Path(environ.get(f"{_PREFIX}CONFIG", "walletdesk.toml"))
    tree = _read_file(path, wanted=f"{_PREFIX}CONFIG" in environ)
    _check_names(tree, Settings, where=str(path))
    overrides = _from_environment(environ)
    _check_names(overrides, Settings, where="the environment")
    try:
        return msgspec.convert(_merged(tree, overrides), Settings, strict=False)
    except msgspec.ValidationError as error:
        raise BadSettings(f"settings ({path} and the environment): {error}") from error


def _read_file(path: Path, wanted: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        if wanted:
            raise BadSettings(
                f"{path}: no such file; unset {_PREFIX}CONFIG or create it"
            ) from error
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: {error}") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, value in environ.items():
        if not name.startswith(_PREFIX) or name == f"{_PREFIX}CONFIG":
            continue
        *tables, knob = name.removeprefix(_PREFIX).lower().split("__")
        place = tree
        for table in tables:
            place = place.setdefault(table, {})
            if not isinstance(place, dict):
                raise BadSettings(f"the environment: {table} is both one value and a table")
        if isinstance(place.get(knob), dict):
            raise BadSettings(f"the environment: {knob} is both one value and a table")
        place[knob] = _listed(value) if _is_list(tables, knob) else value
    return tree


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _is_list(tables: list[str], knob: str) -> bool:
    place: Any = Settings
    for table in tables:
        place = _fields(place).get(table)
    return get_origin(_fields(place).get(knob)) is tuple


def _fields(struct: Any) -> dict[str, Any]:
    if not (isinstance(struct, type) and issubclass(struct, msgspec.Struct)):
        return {}
    return {field.name: _bare(field.type) for field in msgspec.structs.fields(struct)}


def _bare(annotated: Any) -> Any:
    return get_args(annotated)[0] if get_origin(annotated) is Annotated else annotated


def _check_names(tree: Mapping[str, Any], struct: Any, where: str, path: str = "") -> None:
    known = _fields(struct)
    for name, value in tree.items():
        if known and name not in known:
            raise BadSettings(
                f"{where}: no setting is called {path}{name}; there are {', '.join(sorted(known))}"
            )
        if isinstance(value, Mapping) and name in known:
            _check_names(value, known[name], where, f"{path}{name}.")


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for name, value in above.items():
        old = merged.get(name)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[name] = _merged(old, value) if both else value  # type: ignore[arg-type]  # `both` says so
    return merged
