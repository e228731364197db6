"""What the widget says of a removed secret fits its kind, as the server's own answer does."""

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.web.widget.mock_server import running_mock
from walletdesk.knowledge.burnt import what_is_exposed
from walletdesk.shield import volunteered

pytestmark = pytest.mark.browser

WALLETS = (
    "recovery_phrase",
    "private_key_wif",
    "solana_private_key",
    "ur_private_key",
    "extended_private_key",
    "keystore_json",
    "walletconnect_pairing",
)
CHANGED = tuple(sorted(volunteered.KINDS))


def test_the_widget_and_the_server_tell_apart_what_opens_a_wallet(browser: Browser) -> None:
    kinds = (*WALLETS, *CHANGED)
    seen = [list(some) for count in (1, 2, 3) for some in combinations(kinds, count)]
    script = """async (seen) => {
        const { opensWallet, whatIsExposed } = await import('/static/widget/notice.js')
        return seen.map((kinds) => [opensWallet(kinds), whatIsExposed(kinds)])
    }"""
    with running_mock() as mock:
        page = browser.new_page()
        page.goto(f"{mock.base}/tests/blank.html")
        told: list[Any] = page.evaluate(script, seen)
        page.close()
    expected = [[not volunteered.KINDS.issuperset(some), what_is_exposed(some)] for some in seen]
    unlike = [
        (some, one, other)
        for some, one, other in zip(seen, told, expected, strict=True)
        if one != other
    ]
    assert unlike == []
