"""The browser for tests starts, renders and goes."""

import pytest

from tests.services import Unavailable
from tests.services.chromium import running_chromium
from tests.services.processes import PROC, descendants, survivors


@pytest.mark.browser
@pytest.mark.skipif(not PROC.is_dir(), reason="processes are read from /proc, which is not here")
def test_chromium_starts_renders_and_leaves_nothing_behind() -> None:
    try:
        with running_chromium() as browser:
            page = browser.new_page()
            page.set_content("<p>转账两个小时了还显示确认中</p>")
            assert page.inner_text("p") == "转账两个小时了还显示确认中"
            family = descendants()
            assert any("chrom" in process.name for process in family)
    except Unavailable as absent:
        pytest.skip(str(absent))
    assert not survivors(family)
