"""What a Chinese text asks of a user: a grammar over the word classes of `words_zh`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from walletdesk.shield.grammar_zh import Clause, Sentence, found
from walletdesk.shield.listed import listed
from walletdesk.shield.words_zh import CODE, KEY, PASSWORD

# "the code you received": how it came to the user is no request.
_INWARD = r"<[.z]*I|I[.z]?<|b[.z]*I|C[.z]*I|[PK][.]?I|I[.]?d?N"
_LONGEST_MEMORY = 3  # sentences


@dataclass(slots=True)
class Context:
    """What earlier clauses left open."""

    meant: set[str] = field(default_factory=set)
    outward: bool = False
    opened: bool = False
    age: int = 0


class Asked:
    """Hears a Chinese text sentence by sentence and says what it asks for."""

    def __init__(self) -> None:
        self._context = Context()

    def hear(self, sentence: Sentence) -> Iterator[str]:
        """The codes of the secrets that the next sentence asks for."""
        context = self._context
        yield from _asked(sentence, context)
        context.age += 1
        if context.age > _LONGEST_MEMORY:
            context.meant = set()


def _asked(sentence: Sentence, context: Context) -> Iterator[str]:
    tags = sentence.tags
    inward = found(_INWARD, tags) and not found("[mT]", tags)
    for at, clause in enumerate(sentence.clauses):
        if clause.kinds:
            if _names_and_asks(clause, sentence, context, at, inward=inward):
                yield from clause.kinds
            context.meant, context.age = clause.kinds, 0
        else:
            if context.meant and "E" not in clause.tags and _asks_for_it(clause, context):
                yield from context.meant
            if "E" in clause.live:
                context.meant = set()
        _leave_open(clause, context)
    context.opened = context.opened and (
        not found("[GPNC]", tags) or found("[,:]$", sentence.text[-1:].replace("：", ":"))
    )


def _names_and_asks(
    clause: Clause, sentence: Sentence, context: Context, at: int, *, inward: bool
) -> bool:
    live = clause.live
    to_us = found("[mT]", live)
    if "X" in clause.tags and _needs_it(clause, sentence, at):
        return True
    if "S" not in live or _is_described(clause):
        return False
    rest = "".join(c.tags for c in sentence.clauses[at + 1 :])
    if (
        found("^[.,]?u[^X]*S", live)
        and "有" in "".join(clause.said)
        and found("[mTf]", rest)
        and not found("[yrK]", rest)
    ):
        return True
    if found(r"D", live) and not found(r"p|[GaP].*[mT]|[mT].*N", live):
        return False
    if clause.said[0] in ("感谢", "谢谢", "多谢") and "p" not in live:
        return False
    if found(r"[GaP][.]?h", live) or (found(r"h[.]?[GaP][^m]*S", live) and not to_us):
        return False
    own = found(_INWARD, live) and not to_us
    choosing = "o" in sentence.tags
    if found("G", live) and not (found("G[.]?E", live) and not found("E.?S|G[^E]*S|[mT]", live)):
        if not own or found(r"x", live):
            return True
    if found("a", live) and not own:
        return True
    if choosing and not found("G", live):
        return False
    login = clause.kinds <= {PASSWORD, CODE}
    outward = (
        to_us
        or (login and not _REACHING.isdisjoint(clause.said))
        or (not login and (found("[Oxv]", live) or (context.outward and not inward)))
    )
    if found("P", live) and not own and outward and not found(r"^,[^mTGaPNp]*B", rest):
        return True
    if found(r"S[^XRBKI]*q", live) and not found("E|K", live):
        return not found(r"q.?S", live)
    if found("c", live) and found("[pbGxmT]|Sc", live) and not found("K", live):
        return True
    needed = (
        found(r"N[^S]*S|S[.]?N$", live) and not found(r"^[.,]?u|Su", live) and not clause.denied
    )
    if found("m[.pd]*NH", live) or (needed and not own and not found(r"r|K|C|yN(?!.*[mTf])", live)):
        return True
    if (
        found(r"N.*y?S", live)
        and found("[mTf]", live)
        and not own
        and not found("r[^f]*$|yN", live)
    ):
        return True
    if context.opened and not inward and not clause.denied and not found("[GPNKC]", live):
        return True
    if not found("[GaPNKCcqDIrnbv]", live) and (
        found("p", live)
        or (
            sentence.question
            and found("^[.,y]*S$|^[.,y]*S[.]$", live)
            and (live[-1] == "S" or clause.said[-1] in _TRAILING)
        )
    ):
        return True
    return (
        to_us and not found("[KDIrhBXuo]", clause.tags) and not own and found(r"[mT][^S]*S", live)
    )


_REACHING = listed(
    """这里 这儿 此处 在此 下方 下面 底下 对话框 聊天 聊天框 聊天窗口 窗口 链接 网址 https 微信
    qq 工单 表单 表格 群 电报 telegram 邮件 回信 私信窗口"""
)
_CHECKING = listed("核实 核对 检查 确认 校验 验证 比对 核验")
_SHORT = 7  # letters
_LONGEST_AFTERTHOUGHT = 14  # letters
_TELLING = listed("说 说明 讲 告诉 告知 反馈 回复 回答")
_TRAILING = frozenset("呢是")


def _is_described(clause: Clause) -> bool:
    """ "After you enter the code", "the page where the code is entered"."""
    if not found(r"P[.y]?S", clause.tags) or (
        found(r"S.*[GaP].*[mT]$", clause.tags) and "b" not in clause.tags
    ):
        return False
    place = clause.tags.rindex("S")
    if place + 1 == len(clause.tags):
        return False
    return clause.said[place + 1].startswith(_DESCRIBING)


_DESCRIBING = (
    "之后",
    "后",
    "时",
    "的时候",
    "那",
    "页",
    "步",
    "界面",
    "的那",
    "的页",
    "的界",
    "的时",
    "的步",
)


def _needs_it(clause: Clause, sentence: Sentence, at: int) -> bool:
    """ "Without it we cannot go on", "if you do not send it, the account is closed"."""
    rest = "".join(c.tags for c in sentence.clauses[at:])
    after = rest[rest.find("S") + 1 :]
    if found(r"X[.]?S", clause.tags) and clause.said[clause.tags.find("X")] in (
        "没有",
        "没",
        "无",
        "不",
    ):
        return found(r"[mT][^XS,]*X[^XS,]*f|^[.,]*[mT]?[.]*X[.]*f", after)
    return (
        found(r"X[.d]*[GaP][^X]*S", clause.tags)
        and found(r"U|X[.]*f", after)
        and found("u", rest[:2])
    )


def _asks_for_it(clause: Clause, context: Context) -> bool:
    live = clause.live
    if not live or found("[Ga][.]?h|^[^Ga]*D|K|u.*h", live):
        return False
    if found(r"[Ga][.x<p]*(?:[mTx][.xpzf]*|O[.<z]*)$|b.*G.*[mT]", live) and not found("[qE]", live):
        return True
    if (
        len("".join(clause.said)) < _LONGEST_AFTERTHOUGHT
        and found(r"^[,;.pyhbx]*[Ga](?!d)[mpxDf.hd]{0,4}$", live)
        and _TELLING.isdisjoint(clause.said)
    ):
        return True
    if (
        len("".join(clause.said)) <= _SHORT
        and found(r"^[.,;]*q[.]*$", live)
        and not found("E", live)
    ):
        return True
    if not context.meant.isdisjoint((CODE, PASSWORD, KEY)) and found(r"^[.,;O]*q", live):
        return True
    if context.meant <= {PASSWORD, CODE} and _REACHING.isdisjoint(clause.said):
        return False
    if not _CHECKING.isdisjoint(clause.said):
        return False
    return found(r"P.*[xO]", live) and not found("I", live)


def _leave_open(clause: Clause, context: Context) -> None:
    live = clause.live
    if "I" in live:
        context.outward = False
    elif found("O", live):
        context.outward = True
    if clause.denied:
        context.opened = False
    elif found("[Ga]|[pm].*P|[mTp].*N|N[.#]*$", live) and not clause.kinds:
        context.opened = True
