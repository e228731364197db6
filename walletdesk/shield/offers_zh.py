"""What fake support offers in Chinese: remote help, wallet validation, help against payment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.demands_zh import DENIED, REPORTED, SENTENCE_END

_REMOTE = re.compile(
    r"屏幕共享|共享(?:一下)?(?:您|你)?的?屏幕|向日葵|todesk|teamviewer|anydesk|rustdesk|投屏|腾讯会议|远程"
)
_REMOTE_ASKED = re.compile(
    r"下载|安装|打开|开启|开一下|请|麻烦|帮您|帮你|我来|我们来|授权|允许|连接|加入|发给|可以|进行|一下|吧"
)
_VALIDATE = re.compile(
    r"(?:验证|同步|激活|校验|认证|重新绑定|修复|授权|升级)(?:一下|下)?(?:您|你)?的?钱包|"
    r"钱包(?:验证|同步|校验|认证|激活|修正)(?!完|中|失败)|"
    r"钱包(?:需要?|必须|要|尚未|未)[^，。]{0,6}(?:同步|验证|激活|校验|认证)[^。]{0,12}(?:点|链接|这里|网站|扫|提供)"
)
_PAY = re.compile(r"支付|缴纳|缴|交纳|付|转账|转|打款|汇|充值|存入|打(?= ?\d)|交(?= ?\d|一|押|保)")
_PAY_WHAT = re.compile(
    r"费|税|保证金|押金|解冻金|\d+ ?(?:u|usdt|eth|btc|trx|元|块|美元|美金)|金额|钱|打款|汇款"
)
_PAY_WHY = re.compile(
    r"解冻|解锁|解封|找回|追回|恢复|加急|加速处理|优先处理|激活|服务费|处理费|手续费[^，。]{0,8}(?:才能|后|我们)|"
    r"(?:技术|调查|咨询|认证|手续)费用?(?:才|后|之后|即可)|(?:技术|调查)费|加速费|客服费|到我|给我|到以下|以下地址|这个地址|下面的地址|才能|保证金|押金|退还给?您|退给您"
)
_TO_NETWORK = re.compile(r"矿工|网络费|付给网络|自己的|交易所")


def offered(text: str) -> Iterator[str]:
    """The codes of what a folded Chinese text offers that support never does."""
    for sentence in SENTENCE_END.split(text):
        if DENIED.search(sentence) or REPORTED.search(sentence):
            continue
        if _REMOTE.search(sentence) and "卸载" not in sentence and _REMOTE_ASKED.search(sentence):
            yield "asks_remote_control"
        if _VALIDATE.search(sentence):
            yield "wallet_validation"
        if _asks_payment(sentence):
            yield "pay_for_help"


def _asks_payment(sentence: str) -> bool:
    return bool(
        _PAY.search(sentence)
        and _PAY_WHAT.search(sentence)
        and _PAY_WHY.search(sentence)
        and not _TO_NETWORK.search(sentence)
    )
