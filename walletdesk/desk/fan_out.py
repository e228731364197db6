"""Tells open pages what was committed: each frame is made once for all who get it.

Topics: `customer:<id>` and `agents:<id>` for who has a conversation open, and those of
`row_topics` for lists.
"""

import msgspec
from msgspec import Struct

from walletdesk.desk import view
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Change, Conversation, Message
from walletdesk.desk.row_topics import topics_of
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound
from walletdesk.web.wire import framed

_encode = msgspec.json.Encoder().encode


class Frame(Struct):
    """A pushed frame, made when the first page needs it and once for all who get it.

    tail         JSON of everything behind the frame's type and id
    receipt      the number that the reading side has now received, 0 for its own words
    source_id    who made the message, and under which of its own ids: that page gets an
    client_id    `ack` in the frame's place
    wire         the frame as it goes to pages, once it is made
    """

    tail: bytes = b""
    receipt: int = 0
    source_id: int | None = None
    client_id: str | None = None
    wire: bytes = b""

    def told(self) -> bytes:
        """The frame as everybody gets it but its sender."""
        if not self.wire:
            self.wire = framed(b'{"t":"message",' + self.tail)
        return self.wire

    def ack(self) -> bytes:
        """The frame as its sender gets it."""
        return framed(b'{"t":"ack","id":' + _encode(self.client_id) + b"," + self.tail)


class RowFrame(Struct):
    """A changed row, for the lists that it is or was in."""

    wire: bytes
    conversation_id: int


class Hint(Struct, array_like=True):
    """What other processes are told: read this conversation from here."""

    conversation_id: int
    after: int
    status: str
    assignee_id: int | None


class FanOut:
    """Listens to committed changes and publishes their frames."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._live = desk.engine.live

    def hear(self, change: Change) -> None:
        """A change of this process: publish it here and hint it to the others."""
        self.publish(change)
        first = change.messages[0].position if change.messages else change.conversation.position + 1
        before = change.before if change.before is not msgspec.UNSET else ("", None)
        hint = Hint(change.conversation.id, first - 1, before[0], before[1])
        self._live.announce(msgspec.json.encode(hint))

    def publish(self, change: Change) -> None:
        """Publish a change's frames in this process."""
        conversation = change.conversation
        if _may_count(change):
            self._desk.counts.changed()
        customers = f"customer:{conversation.id}"
        agents = f"agents:{conversation.id}"
        if self._live.listeners(customers):
            for frame in self._for_customer(conversation, change.messages):
                self._live.publish(customers, frame)
        watched = self._live.listeners(agents)
        listed = [topic for topic in _row_topics(change) if self._live.listeners(topic)]
        if not watched and not listed:
            return
        row = _encode(view.row_view(self._desk, conversation))
        if watched:
            for frame in self._for_agents(conversation, change.messages, row):
                self._live.publish(agents, frame)
        if listed:
            shown = RowFrame(framed(b'{"t":"row","row":' + row + b"}"), conversation.id)
            for topic in listed:
                self._live.publish(topic, shown)

    async def heed(self, hint: bytes) -> None:
        """A change of another process: read what it was, publish it here."""
        told = msgspec.json.decode(hint, type=Hint)
        # Every agent's page hears `team`, and shows some list.
        wanted = (f"customer:{told.conversation_id}", f"agents:{told.conversation_id}", "team")
        if not any(self._live.listeners(topic) for topic in wanted):
            return
        change = await self._desk.engine.database.read(_change_since, told)
        self.publish(change)

    def _for_customer(self, conversation: Conversation, messages: list[Message]) -> list[Frame]:
        seen = [message for message in messages if message.number is not None]
        if not seen:
            return [state_frame(self._desk, conversation)]
        state = _conversation(self._desk, conversation)
        return [_frame(conversation, message, state, for_agents=False) for message in seen]

    def _for_agents(
        self, conversation: Conversation, messages: list[Message], row: bytes
    ) -> list[Frame]:
        if not messages:
            return [Frame(wire=framed(b'{"t":"row","row":' + row + b"}"))]
        state = b'"row":' + row
        return [_frame(conversation, message, state, for_agents=True) for message in messages]


def state_frame(desk: Desk, conversation: Conversation) -> Frame:
    """The frame that tells a customer's pages how the conversation stands."""
    state = _conversation(desk, conversation)
    return Frame(wire=framed(b'{"t":"conversation",' + _case(conversation) + state + b"}"))


def _conversation(desk: Desk, conversation: Conversation) -> bytes:
    return b'"conversation":' + _encode(view.conversation_view(desk, conversation))


def _case(conversation: Conversation) -> bytes:
    return f'"case":"{conversation.case_number}",'.encode()


def _may_count(change: Change) -> bool:
    """Whether the lists' counts may be others now; not by words alone, nor by receipts."""
    one = change.conversation
    stays = change.before == (one.status, one.assignee_id)
    return not stays or any(message.kind == "event" for message in change.messages)


def _row_topics(change: Change) -> tuple[str, ...]:
    one = change.conversation
    now = topics_of(one.status, one.assignee_id, bool(one.urgent))
    if change.before is msgspec.UNSET or change.before == (one.status, one.assignee_id):
        return now
    before = topics_of(*change.before, bool(one.urgent))
    return tuple(dict.fromkeys(now + before))


def _frame(
    conversation: Conversation, message: Message, state: bytes, *, for_agents: bool
) -> Frame:
    body = _encode(view.message_view(message, for_agents))
    from_other = (message.speaker == "customer") == for_agents
    return Frame(
        tail=_case(conversation) + b'"message":' + body + b"," + state + b"}",
        receipt=message.number if from_other and message.number else 0,
        source_id=message.source_id,
        client_id=message.client_id,
    )


def _change_since(tx: Tx, told: Hint) -> Change:
    conversation = store.by_id(tx, told.conversation_id)
    if conversation is None:
        raise NotFound
    messages = store.messages_after(tx, told.conversation_id, told.after, 200, hidden=True)
    return Change(conversation, messages, (told.status, told.assignee_id))  # type: ignore[arg-type]  # our own words
