"""The page's one import map: vendored libraries and our own modules, with integrity.

Our own modules are mapped from their plain address to the hashed one, so that
`import "./queue.js"` may be cached for good and still changes with its file.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup

from walletdesk.web.assets import Assets

VENDOR = Path(__file__).parent / "vendor.json"


class Vendored(msgspec.Struct, frozen=True):
    """One file of a browser library.

    path        below `static/vendor/`
    specifier   what our modules import it as; None for files it imports itself
    """

    name: str
    version: str
    path: str
    integrity: str
    specifier: str | None = None


def read_vendor(path: Path = VENDOR) -> tuple[Vendored, ...]:
    """The pinned browser libraries; none before the list exists."""
    if not path.exists():
        return ()
    return msgspec.json.decode(path.read_bytes(), type=tuple[Vendored, ...])


class ImportMap:
    """Import maps for pages."""

    def __init__(self, assets: Assets, vendored: Sequence[Vendored] | None = None) -> None:
        self._assets = assets
        self._vendored = read_vendor() if vendored is None else vendored

    def json(self, *folders: str) -> Markup:
        """The map of the libraries and of our modules in `folders` of the static folder."""
        tree = self.tree(*folders)
        text = json.dumps(tree, ensure_ascii=True, separators=(",", ":"))
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704  cannot close its script

    def tree(self, *folders: str) -> dict[str, Any]:
        """The same as a tree."""
        places = {item.path: f"/static/vendor/{item.path}" for item in self._vendored}
        urls = {item.specifier: places[item.path] for item in self._vendored if item.specifier}
        integrity = {places[item.path]: item.integrity for item in self._vendored}
        for path in (path for folder in folders for path in self._assets.modules(folder)):
            urls[f"/static/{path}"] = self._assets.url(path)
            integrity[self._assets.url(path)] = self._assets.asset(path).integrity
        return {"imports": urls, "integrity": integrity}
