"""Links lead only to approved domains, however they are written; file names are no links (N2)."""

from __future__ import annotations

import pytest

from walletdesk.shield import Allowed, guard

OURS = Allowed(frozenset({"walletdesk.example"}))


@pytest.mark.parametrize(
    "text",
    [
        "hxxps://evil.com/a",
        "evil(dot)com",
        "evil dot com",
        "evil[dot]com/login",
        "visit evil .com now",
        "ｅｖｉｌ．ｃｏｍ",
        "evil。com",
        "evil点com",
        "请访问evil.com",
        "evil\u200b.com",
        "ev\u00adil.com",
        "evil&#46;com",
        "xn--wlletdesk-66g.example",
        "wаlletdesk.example",
        "wallétdesk.example",
        "https:\\\\evil.com",
        "http://2130706433/",
        "1.2.3.4:8080",
        "1.2.3.4/login",
        "http://[::1]/",
        "bit.ly/abc",
        "[walletdesk.example](https://evil.com)",
        "[x](//evil.com/a)",
        "钱包.com",
        "http://钱包.com",
        "https://walletdesk.example钱.com/x",
        "walletdesk.example.evil.com",
        "Evil.Com",
        "data:text/html;base64,xxx",
        "support-desk.help",
        "https: //evil.com",
        "https://file.zip",
        "file.zip/x",
        "evil.com.",
        "(evil.com)",
    ],
)
def test_disguised_links_are_stopped(text: str) -> None:
    assert "unapproved_link" in guard(text, OURS).reasons


@pytest.mark.parametrize(
    "text",
    [
        "walletdesk.toml, README.md, backup.zip, node.js, main.py, version 1.2.3",
        "It is done.Next you tap Send.Then wait.",
        "Please update.It works.",
        "See i.e. the U.S. rules, e.g. at 10 a.m. today.",
        "请看https://help.walletdesk.example/zh/faq，谢谢",
        "请看https://walletdesk.example/zh谢谢",
        "请看walletdesk.example谢谢",
        "10.0.1.2 is your version; the ratio is 3:4",
        "Contract: see the app. Data: none. file: keep it",
        "ISO 27001, BIP39 and ERC-20/TRC-20, 24/7",
    ],
)
def test_file_names_and_sentences_are_no_links(text: str) -> None:
    assert guard(text, OURS).verdict == "send"
