"""Asks how far a case is, with or without its number."""

import re

from walletdesk.firstline.intents.pattern import any_of, either, en, together, zh
from walletdesk.kernel.case_number import read_case_number

_NUMBER = re.compile(
    r"(?<![0-9a-z])(?=([0-9a-z]{4}[- \u2010-\u2014]?[0-9a-z]{4})(?![0-9a-z]))"
)  # looked ahead to, since "case 7k3m 9qxc" starts with eight letters that are none
_CHARS_MAX = 120

# ------------------------------------------------------------------ Chinese
_TICKET_ZH = either("工单 单子 案子 案件 case ticket 申诉")
_EARLIER_ZH = either(
    """上次 之前 昨天 前天 前几天 前两天 上周 上个?月 上星期 周[一二三四五六日]
    星期[一二三四五六日天] 早上 刚才"""
)
_TOLD_ZH = either("反映 反馈 提交? 报 说 问 投诉 申请 找过?你们 联系 答应 讲")
_CASE_ZH = either(
    f"""{_TICKET_ZH} (?:提交|递交|交)的(?:申请|材料|资料|问题) 我的(?:问题|申请|材料|投诉|反馈|事)
    {_EARLIER_ZH}.{{0,8}}{_TOLD_ZH}.{{0,6}} [那这][个件](?:事|问题|申请|投诉|工单|单子|案子)
    报修的(?:那个)?问题 我[那这]件事"""
)
_HOW_FAR_ZH = either(
    """进度 进展 进行到 到哪(?:一?步|里|儿)?了 [啥什]么?情况 [怎咋]么?样了 如何了 办好
    有(?:什么)?(?:结果|消息|回复|答复|眉目|下文|动静) 结果(?:呢|出来)
    (?:处理|解决|办|审|审核|弄|查|搞)(?:完|好|得?怎么?样|得?咋样|得如何|到哪) 解决了
    有人(?:在)?(?:跟|处理|管|看|理) 没人(?:跟|处理|管|理) 后续(?:呢|$) 还要等?多久 轮到谁
    什么时候能(?:好|处理|解决) 催 还在排 审到哪"""
)
_ZH = any_of(
    zh(_CASE_ZH, 20, _HOW_FAR_ZH),
    zh(_HOW_FAR_ZH, 12, _TICKET_ZH),
    zh(_TICKET_ZH, r"\s*(?:进度|状态|进展)?", either("查询 查一下 查下")),
    zh(either("说 答应 承诺"), "[好过]?", 10, either("回复?我? 答复 联系我 给我结果 处理"), 12,
       either("结果 呢 还没 现在 消息")),
    zh(either("材料 资料 证件"), 6, either("补 交 提交 传"), "(?:完|好|齐|上去|过)?了?", 10,
       either("轮到 结果 到哪 进展 进度 怎么样")),
    zh(either("答应 说好 承诺 说过"), 10, either("查 回 处理 联系 给 看"), 8,
       either("吗 呢 没 结果")),
    zh(either("审核 核验 审查 调查 申诉 我的?申请"), 4, either(
        "出来了?没 出来了?吗 有结果 过了没 好了没 审完 完了没 完了吗 到哪 怎么样了")),
    zh("我的?", _TICKET_ZH, 6, either("忘 没人 谁在 还在")),
    zh(either("编号 单号 工单号 号码"), 12, either("看 查"), 6,
       either("到哪 进度 情况 怎么样 进展")),
    zh(either("找过 联系过 反馈过"), either("你们 客服"), 8,
       either("后续 结果 没下文 没消息 然后")),
)  # fmt: skip
_ZH_NOT = any_of(
    either(
        """哪里 哪儿 在哪 哪个页面 什么页面 入口 怎么查 怎么看 如何查 怎样查 怎么催 重新打开 编号丢
        号丢 号忘 什么意思 导出 下载 重新提 接着 转账 交易 到账 链上 实名 kyc 退款 (?<!前)几天
        多少天"""
    )
)

# ------------------------------------------------------------------ English
_CASE = either(
    """cases? tickets? requests? enquir(?:y|ies) inquir(?:y|ies) complaints? appeals? claims?
    issues? reports? applications? quer(?:y|ies) review things? problems? documents? matter"""
)
_TICKET = either("cases? tickets? requests? enquiry inquiry complaint appeal claim report")
_NEWS = either("reply answer news update progress result feedback movement decision word")
_EARLIER = either(
    r"""i_(?:sent|send|submitted|reported|raised|opened|filed|wrote|asked|mailed|handed)
    from_(?:last|yesterday|\w+day|before) last_(?:week|month|time) yesterday the_other_day
    (?:days?|weeks?)_ago earlier"""
)
_DONE = either(
    r"""forgotten resolved solved handled looked_at progress\w* status update\w* going done finished
    closed still_open decided processed pending moving anywhere yet how_far"""
)
_EN = any_of(
    en(either("status update progress news happening going_on outcome result how_far"), 20,
       either("on of with for about is"), 10, either("my the our this that case ticket"), 14,
       _CASE),
    en(either("status update progress news"), 16, either("on about"), 6, "what", _EARLIER),
    en(either("my the our that"), 12, _TICKET, 24, _DONE),
    en(either("any an some"), 8, _NEWS, 24, either("on about to regarding for"), 24, _CASE),
    en(_EARLIER, 40, "any", _NEWS),
    en(either("still keep been"), either("waiting wait"), 30, _CASE, 16, _EARLIER),
    en(either("still keep been i'm am"), either("waiting wait"), 24, either("my the"),
       r"(?:\w+ )?" + _TICKET),
    en("still nothing", 8, either("on about"), 4, either("my the"), _TICKET),
    en("how (?:much longer|long)", 8, "for", either("my the"), _TICKET),
    en(either("did has have is are was"), 30, either("review check verification appeal looking"),
       14,
       r"(?:of |at )?(?:my )?" + either("documents? papers request case"), 14,
       either(r"finish\w* done complete\w* over through ready")),
    en("did you finish", 20, either("my the"), either("documents papers request case ticket")),
    en(either("has is"), either("my the"), _TICKET, 4, either("open been closed decided")),
    en(either("is are"), either("someone somebody anyone anybody"), 6, "working on (?:my|the)",
       _CASE),
    en(either("following_up follow_up checking_in chasing"), 24, _CASE),
    together(en("you", either("said promised told")),
    en(either("get call reply answer contact write come"), 12,
       either("me us")),
       either(r"\? so yet still when nothing monday tuesday wednesday thursday friday today")),
    en(either("has have did"), either("anyone anybody someone somebody you"),
       "(?:looked? at|read|checked?|seen)", 10,
       either("what my the"), 10,
       either("reported sent wrote submitted report ticket case request")),
    en(either("case ticket"), "number", 30, either("stands stand status progress how_far")),
    en(either("where what"), 8, either("my the"), _TICKET, either("stands? is_at is_now")),
    en("next step", 6, either("my the"), _TICKET),
    en(either("following_up follow_up checking_in"), 10, either("my our"), r"(?:\w+\s)?" + either(
        "conversation chat message contact call mail email report request")),
    en(either("case ticket"), "status"),
    en("status (?:of|on) (?:my )?(?:case|ticket|request)"),
    en("when will (?:my|the|our)", either("case ticket request complaint appeal issue")),
    en("you (?:said|promised)", 16, "get back to me", 20,
       either("any result still yet when nothing")),
)  # fmt: skip
_EN_NOT = any_of(
    en(either(
        """where(?!_(?:it|my_case|my_ticket|the_case)_stands?) which_page how_(?:do|can|to|should)
        what_page transactions? transfers? deposits? swap kyc refund reopen
        lost_my_(?:case|ticket)_number means? nobody no_one"""))
)  # fmt: skip


def case_number_in(plain: str) -> str | None:
    """The first case number in the message.

    Eight letters without a digit are mostly an ordinary word that happens to pass the check;
    such a number counts only when it stands alone.
    """
    for match in _NUMBER.finditer(plain):
        written = match[1]
        telling = any(c.isdigit() for c in written) and any(c.isalpha() for c in written)
        number = read_case_number(written)
        if number and (telling or written == plain):
            return number
    return None


def asks_status(plain: str) -> bool:
    """Whether the message asks how far the writer's own case is, not where to look it up."""
    if len(plain) > _CHARS_MAX:
        return False
    if _ZH.search(plain) and not _ZH_NOT.search(plain):
        return True
    return bool(_EN.search(plain)) and not _EN_NOT.search(plain)
