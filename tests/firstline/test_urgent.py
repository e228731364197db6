"""Funds at risk now go to people at once; calm questions about the same things do not."""

import pytest

from walletdesk.firstline.intents.urgent import at_risk_now, speaks_of_theft
from walletdesk.firstline.plain import plain

_NOW = [
    "我的币正在被转走，快来人",
    "刚刚在一个网站上输了助记词",
    "五分钟前把私钥发给了一个自称客服的人",
    "黑客现在就在我账户里提币",
    "余额一直在减少，停不下来",
    "有人正在远程控制我的手机转账",
    "对方拿着我的助记词威胁我",
    "钱包被盗了！！救命",
    "我媽正在跟騙子視訊，要把助記詞念給他",
    "someone is draining my wallet right now",
    "I just gave my recovery phrase to a man on Telegram",
    "typed my seed into a site five minutes ago",
    "the hacker is in my account withdrawing",
    "my coins keep leaving one after another",
    "he has remote control of my phone and is sending my funds",
    "HELP!! I've been hacked, everything is being taken",
    "a guy has my seed and is threatening to empty the wallet",
    "can you help, my wallet is being drained right now",
]
_CALM = [
    "上周钱包里的币被人转走了，该怎么处理",
    "怎么防止钱包被盗",
    "如果有人拿到我的助记词会怎样",
    "连接钱包会不会被盗",
    "助记词刚抄好，放哪里安全",
    "我刚刚注册了账户，密码忘了",
    "转账正在确认中，两个小时了",
    "短信验证码一直没来",
    "刚换了手机，钱包怎么搬过去",
    "刚刚转错地址了",
    "账户正在审核中要多久",
    "以前把助记词存在网盘里，有风险吗",
    "my coins were stolen last month, what can be done",
    "how do I prevent my wallet from being hacked",
    "what if someone gets my seed phrase",
    "I just set up my wallet, where do I write the recovery phrase",
    "just sent coins to the wrong address",
    "my transaction is still pending right now",
    "I just got a new phone, how do I move my wallet",
    "is it safe to enter my recovery phrase in the app",
    "I kept my words in a cloud note and just learned of a breach",
    "just forgot my password",
    "the verification code just doesn't arrive",
]


@pytest.mark.parametrize("text", _NOW)
def test_funds_at_risk_now_are_urgent(text: str) -> None:
    assert at_risk_now(plain(text))


@pytest.mark.parametrize("text", _CALM)
def test_calm_questions_are_not(text: str) -> None:
    assert not at_risk_now(plain(text))


@pytest.mark.parametrize(
    "text", ["我被骗了", "got scammed", "мошенники украли", "me robaron, estafa"]
)
def test_theft_is_noticed_in_whatever_tense(text: str) -> None:
    assert speaks_of_theft(plain(text))


def test_a_hostile_message_is_read_in_no_time_at_all() -> None:
    assert not at_risk_now(plain("正在刚刚把助记词 just gave my " * 4_000 + "如果"))
