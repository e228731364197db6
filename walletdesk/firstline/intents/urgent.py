"""Funds at risk at this moment, as against calm questions about the same things."""

from walletdesk.firstline.intents.pattern import any_of, either, en, together, zh

# ------------------------------------------------------------------ Chinese
_KEY_ZH = either(
    "助记词 私钥 单词 恢复短语 十二个词 (?:12|24)_?个词 种子 词组 seed "
    "验证码 动态码 密码 keystore 口令"
)
_MONEY_ZH = either("币 钱 资产 余额 资金 u usdt eth btc 代币 钱包 账户 账号 存款 积蓄")
_AT_THIS_MOMENT_ZH = either(
    "正在 正(?=[被往]) 这会儿 此刻 不断 不停 一直在 还在(?=[被往转减少]) 眼睁睁 眼看着?"
)
_NOW_ZH = either("正在 正 现在(?:就|还)?在? 此刻在 还在")
_LEAVING_ZH = either(
    """转走 转出 盗 偷 提走 提币 提现 清空 搬空 往外 划走 掏空 洗劫 转移 转账 转币 转我 转钱 转光
    减少 变少 往下掉 消失 没了 发送我"""
)
_JUST_ZH = either(
    "刚刚 刚才 刚(?=[^好需性]) "
    "(?:[一二两三四五六七八九十几\\d]+|半)(?:分钟|个?小时|秒)(?:之?前|以前) "
    "方才"
)
_GAVE_ZH = either(
    """发给 发了 发出 给了 告诉 告知 填 输 念 读 报给 交给 提交 导入 贴 拍给 泄露 透露 说给 说了
    写给 传给 截图给 暴露 看到"""
)
_THIEF_ZH = either("黑客 骗子 小偷 贼 木马 病毒 机器人 有人 对方 他 她 陌生人 别人")
_MY_DEVICE_ZH = either("我的?手机 我的?电脑 我的?屏幕")

_ZH = any_of(
    # the coins are leaving
    zh(_AT_THIS_MOMENT_ZH, 14, _LEAVING_ZH),
    zh(_MONEY_ZH, 8, either("现在 正在 正 不断 不停 一直在 还在"), 6,
       either(f"{_LEAVING_ZH} 少 出去 外转 外流 走")),
    zh("一笔(?:接着?|又|跟着)?一?笔", 6, either("往外 转出 转走 出去 被转 没 走 少")),
    zh(either("停不下来 止不住 拦都?拦?不住 来不及了"), 12, _MONEY_ZH),
    zh(_MONEY_ZH, 10, either("停不下来 止不住 拦不住")),
    zh("一边", 14, "一边", 14, either("没 少 转 出 走")),
    zh(_THIEF_ZH, 10, _NOW_ZH, 10,
       either(f"{_LEAVING_ZH} 操作 操控 控制 动我 改我 登录 登着 里面")),
    zh(either("黑客 骗子 小偷 有人 陌生人 他 对方"), "(?:现在)?就?还?在(?:我的?)?",
       either("账户 账号 钱包"), either("里 上")),
    # a key has just been given away
    zh(_JUST_ZH, 24, _GAVE_ZH, 16, _KEY_ZH),
    zh(_JUST_ZH, 24, _KEY_ZH, 16, _GAVE_ZH),
    zh(_GAVE_ZH, "了?(?:我的)?", _KEY_ZH, 12, "就?(?:刚才|刚刚)"),
    zh(_AT_THIS_MOMENT_ZH, 16, either("跟 和 给 把"), 20, _KEY_ZH, 6,
       either("念 读 发 告诉 给 填 输 要")),
    zh(either("正在 还在 现在 这会儿"), 16, either("跟 和 给 把"), 20, _KEY_ZH, 6,
       either("念 读 发 告诉 给 输")),
    zh(either("正在 还在 这会儿 现在"), 10, either("跟 和"), either("骗子 假客服 对方 那个?人"), 6,
       either("通话 视频 聊 打电话 说话")),
    zh(_KEY_ZH, 12, _GAVE_ZH, 24, either("现在 已经 正在 马上 余额 币"), 10,
       either("在减少 在少 开始 往外 被转 转走 没了 变少")),
    # somebody else holds the phone, or threatens
    zh(either("手机 电脑 屏幕 鼠标 设备"), 10, either("被人? 有人 自己在? 突然自己 正"), 6,
       either("远程 操控 控制 操作着 自己动 在动 乱点 乱动")),
    zh(either("远程 远控 操控 控制着? 操作着?"), either("了? 着?"), _MY_DEVICE_ZH),
    "被(?:人)?远(?:控|程控制|程操作)",
    zh(either("拿着? 握着 有 知道 掌握"), "了?我的?", _KEY_ZH, 10,
       either("威胁 要挟 勒索 敲诈 要转 马上")),
    zh(either("威胁 要挟 勒索 敲诈"), 16, either(f"{_LEAVING_ZH} {_KEY_ZH}")),
    zh("手机(?:刚|刚刚|刚才)?被人?[抢偷]", 20, either("正在 在转 转币 转账 操作 没锁 解锁状态")),
    zh(either("收到 来了 弹出"), "了?(?:一|好几?)", either("堆 大堆 串 连串"), "验证码"),
    zh("验证码", 4, either("不停地? 一个接一个地?"), either("来 发 弹")),
    zh("登录", 6, either("在提币 在转 提币")),
    zh(either("立刻 马上 赶紧 赶快 快"), 6, either("冻结 锁住 锁定 拦截 阻止 拦住 停掉 封住"), 12,
       either(f"有人 黑客 骗子 {_LEAVING_ZH}")),
    zh(either("有人 黑客 骗子"), 14, either("在转 在提 在偷 在盗 转我 提我 改我 偷我"), 14,
       either("快 赶紧 赶快 救 ! 冻结 锁")),
)  # fmt: skip

# ------------------------------------------------------------------ English
_KEY = either(
    r"""seed(?:_?phrase)? (?:recovery|secret|backup|mnemonic)_?(?:phrase|words?|key) phrase mnemonic
    private_keys? (?:my|the|her|his|our|all|twelve|12|24)_(?:secret_|recovery_|seed_)*words otp
    one[-_]time_code (?:login|verification|security|2fa|sms|confirmation)_codes? (?:the|a|my)_codes?
    keystore password pin"""
)
_MONEY = either(
    """coins? funds? money crypto balance assets? tokens? usdt eth btc bitcoins? wallet savings
    account everything transfers? nfts?"""
)
_LEAVING = either(
    r"""leav(?:es?|ing) drain(?:s|ed|ing)? empty(?:ing)? emptied vanish(?:es|ing)?
    disappear(?:s|ing)? stolen steal(?:s|ing) (?:moving|going|flowing)_out
    being_(?:moved|sent|taken|drained|stolen|emptied|swept|transferred|withdrawn)
    withdraw(?:ing|s|n) send(?:ing|s) transferring swept sweeping drop(?:s|ping) shrinking
    going_down taking moving melting hack(?:ed|ing)"""
)
_NOW = either(
    r"""(?:right_)?now as_(?:we_speak|i_(?:type|write|speak))
    at_(?:this|the)_(?:very_)?(?:moment|minute|second)
    this_(?:very_)?(?:moment|minute|second|instant) live currently
    one_(?:after|by)_(?:the_)?(?:other|another|one)
    every_(?:second|minute|few_(?:seconds|minutes)) (?:can't|cant|cannot|can_not)_stop
    won't_stop keeps? still_(?:going|happening|leaving|draining) in_real_time before_my_eyes
    in_front_of_me while_i_watch"""
)
_GAVE = either(
    """gave given told sent send shared show(?:ed|n) saw typed entered pasted put read submitted
    handed texted e?mailed filled confirmed uploaded posted leaked exposed revealed imported keyed
    wrote dictated"""
)
_GIVING = either("reading telling giving typing dictating sending showing entering")
_JUST = either(
    r"""just(?:_now)? moments_ago (?:half_)?an_hour_ago
    (?:(?:a|one|two|three|five|ten|\d{1,3})_?)?(?:(?:few|couple|several|some|more|of)_){0,3}(?:sec(?:ond)?s?|min(?:ute)?s?|moments?)_ago
    (?:sec(?:ond)?|minute|moment)s_ago"""
)
_THIEF = either(
    """hacker thief scammer attacker someone somebody stranger they he she malware virus bot sweeper
    intruder a_guy criminals? crook people"""
)
_DEVICE = either("phone computer pc screen laptop device")

_EN = any_of(
    # the coins are leaving
    en(either("being getting"),
       either("drained hacked emptied stolen robbed swept looted wiped attacked taken_over")),
    en(_MONEY, 40, _LEAVING, 40, _NOW),
    en(_NOW, 40, _LEAVING, 40, _MONEY),
    en(_LEAVING, 40, _MONEY, 40, _NOW),
    en(_MONEY, 16, "(?:is|are|keeps?|'s)", r"(?:\w+ )?" + either(
        """dropping vanishing disappearing draining shrinking leaving going_out emptying melting
        being_(?:drained|stolen|emptied|swept)""")),
    en("watching", 24, _MONEY, 24, either("vanish leave disappear go drain drop move")),
    en(_THIEF, 30, "(?:is|are|'s|'re)", 24, either(
        """withdrawing sending stealing draining emptying transferring moving taking
        in_my_(?:account|wallet|phone|computer|pc)""")),
    en(_THIEF, 12, either("in_my in_our"), either("account wallet"), 30,
       either("now moment withdraw right")),
    en(_THIEF, 24, either("logging logged signing changing"), 20, either(f"{_NOW} withdrawing")),
    en(either("getting receiving got"), 20, "codes?", 24, either("didn't did_not never"), 12,
       r"(?:ask|request)\w*", 60, either("now changing logging someone somebody")),
    # a key has just been given away
    en(_JUST, r"(?:\w+ ){0,2}" + _GAVE, 50, _KEY),
    en(_JUST, _KEY, 30, _GAVE),
    en(_GAVE, 50, _KEY, 50, _JUST),
    en("(?:is|are|am|was)", r"(?:\w+ )?" + _GIVING, 40, _KEY, 60, _NOW),
    en(either("on_the_phone on_a_(?:video_)?call on_the_line video_call in_a_call"), 40,
       either("scammer fake fraudster now wants asking"), 40, either(f"{_KEY} {_NOW}")),
    en(_GAVE, 40, _KEY, 60, either(
        "dropping leaving draining disappearing going_out start(?:ing|ed)_to vanishing moving")),
    # somebody else holds the phone, or threatens
    en(either("someone somebody he she they scammer hacker stranger guy agent"), 26,
       r"(?:remote(?:ly)?|control(?:s|ling|led)?)", 16, "my", r"(?:\w+ )?" + _DEVICE),
    en(either("phone computer pc screen laptop cursor mouse"), 24, either(
        """remote(?:ly)?[-_]controlled is_moving_(?:by_itself|on_its_own) moves_by_itself
        being_controlled hijacked""")),
    en(either("has have holds? knows? got"), 10, "my",
       r"(?:\w+ )?" + either("seed words phrase keys?"), 30,
       either(r"threaten\w* blackmail\w* demand\w* ransom")),
    en(either(r"threaten\w* blackmail\w* blackmailed_by extort\w*"), 40,
       either(f"{_LEAVING} empty drain {_KEY}")),
    en(either("grabbed snatched stole robbed took taken"), 20, either("phone laptop"), 40,
       either("sending transferring unlocked now using moving")),
    en(either("phone laptop"), 10, either("snatched grabbed stolen"), 40,
       either("sending transferring unlocked using moving")),
    en("every second counts"),
    en("stop", either("them him her it this"), 30,
       either("moving stealing draining sending taking withdrawing")),
)  # fmt: skip

# ------------------------------------------------------------------ how it is said
_PANIC = any_of(
    either(
        """救命 救我 救急 sos 急救 求救 求求 快帮 快点 赶紧 赶快 马上帮 火速 紧急(?!锁|冻|联系)
        十万火急 快! 帮帮我 !! 急急"""
    ),
    either(
        """help_?! urgent(?:ly)? emergency hurry asap quick(?:ly)?! please_help help_me immediately
        omg fast!"""
    ),
)
_STOLEN_ZH = either(
    r"""被盗 盗走 偷走 划走 被人?(?:转|提|扣|划|搬) (?:转|提)走了 转走一半 清空 掏空 卷走
    自动(?:发送|转|扣) 少了?_?\d+ 还在扣 没了一半 不断扣"""
)
_NOT_ME_ZH = either(
    "不是我(?:自己)?(?:转|操作|点|做|发|弄|本人|提) 我没(?:点|操作|按|发起|授权|提|转)过?"
)
_HURRY_ZH = either(
    """正在 还在 这会儿 此刻 马上 立刻 一直在 不断 不停 刚(?!好|需|性|发现|看到|注意|知道|听说|学)
    (?:分钟|秒)(?:之?前|钟) 一秒 待处理 快(?:!|$|说|帮|来|点帮|想) 赶[快紧] 拦 剩下 剩的 另一半
    另外一半 其余 !! 撤不回 现在(?!.{0,3}(?:怎么|该|要怎|应该|咋)) 救"""
)
_REMOTE_ZH = either(
    "屏幕共享 共享(?:了|着)?屏幕 远程 向日葵 todesk teamviewer anydesk 通话 电话 视频"
)
_STRANGER_ZH = either("骗子 假客服 对方 客服 专员 他 她 那个?人")
_TOGETHER_ZH = any_of(
    together(_STOLEN_ZH, _HURRY_ZH),
    together(_NOT_ME_ZH, either("提现 提币 转账 转出 交易 发送 划转"), either(
        "正在 还在 一直 待处理 处理中 拦 赶[快紧] 不停 停不")),
    together(_REMOTE_ZH, _STRANGER_ZH, either(
        """还在(?:跟|和|通|电|线|看|操|让|叫|连) 正在 已经?(?:开了|连上|连了|打开|看到) 开着 连着
        看[到见][他她] 正(?:操作|打开|点)""")),
    together(either("手机 电脑 钱包 账户 账号"), either("被人?(?:控制|接管|劫持|操控)"), either(
        "现在 正在 马上 ! 快 刚 救")),
    together(either("拿了 拿走 抢了 抢走 偷了 捡了"), "手机",
    either("转币 转账 解了锁 解锁 在转 操作")),
    zh(_KEY_ZH, 6, _JUST_ZH, 8, _GAVE_ZH),
    zh(_KEY_ZH, 6, _JUST_ZH, 10, either("公开 群里 网上 出去 骗走 骗去")),
    together(either("签 授权 扫码 扫了 点了"), either("划走 转走 没了 少了 被转 被扣"), either(
        "马上 立刻 一秒 秒 剩下 还在 快 刚")),
)  # fmt: skip
_STOLEN_EN = either(
    r"""stolen drained swept siphoned hijacked looted
    (?:keeps?|keep_on)_(?:taking|sending|withdrawing|moving|draining)
    being_(?:sent|moved|withdrawn|taken|emptied) taken_over"""
)
_HURRY_EN = either(
    """right_now now still keeps? this_(?:minute|second|moment) quick(?:ly)? hurry
    stop_(?:it|them|him) the_rest other_half remaining as_we_speak instantly immediately at_once
    asap please_help"""
)
_REMOTE_EN = either(
    r"""teamviewer anydesk screen_?shar\w+ shar\w+_(?:my_)?screen
    remote\w*(?:_(?:control|access|desktop|session))?"""
)
_NOT_ME_EN = either(
    r"""(?:isn't|is_not|aren't|wasn't|not)_(?:mine|me)
    i_(?:didn't|did_not|never)_(?:press|make|made|do|did|start|
    approve|authori[sz]e|send|sent|request|confirm)\w* without_(?:me|my)"""
)
_TOGETHER_EN = any_of(
    together(en(_STOLEN_EN), en(either(
        "coins? funds? money crypto usdt eth btc wallet tokens? account everything half")),
        en(_HURRY_EN)),
    together(en(either(r"withdrawals? transfers? transactions? payments?")), en(_NOT_ME_EN),
    en(either(
        "pending now stop keep still happening right_now cancel_it"))),
    together(en(_REMOTE_EN), en(either(
        """now_i_see i_see_(?:him|her|them) still is_on right_now letting_(?:him|her|them|a) opening
        moving_my he's_in took_over"""))),
    together(en(either("scammer caller fraudster fake_(?:agent|support) he she they")),
             en(either("still right_now as_we_speak")), en(either(
        "on_the_(?:phone|line) on_(?:a|the)_call on_video telling_me"))),
    together(en(_THIEF), en(either("in inside into")), "my (?:account|wallet)", en(either(
        "this_(?:minute|moment|second) right_now as_we_speak at_the_moment changing withdrawing"))),
    together(en(either("signed approved scanned confirmed clicked connected")), en(either(
        "went gone left disappeared took taken taking vanished lost")), en(either(
        "instantly (?:a|one|two|few)_seconds? seconds the_rest keeps quick right_away at_once"))),
    together(en(either("half some part most")), en(either("taken stolen gone drained")), en(either(
        "other_half the_rest remaining what's_left still_(?:there|in)"))),
)  # fmt: skip
_THEFT = any_of(
    either(
        """被盗 被偷 被黑 盗币 盗刷 盗号 转走 被转 清空 偷走 偷了 黑客 入侵 被人(?:登|改|控制)
        私钥泄露 助记词泄露"""
    ),
    en(r"(?:i(?:'m| am| was|'ve been| have been)|wallet(?: was| is| got| has been)?"
       r"|account(?: was| is| got| has been)?)",
       r"(?:just )?(?:being )?" + either("hacked drained robbed compromised emptied stolen")),
    either("hacker thief"),
    en(either("coins? funds money crypto everything usdt eth btc"), 16,
       either("stolen taken drained being")),
)  # fmt: skip
_HYPOTHETICAL = any_of(
    either(
        """如果 假如 万一 要是 会不会 能不能被 怎么防 如何防 防止 预防 避免 怎样才能不 听说 新闻
        有没有可能 是不是可能 想了解 科普"""
    ),
    en(either(
        r"""what_if in_case if_(?:someone|somebody|a_hacker|hackers|they|a_thief|a_scammer)
        could_(?:someone|a_hacker|they) can_(?:a_hacker|someone|hackers|they) is_it_possible
        (?:how_to|how_do_i|how_can_i|want_to|ways_to)_(?:avoid|prevent|protect) in_future
        read_(?:about|that) heard article_says""")),
)  # fmt: skip
_PAST = any_of(
    either(
        """昨天 前天 前几天 上周 上星期 上个?月 几天前 周前 个月前 年前 去年 以前 之前曾 早就 很久
        国庆 春节 早上醒 几周 前阵子 最近才发现"""
    ),
    en(either(
        r"""yesterday last_(?:week|month|year|night) (?:day|week|month|year)s?_ago back_in long_ago
        in_(?:january|february|march|april|may|june|july|august|september|october|november|december)
        in_20\d\d a_while_ago used_to for_years holiday weeks_back previously""")),
)  # fmt: skip
_SPOKEN_OF = any_of(
    either(
        """被盗 被偷 被骗 盗币 诈骗 骗子 骗我 骗走 骗了 黑客 杀猪盘 上当 钓鱼 转走 被转 助记词泄
        私钥泄 不是我(?:转|操作|做)"""
    ),
    en(either(
        r"""hack(?:ed|er|ers)? stolen stole theft thief scam(?:med|mer|mers)? fraud(?:ster)? drained
        phish\w* conned swindled robbed compromised cheated without_my_(?:permission|consent)
        i_(?:didn't|did_not|never)_(?:send|make|authori[sz]e)\w*""")),
    either(
        """украл взлом мошен estafa robar robaron hacke 盗まれ 詐欺 해킹 사기 lừa bị_hack سرق نصب
        golpe roub piraté volé arnaque gehackt gestohlen betrug ถูกขโมย โดนหลอก dicuri ditipu
        çalın dolandır चोरी धोखा"""
    ),
)  # fmt: skip


def at_risk_now(plain: str) -> bool:
    """Whether funds are leaving or the keys have just been given away.

    A report of an old theft and a question about safety are not: those have guides.
    """
    panic, calm = bool(_PANIC.search(plain)), is_calm(plain)
    if any(way.search(plain) for way in (_ZH, _EN, _TOGETHER_ZH, _TOGETHER_EN)):
        return not calm
    return panic and not _tells_of_other_times(plain) and bool(_THEFT.search(plain))


def is_calm(plain: str) -> bool:
    """Whether the message tells of the past or of what might be, and without alarm."""
    return _tells_of_other_times(plain) and not _PANIC.search(plain)


def _tells_of_other_times(plain: str) -> bool:
    return bool(_HYPOTHETICAL.search(plain) or _PAST.search(plain))


def speaks_of_theft(plain: str) -> bool:
    """Whether theft or fraud is named at all, in whatever tense."""
    return bool(_SPOKEN_OF.search(plain))
