"""Speaks of a service that is not the vendor's: a password for films, a lost parcel."""

from walletdesk.firstline.intents.pattern import any_of, either, en

_ELSEWHERE = any_of(
    either(
        """微信(?:密码|零钱|支付|账号|红包) 支付宝 淘宝 京东 拼多多 抖音 快手 小红书 微博 美团
        饿了么 qq_?(?:号|密码|空间|会员) 网易云 爱奇艺 优酷 腾讯视频 奈飞 王者荣耀
        游戏(?:账号|充值|点卡) 手机银行 网银 社保 公积金 医保
        交易所.{0,4}(?:密码|注册|登录|客服电话|账号)
        (?:别家|别的|另一个|另一家|其他).{0,4}(?:钱包|交易所|app|软件|平台)的?.{0,4}(?:客服|电话|密码|打不开)
        外卖 快递 高铁 火车票 打印机 路由器 蓝屏 windows 电脑(?:死机|开不了机)"""
    ),
    en(either(
        """netflix spotify disney hulu youtube instagram facebook tiktok snapchat linkedin reddit
        steam roblox playstation xbox ebay amazon paypal venmo uber airbnb gym printer router
        windows microsoft outlook hotmail yahoo online_banking newspaper homework
        exchange_(?:password|login) another_(?:wallet|company)'?s? different_(?:wallet_brand|app)
        other_wallet's""")),
)  # fmt: skip
_OURS = any_of(
    either(
        """助记词 私钥 币(?!安) 钱包(?!的?客服) usdt 以太 链 转入 转出 授权 冒充 骗 钓鱼 链接 网址
        自称 买币 卖币 提现到 截图 备份 存在 绑定"""
    ),
    en(either(
        r"""seed phrase words wallet coins? crypto usdt usdc btc eth bitcoin tokens? keys? scam\w*
        phish\w* fake link site support agent invest\w* backup back_up pay(?:ing|ment)? buy sell
        sold connect scan""")),
)  # fmt: skip


def is_elsewhere(plain: str) -> bool:
    """Whether another service is named and nothing that a wallet has to do with."""
    return bool(_ELSEWHERE.search(plain)) and not _OURS.search(plain)
