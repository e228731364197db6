"""What fake support offers in Chinese: remote help, wallet validation, help against payment."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.grammar_zh import Clause, Sentence, found
from walletdesk.shield.listed import listed

REMOTE, VALIDATION, PAYMENT = "asks_remote_control", "wallet_validation", "pay_for_help"


def offered(sentence: Sentence) -> Iterator[str]:
    """The codes of what a sentence offers that support never does."""
    live = [clause for clause in sentence.clauses if clause.live]
    has_wallet = any("L" in clause.tags for clause in sentence.clauses)
    for clause in live:
        if "Z" in clause.live and not found("K|q|h|R|^[.,]?u[^m]*Z", clause.live):
            yield REMOTE
        if has_wallet and _validates(clause):
            yield VALIDATION
    if (
        _shares_screen(sentence.text)
        and any("Z" not in c.tags for c in live)
        and not any(c.denied for c in sentence.clauses)
    ):
        yield REMOTE
    if _signs_or_hands_over(sentence, live):
        yield VALIDATION
    if _asks_payment(sentence, live):
        yield PAYMENT


def _shares_screen(text: str) -> bool:
    if any(word in text for word in ("正在", "让您", "让你")):
        return False
    return "共享" in text and ("屏幕" in text or "画面" in text)


_SIGNING = listed("签名 签个名 签一下 签字 签署")
_FOR_SIGNING = ("证明", "连接", "连续", "授权", "合约", "页面", "才能")
_HANDING_OVER = ("所有者", "守护人", "签名人", "多签", "管理员权限")


def _signs_or_hands_over(sentence: Sentence, clauses: list[Clause]) -> bool:
    live = "".join(clause.live for clause in clauses)
    said = {word for clause in clauses for word in clause.live_words()}
    if said & _SIGNING and not found("[KRIoq]", live):
        return any(word in sentence.text for word in _FOR_SIGNING)
    return any(word in sentence.text for word in _HANDING_OVER) and found("m", live)


_SUSPECT = listed(
    """验证 同步 激活 校验 认证 绑定 重新绑定 修复 授权 升级 关联 连接 核验 重新验证
    重新激活 连到 修正 整改 迁移 扫码 扫描 重新登记 登记 重连 加白 链上认证"""
)


_CONNECTING = listed("连接 授权 扫码 扫描 关联 绑定 登记 升级 迁移")


def _validates(clause: Clause) -> bool:
    tags = clause.live
    if found("I|D|h|K", tags):
        return False
    said = clause.live_words()
    if any(word.startswith(("自", "会自")) for word in said):
        return False
    if _SUSPECT.isdisjoint(said):
        return False
    if _CONNECTING.isdisjoint(said) or {"扫码", "授权"} <= set(said):
        return found("[pONTmdU]", tags)
    return found("[ONTmU]", tags)


_REFUNDABLE = ("可退", "退还", "返还", "保证金", "押金", "保险金", "验证金")
_TO_NETWORK = ("矿工", "网络费", "自己的", "能量", "留", "少量", "准备一点", "准备一些", "付给网络")


def _asks_payment(sentence: Sentence, clauses: list[Clause]) -> bool:
    tags = "".join(clause.live for clause in clauses)
    if any(word in sentence.text for word in _TO_NETWORK):
        return False
    if ("骗" in sentence.text or "诈" in sentence.text) and "m" not in sentence.tags:
        return False
    if "先" in sentence.text and "才能" in sentence.text and found("p.*M.*U|p.*M.*d", tags):
        return True
    if not found(r"[pNdybmu].*[$](?!h)|(?:^|[,.])[.]*[$](?!h)|[Gx].*M|bM.*[P$G]", tags) or found(
        r"D.*[$]", tags
    ):
        return False
    if found(r"u[^,]*y[^,]*[$][^,]*h|[G$]h", tags):
        return False
    if found(r"[$].*m|bM.*[PG].*[mO]", tags) and any(
        w in sentence.text for w in ("地址", "账户", "账号", "钱包", "卡")
    ):
        return True
    if any(word in sentence.text for word in _REFUNDABLE) and found("p.*[$]", tags):
        return "M" in tags
    return "M" in tags and found("[UfmT]", tags)
