"""What the first line does with a message."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from walletdesk.firstline.decide import Decider
from walletdesk.firstline.model import Context, Decision
from walletdesk.kernel.case_number import new_case_number
from walletdesk.knowledge.library import Library
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import FirstLine as Limits
from walletdesk.settings.model import Settings

_STOLEN = [
    "我被骗走了五千块钱，刷卡买的币也没了，能退款吗",
    "信用卡被盗刷买了币，钱还能退吗，我是被骗的",
    "scammer made me buy crypto by card, refund me",
    "my coins were stolen, I want my money back on my card",
]


def test_the_story_of_the_main_job(by_meaning: Decider, library: Library) -> None:
    decision = by_meaning.decide("转账两个小时了还显示确认中，怎么办？")
    assert (decision.action, decision.article, decision.language) == (
        "answer",
        "transaction-pending",
        "zh",
    )
    assert decision.text == library.short_answer(library.get("transaction-pending", "zh"))


def test_english_is_answered_in_english(by_meaning: Decider, library: Library) -> None:
    decision = by_meaning.decide("I forgot the password of my account")
    assert (decision.action, decision.article, decision.language) == (
        "answer",
        "reset-password",
        "en",
    )
    assert decision.text == library.short_answer(library.get("reset-password", "en"))


def test_traditional_chinese_finds_the_same_guide(by_meaning: Decider) -> None:
    assert by_meaning.decide("忘記登入密碼了", Context("zh-TW")).article == "reset-password"


def test_letters_alone_answer_while_the_models_load(by_letters: Decider) -> None:
    assert by_letters.decide("转账一直没有到账").guess == "transaction-not-arrived"
    assert by_letters.decide("how do I add a custom token").guess == "add-token"


def test_a_secret_comes_before_everything(by_meaning: Decider) -> None:
    decision = by_meaning.decide("⟦removed:recovery_phrase⟧ 转人工", Context(findings=True))
    assert (decision.action, decision.language) == ("secret", "zh")


def test_urgent_says_what_to_do_until_a_person_is_there(
    by_letters: Decider, library: Library
) -> None:
    decision = by_letters.decide("我的币正在被转走！！快帮帮我")
    assert decision.action == "urgent"
    assert decision.article == "funds-stolen"
    assert library.short_answer(library.get("funds-stolen", "zh")) in decision.text


@pytest.mark.parametrize("text", _STOLEN)
def test_a_victim_never_gets_the_card_refund(
    by_meaning: Decider, by_letters: Decider, text: str
) -> None:
    for decision in (by_meaning.decide(text), by_letters.decide(text)):
        assert decision.article != "card-payment-refund"
        assert "card-payment-refund" not in [choice.slug for choice in decision.choices]


def test_what_no_guide_answers_is_not_answered(by_meaning: Decider) -> None:
    for text in ("今天天气怎么样", "who won the match", "比特币会涨吗"):
        decision = by_meaning.decide(text)
        assert decision.action in ("ask", "hand_over", "greet")
        assert decision.article is None


def test_two_misses_in_a_row_hand_over(by_meaning: Decider) -> None:
    first = by_meaning.decide("今天天气怎么样")
    assert (first.action, first.missed) == ("ask", True)
    second = by_meaning.decide("打印机没墨了", Context(misses=1))
    assert (second.action, second.missed) == ("hand_over", True)


def test_an_offered_guide_can_be_picked(by_letters: Decider) -> None:
    offered = ("reset-password", "sign-in-problem")
    decision = by_letters.decide("第二个", Context("zh", offered=offered))
    assert (decision.action, decision.article) == ("answer", "sign-in-problem")


def test_a_case_number_in_the_text_asks_for_that_case(by_letters: Decider) -> None:
    number = next(n for n in iter(new_case_number, "") if any(c.isdigit() for c in n))
    decision = by_letters.decide(f"查一下 {number}", Context("zh"))
    assert (decision.action, decision.case_number) == ("status", number)


def test_a_short_word_is_answered_in_the_language_of_the_page(by_letters: Decider) -> None:
    assert by_letters.decide("gas", Context("zh-CN")).language == "zh"


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "😀😀", "?" * 5_000, "⟦removed:private_key⟧", "转" * 50_000, "9" * 50_000],
)
def test_any_text_leads_to_a_decision(by_meaning: Decider, by_letters: Decider, text: str) -> None:
    for first_line in (by_meaning, by_letters):
        decision = first_line.decide(text)
        assert isinstance(decision, Decision)
        assert 0 <= decision.confidence <= 1
        assert decision.text


def test_threads_get_the_same_decisions(by_meaning: Decider) -> None:
    texts = [
        "忘记密码",
        "转人工",
        "where is my transfer",
        "gas 太贵",
        "今天天气怎么样",
        "质押怎么弄",
    ] * 2
    alone = [by_meaning.decide(text) for text in texts]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(by_meaning.decide, texts))
    assert [d.action for d in alone] == [d.action for d in together]
    assert [d.article for d in alone] == [d.article for d in together]


def test_the_models_can_be_switched_off(library: Library, catalogues: Catalogues) -> None:
    first_line = Decider(library, catalogues, Settings(first_line=Limits(vectors=False)))
    before = first_line.finder
    first_line.warm()
    assert first_line.finder is before


def test_every_sentence_of_its_own_is_in_chinese(by_letters: Decider) -> None:
    for text, context in (
        ("你好", Context()),
        ("谢谢", Context()),
        ("转人工", Context()),
        ("我的工单到哪了", Context()),
        ("今晚吃什么", Context("zh")),
        ("今晚吃什么", Context("zh", misses=1)),
    ):
        said = by_letters.decide(text, context).text
        assert not any("a" <= letter <= "z" for letter in said), said


def test_a_password_is_noticed_and_the_question_answered(by_meaning: Decider) -> None:
    decision = by_meaning.decide(
        "我的密码是 ⟦removed:password⟧ 转人工", Context(findings=True, kinds=("password",))
    )
    assert decision.action == "hand_over"
    assert decision.notice.startswith("您消息里的密码、验证码或银行卡信息")


def test_a_key_beside_a_password_is_a_secret(by_meaning: Decider) -> None:
    kinds = ("password", "private_key_hex")
    decision = by_meaning.decide("⟦removed:password⟧", Context(findings=True, kinds=kinds))
    assert (decision.action, decision.notice) == ("secret", "")
