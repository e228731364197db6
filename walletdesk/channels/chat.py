"""The chat of widget and help centre: reads the frames of docs/live.md."""

import re
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from walletdesk.channels.base import Inbound
from walletdesk.kernel.errors import Refused

ClientId = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[\w.:~+/=-]+$")]
FileIds = Annotated[tuple[str, ...], Meta(max_length=20)]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = re.compile(r"[\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}")


class SendFrame(Struct, frozen=True, kw_only=True):
    """A message as the client sends it, over socket or HTTP."""

    id: ClientId
    text: str = ""
    files: FileIds = ()
    case: str | None = None
    confirmed: bool = False


class Chat:
    """The built-in channel; its sender is whoever holds the visitor token."""

    inbox = "chat"
    typing = True
    files = True
    interactive = True

    def __init__(self, text_chars_max: int, files_max: int) -> None:
        self.text_chars_max = text_chars_max
        self.files_max = files_max

    def read(
        self, frame: SendFrame, contact_id: int, language: str | None, zone: str | None
    ) -> Inbound:
        """The inbound message of a frame.

        Raises   Refused empty, too_long (text_chars_max), too_many_files (files_max)
        """
        text = plain(frame.text)
        if not text and not frame.files:
            raise Refused("empty")
        if len(text) > self.text_chars_max:
            raise Refused("too_long", text_chars_max=self.text_chars_max)
        if len(frame.files) > self.files_max:
            raise Refused("too_many_files", files_max=self.files_max)
        return Inbound(
            inbox=self.inbox,
            contact_id=contact_id,
            source_id=contact_id,
            client_id=frame.id,
            text=text,
            file_ids=frame.files,
            case=frame.case,
            language=language if language and _LANGUAGE.fullmatch(language) else None,
            zone=zone if zone and _ZONE.fullmatch(zone) else None,
            confirmed=frame.confirmed,
        )


def plain(text: str) -> str:
    """A text without control characters; one in which nothing can be seen is empty."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "" if _UNSEEN.fullmatch(text) else text


def read_frame(raw: str | bytes) -> dict[str, Any]:
    """A socket frame as a JSON object. Raises Refused bad_frame."""
    try:
        frame = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("bad_frame") from error
    if not isinstance(frame, dict) or not isinstance(frame.get("t"), str):
        raise Refused("bad_frame")
    return frame


def as_frame(frame: dict[str, Any]) -> SendFrame:
    """A send frame, checked. Raises Refused bad_frame naming the field."""
    try:
        return msgspec.convert(frame, SendFrame)
    except msgspec.ValidationError as error:
        raise Refused("bad_frame", detail=str(error)) from error
