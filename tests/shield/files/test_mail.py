"""Saved e-mails: a secret anywhere in one destroys it; otherwise it is written anew."""

import base64
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shield.files import screens
from tests.shield.files.test_documents import destroyed, pdf, says, zipped
from walletdesk.models.pictures.tesseract import Tesseract
from walletdesk.shield.files import BadFile, check_file

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


def mail(text: str = "The transfer failed.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in ({"From": "Mei <mei@example.org>", "Subject": "转账失败"} | headers).items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def attached(content: bytes, name: str, kind: str = "application/octet-stream") -> bytes:
    made = mail()
    main, _, sub = kind.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return bytes(made)


def with_html(markup: str, text: str = "") -> bytes:
    made = mail(text)
    made.add_alternative(markup, subtype="html")
    return bytes(made)


def read(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def body(content: bytes) -> str:
    part = read(content).get_body(("plain",))
    assert part is not None
    return str(part.get_content()).strip()


def test_a_mail_without_a_secret_is_kept_without_its_way() -> None:
    made = mail(Date="Wed, 25 Nov 2026 10:00:00 +0000", Received="from home [192.0.2.7]")
    made["X-Originating-IP"] = "192.0.2.7"
    kept = check_file(bytes(made), "saved.eml")
    assert (kept.state, kept.type, kept.name) == ("clear", "message/rfc822", "saved.eml")
    again = read(kept.content)
    assert (again["From"], again["Subject"]) == ("Mei <mei@example.org>", "转账失败")
    assert body(kept.content) == "The transfer failed."
    assert b"192.0.2.7" not in kept.content
    assert check_file(kept.content, kept.name) == kept


@pytest.mark.parametrize(
    "content",
    [
        bytes(mail(PHRASE)),
        bytes(mail(f"Hello\n\n{PHRASE}\n\nBye")),
        bytes(mail(Subject=PHRASE)),
        bytes(mail(X_Note=PHRASE)),
        with_html(f"<p>{PHRASE}</p>", "Please see the page."),
        with_html("".join(f"<td>{word}</td>" for word in PHRASE.split())),
        with_html(f'<p title="{PHRASE}">Hello</p>'),
        with_html(f"<!-- {PHRASE} --><p>Hello</p>"),
        attached(PHRASE.encode(), "notes.txt", "text/plain"),
        attached(PHRASE.encode(), "words.dat", "text/x-words"),
        attached(pdf(says(PHRASE)), "card.pdf", "application/pdf"),
        attached(zipped({"a.txt": PHRASE.encode()}), "a.zip", "application/zip"),
        attached(b"fine", f"{PHRASE}.txt", "text/plain"),
    ],
)
def test_a_secret_anywhere_in_a_mail_destroys_it(content: bytes) -> None:
    assert destroyed(check_file(content, "saved.eml"))


def test_a_mail_in_a_mail_is_looked_into_and_kept() -> None:
    for text, state in ((PHRASE, "destroyed"), ("Hello", "clear")):
        outer = mail()
        outer.add_attachment(mail(text))
        kept = check_file(bytes(outer), "saved.eml")
        assert kept.state == state
        assert (b"message.eml" in kept.content) == (state == "clear")


def test_pictures_in_a_mail_are_looked_into(reader: Tesseract) -> None:
    for image, state in (
        (screens.boxed(screens.phrase(21)), "destroyed"),
        (screens.menu(), "clear"),
    ):
        content = screens.encoded(image, "JPEG", comment=b"HomeAddress")
        source = f"data:image/jpeg;base64,{base64.b64encode(content).decode()}"
        for saved in (attached(content, "a.jpg", "image/jpeg"), with_html(f'<img src="{source}">')):
            kept = check_file(saved, "saved.eml", reader)
            assert kept.state == state
            if state == "clear":
                picture = next(iter(read(kept.content).iter_attachments())).get_content()
                assert picture.startswith(b"\xff\xd8")
                assert b"HomeAddress" not in picture


def test_a_mail_with_a_picture_stays_sealed_without_an_engine() -> None:
    picture = screens.encoded(screens.menu())
    assert check_file(attached(picture, "a.png", "image/png"), "saved.eml").state == "sealed"


def test_of_a_page_its_words_are_kept() -> None:
    page = "<style>p {}</style><script>steal()</script><p>Hello<br>there &amp; now</p><img src=x>"
    kept = check_file(with_html(page), "saved.eml")
    assert body(kept.content) == "Hello\nthere & now"
    assert b"steal" not in kept.content
    kept = check_file(with_html(page, "The plain words."), "saved.eml")
    assert body(kept.content) == "The plain words."


def test_a_mail_with_another_name_is_one_too() -> None:
    picture = base64.b64encode(b"x" * 90).decode()
    content = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{picture}\n".encode()
    assert check_file(content, "saved.txt").name == "saved.eml"
    assert check_file(b"Note: call back\n\nMIME-Version: is a header", "a.txt").name == "a.txt"


def test_a_mail_in_chinese_charsets_is_read() -> None:
    made = mail("助记词在哪里备份？")
    made.set_content("助记词在哪里备份？", charset="gb18030")
    assert body(check_file(bytes(made), "a.eml").content) == "助记词在哪里备份？"
    wrong = bytes(made).replace(b"gb18030", b"no-such-charset")
    assert body(check_file(wrong, "a.eml").content) == "助记词在哪里备份？"


def test_signatures_are_left_out() -> None:
    kept = check_file(attached(b"0\x80", "smime.p7s", "application/pkcs7-signature"), "a.eml")
    assert kept.state == "clear"
    assert b"p7s" not in kept.content


def deep(levels: int) -> bytes:
    made = mail()
    for _ in range(levels):
        outer = mail()
        outer.add_attachment(made)
        made = outer
    return bytes(made)


def many(parts: int) -> bytes:
    made = mail()
    for at in range(parts):
        made.add_attachment(b"x", maintype="text", subtype="plain", filename=f"{at}.txt")
    return bytes(made)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (attached(b"MZ\x90", "setup.exe"), "inside"),
        (attached(b"0\x80", "smime.p7m", "application/pkcs7-mime"), "encrypted"),
        (attached(zipped({"big.txt": b"0" * 90_000_000}), "a.zip"), "too_much"),
        (deep(3), "too_much"),
        (deep(60), "too_much"),
        (many(200), "too_much"),
        (b"Subject: x\n\n" + b"\n" * 600_000, "too_much"),
        (b"Subject: " + b"x" * 30_000 + b"\n\nx", "too_much"),
        (b"X: y\n" * 600 + b"\nx", "too_much"),
        (b"\x00\x01\x02", "broken"),
        (b"no header at all", "broken"),
    ],
)  # fmt: skip
def test_programs_locked_mails_and_bombs_are_refused(content: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        check_file(content, "x.eml")


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<", "<!", "</", "<script>", "&", "=\"x='"])
def test_a_page_that_never_ends_is_no_trouble(piece: str) -> None:
    page = f"Content-Type: text/html\n\n<p {piece * 300_000}"
    assert check_file(page.encode(), "x.eml").state == "clear"


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_a_mail_became_it_is_kept_or_refused(noise: bytes, at: int) -> None:
    whole = attached(b"fine", "notes.txt", "text/plain")
    broken = whole[:at] + noise + whole[at:]
    try:
        kept = check_file(broken, "x.eml")
    except BadFile:
        return
    assert kept.state in ("clear", "destroyed", "sealed")
