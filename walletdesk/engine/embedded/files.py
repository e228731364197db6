"""Files on the local disk, encrypted, by obstore."""

from pathlib import Path

import obstore
from obstore.store import LocalStore

from walletdesk.engine.embedded.sealing import sealed, unsealed
from walletdesk.kernel.errors import NotFound


class StoredFiles:
    """Any obstore store holds files; the embedded one is a folder.

    key   the installation's
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._store = LocalStore(folder)
        self._key = key

    async def put(self, name: str, content: bytes) -> None:
        """See `ports.Files.put`."""
        await obstore.put_async(self._store, name, sealed(content, name, self._key))

    async def get(self, name: str) -> bytes:
        """See `ports.Files.get`."""
        try:
            found = await obstore.get_async(self._store, name)
        except FileNotFoundError as error:
            raise NotFound from error
        return unsealed(bytes(await found.bytes_async()), name, self._key)

    async def delete(self, name: str) -> None:
        """See `ports.Files.delete`."""
        try:
            await obstore.delete_async(self._store, name)
        except FileNotFoundError:
            return
