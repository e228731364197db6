"""Wants a person: 转人工, "let me talk to someone", "not a bot"."""

from walletdesk.firstline.intents.pattern import any_of, either, en, only, zh

# ------------------------------------------------------------------ Chinese
_WHO_ZH = either(
    """人工 真人 活人 大活人 客服(?:人员|小姐姐|妹妹)? 经理 主管 领导 负责人 老板 工作人员 专员 坐席
    同事 专人 技术(?:人员)? 值班的? 懂的?人 懂行的人"""
)
_ONE_ZH = "(?:一?个|一?位|下|你们的?|个?别的)?"
_ALONE_ZH = only(
    either(
        """在线客服 人工客服 人工服务 人工 真人 活人 客服 经理 主管 有人(?:吗|么|嘛|在吗|在么)
        有没有(?:人|活人|真人)(?:在)? 来人 叫人 请问 你好 您好 亲 麻烦 谢谢 快 急 啊 呢 吧 呀 吗
        在"""
    )
)
_NAMED_ZH = any_of(either("人工 真人 活人 客服 经理 主管 有人 有没有人 来人 叫人"))
_ZH = any_of(
    zh("转[接到去给成]?(?:一下|个)?", either("人工 真人 客服 专员 后台 human agent")),
    zh(either("找 叫 让 接[通入]? 接一下 换 派 安排 呼叫 喊 请 来 "
              "(?:帮我|想|要|给我)联系(?:一下)?"),
       _ONE_ZH, _WHO_ZH, "(?!.{0,6}(?:收费|要钱|多少钱))"),
    zh(either("要 想 需要 希望 能不能 可以 可不可以 必须"),
       "(?:直接)?(?:和|跟|同|与|找|让|由|直接)?", _ONE_ZH, _WHO_ZH, "来?",
       either(r"聊 谈 说 讲 沟通 对话 处理 服务 帮 接 回 解决 介入 $ [,。!\s]")),
    zh(either("和 跟 与"), _ONE_ZH, either("人工 真人 活人 经理 主管 领导 负责人 工作人员 人"),
       either("谈 聊 说 讲 沟通 对话")),
    zh("换一?个?", either("人 客服"), either("来 吧 处理 跟 $")),
    zh(either("要 找 叫 让 派 来 请 安排 直接派"), "一?个?人(?:来|工)?",
       either("处理 帮 教 跟我 和我 与我 接 回我 解决 看")),
    zh(either("叫 找 派 换"), r"一?个?人(?:[!。,\s]|$)"),
    zh("让?", _WHO_ZH, either("来 出面 介入 跟进 联系我 回我 接待"), r"(?:[!。,\s]|$)"),
    zh(either("不 别 不想 不要 不用 拒绝 讨厌"), "再?(?:想|要|用|跟|和|与|让|给我|找|看|发)*",
       either("机器人 机器 ai 智能(?:客服|助手) 自动回复 bot")),
    zh(either("能做主 管事 懂行 说得?上话 会说话 明白"), "的?", either("人 来")),
    zh("你们?(?:根本)?", either("听不懂 不懂 看不懂"), either(r"我 人话 吗?$ [,。!] 的")),
    zh(either("有没有 有 找 来 叫"), "(?:个|一个|什么)?人", either("可以 能 来"),
       either("帮 跟 和 接 教 给我")),
    zh(either("有没有 有"), either("真人 活人 人工")),
    zh("有没?有?人在?[吗么没嘛]?", r"[\s,?!]*", either("真人 人工")),
    zh(either("真人 人工"), either("在不在 在吗 在么 呢 有吗 来一?个 请 快")),
    zh(either("客服 小姐姐 人工"), "(?:小姐姐)?", either("在不在 在吗 在么")),
    r"我就?[要找](?:人工|真人|客服|人[!。,\s]*$)",
    zh(either("来 让 叫 喊 找 派 换 安排 请"), "(?:一?个|一?位|一?下|几个)?",
       "(?:懂.{0,4}的|会.{0,4}的|管.{0,3}的|负责的?|真的?|值班的?)?(?:人|值班的)",
       either(r"来 联系 回 接 打(?:给|电话) 处理 行吗 好吗 行不 可以吗 吧 [!。,\s] $")),
    zh(either("想 要 只想 能 能不能 可以 愿意"), 3, either("和 跟 与 同"), 4,
       either("真的?人 活人 人类 客服 专员 工作人员 你们的?人 人"), 6,
       either("沟通 讲 说 聊 谈 对话 交流 通话")),
    zh(either("不要 不想 不用 别 能不能不"), 4, either("ai 机器 自动回复 模板"), 2,
       either("回 答 发 跟 应付 敷衍")),
    zh("说不清楚?", r"[,\s]*", either("能 可以 找 打电话")),
)  # fmt: skip
_ABOUT_PEOPLE_ZH = any_of(
    either(
        """几点 什么时候 啥时候 上班 下班 周[末六日] 节假日 放假 工作时间 收费 付费 要钱 付钱 花钱
        免费 多少钱 (?:人工|客服).{0,4}(?:重置|恢复|找回|更换|修改|审核|核验)
        (?:客服|他|她).{0,4}(?:要|叫|让|说).{0,6}(?:我|先) 是不是(?:真|官方|你们) 骗子 冒充 自称
        假客服 加我 私聊我 怎么联系 联系方式 哪个渠道 什么证件 哪些材料 什么材料 走什么流程
        之前(?:要|该|需要)?准备 看得?[见到] 没人接 没回 打不通"""
    )
)
_SURELY_ZH = any_of("转(?:接|到)?人工", "不(?:要|想)(?:跟|和|用)?机器人", "^(?:人工|真人)")

# ------------------------------------------------------------------ English
_WHO_EN = either(
    """human(?:_being|_agent)?s?
    (?:real|actual|live)_(?:person|human|people|agent|someone|support|chat|help) person agent
    representative rep operator staff supervisor manager colleague team_?member staff_member
    advis[eo]r specialist customer_(?:service|support|care)
    support_(?:agent|person|staff|team|rep(?:resentative)?) service_desk
    member_of_(?:staff|your_team|the_team)
    one_of_(?:your|the)_(?:people|team|colleagues|agents|staff|guys)
    (?:some|any)(?:body|one)(?:_real|_human|_else|_from_(?:support|your_team|the_team)|_in_charge)?
    """
)
_A = (
    r"(?:(?:a|an|the|your|some|any|another|my|one|actual|real|live|proper|senior|different)\s){0,3}"
)
_SOMEONE = either(
    """someone somebody a_human a_(?:real_|live_)?person a_specialist a_colleague a_live_agent
    one_of_your_(?:team|people|staff|colleagues|agents)(?:_members)?
    a_(?:member_of_staff|staff_member|team_member|member_of_(?:your|the)_team)"""
)
_ALONE_EN = only(
    r"\b" + _WHO_EN + r"\b",
    en(either(
        """please pls hello hi hey now thanks thank_you the a an is any there i_said just customer
        service support help_?desk here available online around talk speak real live escalate to
        """)),
)  # fmt: skip
_NAMED_EN = any_of(
    either(
        """human person agent representative \\brep\\b operator manager supervisor
        customer_(?:service|care|support) live_(?:chat|support)
        (?:any|some)(?:one|body)_(?:there|here) somebody someone staff escalate"""
    )
)
_EN = any_of(
    en(either("talk speak chat talking speaking chatting"),
       r"(?:(?:directly|live|now)\s)?(?:to|with)",
       _A + _WHO_EN),
    en(either("connect transfer escalate switch hand put pass forward redirect route"),
       r"(?:(?:me|this|us|it|my\scase)\s)?(?:(?:over|through|on|across|up)\s)?(?:to|with)",
       _A + _WHO_EN),
    en(either("get give fetch find bring send call"), r"(?:(?:me|us|in)\s)?" + _A + _WHO_EN)
    + r"(?!\s(?:else's|address|to)\b)",
    en(either("i we id i'd"), r"(?:(?:just|really|only|still|do|would|rather)\s)*"
       + either("want need like prefer demand require"),
       r"(?:to\s(?:see|have|reach|get)\s(?:hold\sof\s)?)?" + _A + either(
        """human(?:_being)? person agent rep representative operator manager supervisor
        someone_(?:real|human) somebody_(?:real|human) real_person support_agent
        live_(?:agent|person|support|help|chat|conversation)""")),
    en(either("i we"), either("need want"), "(?:someone|somebody) to", 12,
       either("help talk speak look go explain call")),
    en(either("explain tell describe discuss"), r"(?:(?:this|it|that|my\s\w+)\s)?(?:to|with)",
       either("(?:a_|an_|one_of_)?(?:human|person|colleague|real|agent|manager|someone|somebody)"
              " (?:one_of_)?your_(?:people|colleagues|team|staff)")),
    en(either("can could may would will let have is_there"), 24, _SOMEONE, 20, either(
        """help take_over take_this look_at call talk speak assist handle step_in chat contact_me
        answer_me reply""")),
    en(_SOMEONE, either("has_to must should needs_to"), either("look help call handle")),
    en(either("anyone anybody someone somebody"), "real"),
    en(either("no not without stop skip hate (?:sick|tired|enough)_of done_with don'?t_want"),
       24, either("(?:chat)?bots? robots? machines? automated auto(?:matic)?_repl(?:y|ies) ai")),
    en(either("out_of past around bypass beyond"),
       "(?:this |the )?(?:chat)?" + either("bot robot machine ai")),
    en(either("conversation chat call word"), "with", _A + _WHO_EN),
    en(either("who whom"), 20, either("speak talk chat"), "(?:to|with)"),
    en(either("someone somebody anyone anybody a_human a_person"), 24,
       either("call ring phone contact message"), "me"),
    en(either("can could would will please"), either("someone somebody anyone anybody"),
       r"(?:\w+\s)?"
       + either("read look answer respond help reply listen")),
    en(either("anyone anybody someone somebody"), 4,
       either("alive awake real human home breathing")),
    en("human", either("please pls now support help agent assistance")),
    en(either("live human"), either("agent operator")),
)  # fmt: skip
_ABOUT_PEOPLE_EN = any_of(
    en(either(
        r"""what_time opening hours weekends? holidays? until_when when_(?:are|is|do|will|can)
        how_long how_much free charge[sd]? cost fee paid pay_for scam(?:mer)? impersonat\w+
        claim(?:s|ing)? pretend\w* fake says?_(?:he|she|they) telegram_guy
        what_(?:do|does|will|should|must)
        is_(?:he|she|(?:this|that)_(?:person|agent))_(?:real|genuine|legit) which_documents
        can_(?:an|your|the)_agents?_(?:see|make|read|access|move) do_i_have_to
        will_(?:the|an|your)_agents?_(?:have|see|know) address called_me messaged_me
        dm(?:ed)?_me contacted_me"""))
)  # fmt: skip
_SURELY_EN = any_of(
    en(either("talk speak chat connect transfer escalate put"), 30,
       either("human real_person agent manager representative operator")),
    en(either("human real_person agent operator representative"), either("please pls now")),
)  # fmt: skip
_ASKS_WHEN_EN = any_of(en(either("when what_time how where")))


def wants_person(plain: str) -> bool:
    """Whether the writer asks for a person now, not about when or what people there are."""
    return _in_chinese(plain) or _in_english(plain)


def _in_chinese(plain: str) -> bool:
    if _ALONE_ZH.search(plain) and _NAMED_ZH.search(plain):
        return True
    if not _ZH.search(plain):
        return False
    return bool(_SURELY_ZH.search(plain)) or not _ABOUT_PEOPLE_ZH.search(plain)


def _in_english(plain: str) -> bool:
    if _ALONE_EN.search(plain) and _NAMED_EN.search(plain):
        return True
    if not _EN.search(plain):
        return False
    if not _ABOUT_PEOPLE_EN.search(plain):
        return True
    return bool(_SURELY_EN.search(plain)) and not _ASKS_WHEN_EN.search(plain)
