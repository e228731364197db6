"""Files come in checked and go out to those who may see their conversation."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import msgspec

from walletdesk.desk.check_file import FileChecker
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import conversations, files
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused, TryLater
from walletdesk.kernel.ids import new_token
from walletdesk.shield.files import CheckedFile

_WAITING_MAX = 16
_LOOSE_MS = 24 * 3_600_000


class OpenFile(NamedTuple):
    """A file on its way out."""

    content: bytes
    name: str
    type: str


class FileDesk:
    """Takes files in, one at a time off the event loop, and hands them out."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        settings = desk.engine.settings.files
        self._checker = FileChecker(settings.ocr, settings.languages)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="walletdesk-files")
        self._waiting = 0

    async def put(self, owner_id: int, content: bytes, name: str) -> files.StoredFile:
        """Check and keep a file until a message carries it.

        owner_id   the contact or agent who puts it down
        Raises     Refused too_large (size_bytes_max), bad_file (why), empty; TryLater
        """
        size_bytes_max = self._desk.engine.settings.desk.file_size_bytes_max
        if len(content) > size_bytes_max:
            raise Refused("too_large", size_bytes_max=size_bytes_max)
        checked = await self._checked(content, name)
        stored = files.StoredFile(
            id=new_token(),
            owner_id=owner_id,
            conversation_id=None,
            hidden=0,
            name=checked.name,
            type=checked.type,
            size_bytes=len(checked.content),
            width=checked.width,
            height=checked.height,
            state=checked.state,
            removed=msgspec.json.encode(checked.removed).decode(),
        )
        engine = self._desk.engine
        if checked.state != "destroyed":
            await engine.files.put(stored.id, checked.content)
        await engine.database.write(files.add_file, stored, engine.clock())
        return stored

    async def for_customer(self, file_id: str, contact_id: int) -> OpenFile:
        """A file of one of the contact's own conversations, or one not sent yet.

        Raises   NotFound; Refused sealed
        """
        found = await self._desk.engine.database.read(seen_by_contact, file_id, contact_id)
        return await self._opened(found)

    async def for_agent(self, file_id: str, agent_id: int) -> OpenFile:
        """A file of any conversation, or one of the agent's not sent yet.

        Raises   NotFound; Refused sealed
        """
        found = await self._desk.engine.database.read(seen_by_agent, file_id, agent_id)
        return await self._opened(found)

    async def sweep(self) -> int:
        """Remove files that no message took up for a day; returns how many."""
        engine = self._desk.engine
        before_ms = engine.clock() - _LOOSE_MS
        stale = await engine.database.read(files.stale_files, before_ms)
        for file_id in stale:
            await engine.database.write(files.forget_file, file_id)
            await engine.files.delete(file_id)
        return len(stale)

    def close(self) -> None:
        """End the process that looks into files."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._checker.close()

    async def _checked(self, content: bytes, name: str) -> CheckedFile:
        if self._waiting >= _WAITING_MAX:
            raise TryLater(after_s=3)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._thread, self._checker.check, content, name)
        finally:
            self._waiting -= 1

    async def _opened(self, found: files.StoredFile) -> OpenFile:
        if found.state == "sealed":
            raise Refused("sealed")
        if found.state == "destroyed":
            raise NotFound
        content = await self._desk.engine.files.get(found.id)
        return OpenFile(content, found.name, found.type)


def seen_by_contact(tx: Tx, file_id: str, contact_id: int) -> files.StoredFile:
    """The row of a file that this contact may know of. Raises NotFound."""
    found = files.file(tx, file_id)
    if found is None:
        raise NotFound
    if found.conversation_id is None:
        if found.owner_id != contact_id:
            raise NotFound
        return found
    conversation = conversations.by_id(tx, found.conversation_id)
    if found.hidden or conversation is None or conversation.contact_id != contact_id:
        raise NotFound
    return found


def seen_by_agent(tx: Tx, file_id: str, agent_id: int) -> files.StoredFile:
    """The row of a file that this agent may know of. Raises NotFound."""
    found = files.file(tx, file_id)
    if found is None or (found.conversation_id is None and found.owner_id != agent_id):
        raise NotFound
    return found
