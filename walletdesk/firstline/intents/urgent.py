# ruff: noqa: E501
"""Funds at risk at this moment, as against calm questions about the same things."""

import re

_KEY_ZH = r"(?:助记词|私钥|单词|恢复短语|十二个词|12 ?个词|24 ?个词|种子|词组|seed|验证码|动态码|密码|keystore|口令)"
_MONEY_ZH = r"(?:币|钱|资产|余额|资金|u|usdt|eth|btc|代币|钱包|账户|账号|存款|积蓄)"
_NOW_ZH = r"(?:正在|正被|正(?=[^常确好式规版品在])|现在|此刻|这会儿|眼下|马上|一直在|不断|不停|还在|眼看|眼睁睁|当下|实时|立刻|刚刚?)"
_TAKEN_ZH = r"(?:转走|转出|盗|偷|提走|提币|提现|清空|搬空|往外|划走|掏空|洗劫|转移|转账|转币|转我|转钱|转光|减少|变少|往下掉|消失|没了|发送我)"
_JUST_ZH = r"(?:刚刚|刚才|刚(?=[^好需性])|(?:[一二两三四五六七八九十几\d]+|半)(?:分钟|个?小时|秒)(?:前|之前|以前)|方才)"
_GAVE_ZH = r"(?:发给|发了|发出|给了|告诉|告知|填|输|念|读|报给|交给|提交|导入|贴|拍给|泄露|透露|说给|说了|写给|传给|截图给|暴露|粘贴)"
_ZH = (
    # coins leave now
    rf"(?:正在|正被|正(?=[被往])|这会儿|此刻|不断|不停|一直在|还在(?:被|往|转|减|少)|眼睁睁|眼看着?).{{0,14}}{_TAKEN_ZH}",
    rf"{_MONEY_ZH}.{{0,8}}(?:现在|正在|正|不断|不停|一直在|还在).{{0,6}}(?:被)?(?:{_TAKEN_ZH}|少|出去|外转|外流|走)",
    r"一笔(?:接着?|又|跟着)?一?笔.{0,6}(?:往外|转出|转走|出去|被转|没|走|少)",
    rf"(?:停不下来|止不住|拦不住|拦都拦不住|来不及了).{{0,12}}|{_MONEY_ZH}.{{0,10}}(?:停不下来|止不住|拦不住)",
    r"一边.{0,14}一边.{0,14}(?:没|少|转|出|走)",
    rf"(?:黑客|骗子|小偷|贼|木马|病毒|机器人|有人|对方|他|陌生人|别人).{{0,10}}(?:正在|正|现在(?:就|还)?在?|此刻在|还在).{{0,10}}(?:{_TAKEN_ZH}|操作|操控|控制|动我|改我|登录|登着|里面)",
    r"(?:黑客|骗子|小偷|有人|陌生人)(?:现在)?(?:就)?(?:还)?在(?:我的?)?(?:账户|账号|钱包|手机|电脑)(?:里|上)",
    # just gave a secret away
    rf"{_JUST_ZH}.{{0,24}}{_GAVE_ZH}.{{0,16}}{_KEY_ZH}",
    rf"{_JUST_ZH}.{{0,24}}{_KEY_ZH}.{{0,16}}{_GAVE_ZH}",
    rf"(?:正在|还在|现在|这会儿).{{0,16}}(?:跟|和|给|把).{{0,20}}{_KEY_ZH}.{{0,6}}(?:念|读|发|告诉|给|填|输|要)",
    r"(?:正在|还在|现在|这会儿).{0,10}(?:跟|和)(?:骗子|假客服|对方|那个?人).{0,6}(?:通话|视频|聊|打电话|说话)",
    rf"{_KEY_ZH}.{{0,12}}{_GAVE_ZH}.{{0,24}}(?:现在|已经|正在|马上|余额|币).{{0,10}}(?:在减少|在少|开始|往外|被转|转走|没了|变少)",
    # remote control, threats, a phone in other hands
    r"(?:手机|电脑|屏幕|鼠标|设备).{0,10}(?:被人?|有人|自己(?:在)?|突然自己|正).{0,6}(?:远程|操控|控制(?:着|了|住)?|操作着?|自己动|在动|乱点|乱动)",
    r"(?:远程|远控|操控|控制着?|操作着?)(?:了|着)?我的?(?:手机|电脑|屏幕)",
    r"(?:感觉|好像|怀疑)?被(?:人)?远(?:控|程控制|程操作)",
    rf"(?:拿着?|握着|有|知道|掌握)(?:了)?我的?{_KEY_ZH}.{{0,10}}(?:威胁|要挟|勒索|敲诈|要转|马上)",
    rf"(?:威胁|要挟|勒索|敲诈).{{0,16}}(?:{_TAKEN_ZH}|{_KEY_ZH})",
    r"手机(?:刚|刚刚|刚才)?被(?:人)?(?:抢|偷).{0,20}(?:正在|在转|转币|转账|操作|没锁|解锁状态)",
    r"(?:收到|来了|弹出)(?:了)?(?:一|好几?)(?:堆|大堆|串|连串)验证码|验证码.{0,4}(?:不停地?|一个接一个地?)(?:来|发|弹)",
    rf"(?:立刻|马上|赶紧|赶快|快).{{0,6}}(?:冻结|锁住|锁定|拦截|阻止|拦住|停掉|封住).{{0,12}}(?:有人|黑客|骗子|{_TAKEN_ZH})",
    r"(?:有人|黑客|骗子).{0,14}(?:在转|在提|在偷|在盗|转我|提我|改我|偷我).{0,14}(?:快|赶紧|赶快|救|!|冻结|锁)",
)
_PANIC_ZH = r"(?:救命|救我|救急|sos|急救|求救|求求|快帮|快点|赶紧|赶快|马上帮|火速|紧急(?!锁|冻|联系)|十万火急|快!|帮帮我|!!|急急)"
_THEFT_ZH = r"(?:被盗|被偷|被黑|盗币|盗刷|盗号|转走|被转|清空|偷走|偷了|黑客|入侵|被人(?:登|改|控制)|私钥泄露|助记词泄露)"

_KEY_EN = (
    r"(?:seed(?: ?phrase)?|(?:recovery|secret|backup|mnemonic|seed) ?(?:phrase|words?|key)|phrase|mnemonic|private keys?|"
    r"(?:my|the|her|his|our|all|twelve|12|24) (?:secret |recovery |seed )*words|otp|one[- ]time code|(?:login|verification|security|2fa|sms|confirmation) codes?|(?:the|a|my) codes?|keystore|password|pin)"
)
_MONEY_EN = r"(?:coins?|funds?|money|crypto|balance|assets?|tokens?|usdt|eth|btc|bitcoins?|wallet|savings|account|everything|transfers?|nfts?)"
_LEAVES_EN = (
    r"(?:leav(?:e|es|ing)|drain(?:s|ed|ing)?|empty(?:ing)?|emptied|vanish(?:es|ing)?|disappear(?:s|ing)?|stolen|stealing|steals|"
    r"moving out|going out|flowing out|being (?:moved|sent|taken|drained|stolen|emptied|swept|transferred|withdrawn)|withdraw(?:ing|s|n)|"
    r"sending|sends|transferring|swept|sweeping|dropping|drops|shrinking|going down|taking|moving|melting|hack(?:ed|ing))"
)
_NOW_EN = (
    r"(?:right now|now|as we speak|as i (?:type|write|speak)|at (?:this|the) (?:very )?(?:moment|minute|second)|this (?:very )?(?:moment|minute|second|instant)|"
    r"live|currently|one (?:after|by) (?:the )?(?:other|another|one)|every (?:second|minute|few (?:seconds|minutes))|"
    r"(?:can't|cant|cannot|can not) stop|won't stop|keeps? |still (?:going|happening|leaving|draining)|in real time|before my eyes|in front of me|while i watch)"
)
_GAVE_EN = r"(?:gave|given|told|sent|send|shared|showed|shown|typed|entered|pasted|put|read|submitted|handed|texted|mailed|emailed|filled|confirmed|uploaded|posted|leaked|exposed|revealed|imported|keyed|inputted|wrote|dictated)"
_JUST_EN = r"(?:just(?: now)?|(?:a|one|two|three|five|ten|few|couple(?: of)?|several|some|\d+) ?(?:more )?(?:seconds?|secs?|minutes?|mins?|moments?) ago|moments ago|a (?:few|couple of|couple) (?:seconds|minutes|mins) ago|(?:half )?an hour ago)"
_WHO_EN = r"(?:hacker|thief|scammer|attacker|someone|somebody|stranger|they|he|she|malware|virus|bot|sweeper|intruder|a guy|criminals?|crook)"
_EN = (
    r"\b(?:being|getting) (?:drained|hacked|emptied|stolen|robbed|swept|looted|wiped|attacked|taken over)\b(?!.{0,20}\?)",
    rf"\b{_MONEY_EN}\b.{{0,40}}\b{_LEAVES_EN}\b.{{0,40}}\b{_NOW_EN}",
    rf"\b{_NOW_EN}\b.{{0,40}}\b{_LEAVES_EN}\b.{{0,40}}\b{_MONEY_EN}\b",
    rf"\b{_LEAVES_EN}\b.{{0,40}}\b{_MONEY_EN}\b.{{0,40}}\b{_NOW_EN}",
    rf"\b{_MONEY_EN}\b.{{0,16}}\b(?:is|are|keeps?|'s)\b (?:\w+ )?(?:dropping|vanishing|disappearing|draining|shrinking|leaving|going out|emptying|melting|being (?:drained|stolen|emptied|swept))\b",
    rf"\bwatching\b.{{0,24}}\b{_MONEY_EN}\b.{{0,24}}\b(?:vanish|leave|disappear|go|drain|drop|move)",
    rf"\b{_WHO_EN}\b.{{0,30}}\b(?:is|are|'s|'re)\b.{{0,24}}\b(?:withdrawing|sending|stealing|draining|emptying|transferring|moving|taking|in my (?:account|wallet|phone|computer|pc))\b",
    rf"\b{_WHO_EN}\b.{{0,8}} in (?:my|our) (?:account|wallet)\b.{{0,30}}\b(?:now|moment|withdraw|right)",
    rf"\b{_WHO_EN}\b.{{0,24}}\b(?:logging|logged|signing|changing)\b.{{0,20}}\b{_NOW_EN}",
    r"\b(?:getting|receiving|got)\b.{0,20}\bcodes?\b.{0,24}\b(?:didn't|did not|never)\b.{0,12}\b(?:ask|request)\w*.{0,60}\b(?:now|changing|logging|someone|somebody)\b",
    # just gave a secret away
    rf"\b{_JUST_EN} (?:\w+ ){{0,2}}{_GAVE_EN}\b.{{0,50}}\b{_KEY_EN}",
    rf"\b{_JUST_EN} {_KEY_EN}.{{0,30}}\b{_GAVE_EN}\b",
    rf"\b{_GAVE_EN}\b.{{0,50}}\b{_KEY_EN}\b.{{0,50}}\b{_JUST_EN}",
    rf"\b(?:is|are|am|was)\b (?:\w+ )?(?:reading|telling|giving|typing|dictating|sending|showing|entering)\b.{{0,40}}\b{_KEY_EN}\b.{{0,60}}\b{_NOW_EN}",
    rf"\b(?:on the phone|on a (?:video )?call|on the line|video call|in a call)\b.{{0,40}}\b(?:scammer|fake|fraudster|now|wants|asking)\b.{{0,40}}(?:{_KEY_EN}|{_NOW_EN})",
    rf"\b{_GAVE_EN}\b.{{0,40}}\b{_KEY_EN}\b.{{0,60}}\b(?:dropping|leaving|draining|disappearing|going out|starting to|started to|vanishing|moving)\b",
    # remote control, threats, a phone in other hands
    r"\b(?:someone|somebody|he|she|they|scammer|hacker|stranger|guy|agent)\b.{0,16}\b(?:is|are|has|'s|have|took|taken)?\b ?.{0,10}\b(?:remote(?:ly)?|control(?:s|ling|led)?)\b.{0,16}\b(?:my|of my|over my) (?:\w+ )?(?:phone|computer|pc|screen|laptop|device)",
    r"\b(?:phone|computer|pc|screen|laptop|cursor|mouse)\b.{0,24}\b(?:remote(?:ly)?[- ]controlled|is moving (?:by itself|on its own)|moves by itself|being controlled|hijacked)",
    r"\b(?:has|have|holds?|knows?|got)\b.{0,10}\bmy (?:\w+ )?(?:seed|words|phrase|key|keys)\b.{0,30}\b(?:threaten\w*|blackmail\w*|demand\w*|ransom)",
    rf"\b(?:threaten\w*|blackmail\w*|extort\w*)\b.{{0,40}}\b(?:{_LEAVES_EN}|empty|drain|{_KEY_EN})",
    r"\b(?:grabbed|snatched|stole|robbed|took|taken)\b.{0,20}\b(?:phone|laptop)\b.{0,40}\b(?:sending|transferring|unlocked|now|using|moving)\b",
    r"\bevery second counts\b|\bstop (?:them|him|her|it|this)\b.{0,30}\b(?:moving|stealing|draining|sending|taking|withdrawing)\b",
)
_PANIC_EN = r"(?:help ?!|!!|sos|urgent(?:ly)?|emergency|hurry|asap|quick(?:ly)?!|please help|help me|immediately|omg|fast!)"
_THEFT_EN = (
    r"(?:(?:i(?:'m| am| was|'ve been| have been)|wallet(?: was| is| got| has been)?|account(?: was| is| got| has been)?) (?:just )?(?:being )?(?:hacked|drained|robbed|compromised|emptied|stolen)|hacker|thief|"
    r"(?:coins?|funds|money|crypto|everything|usdt|eth|btc)\b.{0,16}\b(?:stolen|taken|drained|being))"
)

_HYPOTHETICAL = re.compile(
    r"如果|假如|万一|要是|会不会|能不能被|怎么防|如何防|防止|预防|避免|怎样才能不|听说|新闻|有没有可能|是不是可能|想了解|科普"
    r"|\b(?:what if|if (?:i|my|someone|somebody|a|the|they)|in case|how (?:do|can|to) (?:i )?(?:avoid|prevent|protect|stop (?:hackers|scammers))"
    r"|could (?:someone|a hacker|they)|can (?:a hacker|someone|hackers|they|you)|is it possible|would|might|to avoid|prevent|in future|read (?:about|that)|heard|article says)\b"
)
_PAST = re.compile(
    r"昨天|前天|前几天|上周|上星期|上个?月|几天前|周前|个月前|年前|去年|以前|之前曾|早就|很久|国庆|春节|早上醒|几周|前阵子|最近才发现"
    r"|\b(?:yesterday|last (?:week|month|year|night)|(?:days?|weeks?|months?|years?) ago|in (?:january|february|march|april|may|june|july|"
    r"august|september|october|november|december|20\d\d)|back in|long ago|a while ago|used to|for years|holiday|weeks back|previously)\b"
)
_NOW = re.compile("|".join(f"(?:{pattern})" for pattern in (*_ZH, *_EN)))
_PANIC = re.compile(f"{_PANIC_ZH}|{_PANIC_EN}")
_THEFT = re.compile(f"{_THEFT_ZH}|{_THEFT_EN}")
_SPOKEN_OF = re.compile(
    r"被盗|被偷|被骗|盗币|诈骗|骗子|骗我|骗走|骗了|黑客|杀猪盘|上当|钓鱼|转走|被转|助记词泄|私钥泄|不是我(?:转|操作|做)"
    r"|\b(?:hack(?:ed|er|ers)?|stolen|stole|theft|thief|scam(?:med|mer|mers)?|fraud(?:ster)?|drained|phish\w*|conned|swindled|"
    r"robbed|compromised|cheated|without my (?:permission|consent)|i (?:didn't|did not|never) (?:send|make|authori[sz]e)\w*)\b"
    r"|украл|взлом|мошен|estafa|robar|hacke|盗まれ|詐欺|해킹|사기|lừa|bị hack|سرق|نصب|golpe|roub|piraté|volé|arnaque|gehackt|gestohlen|betrug|ถูกขโมย|โดนหลอก|dicuri|ditipu|çalın|dolandır|चोरी|धोखा"
)


def at_risk_now(plain: str) -> bool:
    """Whether funds are leaving or the keys have just been given away.

    A report of an old theft and a question about safety are not: those have guides.
    """
    if _HYPOTHETICAL.search(plain):
        return False
    if _NOW.search(plain):
        return not _PAST.search(plain) or bool(_PANIC.search(plain))
    return bool(_PANIC.search(plain) and _THEFT.search(plain)) and not _PAST.search(plain)


def speaks_of_theft(plain: str) -> bool:
    """Whether theft or fraud is named at all, in whatever tense."""
    return bool(_SPOKEN_OF.search(plain))
