"""The product's own source, read once a process: several tests look through all of it."""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "walletdesk").rglob("*.py"))


@cache
def nodes() -> Mapping[Path, tuple[ast.AST, ...]]:
    """Every node of every file's syntax tree."""
    return {path: tuple(ast.walk(ast.parse(path.read_text("utf-8")))) for path in FILES}
