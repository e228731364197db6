"""A double of the desk's server: real pages and real sockets over conversations in memory.

It speaks docs/live.md as far as the desk's components use it, and can be told to push, to
fall silent and to fail.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tests.web.desk import sample
from tests.web.desk.sample import Row

VIEWS = ("mine", "queue", "unassigned", "open", "urgent", "first_line", "closed", "all")
COUNTED = VIEWS[:6]
ME = "a1"


class Case:
    """One conversation: its row, and its messages by position."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.messages: list[Row] = []

    def add(self, kind: str, speaker: str, name: str | None, text: str, **more: Any) -> Row:
        """A message; the row follows."""
        row, hidden = self.row, kind == "note" or more.pop("hidden", False)
        row["position"] += 1
        row["number"] += 0 if hidden else 1
        row["version"] += 1
        message = {
            "number": None if hidden else row["number"],
            "position": row["position"],
            "kind": kind,
            "from": {"kind": speaker, "name": name},
            "text": text,
            "at": more.pop("at", None) or sample.at(datetime.now(UTC), 0),
            "client_id": more.pop("client_id", None),
            "files": more.pop("files", []),
            "removed": [],
            "article": None,
            "choices": [],
            "event": None,
            **more,
        }
        self.messages.append(message)
        if kind == "text" and not hidden:
            row |= {"preview": text, "preview_from": speaker, "last_at": message["at"]}
            row["unread"] = row["unread"] + 1 if speaker == "customer" else 0
            if speaker != "customer":
                row["waiting_since"] = None
        return message

    def belongs(self, view: str) -> bool:
        """Whether the case is in the view."""
        row = self.row
        members: dict[str, bool] = {
            "mine": row["status"] == "open" and (row["assignee"] or {}).get("id") == ME,
            "unassigned": row["status"] in ("queued", "first_line"),
            "urgent": row["urgent"] and row["status"] != "closed",
            "queue": row["status"] == "queued",
            "all": True,
        }
        return members.get(view, bool(row["status"] == view))


class Double:
    """The server's state and what tests may do to it.

    followed   the list whose rows the page asked for, None for all
    silent     sockets are neither answered nor pushed to
    refuse     reason with which the next action fails
    """

    def __init__(self, extra: int = 0) -> None:
        self.sockets: dict[Any, str | None] = {}
        self.begin(extra)

    def begin(self, extra: int = 0) -> None:
        """Everything as it was at first; `extra` more closed conversations."""
        now = datetime.now(UTC)
        self.cases: dict[str, Case] = {}
        self.files: dict[str, Row] = {}
        self.refuse: str | None = None
        self.followed: str | None = None
        self.silent = False
        self.page_size = 50
        for row, text in sample.rows(now, extra):
            case = self.cases[row["case"]] = Case(row)
            _tell(case, text, now)

    def rows(self, view: str, words: str = "") -> list[Row]:
        """The rows of a view, in its order."""
        found = [one.row for one in self.cases.values() if one.belongs(view)]
        if words:
            found = [row for row in found if words.lower() in str(row).lower()]
        if view == "queue":
            return sorted(found, key=lambda row: (-row["urgent"], row["queued_at"], row["id"]))
        return sorted(found, key=lambda row: (row["last_at"], row["id"]), reverse=True)

    def page(self, view: str, words: str, cursor: str | None, limit: int | None) -> Row:
        """One page of a view."""
        found, start = self.rows(view, words), int(cursor or 0)
        end = start + (limit or self.page_size)
        counts = {name: len(self.rows(name)) for name in COUNTED}
        following = str(end) if end < len(found) else None
        return {"rows": found[start:end], "next": following, "counts": counts}

    def opened(self, name: str) -> Row:
        """What opens a conversation."""
        case = self.cases[name]
        contact = case.row["contact"] | {
            "email_verified": bool(case.row["contact"]["email"]),
            "zone": "Asia/Shanghai",
        }
        others = [row for row in self.rows("closed")[:2] if row["case"] != name]
        messages = case.messages[-100:]
        more = len(case.messages) > 100
        return {
            "row": case.row,
            "contact": contact,
            "messages": messages,
            "other_cases": others,
            "more": more,
        }

    async def push(self, name: str, *messages: Row) -> None:
        """Tell every socket about a change."""
        case = self.cases[name]
        for socket, watched in list(self.sockets.items()):
            for message in messages if watched == name else ():
                frame = {"t": "message", "case": name, "message": message, "row": case.row}
                await self.tell(socket, frame)
            await self.tell(socket, {"t": "row", "row": case.row})

    async def tell(self, socket: Any, frame: Mapping[str, Any]) -> None:
        """Send one frame unless silence was asked for."""
        if not self.silent:
            await socket.send_json(dict(frame))

    async def says(self, name: str, text: str, **more: Any) -> Row:
        """The customer writes."""
        message = self.cases[name].add("text", "customer", None, text, **more)
        await self.push(name, message)
        return message

    async def pushes(self, frame: Row) -> None:
        """Something that concerns no conversation."""
        for socket in list(self.sockets):
            await self.tell(socket, frame)

    async def types(self, name: str) -> None:
        """The customer is typing."""
        frame = {"t": "typing", "case": name, "from": {"kind": "customer", "name": None}}
        for socket in list(self.sockets):
            await self.tell(socket, frame)

    async def act(self, name: str, event: str, **change: Any) -> Row:
        """Change the row, write the event, tell everybody."""
        case = self.cases[name]
        case.row |= change
        message = case.add("event", "desk", None, "", event={"name": event, **_named(change)})
        await self.push(name, message)
        return {"row": case.row}

    async def break_off(self, code: int = 1012) -> None:
        """Close every socket."""
        for socket in list(self.sockets):
            await socket.close(code=code)
        self.sockets.clear()
        await asyncio.sleep(0)


def _named(change: Row) -> Row:
    assignee = change.get("assignee")
    return {"agent": assignee["name"], "by": "Mei Lin"} if assignee else {"by": "Mei Lin"}


def _tell(case: Case, text: str, now: datetime) -> None:
    row, kept = case.row, dict(case.row)
    if row["id"] == "0000":
        row["intake"] = sample.INTAKE
        for kind, speaker, name, words, minutes, more in sample.STORY:
            case.add(kind, speaker, name, words, at=sample.at(now, minutes), **more)
        row |= {"unread": 1, "read_by_customer": 7, "delivered_to_customer": 10}
        row["read_by_agents"] = row["number"] - 1
    else:
        case.add("text", "customer", None, text, at=row["last_at"])
    row |= {name: kept[name] for name in ("waiting_since", "last_at", "version")}
