"""PDF, office documents and archives: a secret anywhere in one destroys it; bombs are refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.shield.files import screens
from walletdesk.models.pictures.tesseract import Tesseract
from walletdesk.shield.files import BadFile, CheckedFile, check_file

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
WORDS = PHRASE.split()


def pdf(*pages: Callable[[Canvas], None], **options: Any) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def says(text: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(text.split("\n")):
            canvas.drawString(72, 760 - 20 * at, line)

    return draw


def shows(content: bytes) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(content)), 60, 60, 440, 700)

    return draw


def word_file(*paragraphs: str, picture: bytes | None = None, author: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if picture:
        document.add_picture(io.BytesIO(picture))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, content in entries.items():
            container.writestr(name, content)
    return out.getvalue()


def nested(depth: int) -> bytes:
    content = zipped({"a.txt": b"x"})
    for _ in range(depth):
        content = zipped({"inner.zip": content})
    return content


def sheet(strings: list[str]) -> bytes:
    items = "".join(f"<si><t>{one}</t></si>" for one in strings)
    return zipped({
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": b"<workbook/>",
        "xl/sharedStrings.xml": f"<sst>{items}</sst>".encode(),
        "docProps/core.xml": b"<core><creator>Mei Example</creator></core>",
    })  # fmt: skip


def destroyed(kept: CheckedFile) -> bool:
    return kept.state == "destroyed" and kept.content == b"" and bool(kept.removed)


STATEMENT = "Account statement\nAll transfers of November arrived.\nNothing else to report."


def test_a_pdf_without_a_secret_is_kept_without_author_and_scripts() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setAuthor("Mei Example")
        canvas.setTitle("HomeAddress")
        says(STATEMENT)(canvas)

    kept = check_file(pdf(page), "statement", None)
    assert (kept.state, kept.type, kept.name) == ("clear", "application/pdf", "statement.pdf")
    assert kept.content.startswith(b"%PDF-")
    assert b"Mei Example" not in kept.content
    assert b"HomeAddress" not in kept.content
    assert check_file(kept.content, kept.name).state == "clear"


@pytest.mark.parametrize("text", [PHRASE, "\n".join(WORDS), f"Please help.\n{PHRASE}\nThanks."])
def test_a_pdf_that_says_a_phrase_is_destroyed(text: str) -> None:
    assert destroyed(check_file(pdf(says(STATEMENT), says(text)), "x.pdf"))


def test_a_phrase_in_a_field_of_a_pdf_form_is_seen() -> None:
    def form(canvas: Canvas) -> None:
        says(STATEMENT)(canvas)
        canvas.acroForm.textfield(name="seed", value=PHRASE, x=60, y=400, width=450, height=24)

    assert destroyed(check_file(pdf(form), "form.pdf"))


def test_a_scanned_phrase_in_a_pdf_is_seen(reader: Tesseract) -> None:
    picture = screens.encoded(screens.boxed(screens.phrase(11)))
    assert destroyed(check_file(pdf(says(STATEMENT), shows(picture)), "scan.pdf", reader))


def test_a_scanned_pdf_without_a_secret_is_kept(reader: Tesseract) -> None:
    picture = screens.encoded(screens.chat(11))
    assert check_file(pdf(shows(picture)), "scan.pdf", reader).state == "clear"


def test_a_scanned_pdf_stays_sealed_without_an_engine() -> None:
    picture = screens.encoded(screens.chat(11))
    assert check_file(pdf(shows(picture)), "scan.pdf").state == "sealed"


def test_a_pdf_with_a_password_is_refused_with_the_reason() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = pdf(says(STATEMENT), encrypt=StandardEncryption("open-me", "own-me"))
    with pytest.raises(BadFile, match="encrypted"):
        check_file(locked, "x.pdf")


def test_half_a_pdf_is_no_pdf() -> None:
    whole = pdf(says(STATEMENT))
    for end in (9, 60, len(whole) // 2):
        try:
            kept = check_file(whole[:end], "x.pdf")
        except BadFile:
            continue
        assert kept.state == "clear"


def test_a_word_file_is_kept_without_its_author() -> None:
    kept = check_file(word_file("Hello", "The transfer failed.", author="Mei Example"), "a.docx")
    assert (kept.state, kept.name) == ("clear", "a.docx")
    with zipfile.ZipFile(io.BytesIO(kept.content)) as container:
        assert not any(b"Mei Example" in container.read(one) for one in container.namelist())
    assert docx.Document(io.BytesIO(kept.content)).paragraphs[0].text == "Hello"


@pytest.mark.parametrize(
    "paragraphs", [(PHRASE,), tuple(WORDS), ("My words:", "; ".join(WORDS), "Thanks")]
)
def test_a_word_file_with_a_phrase_is_destroyed(paragraphs: tuple[str, ...]) -> None:
    assert destroyed(check_file(word_file(*paragraphs), "a.docx"))


def test_a_word_file_with_a_picture_of_a_phrase_is_destroyed(reader: Tesseract) -> None:
    picture = screens.encoded(screens.listed(screens.phrase(12)))
    assert destroyed(check_file(word_file("See below.", picture=picture), "a.docx", reader))


def test_a_word_file_with_a_picture_stays_sealed_without_an_engine() -> None:
    kept = check_file(word_file("See below.", picture=screens.encoded(screens.menu())), "a.docx")
    assert kept.state == "sealed"


def test_a_sheet_with_a_word_in_each_cell_is_destroyed() -> None:
    assert destroyed(check_file(sheet(WORDS), "backup.xlsx"))
    kept = check_file(sheet(["Date", "Amount", "Fee"]), "fees.xlsx")
    assert kept.state == "clear"
    with zipfile.ZipFile(io.BytesIO(kept.content)) as container:
        assert b"Mei" not in container.read("docProps/core.xml")


def test_an_open_document_is_read_too() -> None:
    def document(text: str) -> bytes:
        body = f'<o xmlns:text="t"><text:p>{text}</text:p></o>'
        mime = b"application/vnd.oasis.opendocument.text"
        return zipped({"mimetype": mime, "content.xml": body.encode()})

    assert destroyed(check_file(document(PHRASE), "a.odt"))
    assert check_file(document("Hello"), "a.odt").name == "a.odt"


def test_macros_are_not_taken() -> None:
    with zipfile.ZipFile(io.BytesIO(word_file("x"))) as container:
        entries = {one: container.read(one) for one in container.namelist()}
    with pytest.raises(BadFile, match="inside"):
        check_file(zipped(entries | {"word/vbaProject.bin": b"x"}), "a.docm")


def test_a_zip_is_kept_with_what_may_be_kept_of_each_file(reader: Tesseract) -> None:
    picture = screens.encoded(screens.menu(), "JPEG", comment=b"HomeAddress")
    kept = check_file(
        zipped({"logs/app.log": b"started", "../../etc/x.jpg": picture, "__MACOSX/._x": b"\0"}),
        "logs.zip",
        reader,
    )
    assert kept.state == "clear"
    with zipfile.ZipFile(io.BytesIO(kept.content)) as container:
        assert container.namelist() == ["logs/app.log", "etc/x.jpg"]
        assert b"HomeAddress" not in container.read("etc/x.jpg")


@pytest.mark.parametrize(
    "entries",
    [
        {"notes.txt": PHRASE.encode()},
        {"ok.txt": b"fine", "deep/er.txt": f"words: {PHRASE}".encode()},
        {"inner.zip": zipped({"notes.txt": PHRASE.encode()})},
        {"letter.docx": word_file(PHRASE)},
        {f"{PHRASE}.txt": b"nothing"},
    ],
)
def test_a_secret_in_an_archive_destroys_it(entries: dict[str, bytes]) -> None:
    assert destroyed(check_file(zipped(entries), "backup.zip"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (zipped({"big.txt": b"0" * 90_000_000}), "too_much"),
        (zipped({f"{at}.txt": b"x" for at in range(2_000)}), "too_much"),
        (nested(3), "too_much"),
        (zipped({"setup.exe": b"MZ\x90"}), "inside"),
        (zipped({"page.html": b"<script>"}), "inside"),
        (zipped({"a.txt": b"x"})[:-30], "broken"),
        (zipped({"x.txt": b"x"}, zipfile.ZIP_BZIP2), "broken"),
        (zipped({}), "kind|broken"),
    ],
    ids=["big", "many", "nested", "program", "page", "cut", "bzip2", "empty"],
)
def test_bombs_programs_and_ruins_are_refused(content: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        check_file(content, "x.zip")


def test_a_locked_zip_is_refused_with_the_reason() -> None:
    plain = bytearray(zipped({"a.txt": b"x"}))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadFile, match="encrypted"):
        check_file(bytes(plain), "x.zip")


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;">]><l>&d;</l>"""
ELSEWHERE = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'


@pytest.mark.parametrize("markup", [LAUGHS, ELSEWHERE])
def test_entities_in_a_document_are_refused(markup: bytes) -> None:
    bad = zipped({
        "[Content_Types].xml": b"<Types/>", "word/document.xml": markup,
    })  # fmt: skip
    with pytest.raises(BadFile, match="too_much"):
        check_file(bad, "x.docx")


def test_markup_in_markup_without_end_is_no_trouble() -> None:
    deep = b"<a>" * 120_000 + b"</a>" * 120_000
    bad = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": deep})
    assert check_file(bad, "x.docx").state == "clear"
