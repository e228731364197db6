"""A desk that keeps conversations in memory and speaks docs/live.md: the widget's test double."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

Frame = dict[str, Any]
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
AGENT = {"kind": "agent", "name": "Mei"}
FIRST_LINE = {"kind": "first_line", "name": None}
DESK = {"kind": "desk", "name": None}


@dataclass
class Conversation:
    """One case as its customer sees it."""

    case: str
    messages: list[Frame] = field(default_factory=list)
    version: int = 0
    status: str = "first_line"
    agent: str | None = None
    queue: Frame | None = None
    hours: Frame = field(default_factory=lambda: {"open": True, "opens_at": None})
    intake: Frame | None = None
    read_by_customer: int = 0
    read_by_agents: int = 0

    def frame(self) -> Frame:
        """The `conversation` shape."""
        count = len(self.messages)
        return {
            "case": self.case,
            "version": self.version,
            "status": self.status,
            "number": count,
            "agent": self.agent,
            "queue": self.queue,
            "hours": self.hours,
            "urgent": False,
            "read_by_customer": self.read_by_customer,
            "read_by_agents": self.read_by_agents,
            "delivered_to_customer": count,
            "delivered_to_agents": count,
            "intake": self.intake,
            "language": "zh",
            "opened_at": "2026-11-22T01:00:00.000Z",
            "closed_at": None,
        }


class MockDesk:
    """All conversations of one visitor; `hear` is called with every pushed frame."""

    def __init__(self, hear: Callable[[Frame], None]) -> None:
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, tuple[Frame, bytes]] = {}
        self.hours: Frame = {"open": True, "opens_at": None}
        self.is_silent = False
        self._hear = hear

    def send(self, frame: Frame) -> Frame:
        """The answer to a `send`: `ack` or `refused`; the same id gives the same message."""
        text, client_id = frame["text"], frame["id"]
        for old in self.conversations.values():
            for message in old.messages:
                if message["client_id"] == client_id:
                    return {"t": "ack", "id": client_id, "case": old.case, "message": message}
        if text == "letter advice cage" and not frame.get("confirmed"):
            words = "This looks like part of a recovery phrase."
            refused = {"reason": "fragment", "text": words, "confirm": True}
            return {"t": "refused", "id": client_id, **refused}
        conversation = self._of(frame.get("case"))
        message = self.add(conversation, {"kind": "customer", "name": None}, text, frame)
        return {"t": "ack", "id": client_id, "case": conversation.case, "message": message}

    def react(self, case: str, text: str) -> None:
        """What the first line does about the customer's message."""
        conversation = self.conversations[case]
        if self.is_silent or conversation.agent:
            return
        if PHRASE in text:
            self.add(conversation, DESK, "We removed your recovery phrase. Move your assets now.")
        elif "人工" in text or "person" in text:
            self.queue(conversation)
        elif "到账" in text or "arrived" in text:
            self._answer(conversation)
        else:
            choices = [
                {"label": "转账没有到账", "text": "转账没有到账"},
                {"label": "转人工客服", "text": "转人工客服"},
            ]
            self.add(conversation, FIRST_LINE, "你指的是哪一种情况？", {"choices": choices})

    def queue(self, conversation: Conversation) -> None:
        """Hand over to people."""
        conversation.status = "queued"
        conversation.queue = {"place": 2, "wait_s": 180}
        conversation.hours = self.hours
        wanted = [
            {"name": "email", "label": "Your e-mail, for the answer", "kind": "email"},
            {"name": "txid", "label": "Transaction ID (txid or hash)", "kind": "text"},
        ]
        conversation.intake = {"wanted": wanted, "given": {}, "missing": ["email", "txid"]}
        self.event(conversation, "handed_over", reason="asked")
        self.add(conversation, DESK, "", {"kind": "intake"})

    def assign(self, case: str) -> None:
        """An agent takes the case."""
        conversation = self.conversations[case]
        conversation.status, conversation.queue, conversation.agent = "open", None, "Mei"
        self.event(conversation, "assigned", agent="Mei", by="Mei")

    def close(self, case: str) -> None:
        """The agent closes it."""
        conversation = self.conversations[case]
        conversation.status = "closed"
        self.event(conversation, "closed", by="Mei")

    def say(self, case: str, text: str, **more: Any) -> None:
        """The agent writes, having read everything."""
        conversation = self.conversations[case]
        conversation.read_by_agents = len(conversation.messages) + 1
        self.add(conversation, AGENT, text, more)

    def typing(self, case: str) -> None:
        """The agent is typing."""
        self._hear({"t": "typing", "case": case, "from": AGENT})

    def event(self, conversation: Conversation, name: str, **details: Any) -> None:
        """Something happened."""
        event = {"event": {"name": name, **details}, "kind": "event"}
        self.add(conversation, DESK, "", event)

    def give_intake(self, frame: Frame) -> Frame:
        """The answer to `intake`."""
        conversation = self.conversations[frame["case"]]
        intake = conversation.intake or {"wanted": [], "given": {}, "missing": []}
        given = {**intake["given"], **frame["given"]}
        missing = [name for name in intake["missing"] if name not in given]
        conversation.intake = {**intake, "given": given, "missing": missing}
        self.event(conversation, "intake_given")
        message = conversation.messages[-1]
        return {"t": "ack", "id": frame["id"], "case": conversation.case, "message": message}

    def consent(self, file_id: str) -> Frame:
        """The customer lets support open a sealed file; a message with it is pushed anew."""
        described, _ = self.files[file_id]
        described["consented"] = True
        self._push_with(file_id)
        return described

    def open_file(self, file_id: str) -> None:
        """An agent opens it."""
        self.files[file_id][0]["state"] = "opened"
        self._push_with(file_id)

    def _push_with(self, file_id: str) -> None:
        for conversation in self.conversations.values():
            for message in conversation.messages:
                if any(file["id"] == file_id for file in message["files"]):
                    pushed = {"message": message, "conversation": conversation.frame()}
                    self._hear({"t": "message", "case": conversation.case, **pushed})

    def read(self, case: str, number: int) -> None:
        """The customer has seen messages up to `number`."""
        conversation = self.conversations[case]
        conversation.read_by_customer = max(conversation.read_by_customer, number)
        conversation.version += 1
        self._hear({"t": "conversation", "case": case, "conversation": conversation.frame()})

    def state(self, case: str | None, after: int) -> Frame:
        """State and cursor in one answer."""
        newest = next(reversed(self.conversations.values()), None)
        conversation = self.conversations.get(case) if case else newest
        if conversation is None:
            return {"t": "state", "case": None, "conversation": None, "messages": [], "typing": []}
        return {
            "t": "state",
            "case": conversation.case,
            "conversation": conversation.frame(),
            "messages": conversation.messages[after:],
            "typing": [],
        }

    def add(
        self,
        conversation: Conversation,
        author: Frame,
        text: str,
        more: Frame | None = None,
    ) -> Frame:
        """Store one message and push it."""
        more = more or {}
        hidden = PHRASE in text
        message = {
            "number": len(conversation.messages) + 1,
            "kind": more.get("kind", "text"),
            "from": author,
            "text": text.replace(PHRASE, "⟦removed:recovery_phrase⟧"),
            "at": _now(),
            "client_id": more.get("id"),
            "files": [self.files[name][0] for name in more.get("files", [])],
            "removed": [{"kind": "recovery_phrase", "certainty": "certain"}] if hidden else [],
            "article": more.get("article"),
            "choices": more.get("choices", []),
            "event": more.get("event"),
        }
        conversation.messages.append(message)
        conversation.version += 1
        pushed = {"message": message, "conversation": conversation.frame()}
        self._hear({"t": "message", "case": conversation.case, **pushed})
        return message

    def _of(self, case: str | None) -> Conversation:
        if case in self.conversations:
            return self.conversations[case]
        name = f"7K3M-9QX{len(self.conversations) + 2}"
        conversation = self.conversations[name] = Conversation(name, hours=self.hours)
        self.event(conversation, "opened")
        return conversation

    def _answer(self, conversation: Conversation) -> None:
        text = (
            "转账显示“确认中”，说明交易已经发到链上，还在等待打包，资产没有丢。\n"
            "网络拥堵或手续费偏低时，可能要等几个小时。"
        )
        article = {"slug": "transaction-pending", "title": "转账一直显示“确认中”怎么办？"}
        self.add(conversation, FIRST_LINE, text, {"article": {**article, "language": "zh"}})


def opens_tomorrow() -> Frame:
    """Hours of a desk that is closed until tomorrow."""
    opens = (datetime.now(UTC) + timedelta(days=1)).replace(hour=1, minute=0, second=0)
    return {"open": False, "opens_at": opens.strftime("%Y-%m-%dT%H:%M:%S.000Z")}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
