"""Greets or thanks, and says nothing else."""

import re

from walletdesk.firstline.intents.pattern import either

_HELLO_ZH = either(
    """你好 您好 哈[喽罗啰] 嗨+ 嘿 在吗 在么 在不在 早上好 早安 早 上午好 中午好 下午好 晚上好 晚安
    大家好 亲 喂+ 幸会 打扰(?:一下|了)?"""
)
_HELLO_EN = either(
    """hello+ hi+ hey+ hiya heya yo howdy greetings good_(?:morning|afternoon|evening|day|night)
    morning evening gm nice_to_meet_you how_are_you(?:_doing)? what'?s_up sup hola bonjour salut
    hallo ciao olá ola merhaba halo xin_chào привет здравствуйте こんにちは 안녕하세요 مرحبا
    नमस्ते สวัสดี"""
)
_THANKS_ZH = either(
    """谢[谢啦了过]? 多谢 (?:非常|太|十分)?感谢 感激 感恩 辛苦了? 麻烦[你您]们?了 帮大忙了?
    (?:已经)?(?:解决|搞定|弄好|可以|好|懂|明白|知道|收到|清楚|没问题|没事|没|行)[了啦的嘞咯]+
    明白 知道 收到 解决 好(?:的|嘞|吧|滴) 嗯+ ok了? 再见 拜拜 拜 不用了 没有了 赞 太好了 很好
    非常好 真好 厉害 给力 太?棒了? [你您]们?的?(?:耐心|帮助|帮忙|回复|解答|服务|支持)
    服务真?(?:很|不错|好|棒) 耐心 帮助 回复 解答 祝[你您]?们?(?:生活愉快|工作顺利|好)?"""
)
_THANKS_EN = either(
    r"""thank(?:s|_you|_u) thanx thx+ thnx tysm ty+ tks cheers much_appreciated
    appreciated?(?:_it|_that|_your_\w+)? grateful perfect great awesome excellent brilliant
    amazing wonderful lovely nice cool good ok(?:ay)? k alright got_it understood i_see
    makes_sense noted
    (?:that|it|this)(?:_has|_is|'s)?_(?:worked|works|helped|helps|did_it|fixed(?:_it)?|solved(?:_it)?|all|perfect|great|good|sorted|done|clear)(?:_now|_perfectly|_fine|_again)?
    works_now worked (?:problem|issue)_(?:solved|fixed|gone) solved sorted
    all_(?:good|set|done|clear)
    (?:you(?:'re|_are)|u_r)_(?:the_best|great|awesome|amazing|a_star|a_lifesaver|very_kind) bye+
    goodbye see_you cya have_a_(?:nice|good|great|lovely)_(?:day|one|evening|night|weekend)
    take_care you_too that'?s_all that_is_all no(?:thing)?_(?:more|else) no_thanks never_?mind
    gracias merci danke obrigad[oa] grazie terima_kasih teşekkürler cảm_ơn спасибо
    ありがとう(?:ございます)? 감사합니다 고마워요? شكرا धन्यवाद ขอบคุณ"""
)
_FILLER_ZH = either(
    """[你您我]们? 客服 老师 大家 各位 哥 姐 兄弟 美女 帅哥 小姐姐 [呀啊哦噢喔呢吧啦了的嘛吗] 哈+
    呵+ 嘿嘿 嘻+ 真的? 太 很 非常 十分 万分 那?就? 都 先 又 再次? 这次 今天 一切 最近? 请问 麻烦
    们 [对给为让] 费心 好"""
)
_FILLER_EN = either(
    """so very really much a lot lots million again there team guys everyone all folks friend
    support sir madam dear mate man bro buddy for the your you u help helping me my quick fast
    reply response answer patience time kind and that it this is was were i i'm am just oh ah
    wow yes yeah yep yup no now today anyway then to of with have has been be one bot pls please
    indeed explanation information info advice"""
)
_HELLO = re.compile(rf"{_HELLO_ZH}|\b{_HELLO_EN}\b")
_THANKS = re.compile(rf"{_THANKS_ZH}|\b{_THANKS_EN}\b")
_FILLER = re.compile(rf"{_FILLER_ZH}|\b{_FILLER_EN}\b|[\W\d_]+")
_ADDRESSED = either("客服 老师 亲 呀 啊 哦 _there _team _guys _all _everyone _support _sir _madam")
_OPENING = re.compile(rf"^(?:(?:{_HELLO_ZH}|{_HELLO_EN}\b){_ADDRESSED}*[\s,.!~:;、。]+)+")
_CHARS_MAX = 60


def greets(plain: str) -> bool:
    """Whether the message is a greeting and nothing else."""
    return _is_only(plain, _HELLO) and not thanks(plain)


def thanks(plain: str) -> bool:
    """Whether the message is thanks, a farewell or a nod, and nothing else."""
    return _is_only(_HELLO.sub(" ", plain), _THANKS)


def without_greeting(plain: str) -> str:
    """The message without the greeting it opens with; all of it when nothing else is there."""
    return _OPENING.sub("", plain).strip() or plain


def _is_only(plain: str, meaning: re.Pattern[str]) -> bool:
    if len(plain) > _CHARS_MAX or not meaning.search(plain):
        return False
    return not _FILLER.sub("", meaning.sub(" ", plain))
