"""The chat channel only translates: frames in, inbound messages out, nonsense refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.channels.chat import Chat, SendFrame, as_frame, plain, read_frame
from walletdesk.kernel.errors import Refused

CHAT = Chat(text_chars_max=100, files_max=2)


def refusal_of(frame: SendFrame) -> str:
    with pytest.raises(Refused) as caught:
        CHAT.read(frame, 7, "en", None)
    return caught.value.reason


def test_a_frame_becomes_an_inbound_message() -> None:
    frame = SendFrame(id="c1", text="  你好  ", files=("f",), case="7K3M-9QXC", confirmed=True)
    inbound = CHAT.read(frame, 7, "zh", "Asia/Shanghai")
    assert (inbound.text, inbound.file_ids, inbound.case) == ("你好", ("f",), "7K3M-9QXC")
    assert (inbound.contact_id, inbound.source_id, inbound.client_id) == (7, 7, "c1")
    assert (inbound.language, inbound.zone, inbound.confirmed) == ("zh", "Asia/Shanghai", True)


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x00", "\u200b\u2060\ufeff", "\u202e\u2069"])
def test_a_message_in_which_nothing_can_be_seen_is_empty(text: str) -> None:
    assert refusal_of(SendFrame(id="c1", text=text)) == "empty"


def test_limits_are_the_settings() -> None:
    assert refusal_of(SendFrame(id="c1", text="x" * 101)) == "too_long"
    assert refusal_of(SendFrame(id="c1", text="x", files=("a", "b", "c"))) == "too_many_files"
    assert CHAT.read(SendFrame(id="c1", text="x" * 100), 7, None, None).text == "x" * 100


def test_controls_are_taken_out_and_lines_stay() -> None:
    assert plain("a\x00b\r\nc\rd\te\x1b[31m\x85") == "ab\nc\nd\te[31m"


@given(st.text())
def test_what_is_plain_can_be_stored_anywhere(text: str) -> None:
    found = plain(text)
    assert "\x00" not in found
    assert found.encode("utf-8").decode("utf-8") == found
    assert plain(found) == found


@pytest.mark.parametrize("word", ["x" * 500, "seed phrase here", "zh\x00", "../../etc", "中文"])
def test_a_language_or_zone_that_is_none_is_left_out(word: str) -> None:
    inbound = CHAT.read(SendFrame(id="c1", text="hi"), 7, word, word)
    assert (inbound.language, inbound.zone) == (None, None)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+8"])
def test_real_zones_pass(zone: str) -> None:
    assert CHAT.read(SendFrame(id="c1", text="hi"), 7, "zh-Hant-HK", zone).zone == zone


NO_FRAMES: tuple[str | bytes, ...] = (
    *("", "hello", "5", "[]", '{"t":5}', "{}", '{"t":"send"', '"\\ud800"', b"\xff\xfe"),
    *("[" * 50_000, '{"t":"x","a":' * 5_000),
)


@pytest.mark.parametrize("raw", NO_FRAMES)
def test_what_is_no_frame_is_refused(raw: str | bytes) -> None:
    with pytest.raises(Refused, match="bad_frame"):
        read_frame(raw)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=9))
def test_no_json_is_text_and_list_at_once(value: object) -> None:
    frame = read_frame(json.dumps({"t": "send", "id": value, "text": value, "files": value}))
    with pytest.raises(Refused, match="bad_frame"):
        as_frame(frame)


@pytest.mark.parametrize("client_id", ["", "x" * 65, "a b", "a\x00", "<script>", "a\nb"])
def test_a_client_id_is_a_short_word(client_id: str) -> None:
    with pytest.raises(Refused, match="bad_frame"):
        as_frame({"t": "send", "id": client_id, "text": "hi"})
