"""Chinese sentences as clauses of word classes, and what a denial leaves of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from walletdesk.shield.listed import listed
from walletdesk.shield.secrets_en import HEADS
from walletdesk.shield.words_zh import by_first, words

_SENTENCE_END = re.compile(r"([。！？!?；;\n]|\.(?=\s|$))+")
_LATIN = re.compile(r"[a-z0-9_']+")
_COMMAS = frozenset("，,：:—…→~～")
_QUOTES = frozenset('“”"「」『』')
# What people put between characters to hide a word.
_BETWEEN = re.compile(
    r"(?<=[一-鿿0-9a-z])[^\w\s。，！？；：、（）()“”\"「」,!?;:→](?=[一-鿿])|(?<=[一-鿿])[^\w\s。，！？；：、（）()“”\"「」,!?;:→](?=[0-9a-z])"
)
# Written by sound, or with a picture for a character.
_LINK_TARGET = re.compile(r"\]\([^)\s]{0,300}\)")
_BY_SOUND = re.compile(r"[助住注祝猪主][记计纪济寄][词辞次磁瓷祠刺]")
_PINYIN = tuple(
    (re.compile(rf"(?<![a-z]){pattern}(?![a-z])"), meant)
    for pattern, meant in (
        (r"zhu ?ji ?ci", "助记词"), (r"si ?yao", "私钥"),
        (r"yan ?zheng ?ma", "验证码"), (r"mi ?ma", "密码"),
    )
)  # fmt: skip
_PICTURED = str.maketrans(
    {
        "🐎": "码",
        "🐴": "码",
        "🔑": "",
        "唸": "念",
        "傳": "传",
        "鈅": "钥",
        "妳": "你",
        "於": "于",
        "佈": "布",
    }
)
_COUNTED = re.compile(
    r"(?:第\s*)?(?:前|后|最后|剩下的?|其余)?(?:\d+|[一二两三四五六七八九十几]+|那|这|每)\s*[个组串][^\S\n]*(?:英文|中文|助记|备份|恢复|英语)*的?(?:单词|词(?!典|库|条)|单字)"
)
_GAP = re.compile(r"(?<=[一-鿿])[^\S\n]+(?=[一-鿿])")

# Traditional characters of the words that the guard knows, and some written for others.
_TRADITIONAL = (
    "記詞請將給傳專員發過輸驗證碼協遠屏螢個單備種恢復鑰鍵錢導還這裡裏來們訴動態語報說寫貼圖鏈網頁資產凍結繳納費轉帳賬戶問題業務郵電腦"
    "開啟連麻煩僅須應該對話視窗貨幣讓騙別離線儲蓄匯領項碼處於爲為會無從不絕決嗎與並後後臺檔案電話訊簡號機碼聯絡導進補寶證據截錄號權限設備"
    "聽讀認識點擊選擇鏡頭鎖釋億萬寄電遞檢查覆複製賬單訂購買賣結餘額餘標註緊張擔憂懼風險護關閉顯幫鐘時間陸續註冊禮觀眾歡實際優獎勵綁誰誠歸屬審範圍獲輯紙筆盜竊冒偽裝詐欺釣魚掃瞄準區塊幾條則筆試試驗難題術維運組營業銀員"
)
_SIMPLIFIED = (
    "记词请将给传专员发过输验证码协远屏荧个单备种恢复钥键钱导还这里里来们诉动态语报说写贴图链网页资产冻结缴纳费转账账户问题业务邮电脑"
    "开启连麻烦仅须应该对话视窗货币让骗别离线储蓄汇领项码处于为为会无从不绝决吗与并后后台档案电话讯简号机码联络导进补宝证据截录号权限设备"
    "听读认识点击选择镜头锁释亿万寄电递检查覆复制账单订购买卖结余额余标注紧张担忧惧风险护关闭显帮钟时间陆续注册礼观众欢实际优奖励绑谁诚归属审范围获辑纸笔盗窃冒伪装诈欺钓鱼扫瞄准区块几条则笔试试验难题术维运组营业银员"
)
_PHRASES = {
    "簡訊": "短信", "简讯": "短信", "連結": "链接", "连结": "链接", "帳號": "账号", "帐号": "账号",
    "螢幕": "屏幕", "荧幕": "屏幕", "匯出": "导出", "汇出": "导出", "匯入": "导入", "汇入": "导入",
    "軟體": "软件", "电子邮件": "邮件", "貼上": "贴上", "伺服器": "服务器", "回覆": "回复",
    "档案": "文件", "单字": "单词", "連線": "连线", "储值": "充值", "提领": "提现", "变更": "修改",
}  # fmt: skip


@cache
def _simpler() -> dict[int, str]:
    table = dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    table[ord("@")] = "a"
    return {code: to for code, to in table.items() if chr(code) != to}


def simplified(text: str) -> str:
    """The text in simplified characters, without what only hides a word."""
    if "](" in text:
        text = _LINK_TARGET.sub("]", text)
    text = text.translate(_PICTURED).translate(_simpler())
    text = _GAP.sub("", _BETWEEN.sub("", text))
    text = _BY_SOUND.sub("助记词", text)
    for pattern, meant in _PINYIN:
        text = pattern.sub(meant, text)
    if "词" in text or "字" in text:
        text = _COUNTED.sub("助记词", text)
    for there, here in _PHRASES.items():
        if there in text:
            text = text.replace(there, here)
    return text


@dataclass(slots=True)
class Clause:
    """One clause; `live` is what its denials leave of it, from its beginning."""

    tags: str
    said: list[str]
    kinds: set[str]
    live: str = ""
    denied: bool = False
    pending: bool = False

    def live_words(self) -> list[str]:
        """The words that no denial touches."""
        return self.said[: len(self.live)]


@dataclass(slots=True)
class Sentence:
    """The clauses of a sentence, and how it ends."""

    text: str
    question: bool
    quoted: bool
    clauses: list[Clause] = field(default_factory=list)

    @property
    def tags(self) -> str:
        """The classes of all of it."""
        return "".join(clause.tags for clause in self.clauses)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def found(pattern: str, tags: str) -> bool:
    """Whether a shape stands anywhere in a string of classes."""
    return _compiled(pattern).search(tags) is not None


def read(text: str) -> Iterator[Sentence]:
    """The sentences of a folded, simplified text, denials applied."""
    heard = [
        sentence
        for part, question in _parts(text)
        for sentence in _in_pieces(part, question=question)
    ]
    if any(_INTERESTING.search(s.tags) or _SUSPECT.search(s.text) for s in heard):
        yield from heard


_SUSPECT = re.compile("共享|签|所有者|守护")
_INTERESTING = re.compile("[SZM$LV]")
_LONGEST_SENTENCE = 200  # letters; a longer one is read in parts, so that the cost stays linear


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > start:
            yield text[start : end.start()], end.group()[0] in "?？"
        start = end.end()
    if start < len(text):
        yield text[start:], False


def _in_pieces(text: str, *, question: bool) -> Iterator[Sentence]:
    for start in range(0, len(text), _LONGEST_SENTENCE):
        yield _sentence(text[start : start + _LONGEST_SENTENCE], question=question)


def _sentence(text: str, *, question: bool) -> Sentence:
    sentence = Sentence(
        text, question or text.endswith(("吗", "么", "呢")), not _QUOTES.isdisjoint(text)
    )
    before: Clause | None = None
    for clause in _clauses(text):
        _deny(clause, before, quoted=sentence.quoted)
        sentence.clauses.append(clause)
        before = clause
    return sentence


def _clauses(text: str) -> Iterator[Clause]:
    tags: list[str] = []
    said: list[str] = []
    kinds: set[str] = set()
    for word, tag, kind in _lexed(text):
        if tag in ",;":
            if tags:
                yield Clause("".join(tags), said, kinds)
            tags, said, kinds = [tag], [word], set()
            continue
        if tag == "." and tags and tags[-1] == ".":
            said[-1] += word
            continue
        tags.append(tag)
        said.append(word)
        if kind:
            kinds.add(kind)
    if tags and tags != [","]:
        yield Clause("".join(tags), said, kinds)


def _lexed(text: str) -> Iterator[tuple[str, str, str]]:
    """Words with their classes; what is not known is one "."."""
    known, by = words(), by_first()
    at = 0
    while at < len(text):
        letter = text[at]
        if letter in _COMMAS:
            yield letter, ",", ""
            at += 1
            continue
        options = by.get(letter)
        word = _longest(options, text, at) if options else None
        if letter.isascii() and letter.isalnum():
            run = _LATIN.match(text, at)
            latin = run.group() if run else letter
            if word is None or (word.isascii() and len(latin) > len(word)):
                yield _latin(latin)
                at += len(latin)
                continue
        if word is None:
            yield letter, ".", ""
            at += 1
            continue
        yield word, *known[word]
        at += len(word)


def _longest(options: list[str], text: str, at: int) -> str | None:
    for word in options:
        if not text.startswith(word, at):
            continue
        # "回复您的助记词" is no answer to you.
        if (
            word[-1] in "您你"
            and word[-2:-1] not in "到至给"
            and text[at + len(word) : at + len(word) + 1] == "的"
            and len(word) > 1
        ):
            continue
        if word == "给" and text[at + 1 : at + 2] not in _RECEIVERS:
            continue
        return word
    return None


_RECEIVERS = frozenset("助私秘密验恢种我咱客技专人后他她管主经本团官老系一下过出到看工安财风")


def _latin(word: str) -> tuple[str, str, str]:
    known = words()
    if word in known:
        return word, *known[word]
    if word in HEADS:
        return word, "S", HEADS[word]
    if word[0].isdigit():
        unit = word.lstrip("0123456789")
        return (word, "M", "") if unit in known and known[unit][0] == "M" else (word, "#", "")
    meant = word.translate(_LETTERS_MEANT)
    if meant != word and meant in known:
        return meant, *known[meant]
    return word, ".", ""


_LETTERS_MEANT = str.maketrans("013457", "oieast")
_FORBIDDING = listed(
    """不要 切勿 请勿 勿 别 不能 不可 不得 不应 不该 不应该 千万不 千万别 严禁 禁止 不许
    不准 绝对不能 谨防 警惕 小心 当心"""
)
_VERB = "[GaPNKC$]"


def _deny(clause: Clause, before: Clause | None, *, quoted: bool) -> None:
    tags = _compiled(r"[KGaPCH](?=h?z)").sub(".", clause.tags).replace("z", ".")
    tags = tags.replace("|", ".") if tags[:2] != ",|" else tags
    tags = _compiled(r"[mT]([.dhx]*)D").sub(r".\1D", tags)
    clause.tags = tags
    if found(r"X.*e|e[^GPa]*[mT]", tags) and found(r"e[.]?[mT]|[mT][.]?e", tags):
        clause.live = tags
        return
    live = tags.split("X", 1)[0]
    third = live.find("R")
    if third >= 0:
        to_them = third and (live[third - 1] in "Ga" or clause.said[third - 1][-1] in "给向跟对")
        if not to_them or quoted:
            live = live[:third]
        elif not found("[mT]", live):
            live = ""
    if ("的人" in clause.said or "骗子" in clause.said) and not found("[GaPN].*m", live):
        live = ""
    if "B" in tags and not found("[mTp$]", live):
        live = ""
    if before is not None and _goes_on(before, tags):
        live = ""
        clause.denied = True
        clause.pending = before.pending and not found(_VERB, tags)
    if "X" in tags:
        clause.denied = True
        tail = tags[tags.rindex("X") :]
        clause.pending = clause.said[tags.rindex("X")] in _FORBIDDING and (
            found(r"^X$|^X[.]?u|^X[<RuBCO.dyz]*[RuBCO<]$|X[.d]*C", tail)
        )
    clause.live = live


def _goes_on(before: Clause, tags: str) -> bool:
    """Whether a denial reaches into the next clause."""
    if (
        tags[0] == ","
        and found(r"R[.dy]*[GaAN.]$", before.tags)
        and before.said[-1] in ("说", "称", "问")
    ):
        return True
    if not before.denied or tags[0] == ";":
        return False
    if tags[:2] == ",|":
        return True
    if before.pending:
        return not found("[mT]|p|b.*G", tags)
    return found(r"X[.d]*[GaPN]", before.tags) and not found(_VERB + "|[pmT]", tags)
