"""docs/knowledge.md lists every guide, under the name and questions it has."""

import re
from pathlib import Path

from walletdesk.knowledge.read_guides import read_guides

DOCS = Path(__file__).parents[2] / "docs" / "knowledge.md"


def test_every_guide_is_listed_with_its_questions() -> None:
    titles = {(guide.slug, guide.language): guide.title for guide in read_guides()}
    expected = {
        (slug, titles[slug, "en"], titles[slug, "zh"])
        for slug, language in titles
        if language == "en"
    }
    listed = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", DOCS.read_text("utf-8"), re.M)
    assert set(listed) == expected
    assert len(listed) >= 55
