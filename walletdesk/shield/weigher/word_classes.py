"""Classes of words, English and Chinese: two texts that differ only within a class weigh alike."""

from __future__ import annotations

import re
from functools import cache

# A class's name is its meaning; the first class that lists a word has it.
_ENGLISH = {
    "phrase": """
        seed seedphrase phrase mnemonic mnemonics words word recovery backup-words secret-words
        seeds srp passphrase
    """,
    "key": """
        private-key privatekey privkey pk secret-key signing-key keys key wif xprv
    """,
    "keystore": """
        keystore json backup-file wallet-file keyfile utc .dat
    """,
    "password": """
        password passwords passcode pin pass pwd login-details credentials login
    """,
    "code": """
        code codes otp 2fa authenticator sms token-code six-digit digits verification-code
        one-time
    """,
    "remote": """
        anydesk teamviewer rustdesk remote remotely screen screenshare screen-share share-screen
        quickassist session
    """,
    "validate": """
        validate validation rectify rectification synchronize synchronise sync resync
        synchronization migrate migration whitelist verify verification authenticate upgrade
        decrypt reconnect connect link integrate re-validate activation activate
    """,
    "pay": """
        pay fee fees deposit tax payment charge usdt eth btc amount bond insurance gas cost
    """,
    "give": """
        send give tell share provide supply submit forward reply post dm message email mail text
        type write enter paste drop upload attach fill input put read dictate spell show reveal
        disclose hand pass list copy quote state let snap photograph photo screenshot picture
        export confirm say
    """,
    "need": """
        need needs needed require requires required must want wants have-to got-to necessary
        asking ask asks request requested requesting waiting missing left await
    """,
    "please": """
        please pls plz kindly could can would may simply just
    """,
    "never": """
        never not don't dont do-not no won't wouldn't cannot can't nobody none neither nor
        without isn't doesn't didn't refuse ignore avoid stop nothing
    """,
    "scam": """
        scam scammer scammers fraud fraudster fake impersonator impersonators phishing thief
        thieves criminal criminals attacker attackers imposter steal steals stolen hacker
        suspicious danger dangerous warning beware
    """,
    "anybody": """
        anyone anybody whoever someone somebody who strangers stranger people others nobody-else
        everyone person
    """,
    "us": """
        us me our my i i'll i'm we we'll we're team support agent staff technician specialist
        engineer colleague desk officer department employee
    """,
    "you": """
        you your yours yourself ur u you'll you've you're user customer client
    """,
    "outside": """
        here chat form page link site website portal below field box reply email dm telegram
        whatsapp ticket thread message phone call line bot dashboard google attached attachment
    """,
    "own_device": """
        app wallet device settings phone-itself offline paper screen-of menu restore import
        yourself own hardware ledger trezor locally home safe
    """,
    "keeping": """
        write-down paper offline store stored keep kept backup back-up safe safely restore
        restoring import importing recover recovering reinstall new
    """,
    "so": """
        so to for order before until once after then otherwise because if when while unless
    """,
    "past": """
        did have has had was were ever earlier yesterday already entered typed shared posted
        gave sent
    """,
    "help": """
        help check verify look fix unlock restore release recover process continue proceed
        resolve locate trace investigate complete finish unfreeze refund
    """,
    "harmless": """
        transaction hash txid tx address addresses amount version network time date screenshot
        error order explorer e-mail name country
    """,
    "arriving": """
        sent sending arrive arrives arrived receive received expires expired resend expire delay
        delayed spam folder
    """,
    "which": """
        what which where how why who's when
    """,
}
_CHINESE = {
    "phrase": """
        助记词 助記詞 种子词 种子 種子 恢复词 恢復詞 备份词 備份詞 短语 短語 单词 單詞 词组 詞組
        口令词 密语 密語 十二个词 12个词 12个单词 24个词 24个单词 这些词 那些词 词 詞 seed
        mnemonic phrase
    """,
    "key": """
        私钥 私鑰 密钥 密鑰 秘钥 key private
    """,
    "keystore": """
        keystore 钥匙文件 备份文件 備份檔 json 密钥文件 钱包文件
    """,
    "password": """
        密码 密碼 支付密码 交易密码 登录密码 口令 pin 解锁码
    """,
    "code": """
        验证码 驗證碼 校验码 动态码 动态口令 短信码 短信 谷歌验证 谷歌验证器 otp 2fa 六位数
        6位数 数字码 代码 码 碼
    """,
    "remote": """
        远程 遠程 遠端 共享屏幕 屏幕共享 共享 屏幕 螢幕 投屏 向日葵 todesk anydesk teamviewer
        腾讯会议 会议 控制
    """,
    "validate": """
        验证 驗證 激活 啟用 同步 校准 校準 升级 升級 迁移 遷移 绑定 連接 连接 授权 授權 签名
        簽名 认证 認證 修复 修復 映射 白名单 解密 重新
    """,
    "pay": """
        手续费 手續費 费用 費用 保证金 保證金 押金 税 稅 付款 支付 缴 繳 转账 轉帳 转 usdt 充值
        打款 解冻 激活费 矿工费 费
    """,
    "give": """
        发给 發給 发送 發送 发来 发一下 发 發 提供 告诉 告訴 告知 给我 給我 给我们 填写 填寫 填
        输入 輸入 写下 写 寫 拍照 拍 截图 截圖 上传 上傳 提交 报一下 报 念 说一下 说 說 粘贴
        貼上 复制 回复 回覆 私信 传 傳 导出 出示 交给 核对 核對 贴 抄
    """,
    "need": """
        需要 必须 必須 要求 得 请求 麻烦 麻煩 只差 还差 還差 缺 才能 索要 索取 要
    """,
    "please": """
        请 請 烦请 劳驾 麻烦您 辛苦
    """,
    "never": """
        不会 不會 不要 不得 不能 不可 绝不 絕不 永远不 从不 從不 切勿 请勿 請勿 勿 别 別 千万不
        禁止 无需 不需要 不用 不必 没有 沒有 不 没 任何情况
    """,
    "scam": """
        骗子 騙子 诈骗 詐騙 骗 騙 钓鱼 釣魚 假冒 冒充 盗 盜 黑客 可疑 风险 警惕 小心 提防 当心
        泄露 洩露 拉黑 举报
    """,
    "anybody": """
        任何人 有人 别人 別人 他人 对方 陌生人 谁 誰 凡是 自称 自稱 所谓
    """,
    "us": """
        我们 我們 我 客服 技术 技術 工程师 专员 專員 官方 人员 人員 同事 后台 後台 平台 团队
        系统 系統
    """,
    "you": """
        您 你 用户 用戶 客户 本人 自己
    """,
    "outside": """
        这里 這裡 链接 連結 鏈接 网页 網頁 页面 頁面 表单 表單 下面 下方 聊天 对话框 對話框
        输入框 邮箱 郵箱 私聊 群 电话 電話 微信 工单 窗口 网站 網站
    """,
    "own_device": """
        app 应用 應用 钱包里 錢包裡 设置 設置 设定 本机 本機 手机上 设备 設備 离线 離線 纸上
        紙上 纸 导入 導入 恢复 恢復 找回 备份 備份 抄写 保管 保存 妥善
    """,
    "so": """
        以便 为了 為了 才 就 否则 否則 如果 若 先 然后 之后 以后 一旦 后
    """,
    "past": """
        是否 有没有 有沒有 曾 过 過 已经 已經 之前 刚才 昨天 吗 嗎
    """,
    "help": """
        帮您 幫您 帮你 查询 查詢 核实 核實 处理 處理 解决 解決 找回 恢复 解锁 解冻 追回 核查
        退款 到账
    """,
    "harmless": """
        交易哈希 哈希 地址 金额 金額 版本 网络 時間 时间 报错 錯誤 错误 订单号 txid 区块 浏览器
    """,
    "arriving": """
        收不到 没收到 沒收到 过期 過期 重新发送 有效期 垃圾邮件 收到 稍后
    """,
    "which": """
        什么 什麼 哪 怎么 怎麼 为什么 如何 多少
    """,
}
MARK, NUMBER = "mark", "0"
_MARKS = frozenset(".!?:,;\n。！？；：，、")
_ENGLISH_PIECE = re.compile(r"[a-z0-9][a-z0-9']*(?:-[a-z0-9']+)*|[.!?:,;\n]")


def pieces(text: str) -> list[tuple[str, str]]:
    """The words of a folded text, each with its class; a word of no class is its own."""
    text = text.replace("’", "'")
    pattern = _ENGLISH_PIECE if text.isascii() else _chinese_piece()
    return [(_plain(word), _class_of(word)) for word in pattern.findall(text)]


def _plain(word: str) -> str:
    return NUMBER if word.isdigit() else word


def _class_of(word: str) -> str:
    known = _classes()
    if word in known:
        return known[word]
    if word in _MARKS:
        return MARK
    if word[0].isdigit():
        return NUMBER
    return known.get(word.rstrip("s"), word)


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for classes in (_ENGLISH, _CHINESE):
        for name, words in classes.items():
            for word in words.split():
                found.setdefault(word, name)
    return found


@cache
def _chinese_piece() -> re.Pattern[str]:
    """The longest listed word, else one character; English words as they stand."""
    listed = {word for words in _CHINESE.values() for word in words.split()}
    longest_first = sorted(map(re.escape, listed), key=len, reverse=True)
    return re.compile(
        "|".join(longest_first) + r"|[a-z']+|[\u3400-\u9fff]|\d+|[?!.:,;，。？！：；、\n]"
    )
