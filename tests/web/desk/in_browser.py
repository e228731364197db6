"""Runs the desk's state modules in the browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_STATE = (Path(__file__).parent / "state.js").read_text("utf-8")


def run(page: Page, name: str, *values: Any) -> Any:
    """What `desk.<name>(…values)` of state.js gives."""
    page.evaluate(f"async () => {{ if (!globalThis.desk) {{ {_STATE} }} }}")
    return page.evaluate("([name, values]) => desk[name](...values)", [name, list(values)])
