"""Demands in Chinese, simplified and traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[。！？!?；;\n]+")
_CLAUSE = re.compile(r"[，,：:、（）()—…]|但是?|不过|只需要?|只要|然后|所以|因此|之后")

SECRETS: dict[str, re.Pattern[str]] = {
    "asks_recovery_phrase": re.compile(
        r"[助住]记[词辞]|助記詞|助记符|恢复词|恢复短语|恢復|種子|种子(?:词|短语|密语)?|助记|"
        r"(?:12|15|18|24|十二|二十四) ?[个個] ?(?:英文|中文|备份)?(?:单词|單詞|词|詞|字)|(?:英文)?单词|備份詞|备份(?:短语|词)"
    ),
    "asks_private_key": re.compile(r"[私秘][钥鑰匙]|密[钥鑰]"),
    "asks_keystore": re.compile(r"key ?store|钱包备份文件|备份文件|json ?文件"),
    "asks_password": re.compile(r"密码|密碼|口令|pin ?码|\bpin\b"),
    "asks_code": re.compile(
        r"验证码|驗證碼|动态码|動態碼|短信码|校验码|动态口令|谷歌码|(?:6|六) ?位(?:数字|数|码)"
    ),
}

_DENIED = re.compile(
    r"不要|不会|不會|切勿|请勿|請勿|勿|别(?!的|人|名|忘)|別(?!的|人|名|忘)|不能|不可|不得|不应|不該|不该|绝不|絕不|从不|從不|"
    r"永不|决不|无需|無需|不需要|不用|不必|没有必要|禁止|谨防|警惕|小心|当心|千万不|没有人|没人|未经|拒绝|避免|杜绝|"
    r"不向|不索|不问|不收|严禁|无权|无法|任何情况下都不"
)
_REPORTED = re.compile(
    r"骗子|诈骗|騙|冒充|假冒|假客服|钓鱼|釣魚|任何人|别人|別人|他人|陌生人|第三方|有人|对方|谁|凡是|一律|"
    r"索要|索取|都是假|不法|黑客|泄露|盗"
)
_TO_US = re.compile(
    r"[给給](?:我|咱|这边|客服|工作人员|技术|专员|后台|人工|群|本人|过来|一下|下)|发我|發我|告诉我|告訴我|传我|私我|"
    r"我(?:们|們)?(?:这边|這邊|这里|來|来|帮|看|核|查|需|要|处理|验证|确认|登记|为您|给您|好)|这里|這裡|此处|这儿|下方|下面|"
    r"对话框|聊天|窗口|表单|表格|链接|鏈接|网址|网页|网站|页面|工单|邮件|邮箱|回复|私信|微信|qq|电报|telegram|"
    r"whatsapp|过来|過來|一下|以便|方便(?:我|核|处理)|用于(?:核|验)|核实身份|验证身份|https?://"
)
_INWARD = re.compile(
    r"(?:在|到|进|用|通过|打开|于)[^，。]{0,14}?(?:app|应用|钱包|设备|手机|设置|纸|硬件|键盘|电脑|客户端|插件|本子|页面|界面)|"
    r"(?:写|抄|记|刻|手抄)(?:在|到|下)|(?:导入|恢复|还原|找回|创建|备份|登录|重置|修改|设置)[^，。]{0,6}(?:钱包|页|界面|账户|帐户|密码)?"
)
_GIVING = re.compile(
    r"发(?!现|生|布|起|行|出|卡|票|货|展|放|达|币|完|送失|到账)|發(?!現|生|布|起|行)|发送|提供|告诉|告訴|告知|给(?=我|一下|下|到|客服)|"
    r"報一下|报一下|报下|报给|说一下|说下|说出|上传|上傳|提交|转发|私信|传(?=我|给|一下|过来)|出示|念(?=一下|给|出|下)|分享|交给|交出|交由|"
    r"亮出|附上|回复|留下|甩|丢|共享|透露"
)
_PUTTING = re.compile(
    r"填写|填入|填|粘贴|贴|输入|輸入|写|打(?=在|出|一下|过来)|截图|截屏|截个图|拍照|拍张|拍一|拍个|扫|录|导出|复制|验证|核对|确认|核实"
)
_WANTING = re.compile(
    r"(?:我(?:们|們)?|这边|這邊|客服|后台|系统|技术)(?:这边|这里)?(?:现在|还|就|只|也|会|将|先)*(?:需要?|要|想|得)|"
    r"需要您的?|需要你的?|麻烦|麻煩|请您?把|请将|是什么|是多少|是哪|有哪些|呢$|方便(?:说|发|给|提供)"
)
_QUESTION = re.compile(r"(?:您|你)的?[^，。]{0,6}(?:是什么|是多少|是啥|多少)")
_OUR_DOING = re.compile(
    r"(?:我们|系统|平台|app|应用|钱包|邮箱|手机)(?:会|将|已|已经)?(?:向|给|往|把)?[^，。]{0,10}(?:发送|发出|发到|发了|收到)|"
    r"重新发送|重发|获取验证码|发送验证码|收不到|没收到"
)
_BENIGN_OBJECT = re.compile(
    r"哈希|hash|txid|交易|地址|订单|截图|版本|型号|编号|工单|邮箱|单号|录屏|网络|时间|金额|反馈|问题|信息|资料|系统|链"
)


def reasons(text: str) -> list[str]:
    """What a folded Chinese text asks for."""
    return [*_secrets_asked(text), *_other(text)]


def _secrets_asked(text: str) -> Iterator[str]:
    carried: list[str] = []
    for sentence in _SENTENCE.split(text):
        fresh: list[str] = []
        for clause in _CLAUSE.split(sentence):
            named = [reason for reason, noun in SECRETS.items() if noun.search(clause)]
            meant = named or ([] if _BENIGN_OBJECT.search(clause) else fresh or carried)
            fresh = named or fresh
            if meant and _is_demand(clause, named=bool(named)):
                yield from meant
        carried = fresh


def _is_demand(clause: str, *, named: bool) -> bool:
    if _DENIED.search(clause) or _REPORTED.search(clause) or _OUR_DOING.search(clause):
        return False
    to_us = bool(_TO_US.search(clause))
    if _GIVING.search(clause):
        return to_us or (named and not _INWARD.search(clause))
    if not named:
        return False
    if _QUESTION.search(clause):
        return True
    if _PUTTING.search(clause):
        return to_us and not _INWARD.search(clause)
    return bool(_WANTING.search(clause)) and not _INWARD.search(clause)


_REMOTE = re.compile(
    r"屏幕共享|共享屏幕|共享(?:您|你)?的?屏幕|远程(?:控制|协助|操作|桌面|连接|帮)|向日葵|todesk|teamviewer|anydesk|rustdesk|"
    r"投屏|腾讯会议|远程"
)
_REMOTE_ASKED = re.compile(
    r"下载|安装|打开|开启|开一下|请|麻烦|帮您|帮你|我来|我们来|授权|允许|连接|加入|发给|可以|进行|一下|吧"
)
_VALIDATE = re.compile(
    r"(?:验证|同步|激活|校验|认证|重新绑定|修复|授权|升级)(?:一下|下)?(?:您|你)?的?钱包|钱包(?:验证|同步|校验|认证|激活|修正)"
)
_PAY = re.compile(r"支付|缴纳|缴|交纳|付|转账|转|打款|汇|充值|存入|打(?=\d)|交(?=\d|一|押|保)")
_PAY_WHAT = re.compile(
    r"费|税|保证金|押金|解冻金|\d+ ?(?:u|usdt|eth|btc|trx|元|块|美元|美金)|金额|钱"
)
_PAY_WHY = re.compile(
    r"解冻|解锁|解封|找回|追回|恢复|加急|加速处理|优先处理|激活|验证|认证|服务费|处理费|手续费[^，。]{0,8}(?:才能|后|我们)|技术费|"
    r"客服费|到我|给我|到以下|以下地址|这个地址|才能|保证金|押金"
)


def _other(text: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if _DENIED.search(sentence) or _REPORTED.search(sentence):
            continue
        if _REMOTE.search(sentence) and _REMOTE_ASKED.search(sentence):
            yield "asks_remote_control"
        if _VALIDATE.search(sentence):
            yield "wallet_validation"
        if _PAY.search(sentence) and _PAY_WHAT.search(sentence) and _PAY_WHY.search(sentence):
            yield "pay_for_help"
