"""Static files: their bytes, hashed addresses and integrity."""

import base64
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from walletdesk.kernel.errors import NotFound

STATIC = Path(__file__).parent / "static"

_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}


@dataclass(frozen=True)
class Asset:
    """One static file as it is served."""

    body: bytes
    media_type: str
    digest: bytes

    @property
    def version(self) -> str:
        """The short hash in the address, and the ETag."""
        return self.digest.hex()[:12]

    @property
    def integrity(self) -> str:
        """The value of an `integrity` attribute."""
        return f"sha384-{base64.b64encode(self.digest).decode('ascii')}"


class Assets:
    """The static folder, and files made at start such as the brand's style sheet.

    A file is read again when it changed on disk, so that writing CSS needs no restart.
    """

    def __init__(self, folder: Path = STATIC, made: Mapping[str, bytes] | None = None) -> None:
        self._folder = folder.resolve()
        self._made = {name: asset_of(name, body) for name, body in (made or {}).items()}
        self._read: dict[str, tuple[int, Asset]] = {}

    def asset(self, path: str) -> Asset:
        """The file at `path` below the folder. Raises NotFound."""
        if path in self._made:
            return self._made[path]
        try:
            place = (self._folder / path).resolve()
            if place.suffix not in _TYPES or not place.is_relative_to(self._folder):
                raise NotFound()
            changed_ns = place.stat().st_mtime_ns
            known = self._read.get(path)
            if known is None or known[0] != changed_ns:
                known = self._read[path] = (changed_ns, asset_of(path, place.read_bytes()))
        except (OSError, ValueError) as error:
            raise NotFound() from error
        return known[1]

    def url(self, path: str) -> str:
        """The file's address with its hash, which may be cached for good."""
        return f"/static/{path}?v={self.asset(path).version}"

    def modules(self, folder: str) -> list[str]:
        """The paths of all JavaScript modules in `folder`, its folders included."""
        root = self._folder / folder
        return sorted(p.relative_to(self._folder).as_posix() for p in root.rglob("*.js"))


def asset_of(name: str, body: bytes) -> Asset:
    """The bytes as an asset; its type follows from its name."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(body, _TYPES.get(Path(name).suffix, guessed), hashlib.sha384(body).digest())
