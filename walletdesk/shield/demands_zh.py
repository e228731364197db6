"""Demands in Chinese, simplified and traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"(?:[。！？!?；;\n]|\.(?=\s|$))+")
_CLAUSE_END = re.compile(r"[，,：:—…]|但是?|不过|然后|所以|因此|之后")

SECRETS: dict[str, re.Pattern[str]] = {
    "asks_recovery_phrase": re.compile(
        r"[助住]记[词辞符]|助记|恢复词|恢复短语|种子|"
        r"(?:6|12|15|18|24|六|十二|十五|十八|二十四) ?个 ?(?:英文|中文|备份)?(?:单词|词|字)|"
        r"单词|單詞|把(?:那|这)?(?:几个|些)?词|備份詞|备份(?:短语|词)|种子"
    ),
    "asks_private_key": re.compile(r"[私秘密][钥鑰匙]"),
    "asks_keystore": re.compile(r"key ?store|钱包备份文件|备份文件|json ?文件"),
    "asks_password": re.compile(r"密码|密碼|口令|pin ?码|\bpin\b"),
    "asks_code": re.compile(
        r"验证码|驗證碼|动态码|動態碼|短信码|校验码|动态口令|谷歌码|(?:6|六) ?位(?:数字|数|码)"
    ),
}
ANY_SECRET = re.compile("|".join(pattern.pattern for pattern in SECRETS.values()))

DENIED = re.compile(
    r"(?<!要)不要|(?<!会)不会|不會|切勿|请勿|請勿|勿|[别別](?!的|人|名|忘|担心|擔心|急)|(?<!能)不能|"
    r"(?<!可)不可|不得|不应|不該|不该|绝不|絕不|从不|從不|永不|决不|无需|無需|不需要|(?<!用)不用|不必|"
    r"没有必要|禁止|谨防|警惕|小心|当心|千万不|没有人|没人|未经|拒绝|避免|杜绝|不向|不索|不问|不收|严禁|"
    r"无权|无法|看不到|接触不到|妥善|保管|离线"
)
REPORTED = re.compile(
    r"骗子|诈骗|騙|冒充|假冒|假客服|钓鱼|釣魚|任何人|(?<!告诉)别人|別人|他人|陌生人|第三方|有人|对方|"
    r"谁|凡是|一律|索要|索取|都是假|(?:感谢|谢谢)[您你]|已经?[^，。]{0,4}(?:发|给|填|提供|输入)|付过|转过|给了|不法|黑客|泄露|盗号|盗取|盗走|来电|让您|让你|叫您|叫你|自称|承诺|假(?:表单|网站|链接|app)|"
    r"(?:输入|发送?|给|提供|填写?|分享|告诉|透露|交|传|截图?)过(?!来|去)|了(?:别人|他人)"
)
_TO_PERSON = re.compile(
    r"[给給](?:到)?(?:官方)?(?:我|咱|这边|客服|工作人员|技术|专员|后台|人工|群|本人|他|她|工程师|过来|一下|下)|发我|發我|"
    r"告诉我|告訴我|传我|私[信聊]?我|交给|提供给|转发给|[向跟和与](?:我们|咱们|客服|专员)"
)
_TO_US = re.compile(
    r"我(?:们|們)?(?:这边|這邊|这里|來|来|帮|看|核|查|需|要|处理|验证|确认|登记|为您|给您|好|马上)|这里|此处|在此(?!之)|"
    r"这儿|下方|下面|对话框|聊天|窗口|表单|表格|链接|鏈接|网址|网页|网站|工单|(?:发|到|至)[^，。]{0,6}(?:邮箱|邮件)|回复|私信|微信|qq|"
    r"电报|telegram|whatsapp|过来|過來|一下|以便|方便(?:我|核|处理)|用于(?:核|验)|核实身份|验证身份|"
    r"(?:写|打|念|列|说|报|抄|输|发|贴)(?:出来|过来|來|来|给|下)|技术部门|我们的(?! ?app)|客服(?:工具|系统)|作为证明|https?://"
)
_INWARD = re.compile(
    r"(?:在|到|进|用|通过|打开|于)[^，。]{0,14}?(?:app|应用|钱包(?!助记)|设备|手机|设置|纸|硬件|键盘|电脑|"
    r"客户端|插件|本子|登录页|导入页)|(?:写|抄|记|刻|手抄)(?:在|到|下)|"
    r"(?:导入|恢复|还原|创建|备份|登录|重置|修改|设置)(?:钱包|账户|帐户|密码)"
)
_GIVING = re.compile(
    r"发(?!现|生|布|起|行|出|卡|票|货|展|放|达|币|完|送失|到账)|發(?!現|生|布|起|行)|发送|提供|告诉|告訴|告知|"
    r"给(?=我|一下|下|到|客服)|報一下|报一下|报下|报给|说一下|说下|说出|上传|上傳|提交|转发|私信|"
    r"传(?=我|给|一下|过来)|出示|念(?=一下|给|出|下)|分享|交给|交出|交由|亮出|附上|回复|留下|甩(?=给|过来|我)|丢(?=给|过来|我)|共享|透露"
)
_PUTTING = re.compile(
    r"填写|填入|填|粘贴|贴|输入|輸入|写|打(?=在|出|一下|过来)|截图|截屏|截个图|拍照|拍张|拍一|拍个|扫(?!描)|录(?=入|一|下)|"
    r"导出|复制|(?<!步)(?<!身份)验证(?![码器])|核对|确认|核实|校验(?!码)"
)
_WANTING = re.compile(
    r"(?:我(?:们|們)?|这边|這邊|客服|后台|技术)(?:这边|这里)?(?:现在|还|就|只|也|会|将|先)*(?:需要?|要(?!求)|想|得)|"
    r"需要您的?|需要你的?|麻烦|麻煩|单词是什么|呢$|方便(?:说|发|给|提供)|[只仅]需要?"
)
_QUESTION = re.compile(
    r"(?:您|你)的?[^，。]{0,8}(?:是什么|是多少|是啥|多少|有哪些)|(?:词|詞|钥|鑰|码|碼)是?多少(?!位|个|字)"
)
_EXPLAINING = re.compile(r"^\W*什么是|是一组|是一串|是加密|代表")
_DONE = re.compile(r"(?:发来|发送|发|提供|填写|输入|收到|抄写|备份)的")
_OUR_DOING = re.compile(
    r"(?:我们|系统|平台|app|应用|钱包|邮箱|手机)(?:会|将|已|已经)?(?:向|给|往|把)?[^，。]{0,10}"
    r"(?:发送|发出|发到|发了|收到)|码(?:已经?|会|将|刚刚?|刚才|马上)[^，。]{0,4}发|重新发送|重发|获取验证码|"
    r"发送验证码|收不到|没收到"
)
_DESTINATION = re.compile(r"[至到给往][^，。]{0,12}?(?:邮箱|地址|微信|窗口|链接|页面|系统)")
_OTHER_OBJECT = re.compile(
    r"哈希|hash|txid|交易|地址|订单|截图|版本|型号|编号|工单|邮箱|单号|录屏|网络|时间|金额|反馈|问题|信息|资料|系统|链|账户|情况|原因|经过|可能|是否|什么时候"
)
_HERE = re.compile(
    r"发送?(?:过来|來|来|一下|这里|这儿|到|至|下)|(?:过来|一下|这里)$|"
    r"放心(?:发|提供|告诉|填)|请您?(?:发送|提供)$"
)
_DENIED_WITH_REASON = re.compile(
    r"(?:不要|切勿|请勿|千万不要?|[别別])(?:为|因|轻信|相信|听信|点|打开|进入)"
)
_WHOSE = re.compile(r"(?:您|你|那个|这个)[^。]{0,16}(?:助记词|私钥|恢复词|短语|密码)是什么\W*$")
_LISTING = re.compile(
    r"(?:以下|如下|下列)(?:信息|内容|资料|几项)?\W*$|(?:填写|提供|发送|回复|提交|回答|告知)\W*$"
)
_LONGEST_AFTERTHOUGHT = 24


_FOR_THAT_ALONE = re.compile(
    r"(?:只要|只需|有了)[^，。]{0,8}，? ?我(?:们)?(?:马上|就|立刻)?[^。]{0,3}帮"
)


# Traditional characters of the words above, and what people put between characters.
_SIMPLER = str.maketrans(
    "記詞請將給傳專員發過輸驗證碼協遠屏螢個單備種恢復鑰鍵錢導還這裡來們訴動態語"
    "報說寫貼圖鏈網頁資產凍結繳納費轉帳賬戶問題業務郵電腦開啟連",
    "记词请将给传专员发过输验证码协远屏荧个单备种恢复钥键钱导还这里来们诉动态语"
    "报说写贴图链网页资产冻结缴纳费转账账户问题业务邮电脑开启连",
)
_BETWEEN = re.compile(r"(?<=[一-鿿])[-_/*·|.~ ]{1,2}(?=[一-鿿])")


def simplified(text: str) -> str:
    """The text as the patterns here expect it."""
    return _BETWEEN.sub("", text.translate(_SIMPLER))


def secrets_asked(text: str) -> Iterator[str]:
    """The codes of the secrets that a folded, simplified text asks for."""
    carried: list[str] = []
    listing = False
    for sentence in SENTENCE_END.split(text):
        fresh: list[str] = []
        if _FOR_THAT_ALONE.search(sentence):
            yield from (reason for reason, noun in SECRETS.items() if noun.search(sentence))
        if _DENIED_WITH_REASON.search(sentence):
            continue
        if _WHOSE.search(sentence):
            yield from (reason for reason, noun in SECRETS.items() if noun.search(sentence))
        for clause in _CLAUSE_END.split(sentence):
            named = [reason for reason, noun in SECRETS.items() if noun.search(clause)]
            meant = named or ([] if _has_other_object(clause) else fresh or carried)
            if meant and (
                _is_demand(clause, named=bool(named))
                or (listing and named and not _is_harmless(clause))
            ):
                yield from meant
            fresh = named or fresh
            listing = listing or (bool(_LISTING.search(clause)) and not _is_harmless(clause))
        carried = fresh
        listing = listing and len(sentence) < _LONGEST_AFTERTHOUGHT


def _has_other_object(clause: str) -> bool:
    return _OTHER_OBJECT.search(_DESTINATION.sub("", clause)) is not None


def _is_harmless(clause: str) -> bool:
    return bool(DENIED.search(clause) or REPORTED.search(clause) or _EXPLAINING.search(clause))


def _is_demand(clause: str, *, named: bool) -> bool:
    clause = _DONE.sub("", clause)
    if _is_harmless(clause):
        return False
    to_person = bool(_TO_PERSON.search(clause))
    if _OUR_DOING.search(clause) and not to_person:
        return False
    to_us = to_person or bool(_TO_US.search(clause))
    inward = bool(_INWARD.search(clause)) and not to_person
    giving = bool(_GIVING.search(clause))
    if not named:
        return giving and (to_person or bool(_HERE.search(clause)))
    if giving and (to_us or not inward):
        return True
    if _QUESTION.search(clause):
        return True
    if inward:
        return False
    return bool(_PUTTING.search(clause) and to_us) or bool(_WANTING.search(clause))
