# ruff: noqa: E501
"""Greets or thanks, and says nothing else."""

import re

_GREETING_ZH = r"你好|您好|哈[喽罗啰]|嗨+|嘿|在吗|在么|在不在|早上好|早安|早|上午好|中午好|下午好|晚上好|晚安|大家好|亲|喂+|hello呀|幸会|打扰(?:一下|了)?|有礼了"
_GREETING_EN = (
    r"hello+|hi+|hey+|hiya|heya|yo|howdy|greetings|good (?:morning|afternoon|evening|day|night)|"
    r"morning|evening|gm|nice to meet you|how are you(?: doing)?|what'?s up|sup|hola|bonjour|salut|"
    r"hallo|ciao|olá|ola|merhaba|halo|xin chào|привет|здравствуйте|こんにちは|안녕하세요|مرحبا|नमस्ते|สวัสดี"
)
_THANKS_ZH = (
    r"谢谢|谢啦|谢了|谢过|多谢|感谢|非常感谢|太感谢|十分感谢|感激|感恩|谢|辛苦了?|麻烦(?:你|您|你们)了|帮大忙了?|"
    r"(?:已经)?(?:解决|搞定|弄好|可以|好|懂|明白|知道|收到|清楚|没问题|没事|没了|行)(?:了|啦|的|嘞|咯)*|好(?:的|嘞|吧|滴)|嗯+|ok了?|"
    r"再见|拜拜|拜|不用了|没有了|赞|太好了|很好|真好|厉害|给力|棒|太棒了|(?:你|您|你们)(?:的)?(?:耐心|帮助|帮忙|回复|解答|服务|支持)|"
    r"服务真?(?:很|不错|好|棒)|耐心|帮助|回复|解答|祝(?:你|您|你们)?(?:生活愉快|工作顺利|好)?"
)
_THANKS_EN = (
    r"thank(?:s| you| u)|thanx|thx+|thnx|tysm|ty+|tks|cheers|much appreciated|appreciate(?:d)?(?: it| that| your \w+)?|"
    r"grateful|perfect|great|awesome|excellent|brilliant|amazing|wonderful|lovely|nice|cool|good|"
    r"ok(?:ay)?|k|alright|got it|understood|i see|makes sense|noted|"
    r"(?:that|it|this)(?: has| is|'s)? (?:worked|works|helped|helps|did it|fixed(?: it)?|solved(?: it)?|all|perfect|great|good|sorted|done|clear)"
    r"(?: (?:now|perfectly|fine|again))?|works now|worked|(?:problem|issue) (?:solved|fixed|gone)|solved|sorted|all (?:good|set|done|clear)|"
    r"(?:you(?:'re| are)|u r) (?:the best|great|awesome|amazing|a star|a lifesaver|very kind)|"
    r"bye+|goodbye|see you|cya|have a (?:nice|good|great|lovely) (?:day|one|evening|night|weekend)|take care|you too|"
    r"that'?s all|that is all|no(?:thing)? (?:more|else)|no thanks|never ?mind|gracias|merci|danke|obrigado|obrigada|grazie|"
    r"terima kasih|teşekkürler|cảm ơn|спасибо|ありがとう(?:ございます)?|감사합니다|고마워요?|شكرا|धन्यवाद|ขอบคุณ"
)
_FILLER_ZH = r"你们|您们|你|您|我|客服|老师|大家|各位|哥|姐|兄弟|美女|帅哥|小姐姐|呀|啊|哦|噢|喔|呢|吧|哈+|呵+|嘿嘿|嘻+|啦|了|的|嘛|吗|真的?|太|很|非常|十分|万分|那就?|就|都|先|又|再次?|这次|今天|一切|最|最近|请问|麻烦|们|对|给|为|让|费心|好"
_FILLER_EN = (
    r"so|very|really|much|a lot|lots|a million|again|there|team|guys|everyone|all|folks|friend|support|"
    r"sir|madam|dear|mate|man|bro|buddy|for|the|your|you|u|help|helping|me|my|quick|fast|reply|response|answer|"
    r"support|patience|time|kind|and|that|it|this|is|was|were|i|i'm|am|just|oh|ah|wow|yes|yeah|yep|yup|no|"
    r"now|today|anyway|then|to|of|with|have|has|been|be|one|bot|pls|please|indeed|explanation|information|info|advice"
)
_GREETING = re.compile(rf"(?:{_GREETING_ZH})|\b(?:{_GREETING_EN})\b")
_THANKS = re.compile(rf"(?:{_THANKS_ZH})|\b(?:{_THANKS_EN})\b")
_FILLER = re.compile(rf"(?:{_FILLER_ZH})|\b(?:{_FILLER_EN})\b|[\W\d_]+")
_OPENING = re.compile(
    rf"^(?:(?:{_GREETING_ZH}|(?:{_GREETING_EN})\b)(?:客服|老师|亲|呀|啊|哦| there| team| guys| all| everyone| support| sir| madam)*[\s,.!~:;、。]+)+"
)
_CHARS_MAX = 60


def greets(plain: str) -> bool:
    """Whether the message is a greeting and nothing else."""
    return _is_only(plain, _GREETING) and not thanks(plain)


def thanks(plain: str) -> bool:
    """Whether the message is thanks, a farewell or a nod, and nothing else."""
    return bool(_THANKS.search(plain)) and _is_only(plain, _THANKS, _GREETING)


def without_greeting(plain: str) -> str:
    """The message without the greeting it opens with; all of it when nothing else is there."""
    return _OPENING.sub("", plain).strip() or plain


def _is_only(plain: str, *meanings: re.Pattern[str]) -> bool:
    if len(plain) > _CHARS_MAX or not any(meaning.search(plain) for meaning in meanings):
        return False
    left = plain
    for meaning in meanings:
        left = meaning.sub(" ", left)
    return not _FILLER.sub("", left)
