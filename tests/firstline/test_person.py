"""Who asks for a person gets one; who asks about people gets the guide."""

import pytest

from walletdesk.firstline.intents.person import wants_person
from walletdesk.firstline.plain import plain

_WANTS = [
    "转人工",
    "人工",
    "人工客服在吗",
    "我要找真人",
    "不想跟机器人说话",
    "轉接真人客服",
    "让你们经理来跟我谈",
    "能不能换个人来",
    "叫个人来帮我看看",
    "human",
    "agent please",
    "Let me talk to someone",
    "I want to speak with a real person",
    "can somebody from your team call me",
    "I don't want a bot",
    "get me a manager",
    "please connect me to live support",
]
_ABOUT = [
    "几点有人工",
    "人工服务怎么收费",
    "周末有真人客服吗，几点上班",
    "人工找回账号需要什么材料",
    "有人自称客服加我",
    "联系客服前要准备什么",
    "怎么联系你们官方",
    "客服要我的助记词，正常吗",
    "把币转给另一个人",
    "until what time do agents answer",
    "how much does an agent charge",
    "a support agent called me, is he real",
    "can an agent see my balance",
    "how do I get someone to pay me in crypto",
    "I sent coins to the wrong person",
    "a person I met online took my money",
]


@pytest.mark.parametrize("text", _WANTS)
def test_asking_for_a_person_is_understood(text: str) -> None:
    assert wants_person(plain(text))


@pytest.mark.parametrize("text", _ABOUT)
def test_asking_about_people_is_a_question_like_others(text: str) -> None:
    assert not wants_person(plain(text))
