"""Saved e-mails: every part looked into, and written anew from what may be kept.

A secret in a header, a text or an attachment destroys the whole. Kept are the headers that a
person reads, the text (HTML as text) and the attachments; where it went through is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.generator import BytesGenerator
from email.header import Header, decode_header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from typing import TYPE_CHECKING, Any

from walletdesk.shield.clean import clean
from walletdesk.shield.files.hypertext import read_hypertext
from walletdesk.shield.files.model import BadFile, CheckedFile, FileState
from walletdesk.shield.files.names import with_ending
from walletdesk.shield.files.texts import decoded

if TYPE_CHECKING:
    from email.message import Message

    _Mail = Message[Any, Any]

TYPE = "message/rfc822"
ENDING = ".eml"

_KEPT_HEADERS = ("From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID")
_HEADER_CHARS_MAX = 2_000
_HEADERS_MAX = 500
_LINES_MAX = 500_000
_MULTIPARTS_MAX = 40
_PARTS_MAX = 100
_TEXT_CHARS_MAX = 8_000_000
_LOOKED_AT = 16_000
_HEAD = re.compile(rb"\s*(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.ASCII)
_TELLING = re.compile(rb"^(?:mime-version|content-transfer-encoding):", re.I | re.M)
_BOUNDARY = re.compile(rb"boundary[*0]*\s*=|content-type:\s*message/", re.I)
_LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
# They vouch for what is not kept as it came.
_SIGNATURES = (
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
)  # fmt: skip
_SLOW_CHARSETS = ("punycode", "idna")
_SPACES = re.compile(r"[\x00-\x20\x7f\u2028\u2029]+")
# Broken ones make the package raise nearly anything.
_ERRORS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, AssertionError,
)  # fmt: skip

Check = Callable[[bytes, str], CheckedFile]


def is_mail(content: bytes, name: str) -> bool:
    """Whether this is a saved e-mail, by its name, or by its head whatever the name."""
    if name.lower().endswith(ENDING):
        return True
    head = _HEAD.match(content[:_LOOKED_AT])
    return head is not None and _TELLING.search(head[0]) is not None


def check_mail(content: bytes, name: str, check: Check) -> CheckedFile:
    """What may be kept of an e-mail.

    check    the check of a single file
    Raises   BadFile
    """
    name = with_ending(name, ENDING)
    if content.count(b"\n") > _LINES_MAX or len(_BOUNDARY.findall(content)) > _MULTIPARTS_MAX:
        raise BadFile("too_much")
    parts = _Parts(check)
    try:
        # Of the policies the old one: the newer reads headers that nobody bounded.
        mail = message_from_bytes(content, policy=policy.compat32)
        if not mail.keys():
            raise BadFile("broken")
        parts.look_into(mail)
        removed = parts.removed | {one.kind for one in clean(parts.said()).findings}
        if removed:
            return CheckedFile(b"", name, TYPE, state="destroyed", removed=tuple(sorted(removed)))
        return CheckedFile(_written(mail, parts), name, TYPE, state=parts.state)
    except _ERRORS:
        raise BadFile("broken") from None


class _Parts:
    """Goes through an e-mail's parts and notes what they hold."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._said: list[str] = []
        self._plain: list[str] = []
        self._from_html: list[str] = []
        self.files: list[CheckedFile] = []
        self.removed: set[str] = set()
        self.state: FileState = "clear"

    def look_into(self, mail: _Mail) -> None:
        """All of it. Raises BadFile."""
        for at, part in enumerate(_leaves(mail)):
            if at >= _PARTS_MAX:
                raise BadFile("too_much")
            self._look_at(part)

    def said(self) -> str:
        """All words in it, also those that are not kept."""
        return "\n".join(self._said)

    def text(self) -> str:
        """What a reader of it sees: of a text that came in two forms, the plain one."""
        return "\n\n".join(self._plain or self._from_html)

    def _look_at(self, part: _Mail) -> None:
        kind = part.get_content_type()
        self._note("\n".join([*_headers(part), _words_of(part.get_filename() or "")]))
        if kind in _LOCKED:
            raise BadFile("encrypted")
        if part.is_multipart():
            self._look_at_inner(part, kind)
            return
        content = _content(part)
        if not content.strip() or kind in _SIGNATURES:
            return
        if kind == "text/html":
            self._look_at_html(_text(part, content))
        elif kind == "text/plain" and not part.get_filename():
            self._plain.append(_text(part, content))
            self._note(self._plain[-1])
        else:
            self._keep(content, _file_name(part, kind))

    def _look_at_inner(self, part: _Mail, kind: str) -> None:
        """A message in the message is a file of its own; other kinds hold no text."""
        self._note("\n".join(one for one in (part.preamble, part.epilogue) if one))
        if kind == TYPE:
            for inner in _inside(part):
                self._keep(_bytes(inner), "message.eml")
        elif kind.startswith("message/"):
            for inner in _inside(part):
                self._note("\n".join(_headers(inner)))

    def _look_at_html(self, markup: str) -> None:
        page = read_hypertext(markup)
        self._from_html.append(page.text)
        self._note(page.text)
        self._note(page.hidden)
        for at, picture in enumerate(page.pictures):
            if at >= _PARTS_MAX:
                raise BadFile("too_much")
            self._keep_picture(picture)

    def _keep_picture(self, content: bytes) -> None:
        """One written into a page; what is none is left behind with the page."""
        try:
            checked = self._check(content, "picture")
        except BadFile as bad:
            if bad.why in ("kind", "broken"):
                return
            raise
        self._add(checked)

    def _note(self, text: str) -> None:
        self._said.append(text)
        if sum(map(len, self._said)) > _TEXT_CHARS_MAX:
            raise BadFile("too_much")

    def _keep(self, content: bytes, name: str) -> None:
        try:
            checked = self._check(content, name)
        except BadFile as bad:
            same = ("encrypted", "too_much", "slow")
            raise BadFile(bad.why if bad.why in same else "inside") from None
        self._add(checked)

    def _add(self, checked: CheckedFile) -> None:
        self.removed |= set(checked.removed)
        if checked.state == "sealed":
            self.state = "sealed"
        self.files.append(checked)


def _leaves(mail: _Mail) -> Iterator[_Mail]:
    """The parts in their order, with what holds them; messages within stay whole."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_maintype() == "multipart":
            waiting += reversed(_inside(part))


def _inside(part: _Mail) -> list[_Mail]:
    found: Any = part.get_payload()
    return list(found) if part.is_multipart() else []


def _headers(part: _Mail) -> list[str]:
    if len(part.keys()) > _HEADERS_MAX:
        raise BadFile("too_much")
    return [f"{name}: {_words_of(value)}" for name, value in part.items()]


def _words_of(header: object) -> str:
    """A header as a person reads it, in one line."""
    value = str(header)
    if len(value) > _HEADER_CHARS_MAX * 10:
        raise BadFile("too_much")
    said = ""
    for piece, charset in decode_header(value):
        said += piece if isinstance(piece, str) else _decoded(piece, charset)
    return _SPACES.sub(" ", said).strip()


def _content(part: _Mail) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: _Mail, content: bytes) -> str:
    return _decoded(content, part.get_content_charset())


def _decoded(content: bytes, charset: str | None) -> str:
    """By the charset that it names, where that is right."""
    if charset and charset.lower() not in _SLOW_CHARSETS:
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    try:
        return decoded(content)
    except BadFile:
        return content.decode("latin-1")


def _file_name(part: _Mail, kind: str) -> str:
    name = _words_of(part.get_filename() or "file")
    # Whatever else is text is looked at as text: calendars, cards, notes of a server.
    is_text = kind.startswith("text/") and not is_mail(b"", name)
    return with_ending(name, ".txt") if is_text else name


def _bytes(mail: _Mail) -> bytes:
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=policy.compat32).flatten(mail)
    return out.getvalue()


def _written(mail: _Mail, parts: _Parts) -> bytes:
    fresh: _Mail = MIMEText(parts.text(), "plain", "utf-8")
    if parts.files:
        fresh = MIMEMultipart("mixed", None, [fresh, *_attachments(parts.files)])
    for name in _KEPT_HEADERS:
        words = _words_of(mail.get(name, ""))
        if words:
            fresh[name] = Header(words[:_HEADER_CHARS_MAX], header_name=name)
    return _bytes(fresh)


def _attachments(files: Sequence[CheckedFile]) -> Iterator[_Mail]:
    for one in files:
        part = MIMEApplication(one.content)
        part.replace_header("Content-Type", one.type or "application/octet-stream")
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", one.name))
        yield part
