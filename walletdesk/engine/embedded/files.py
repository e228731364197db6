"""Files on the local disk, by obstore."""

from pathlib import Path

import obstore
from obstore.store import LocalStore

from walletdesk.kernel.errors import NotFound


class StoredFiles:
    """Any obstore store holds files; the embedded one is a folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._store = LocalStore(folder)

    async def put(self, name: str, content: bytes) -> None:
        """See `ports.Files.put`."""
        await obstore.put_async(self._store, name, content)

    async def get(self, name: str) -> bytes:
        """See `ports.Files.get`."""
        try:
            found = await obstore.get_async(self._store, name)
        except FileNotFoundError as error:
            raise NotFound from error
        return bytes(await found.bytes_async())

    async def delete(self, name: str) -> None:
        """See `ports.Files.delete`."""
        try:
            await obstore.delete_async(self._store, name)
        except FileNotFoundError:
            return
