"""Closes a case by itself when its customer says that the transaction has arrived."""

import contextlib
import re

from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft, Message
from walletdesk.desk.send import answer
from walletdesk.desk.store import conversations
from walletdesk.diagnosis import watch_words
from walletdesk.engine import Tx
from walletdesk.kernel.errors import AlreadyThere
from walletdesk.languages.identify import folded_to_simplified

_CHARS_MAX = 60
_LOOKS_BACK = 6


def _any(words: str) -> str:
    return "|".join(word.replace("_", " ") for word in words.split())


# What says yes to "Has it arrived? If so, may we close this case?", each all by itself.
_YES_ZH = _any(
    """没问题 没事了 已?经?(?:到账|收到|到|完成|解决|搞定)了?
    (?:帮我|把它)?关闭?(?:案件|工单|会话|对话)? 是的? 对的? 嗯+ 好的? 可以的? 行 同意 结案 确认"""
)
_YES_EN = _any(
    r"""yes yeah yep yup ya sure ok okay correct confirmed agreed absolutely definitely
    (?:it_(?:has_)?|i_(?:have_)?|i've_|it's_)?(?:arrived|received|got_it) it's_here received_it
    go_ahead (?:you_(?:can|may)_)?close(?:_(?:it|this|the|that|my))?(?:_case)? all_good fine done
    solved resolved s[ií] oui ja sim"""
)
_BESIDE_ZH = _any("谢谢 多谢 感谢 谢 请 [您你]们? 吧 啦 了 的 呀 哦 啊 我 它 现在 这个 就")
_BESIDE_EN = _any(
    """please pls thanks thank_you thx so_much very_much a_lot now the it has and you all just my
    money coins? funds? transfer transaction payment case"""
)
_YES = re.compile(rf"{_YES_ZH}|\b(?:{_YES_EN})\b|да|はい|네|예|نعم")
_BESIDE = re.compile(rf"{_BESIDE_ZH}|\b(?:{_BESIDE_EN})\b|[\W_]+")


def says_yes(text: str) -> bool:
    """Whether a message is a plain yes, and nothing besides it."""
    plain = " ".join(folded_to_simplified(text).lower().replace("’", "'").split())
    if len(plain) > _CHARS_MAX or re.search("[?？]", plain) or not _YES.search(plain):
        return False
    return not _BESIDE.sub("", _YES.sub(" ", plain))


async def close_if_arrived(desk: Desk, asked: Message) -> bool:
    """Close the case if this message of its customer agrees to that.

    Returns   whether it is closed, now or by an earlier try
    """
    texts = watch_words.yes_choices(desk.catalogues)
    if asked.speaker != "customer" or not (asked.text in texts or says_yes(asked.text)):
        return False
    if not await desk.engine.database.read(_was_asked, asked):
        return False

    def change(now: Conversation, now_ms: int) -> list[Draft] | None:
        # Somebody may have taken the case, or the customer gone on writing.
        if now.status != "first_line" or now.position != asked.position:
            return None
        said = watch_words.closed(now, asked.position, desk.catalogues.of(now.language))
        return [said, rules.close(now, now_ms, by="")]

    with contextlib.suppress(AlreadyThere):
        return await answer(desk, asked.conversation_id, change) is not None
    return True


def _was_asked(tx: Tx, asked: Message) -> bool:
    """Whether the last thing said to the customer before this message asks to close the case."""
    before = conversations.messages_before(tx, asked.conversation_id, asked.position, _LOOKS_BACK)
    for message in reversed(before):
        if message.speaker == "customer" and says_yes(message.text):
            continue
        if message.kind == "text" and message.number is not None:
            return message.speaker == "first_line" and watch_words.asks_whether_arrived(
                message.client_id
            )
    return False
