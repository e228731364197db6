"""A rebuilt history as files: every reader opens them, and nothing in them is a command."""

import csv
import dataclasses
import io

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.diagnosis.test_records import MINE, moved, record_of
from tests.services.fake_chain import TESTNET, FakeFamily
from walletdesk.chains.base import Movement, State
from walletdesk.diagnosis.rebuilt import Record
from walletdesk.diagnosis.records_csv import as_csv
from walletdesk.diagnosis.records_pdf import Paper, as_pdf
from walletdesk.diagnosis.records_words import Line, line, missing, utc_text
from walletdesk.languages.catalogue import Catalogues

EN, ZH = Catalogues().of("en"), Catalogues().of("zh")


def lines(*movements: Movement) -> list[Line]:
    return [line(one, MINE, FakeFamily()) for one in movements]


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def texts(file: bytes) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [str(page.get_textpage().get_text_bounded()) for page in document]


def paper(movements: list[Movement], **more: object) -> Paper:
    known = {
        "brand": "Wallet",
        "chain": "Testnet",
        "address": MINE,
        "made_at": "2026-11-25T10:00:00Z",
        "lines": lines(*movements),
        "count": len(movements),
        "missing": ["Prices are not here."],
    }
    return Paper(**{**known, **more})  # type: ignore[arg-type]


def test_the_table_has_a_mark_its_titles_and_utc_times() -> None:
    file = as_csv(lines(moved(1, fee="0.1 TST", contract="c")), EN)
    assert file.startswith(b"\xef\xbb\xbf")
    assert file.endswith(b"\r\n")
    titles, row = rows(file)
    assert titles[0] == "Time (UTC)"
    assert row == [
        "2026-11-22T03:59:00Z",
        "Outgoing",
        "1.5",
        "TST",
        "c",
        MINE,
        "addr-1",
        "0.1 TST",
        "Complete",
        "tx-1",
    ]


def test_the_table_speaks_its_readers_language() -> None:
    titles, row = rows(as_csv(lines(moved(1)), ZH))
    assert (titles[0], row[1]) == ("时间（UTC）", "转出")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋"])
def test_no_cell_becomes_a_formula(first: str) -> None:
    evil = dataclasses.replace(moved(1), asset=f'{first}HYPERLINK("https://evil.example")')
    _, row = rows(as_csv(lines(evil), EN))
    assert row[3].startswith("'")


@given(st.text(max_size=60))
def test_whatever_stands_on_a_chain_stays_one_cell(asset: str) -> None:
    evil = dataclasses.replace(moved(1), asset=asset)
    _, row = rows(as_csv(lines(evil), EN))
    assert len(row) == 10
    assert row[3] in (asset, f"'{asset}")


def test_who_sent_to_whom_is_seen_from_the_address() -> None:
    sent = moved(1)
    received = dataclasses.replace(sent, sender="addr-1", receiver=MINE)
    own = dataclasses.replace(sent, receiver=MINE)
    other = dataclasses.replace(sent, sender="addr-2")
    found = lines(sent, received, own, other)
    assert [one.direction for one in found] == ["out", "in", "self", "other"]
    assert [one.other for one in found] == ["addr-1", "addr-1", MINE, "addr-1"]


@pytest.mark.parametrize("instant", [None, 10**30, -(10**30)])
def test_a_time_that_cannot_be_is_left_out(instant: int | None) -> None:
    assert utc_text(instant) == ""


def test_the_paper_has_head_and_page_number_on_every_page() -> None:
    pages = texts(as_pdf(paper([moved(number) for number in range(40)]), EN))
    assert len(pages) == 3
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of 3" in text
        assert f"Testnet, address {MINE}" in text
        assert "Time (UTC)" in text
    assert "Prices are not here." in pages[-1]
    assert sum(text.count("addr-") for text in pages) == 40 + 3


def test_the_closing_words_never_run_off_the_last_page() -> None:
    for count in range(14, 20):
        pages = texts(as_pdf(paper([moved(number) for number in range(count)]), EN))
        assert "Prices are not here." in pages[-1]
        assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_the_paper_is_written_in_chinese() -> None:
    chinese = dataclasses.replace(moved(1), asset="稳定币")
    (page,) = texts(as_pdf(paper([chinese], missing=["没有价格。" * 40]), ZH))
    assert "地址的转账记录" in page
    assert "稳定币" in page
    assert "第 1 页，共 1 页" in page
    assert page.count("没有价格") >= 38, "all of it, in several lines"


def test_a_paper_without_transfers_is_one_page() -> None:
    assert len(texts(as_pdf(paper([]), EN))) == 1


def test_what_is_left_out_of_the_paper_is_said() -> None:
    (page,) = texts(as_pdf(paper([moved(1)], count=9_000), EN))
    assert "The newest 1 of 9000 transfers are printed" in page


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_of_a_chain_breaks_the_paper(asset: str, fee: str) -> None:
    evil = dataclasses.replace(moved(1), asset=asset, fee=fee, state=State.FAILED)
    assert as_pdf(paper([evil]), EN).startswith(b"%PDF")


@pytest.mark.parametrize(("state", "says"), [("full", "more transfers"), ("failed", "breaks off")])
def test_what_is_missing_is_said(state: str, says: str) -> None:
    cut: Record = replace(record_of(), state=state)
    said = missing(cut, TESTNET, EN)
    assert says in said[0]
    assert any("labels" in one for one in said)
    assert any("inside an exchange" in one for one in said)
