"""Conversations for the double of the desk: made up, in several languages and states."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

Row = dict[str, Any]

ME: Row = {
    "id": "a1",
    "name": "Mei Lin",
    "role": "lead",
    "suspended": False,
    "unseen": 0,
    "presence": "online",
    "capacity": 6,
    "load": 3,
}
AGENTS: list[Row] = [
    ME,
    {"id": "a2", "name": "Jonas Weber", "role": "agent", "presence": "online", "capacity": 6},
    {"id": "a3", "name": "王晓雨", "role": "agent", "presence": "away", "capacity": 6},
]

# name, e-mail, language, status, minutes since the last word, text
_PEOPLE = [
    ("陈思远", "siyuan@mail.example", "zh", "open", 2, "转账两个小时了还显示确认中，怎么办？"),
    (
        "Amelia Hart",
        "amelia@mail.example",
        "en",
        "open",
        5,
        "I swapped and only see half of the tokens.",
    ),
    (None, None, "zh", "queued", 7, "我把助记词发给了一个自称客服的人，现在资产还安全吗？"),
    (
        "Rafael Costa",
        "rafael@mail.example",
        "pt",
        "queued",
        18,
        "Can I change the e-mail of my account?",
    ),
    ("سارة الحسن", "sara@mail.example", "ar", "open", 26, "لم تصل الحوالة إلى محفظتي منذ ساعتين"),
    (None, None, "en", "first_line", 31, "How do I add a custom token?"),
    ("林佳怡", "jiayi@mail.example", "zh", "open", 44, "收到了，谢谢！我按您说的步骤再试一次。"),
    ("Noah Becker", None, "en", "queued", 3, "My card refund has not arrived after ten days."),
    ("黄子轩", "zixuan@mail.example", "zh", "closed", 190, "已经到账了，非常感谢。"),
    ("Priya Nair", "priya@mail.example", "en", "closed", 1500, "Great, that solved it."),
]


def at(now: datetime, minutes: float) -> str:
    """The moment so many minutes ago, as the wire shows it."""
    moment = now.astimezone(UTC) - timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def case_name(number: int) -> str:
    """A name in the manner of case numbers."""
    return f"{7000 + number}-QX{number % 90 + 10}"


def rows(now: datetime, extra: int = 0) -> Iterator[tuple[Row, str]]:
    """Rows, each with the customer's last words; `extra` more closed ones."""
    for index, (name, email, language, status, minutes, text) in enumerate(_PEOPLE):
        yield _row(now, index, (name, email, language, status, minutes)), text
    for index in range(len(_PEOPLE), len(_PEOPLE) + extra):
        person = (f"Customer {index}", None, "en", "closed", 2000 + index)
        yield _row(now, index, person), f"Question number {index}, long answered."


def _row(now: datetime, index: int, person: tuple[Any, ...]) -> Row:
    name, email, language, status, minutes = person
    waiting = status in ("queued", "open") and index not in (6,)
    return {
        "id": f"{index:04d}",
        "case": case_name(index),
        "version": 1,
        "status": status,
        "position": 0,
        "number": 0,
        "urgent": index in (2,),
        "secret": index in (2,),
        "contact": {"id": f"c{index}", "name": name, "email": email},
        "assignee": {"id": "a1", "name": "Mei Lin"} if status == "open" else None,
        "subject": "",
        "preview": "",
        "preview_from": "customer",
        "unread": 0,
        "language": language,
        "last_at": at(now, minutes),
        "opened_at": at(now, minutes + 12),
        "waiting_since": at(now, minutes) if waiting else None,
        "queued_at": at(now, minutes + 1) if status == "queued" else None,
        "closed_at": at(now, minutes) if status == "closed" else None,
        "read_by_customer": 0,
        "delivered_to_customer": 0,
        "read_by_agents": 0,
        "intake": None,
    }


INTAKE: Row = {
    "wanted": [
        {"name": "email", "label": "电子邮箱", "kind": "email"},
        {"name": "transaction", "label": "交易哈希", "kind": "text"},
        {"name": "device", "label": "设备与系统版本", "kind": "text"},
    ],
    "given": {"email": "siyuan@mail.example", "device": "iPhone 15，iOS 19.2"},
    "missing": ["transaction"],
}

HASH = "0x9f2c4b7a1d3e5f60718293a4b5c6d7e8f90112233445566778899aabbccddeef"

TAKEN = {"event": {"name": "assigned", "agent": "Mei Lin", "by": "Mei Lin"}}

# kind, speaker, name, text, minutes ago, more
STORY: list[tuple[str, str, str | None, str, float, Row]] = [
    ("text", "customer", None, "你好", 30, {}),
    ("text", "customer", None, "转账两个小时了还显示确认中，怎么办？", 29.8, {}),
    (
        "text",
        "first_line",
        None,
        "网络拥堵时，转账可能要等更久才会被打包。只要交易还在确认中，资产就没有丢失。",
        29.7,
        {
            "article": {
                "slug": "transaction-not-arrived",
                "title": "转账没有到账怎么办",
                "language": "zh",
            },
            "choices": [
                {"label": "解决了", "text": "解决了"},
                {"label": "转人工", "text": "转人工"},
            ],
        },
    ),
    ("text", "customer", None, "转人工", 28, {}),
    ("event", "desk", None, "", 28, {"event": {"name": "handed_over", "reason": "asked"}}),
    ("intake", "customer", None, "电子邮箱：siyuan@mail.example", 27, {}),
    ("event", "desk", None, "", 26, TAKEN),
    ("text", "agent", "Mei Lin", "您好，我是 Mei，我来帮您查。请把交易哈希发给我。", 25, {}),
    ("text", "customer", None, f"好的，{HASH}", 20, {}),
    ("note", "agent", "Jonas Weber", "手续费偏低，应该还在排队，可以教他加速。", 15, {}),
    ("text", "agent", "Mei Lin", "查到了：交易还在排队，资产没有丢失，只是手续费偏低。", 12, {}),
    ("text", "agent", "Mei Lin", "您可以在「交易记录」里点「加速」。", 11.5, {}),
    ("text", "customer", None, "我试试。有人私信要我的助记词 ⟦removed:recovery_phrase⟧", 2, {}),
]
