# ruff: noqa: E501
"""Asks how far a case is, with or without its number."""

import re

from walletdesk.kernel.case_number import read_case_number

_NUMBER = re.compile(r"(?<![0-9a-z])([0-9a-z]{4})[- \u2010-\u2014]?([0-9a-z]{4})(?![0-9a-z])")
_CASE_ZH = (
    r"(?:工单|单子|案子|案件|case|ticket|申诉|(?:提交|递交|交)的(?:申请|材料|资料|问题)|我的(?:问题|申请|材料|投诉|反馈|事)"
    r"|(?:上次|之前|昨天|前天|前几天|上周|上个?月|上星期|周[一二三四五六日]|早上|刚才)(?:.{0,8})(?:反映|反馈|提交?|报|说|问|投诉|申请|找过?你们|联系|答应|讲)(?:.{0,6})"
    r"|(?:那|这)(?:个|件)(?:事|问题|申请|投诉|工单|单子|案子))"
)
_HOW_FAR_ZH = (
    r"(?:进度|进展|进行到|到哪(?:一?步|里|儿)?了|啥情况|什么情况|怎么样了|咋样了|如何了|怎样了|有(?:什么)?(?:结果|消息|回复|答复|眉目|下文|动静)|结果(?:呢|出来)"
    r"|(?:处理|解决|办|审|审核|弄|查|搞)(?:完|好|得?怎么样|得?咋样|得如何|到哪)|有人(?:在)?(?:跟|处理|管|看|理)|没人(?:跟|处理|管|理)|后续(?:呢|$)|还要(?:等)?多久"
    r"|轮到谁|什么时候能(?:好|处理|解决)|催)"
)
_ZH = re.compile(
    rf"{_CASE_ZH}.{{0,20}}{_HOW_FAR_ZH}|{_HOW_FAR_ZH}.{{0,12}}(?:工单|单子|案子|case|ticket|申诉)"
    r"|(?:工单|case|ticket|案子|单子)\s*(?:进度|状态|进展)?(?:查询|查一下|查下)"
    r"|(?:说|答应|承诺)(?:好|过)?.{0,10}(?:回复?我?|答复|联系我|给我结果|处理).{0,12}(?:结果|呢|还没|现在|消息)"
    r"|(?:材料|资料|证件).{0,6}(?:补|交|提交|传)(?:完|好|齐|上去|过)?了?.{0,10}(?:轮到|结果|到哪|进展|进度|怎么样)"
    r"|(?:找过|联系过|反馈过)(?:你们|客服).{0,8}(?:后续|结果|没下文|没消息|然后)"
)
_ZH_NOT = re.compile(
    r"哪里|哪儿|在哪|哪个页面|什么页面|入口|怎么查|怎么看|如何查|怎样查|怎么催|重新打开|编号丢|号丢|号忘"
    r"|什么意思|导出|下载|转账|交易|到账|链上|实名|kyc|退款|几天|多少天"
)

_CASE_EN = (
    r"(?:case|ticket|request|enquiry|inquiry|complaint|appeal|claim|issue|report|application|query"
    r"|review|thing|problem|documents?|matter)s?"
)
_EARLIER_EN = (
    r"(?:i (?:sent|send|submitted|reported|raised|opened|filed|wrote|asked|mailed|handed)|from (?:last|yesterday|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|before)|last (?:week|month|time)|yesterday|the other day|days ago|weeks? ago|earlier)"
)
_EN = re.compile(
    rf"\b(?:status|update|progress|news|happening|going on|develop\w*|outcome|result|how far|word)\b.{{0,20}}\b(?:on|of|with|for|about|is)\b"
    rf".{{0,10}}\b(?:my|the|our|this|that|case|ticket)\b.{{0,14}}\b{_CASE_EN}\b"
    rf"|\b(?:my|the|our|that)\b.{{0,12}}\b(?:case|ticket|request|enquiry|inquiry|complaint|appeal|claim|report)s?\b.{{0,24}}\b"
    r"(?:forgotten|resolved|solved|handled|looked at|progress\w*|status|update\w*|going|done|finished|closed|open|decided|processed|pending|moving|anywhere|yet)\b"
    rf"|\b(?:any|an|some)\b.{{0,8}}\b(?:reply|answer|news|update|progress|result|feedback|movement|decision|word)\b.{{0,24}}\b(?:on|about|to|regarding|for)\b.{{0,24}}\b(?:{_CASE_EN})\b"
    rf"|\b(?:still|keep|been) (?:waiting|wait)\b.{{0,30}}\b{_CASE_EN}\b.{{0,16}}{_EARLIER_EN}"
    r"|\b(?:still|keep|been) (?:waiting|wait)\b.{0,24}\b(?:my|the) (?:case|ticket|request|appeal|complaint|enquiry)\b"
    r"|\b(?:did|has|have|is|are|was)\b.{0,30}\b(?:review|check|verification|appeal)\b.{0,14}\b(?:of )?(?:my )?(?:documents?|papers|request|case)\b.{0,14}\b(?:finish\w*|done|complete\w*|over|through|ready)\b"
    rf"|\b(?:following up|follow up|checking in|chasing)\b.{{0,24}}\b{_CASE_EN}\b"
    r"|\b(?:case|ticket) status\b|\bstatus (?:of|on) (?:my )?(?:case|ticket|request)\b"
    r"|\bwhen will (?:my|the|our) (?:case|ticket|request|complaint|appeal|issue)\b"
)
_EN_NOT = re.compile(
    r"\b(?:where|which page|how (?:do|can|to|should)|what page|transaction|transfer|deposit|swap|kyc|refund|"
    r"reopen|lost my (?:case|ticket) number|mean|nobody|no one)\b"
)
_CHARS_MAX = 120


def case_number_in(plain: str) -> str | None:
    """The first case number in the message.

    Eight letters without a digit or a hyphen are an ordinary word that happens to pass the
    check; such a number counts only when it stands alone.
    """
    for match in _NUMBER.finditer(plain):
        written = match.group()
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
