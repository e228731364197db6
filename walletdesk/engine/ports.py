"""What the floors above may ask of the machinery below, whichever parts stand behind it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar, TypeVarTuple

from walletdesk.engine.tx import Tx

T = TypeVar("T")
Item = TypeVar("Item")
Args = TypeVarTuple("Args")

Listener = Callable[[Any], None]


class Database(Protocol):
    """One writer that commits in groups, and readers that see one moment each."""

    async def write(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """Run a unit of work and return its result once it is on disk.

        unit     plain function of a transaction; its exception is raised here and only
                 its own changes are undone
        Raises   TryLater when the queue of waiting units is full
        """
        ...

    async def write_together(
        self, unit: Callable[[Tx, list[Item]], Sequence[T | Exception]], item: Item
    ) -> T:
        """Run one unit for all the items that wait for it; each gets its own result.

        When the unit fails for several items it is run again for each alone, so that one
        bad item fails by itself. A result that is an exception is raised to its item only.
        Raises   AlreadyThere when the item's row breaks a uniqueness rule
        """
        ...

    async def read(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """Run a unit that only reads, on a connection that sees one moment."""
        ...

    async def read_once(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """Run a unit that reads with one statement, which sees one moment by itself.

        A third of the cost of `read` where the database is another process. A second
        statement of the unit is an error.
        """
        ...


class Live(Protocol):
    """Tells open pages in this process that there is more; never the only way to know."""

    def subscribe(self, topic: str, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each event of `topic`; returns the way to stop it."""
        ...

    def publish(self, topic: str, event: Any) -> None:
        """Hand an event to everyone who listens to `topic` here."""
        ...

    def listeners(self, topic: str) -> int:
        """How many listen to `topic` in this process."""
        ...

    def announce(self, hint: bytes) -> None:
        """Hand a small hint, at most 4 kB, to the other processes; lost hints do no harm."""
        ...

    def on_hint(self, listener: Callable[[bytes], None]) -> None:
        """Call `listener` with the hints of other processes."""
        ...


class Files(Protocol):
    """Bytes under a name, written once."""

    async def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`; on disk when this returns."""
        ...

    async def get(self, name: str) -> bytes:
        """The content of `name`. Raises NotFound when there is none."""
        ...

    async def delete(self, name: str) -> None:
        """Remove `name`; nothing happens when there is none."""
        ...


class Hit(NamedTuple):
    """A found document: its key and, larger first, how well it fits."""

    key: str
    score: float


class Search(Protocol):
    """Full text over the terms that `languages.analyse` makes, in the same database."""

    def index(self, tx: Tx, kind: str, key: str, order: int, terms: str) -> None:
        """Put a document in, or anew.

        terms   analysed words, separated by spaces
        order   newest first is by this number
        """
        ...

    def remove(self, tx: Tx, kind: str, key: str) -> None:
        """Take a document out."""
        ...

    def newest(self, tx: Tx, kind: str, terms: str, limit: int) -> list[Hit]:
        """The newest documents that hold every term."""
        ...
