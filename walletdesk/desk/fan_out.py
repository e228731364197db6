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

_encode = msgspec.json.Encoder().encode


class Frame(Struct):
    """A pushed frame, ready to be sent.

    text         JSON
    case, body   whose it is, and the JSON of the one message in it
    state        the JSON of the conversation as this side sees it, under its name
    receipt      the number that the reading side has now received, 0 for its own words
    source_id    who made the message, and under which of its own ids: that page gets an
    client_id    `ack` in the frame's place
    """

    text: str
    case: str
    body: str = ""
    state: str = ""
    receipt: int = 0
    source_id: int | None = None
    client_id: str | None = None

    def ack(self) -> str:
        """The frame as its sender gets it."""
        own = _encode(self.client_id).decode()
        return f'{{"t":"ack","id":{own},"case":"{self.case}","message":{self.body},{self.state}}}'


class RowFrame(Struct):
    """A changed row, for the lists that it is or was in."""

    text: str
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
        row = _encode(view.row_view(self._desk, conversation)).decode()
        if watched:
            for frame in self._for_agents(conversation, change.messages, row):
                self._live.publish(agents, frame)
        if listed:
            shown = RowFrame(f'{{"t":"row","row":{row}}}', conversation.id)
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
        case = conversation.case_number
        whole = _encode(view.conversation_view(self._desk, conversation)).decode()
        seen = [message for message in messages if message.number is not None]
        if not seen:
            text = f'{{"t":"conversation","case":"{case}","conversation":{whole}}}'
            return [Frame(text, case)]
        frames = []
        for message in seen:
            body = _encode(view.message_view(message, for_agents=False)).decode()
            state = f'"conversation":{whole}'
            frames.append(_frame(case, body, state, message, message.speaker != "customer"))
        return frames

    def _for_agents(
        self, conversation: Conversation, messages: list[Message], row: str
    ) -> list[Frame]:
        case = conversation.case_number
        if not messages:
            return [Frame(f'{{"t":"row","row":{row}}}', case)]
        frames = []
        for message in messages:
            body = _encode(view.message_view(message, for_agents=True)).decode()
            state = f'"row":{row}'
            frames.append(_frame(case, body, state, message, message.speaker == "customer"))
        return frames


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


def _frame(case: str, body: str, state: str, message: Message, from_other: bool) -> Frame:
    text = f'{{"t":"message","case":"{case}","message":{body},{state}}}'
    receipt = message.number if from_other and message.number else 0
    return Frame(text, case, body, state, receipt, message.source_id, message.client_id)


def _change_since(tx: Tx, told: Hint) -> Change:
    conversation = store.by_id(tx, told.conversation_id)
    if conversation is None:
        raise NotFound
    messages = store.messages_after(tx, told.conversation_id, told.after, 200, hidden=True)
    return Change(conversation, messages, (told.status, told.assignee_id))  # type: ignore[arg-type]  # our own words
