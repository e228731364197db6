"""Passwords, one-time codes and card numbers are masked; talk about them is not."""

from __future__ import annotations

import random

import pytest

from walletdesk.shield import clean, guard

MARKS = {name: f"⟦removed:{name}⟧" for name in ("password", "one_time_code", "card_number")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my password is hunter2", "hunter2"),
        ("my password: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("user: bob\npassword: swordfish", "swordfish"),
        ("my login password abc12345 does not work", "abc12345"),
        ("the password is p@ssword, but it fails", "p@ssword"),
        ("pwd:123456", "123456"),
        ("my password is “Summer”, is that safe", "Summer"),
        ("密码是 abc123", "abc123"),
        ("我的密码是abc123，为什么登不上", "abc123"),
        ("密码：iloveyou，打不开", "iloveyou"),
        ("支付密码123456不对", "123456"),
        ("登录密码为Abc@1234", "Abc@1234"),
        ("密碼：qwe123", "qwe123"),
        ("mot de passe : azerty12", "azerty12"),
        ("mi contraseña es gato2020", "gato2020"),
        ("minha senha é gato2020", "gato2020"),
        ("mein Passwort ist Geheim123", "Geheim123"),
        ("мой пароль qwerty123", "qwerty123"),
        ("パスワードは abc12345 です", "abc12345"),
        ("비밀번호는 abcd1234", "abcd1234"),
        ("mật khẩu: abc12345", "abc12345"),
        ("kata sandi saya: kucing99", None),
        ("şifrem: abc12345", "abc12345"),
    ],
)
def test_a_password_is_masked_and_its_words_stay(text: str, value: str | None) -> None:
    cleaned = clean(text)
    if value is None:  # a word between them: not beside
        assert cleaned.text == text
        return
    assert [(f.kind, f.certainty) for f in cleaned.findings] == [("password", "likely")]
    assert cleaned.text == text.replace(value, MARKS["password"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("验证码 483920", "483920"),
        ("我的验证码是 123456", "123456"),
        ("收到的验证码：660011", "660011"),
        ("code: 483920", "483920"),
        ("PIN 4821", "4821"),
        ("my PIN is 4821", "4821"),
        ("otp 123 456", "123 456"),
        ("my 2FA code is 123456", "123456"),
        ("123456 is your verification code", "123456"),
        ("G-483920 is your Google verification code", "483920"),
        ("code de vérification : 483920", "483920"),
        ("código de verificación 483920", "483920"),
        ("Bestätigungscode: 483920", "483920"),
        ("код подтверждения 483920", "483920"),
        ("認証コード 123456", "123456"),
        ("인증번호 123456", "123456"),
        ("mã xác minh 483920", "483920"),
        ("doğrulama kodu: 483920", "483920"),
    ],
)
def test_a_one_time_code_is_masked(text: str, value: str) -> None:
    cleaned = clean(text)
    assert [(f.kind, f.certainty) for f in cleaned.findings] == [("one_time_code", "likely")]
    assert cleaned.text == text.replace(value, MARKS["one_time_code"])


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5555 5555 5555 4444",
        "2223 0031 2200 3222",
        "3782 822463 10005",
        "6011 1111 1111 1117",
        "3530 1113 3330 0000",
    ],
)
def test_a_card_number_is_masked_as_it_stands_on_the_card_or_beside_its_word(number: str) -> None:
    assert clean(f"here {number} ok").text == f"here {MARKS['card_number']} ok"
    bare = number.replace(" ", "").replace("-", "")
    assert clean(f"my visa card {bare}").text == f"my visa card {MARKS['card_number']}"
    assert clean(f"银行卡号{bare}").text == f"银行卡号{MARKS['card_number']}"
    wrong = bare[:-1] + str((int(bare[-1]) + 1) % 10)
    assert clean(f"my visa card {wrong}").findings == ()


def test_the_code_on_the_back_of_a_card_is_masked() -> None:
    cleaned = clean("card 4111 1111 1111 1111 cvv 123")
    assert cleaned.text == "card ⟦removed:card_number⟧ cvv ⟦removed:card_number⟧"


@pytest.mark.parametrize(
    "text",
    [
        "my password is not working",
        "I forgot my password",
        "the code does not arrive",
        "错误代码 10023",
        "error code 502",
        "error code: 502123",
        "It failed with code: 502123",
        "my password is 8 characters long",
        "the password is at least 12 characters",
        "password is wrong",
        "Password: required",
        "Reset password: tutorial",
        "密码是多少",
        "密码是6位数字",
        "密码是8-16位",
        "密码错误代码 10023",
        "我忘记密码了",
        "密码改了3次",
        "验证码收不到",
        "验证码60秒内有效",
        "验证码 2026年",
        "zip code 94103",
        "invite code 884422",
        "邀请码 884422",
        "status code: 404404",
        "order 4111111111111111",
        "order number: 4111 1111 1111 1111",
        "订单号 4111111111111111，卡住了",
        "4111111111111111",
        "I paid 4000 USDT by card",
        "phone +86 138 1234 5678",
        "call 138-1234-5678 about my card",
        "card payment on 2026-11-25 10:11:12",
        "I pin 2024 posts",
        "my password manager 1Password crashed",
        "the password is encrypted with aes256",
        "卡住了 3 个小时",
        "the card ends with 1111",
        "passcode is 6 digits",
        "block 12345678",
        "my password is ****",
        "my password is ⟦removed:password⟧",
    ],
)
def test_talk_about_passwords_codes_and_numbers_is_left_alone(text: str) -> None:
    assert clean(text).text == text


def test_order_numbers_phone_numbers_and_amounts_are_left_alone() -> None:
    dice = random.Random(21)
    for _ in range(2_000):
        number = dice.randrange(10**15, 10**16)
        for text in (
            f"订单号{number}没到账",
            f"my order {number} was paid",
            f"uid: {number}",
            f"转了{dice.randrange(10**4, 10**7)}个USDT",
            f"call +1 {dice.randrange(200, 999)}-{dice.randrange(200, 999)}-{number % 10_000:04d}",
        ):
            assert clean(text).text == text


def test_a_code_that_an_agent_writes_is_no_secret_of_the_customers() -> None:
    assert "contains_secret" not in guard("Your ticket code: 483920").reasons
