# ruff: noqa: E501
"""Wants a person: 转人工, "let me talk to someone", "not a bot"."""

import re

_ZH_ALONE = re.compile(
    r"^(?:人工|真人|活人|客服|在线客服|人工客服|人工服务|经理|主管|有人(?:吗|么|嘛|在吗|在么)|"
    r"有没有人(?:在)?|来人|请问|你好|您好|亲|麻烦|谢谢|快|急|啊|呢|吧|呀|[\W_])+$"
)
_ZH_ALONE_NEEDS = re.compile(r"人工|真人|活人|客服|经理|主管|有人|有没有人|来人")
_ZH_WHO = (
    r"(?:人工|真人|活人|大活人|客服|客服(?:人员|小姐姐|妹妹)|经理|主管|领导|负责人|老板|"
    r"工作人员|专员|坐席|同事|专人|技术(?:人员)?|值班(?:的|人员))"
)
_ZH = re.compile(
    r"转(?:接|到|去|给|成)?(?:一下|个)?(?:人工|真人|客服|后台|human|agent)"
    rf"|(?:找|叫|接(?:通|入|一下)?|换|派|呼叫|喊|请|来|(?:帮我|想|要|给我)联系(?:一下)?)(?:一?个|一?位|下|你们的?|个?别的)?{_ZH_WHO}"
    rf"(?!.{{0,6}}(?:收费|要钱|多少钱))"
    rf"|(?:要|想|需要|我想|希望|能不能|可以|可不可以|必须)(?:和|跟|同|与|找|让|由|直接)?(?:一?个|一?位|你们的?)?{_ZH_WHO}"
    r"(?:来)?(?:聊|谈|说|讲|沟通|对话|处理|服务|帮|接|回|解决|$|[,。!\s])"
    rf"|(?:和|跟|与)(?:一?个|一?位|你们的?)?(?:人工|真人|活人|经理|主管|领导|负责人|人)(?:谈|聊|说|讲|沟通|对话)"
    r"|换个?人(?:来|吧|处理|跟|$)|换一?个?(?:人|客服)(?:来|吧|跟|$)"
    r"|(?:我)?(?:要|找|叫|让|派|来|请|直接派)(?:一?个)?人(?:来|工)?(?:处理|帮|跟我|和我|接|回我|解决|看)"
    r"|(?:不|别|不想|不要|不用|拒绝|讨厌)(?:再)?(?:想|要|用|跟|和|与|让|给我|找|看|发)*(?:机器人|机器|ai|智能(?:客服|助手)|自动回复|bot)"
    r"|(?:能做主|管事|懂行|说得?上话|会说话|明白)的?(?:人|来)"
    r"|你(?:们)?(?:根本)?(?:听不懂|不懂|看不懂)(?:我|人话|吗?$|[,。!]|的)"
    r"|(?:有没有|有|找|来|叫)(?:个|一个|什么)?人(?:可以|能|来)(?:帮|跟|和|接|教|给我)"
    r"|(?:有|有没有)人(?:在)?(?:吗|么|没|嘛)?[\s,?!]*(?:真人|人工)"
    r"|(?:真人|人工)(?:在不在|在吗|在么|呢|有吗|来一?个|请|快)|我(?:就)?(?:要|找)(?:人工|真人|客服|人[!。,\s]*$)"
    r"|打字说不清|说不清楚?[,\s]*(?:能|可以|找|打电话)"
    r"|(?:客服|小姐姐|人工)(?:小姐姐)?(?:在不在|在吗|在么)"
)
_ZH_NOT = re.compile(
    r"几点|什么时候|啥时候|上班|下班|周[末六日]|节假日|放假|工作时间|收费|付费|要钱|付钱|花钱|免费"
    r"|多少钱|(?:人工|客服).{0,4}(?:重置|恢复|找回|更换|修改|审核|核验)|是不是(?:真|官方|你们)|骗子|冒充|自称|假客服|加我|私聊我|怎么联系|联系方式|哪个渠道"
    r"|什么证件|哪些材料|什么材料|走什么流程|之前(?:要|该|需要)?准备|看(?:得)?[见到]"
)
_ZH_STRONG = re.compile(r"转(?:接|到)?人工|不(?:要|想)(?:跟|和|用)?机器人|^(?:人工|真人)")

_EN_WHO = (
    r"(?:human(?: being| agent)?s?|real (?:person|human|people|agent|someone)|actual (?:person|human)"
    r"|live (?:person|agent|support|chat|human|help)|person|agent|representative|rep|operator|staff"
    r"|supervisor|manager|colleague|team ?member|staff member|advisor|adviser|specialist"
    r"|customer (?:service|support|care)|support (?:agent|person|staff|team|rep(?:resentative)?)"
    r"|member of (?:staff|your team|the team)|one of (?:your|the) (?:people|team|colleagues|agents|staff|guys)"
    r"|(?:somebody|someone|anyone|anybody)(?: real| human| else| from (?:support|your team|the team)| in charge)?)"
)
_EN_DET = (
    r"(?:(?:a|an|the|your|some|any|another|my|one|actual|real|live|proper|senior|different) ){0,3}"
)
_EN = re.compile(
    r"\b(?:talk|speak|chat|talking|speaking|chatting)(?: (?:directly|live|now))? (?:to|with) "
    rf"{_EN_DET}{_EN_WHO}\b"
    r"|\b(?:connect|transfer|escalate|switch|hand|pass|forward|put|redirect|route)(?: (?:me|this|us|it|my case))?"
    rf"(?: (?:over|through|on|across|up))? (?:to|with|through to) {_EN_DET}{_EN_WHO}\b"
    rf"|\b(?:get|give|fetch|find|bring|send|call) (?:me |us |in )?{_EN_DET}{_EN_WHO}\b(?! (?:else's|address|to)\b)"
    rf"|\b(?:i|we|id|i'd)(?: (?:just|really|only|still|do|would|rather))* (?:want|need|like|prefer|demand|require)s?(?: to (?:see|have|reach|get(?: hold of)?))? "
    rf"{_EN_DET}(?:human(?: being)?|person|agent|rep|representative|operator|manager|supervisor|"
    r"someone (?:real|human)|somebody (?:real|human)|real person|live (?:agent|person|support|help|chat)|support agent)\b"
    r"|\b(?:explain|tell|describe|discuss)(?: (?:this|it|that|my (?:problem|issue|case)))? (?:to|with) "
    r"(?:a |an |one of )?(?:human|person|colleague|real|agent|manager|someone|somebody|your (?:people|colleagues|team|staff))"
    rf"|\b(?:can|could|may|would|will|let|have|is there)\b[^.?!]{{0,24}}\b(?:someone|somebody|a human|a person|"
    r"a real person|one of your (?:team|people|staff|colleagues|agents)(?: members)?|"
    r"a (?:member of staff|staff member|team member|colleague|member of (?:your|the) team|live agent))\b"
    r"[^.?!]{0,20}\b(?:help|take over|look at|call|talk|speak|assist|handle|step in|take this|chat|contact me|answer me|reply)"
    r"|\b(?:no|not|without|stop|skip|hate|sick of|tired of|enough of|done with|don't want|dont want)\b[^.?!,]{0,24}"
    r"\b(?:bots?|chatbots?|robots?|machines?|automated|auto(?:matic)? repl(?:y|ies)|ai)\b"
    r"|\b(?:out of|past|around|bypass|beyond) (?:this |the )?(?:bot|robot|chatbot|machine|ai)\b"
    r"|\bhuman (?:please|pls|now|support|help|agent|assistance)|\b(?:live|human) (?:agent|operator)\b"
)
_EN_ALONE = re.compile(
    rf"^(?:(?:please|pls|hello|hi|hey|now|thanks|thank you|the|a|an|is|any|there|i said|just|{_EN_WHO}|"
    r"customer|service|support|help ?desk|here|available|online|around|talk|speak|real|live|[\W_])\s*)+$"
)
_EN_ALONE_NEEDS = re.compile(
    r"human|person|agent|representative|\brep\b|operator|manager|supervisor|customer (?:service|care|support)"
    r"|live (?:chat|support)|anyone (?:there|here)|anybody (?:there|here)|somebody|someone|staff"
)
_EN_NOT = re.compile(
    r"\b(?:what time|opening|hours|weekends?|holidays?|until when|when (?:are|is|do|will|can)|how long"
    r"|how much|free|charge[sd]?|cost|fee|paid|pay for|scam(?:mer)?|impersonat|claim(?:s|ing)?|pretend"
    r"|fake|says? (?:he|she|they)|telegram guy|is (?:he|she|this person|that person) (?:real|genuine|legit)"
    r"|what (?:do|does|will|should|must)|which documents|can (?:an|your|the) agents? (?:see|make|read|access|move)"
    r"|will (?:the|an|your) agents? (?:have|see|know)|do i have to)\b"
)
_EN_STRONG = re.compile(
    r"\b(?:talk|speak|chat|connect|transfer|escalate|put)\b[^.?!]{0,30}\b(?:human|real person|agent|manager|representative|operator)\b"
    r"|\b(?:human|real person|agent|operator|representative) (?:please|pls|now)\b"
)


def wants_person(plain: str) -> bool:
    """Whether the writer asks for a person now, not about when or what people there are."""
    return _in_chinese(plain) or _in_english(plain)


def _in_chinese(plain: str) -> bool:
    if _ZH_ALONE.search(plain) and _ZH_ALONE_NEEDS.search(plain):
        return True
    if not _ZH.search(plain):
        return False
    return bool(_ZH_STRONG.search(plain)) or not _ZH_NOT.search(plain)


def _in_english(plain: str) -> bool:
    if _EN_ALONE.search(plain) and _EN_ALONE_NEEDS.search(plain):
        return True
    if not _EN.search(plain):
        return False
    if not _EN_NOT.search(plain):
        return True
    return bool(_EN_STRONG.search(plain)) and not re.search(r"\b(?:when|what time|how)\b", plain)
