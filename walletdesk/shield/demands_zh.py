"""What a Chinese text asks of a user: a grammar over the word classes of `words_zh`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from walletdesk.shield.grammar_zh import Clause, Sentence, found
from walletdesk.shield.listed import listed
from walletdesk.shield.words_zh import CODE, KEY, PASSWORD

# "the code you received": how it came to the user is no request.
_INWARD = r"<[.z]*I|I[.z]?<|b[.z]*I|C[.z]*I|[PK][.]?I|I[.]?d?N"
_THERE_ONLY = r"^[^GaP]*<[.z]*I[^mT]*$"
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
    rest = "".join(c.tags for c in sentence.clauses[at + 1 :])
    if "X" in clause.tags and _needs_it(clause, rest):
        return True
    if "S" not in live or _is_described(clause) or _was_done(clause):
        return False
    own = found(_INWARD, live) and (not found("[mT]", live) or found(_THERE_ONLY, live))
    if _is_given(clause, own=own):
        return True
    if "o" in sentence.tags and "G" not in live:  # "this one or that one?"
        return False
    if not own and _is_put_there(clause, context, inward=inward, rest=rest):
        return True
    if found(r"S[^XRBKI]*q", live) and not found("E|K", live):
        return not found(r"q.?S", live)
    if _is_needed(clause, rest, own=own):
        return True
    if _is_item(clause, sentence, context, rest, inward=inward):
        return True
    return not own and found(r"[mT][^S]*S", live) and not found("[KDIrhBXuo]", clause.tags)


def _was_done(clause: Clause) -> bool:
    """What we do, what the user is thanked for, and what is past."""
    live = clause.live
    if "D" in live and not found(r"p|[GaP].*[mT]|[mT].*N", live):
        return True
    if clause.said[0] in _THANKS and "p" not in live:
        return True
    past = found(r"h[.]?[GaP][^m]*S", live) and not found("[mT]", live)
    return past or found(r"[GaP][.]?h", live)


def _is_given(clause: Clause, *, own: bool) -> bool:
    live = clause.live
    if found(r"b[.]*S[.]*r", live) and not found("[mT]", live):
        return False
    of_another = found("G[.]?E", live) and not found("E.?S|G[^E]*S|[mT]", live)
    if "G" in live and not of_another and (not own or "x" in live):
        return True
    return not own and "a" in live


def _is_put_there(clause: Clause, context: Context, *, inward: bool, rest: str) -> bool:
    live = clause.live
    if found("c", live) and found("[pbGxmT]|Sc", live) and "K" not in live:
        return True
    if "P" not in live or found(r"^,[^mTGaPNp]*B", rest):
        return False
    if found("[mT]", live):
        return True
    if clause.kinds <= {PASSWORD, CODE}:
        return not _REACHING.isdisjoint(clause.said)
    return found("[Oxv]", live) or (context.outward and not inward)


def _is_needed(clause: Clause, rest: str, *, own: bool) -> bool:
    live = clause.live
    if found("^[.,]?u[^X]*S", live) and "有" in "".join(clause.said).replace("只有", ""):
        return found("[mTf]", rest) and not found("[yrK]", rest)
    if found(r"S[.]?N[.]*$", live) and not _ALL_THAT_IS_NEEDED.isdisjoint(clause.said):
        return True
    if found(r"N[^S]*S", live) and clause.said[-1].endswith(_WILL_DO) and not found("[yI]", live):
        return not _ALL_THAT_IS_NEEDED.isdisjoint(clause.said)
    if found(r"b[.]*S[.]*r", live) and not found("[mT]", live):
        return False
    if found("m[.pd]*NH", live):
        return True
    if own:
        return False
    needed = found(r"N[^S]*S|S[.]?N$", live) and not found(r"^[.,]?u|Su", live)
    if needed and not clause.denied and not found(r"r|K|C|yN(?!.*[mTf])", live):
        return True
    return found(r"N.*y?S", live) and found("[mTf]", live) and not found("r[^f]*$|yN|u", live)


def _is_item(
    clause: Clause, sentence: Sentence, context: Context, rest: str, *, inward: bool
) -> bool:
    """A secret and no verb: an item of a list, "请…助记词", "您的密码是？"."""
    live = clause.live
    short = len("".join(clause.said)) < _LONGEST_ITEM
    listed_here = context.opened and not inward and not clause.denied
    if listed_here and short and not found("[GPNKC]", live):
        return True
    if found("[GaPNKCcqDIrnbv]", live):
        return False
    bare = sentence.question and found("^[.,y]*S$|^[.,y]*S[.]$", live)
    if bare and (live[-1] == "S" or clause.said[-1] in _TRAILING):
        return True
    return "p" in live or found(r"^,p[.u]*$", rest)


_WILL_DO = ("就行", "就可以", "就好", "即可", "就够")
_THANKS = listed("感谢 谢谢 多谢")
_ALL_THAT_IS_NEEDED = listed("只要 只需 只需要 仅需 仅需要")
_REACHING = listed(
    """这里 这儿 此处 在此 下方 下面 底下 对话框 聊天 聊天框 聊天窗口 窗口 链接 网址 https
    微信 qq 工单 表单 表格 群 电报 telegram 邮件 回信 私信窗口"""
)
_CHECKING = listed("核实 核对 检查 确认 校验 验证 比对 核验")
_LONGEST_ITEM = 22  # letters
_BRIEF = 2
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


_DESCRIBING = tuple(listed("之后 后 时 的时候 那 页 步 界面 的那 的页 的界 的时 的步"))
_LACKING = listed("没有 没 无 不")


def _needs_it(clause: Clause, rest: str) -> bool:
    """ "Without it we cannot go on", "if you do not send it, the account is closed"."""
    tags = clause.tags
    if found(r"X[.y]*S", tags) and clause.said[tags.find("X")] in _LACKING:
        return found(r"m[^XS,]*X[^XS,r]*f|^[.,]*X[.]*f", rest)
    return found(r"^[.,]?u.*X[.d]*[GaP][^X]*S|^[.,]?u?X[GaP]", tags) and found(r"U|X[.]*f", rest)


def _asks_for_it(clause: Clause, context: Context) -> bool:
    live = clause.live
    if not live or found("[Ga][.]?h|^[^Ga]*D|K|u.*h", live):
        return False
    if found(r"[Ga][.x<p]*(?:[mTx][.xpzf]*|O[.<z]*)$|b.*G.*[mT]", live) and not found("[qE]", live):
        return True
    if _is_afterthought(clause):
        return True
    if (
        len("".join(clause.said)) <= _SHORT
        and found(r"^[.,;]*q[.]*$", live)
        and not found("E", live)
    ):
        return True
    if not context.meant.isdisjoint((CODE, PASSWORD, KEY)) and found(r"^[.,;O]*q", live):
        return len(clause.said[max(0, live.find("q") - 1)]) <= _BRIEF
    if context.meant <= {PASSWORD, CODE} and _REACHING.isdisjoint(clause.said):
        return False
    if not _CHECKING.isdisjoint(clause.said):
        return False
    return found(r"P.*[xO]", live) and not found("I", live)


def _is_afterthought(clause: Clause) -> bool:
    """ "Then send it over": little is said, and next to nothing after the verb."""
    if not found(r"^[,;.pyhbxd]*[Ga](?!d)[mpxDf.hd]{0,4}$", clause.live):
        return False
    verb = max(clause.live.find("G"), clause.live.find("a"))
    after = "".join(word for word in clause.said[verb + 1 :])
    short = len("".join(clause.said)) < _LONGEST_AFTERTHOUGHT
    return short and (len(after) <= _SHORT) and _TELLING.isdisjoint(clause.said)


def _leave_open(clause: Clause, context: Context) -> None:
    live = clause.live
    if "I" in live:
        context.outward = False
    elif found("O", live):
        context.outward = True
    if clause.denied:
        context.opened = False
    elif found("[Ga]|[pm].*P|[mTp].*N|N[.#]*$|l", live) and not clause.kinds:
        context.opened = True
