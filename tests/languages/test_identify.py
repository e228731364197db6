"""The language of a message: writing first, then words, then what is known already."""

import subprocess
import sys

import pytest

from walletdesk.languages.identify import (
    LANGUAGES,
    folded_to_simplified,
    identify,
    is_traditional,
    latin_guess,
)

_SAID = {
    "zh": "忘记密码了怎么办",
    "en": "how do I reset my password",
    "ja": "パスワードを忘れました",
    "ko": "비밀번호를 잊어버렸어요",
    "ru": "я забыл пароль от кошелька",
    "es": "olvidé mi contraseña y no puedo entrar",
    "vi": "tôi quên mật khẩu ví của mình",
    "ar": "نسيت كلمة المرور",
    "pt": "esqueci minha senha e não consigo entrar",
    "fr": "j'ai oublié mon mot de passe",
    "de": "ich habe mein Passwort vergessen",
    "th": "ลืมรหัสผ่านกระเป๋าเงิน",
    "id": "saya tidak bisa masuk ke akun saya",
    "tr": "şifremi unuttum, giriş yapamıyorum",
    "hi": "मैं अपना पासवर्ड भूल गया",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_of_the_fifteen_is_known_by_a_sentence(language: str) -> None:
    assert identify(_SAID[language], guess=latin_guess()) == language


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko", "ru", "ar", "th", "hi"])
def test_writing_and_english_words_need_no_model(language: str) -> None:
    assert identify(_SAID[language]) == language


@pytest.mark.parametrize(
    "text", ["gas", "2fa", "ok", "USDT", "TRC20?", "", "😀", "0x52908400098527886E"]
)
def test_what_is_written_alike_everywhere_follows_the_conversation(text: str) -> None:
    assert identify(text, "zh-CN") == "zh"
    assert identify(text, "ja") == "ja"


def test_addresses_and_hashes_do_not_make_a_message_english() -> None:
    text = "0x52908400098527886E0F7030069857D2E4169EE7 没到账 https://scan.example/tx/abc"
    assert identify(text) == "zh"


@pytest.mark.parametrize("text", ["我的 transaction 一直 pending", "help 转 human agent 谢谢"])
def test_chinese_with_english_words_is_chinese(text: str) -> None:
    assert identify(text) == "zh"


def test_english_that_names_a_chinese_word_is_english() -> None:
    assert identify("how do I switch the app from 中文 to english") == "en"


def test_kanji_alone_is_japanese_in_a_japanese_conversation() -> None:
    assert identify("返金", "ja-JP") == "ja"
    assert identify("返金") == "zh"


def test_traditional_chinese_is_chinese_and_folds_to_simplified() -> None:
    assert identify("忘記密碼了", "zh-TW") == "zh"
    assert is_traditional("忘記密碼了")
    assert not is_traditional("忘记密码了")
    assert folded_to_simplified("忘記密碼了") == "忘记密码了"


def test_asking_for_a_language_does_not_import_numpy() -> None:
    program = (
        "import sys; from walletdesk.languages.identify import identify; "
        "assert identify('hello there') == 'en'; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
