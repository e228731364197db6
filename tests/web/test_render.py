"""Templates: escaped, complete, in the reader's language, theme and zone."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.brand import Brand
from walletdesk.settings.model import Settings
from walletdesk.web.reader import Reader
from walletdesk.web.render import Renderer, environment, sentences

_NOW_MS = 1_795_309_323_000


def _renderer(**brand: str) -> Renderer:
    return Renderer(Settings(brand=Brand(**brand)), clock=lambda: _NOW_MS)  # type: ignore[arg-type]  # given by name


def test_values_in_sentences_are_escaped_and_markup_is_kept() -> None:
    say = sentences(Catalogues().of("en"))["_"]
    assert say("Case {case}", case="<b>") == "Case &lt;b&gt;"
    assert say("Case {case}", case=Markup("<b>7</b>")) == "Case <b>7</b>"
    assert say("Fish & {what}", what="{chips}") == "Fish &amp; {chips}"


def test_plurals_take_values_too() -> None:
    say = sentences(Catalogues().of("en"))["ngettext"]
    assert say("{count} file of {who}", "{count} files of {who}", count=2, who="<x>") == (
        "2 files of &lt;x&gt;"
    )


def test_a_missing_value_is_an_error() -> None:
    made = environment()
    made.loader = DictLoader({"page": "{{ missing }}"})
    with pytest.raises(UndefinedError):
        made.get_template("page").render()


@pytest.mark.parametrize(
    ("theme", "sheet"),
    [
        ("dark", 'media="screen"'),
        ("system", 'media="screen and (prefers-color-scheme: dark)"'),
        ("light", None),
    ],
)
def test_the_theme_decides_about_the_dark_sheet(theme: str, sheet: str | None) -> None:
    html = _renderer().html("base.html", Reader("en", theme))  # type: ignore[arg-type]  # given by name
    assert ("css/dark.css" in html) == (sheet is not None)
    assert sheet is None or sheet in html


def test_language_and_direction_stand_on_the_page() -> None:
    assert '<html lang="zh" dir="ltr"' in _renderer().html("base.html", Reader("zh"))
    assert '<html lang="ar-XB" dir="rtl"' in _renderer().html("base.html", Reader("ar-XB"))


def test_a_brand_brings_its_colour_and_logo(tmp_path: Path) -> None:
    (tmp_path / "mark.png").write_bytes(b"\x89PNG")
    renderer = _renderer(colour="#1d4ed8", logo=str(tmp_path / "mark.png"))
    assert b"--light-accent: #1d4ed8" in renderer.assets.asset("brand/brand.css").body
    assert renderer.assets.asset("brand/logo.png").body == b"\x89PNG"
    assert "/static/brand/logo.png?v=" in renderer.html("base.html", Reader("en"))
