"""What fake support offers in Chinese: remote help, wallet validation, help against payment."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.grammar_zh import Clause, Sentence, found

REMOTE, VALIDATION, PAYMENT = "asks_remote_control", "wallet_validation", "pay_for_help"


def offered(sentence: Sentence) -> Iterator[str]:
    """The codes of what a sentence offers that support never does."""
    live = [clause for clause in sentence.clauses if clause.live]
    for clause in live:
        if "Z" in clause.live and not found("K|q|h", clause.live):
            yield REMOTE
        if _validates(clause):
            yield VALIDATION
    if _asks_payment(sentence, live):
        yield PAYMENT


_SUSPECT = frozenset(
    """验证 同步 激活 校验 认证 绑定 重新绑定 修复 授权 升级 关联 连接 核验 重新验证 重新激活 连到 修正 整改 迁移 扫码 扫描 重新登记 登记 重连 核实
    确认 加白""".split()
)


def _validates(clause: Clause) -> bool:
    tags = clause.live
    if found("I|D|h|E", tags):
        return False
    if "L" not in tags or _SUSPECT.isdisjoint(clause.live_words()):
        return False
    return found("[pONTmdbCy]", tags)


def _asks_payment(sentence: Sentence, clauses: list[Clause]) -> bool:
    tags = "".join(clause.live for clause in clauses)
    if "$" not in tags or any(w in sentence.text for w in ("矿工", "网络费", "自己的", "能量")):
        return False
    return found("M|#", tags) and found("[UfmT]", tags)
