"""Static files: hashed addresses, integrity, and nothing outside the folder."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from walletdesk.kernel.errors import NotFound
from walletdesk.web.assets import STATIC, Assets
from walletdesk.web.icons import icon_macro, read_icons
from walletdesk.web.import_map import ImportMap, Vendored, read_vendor
from walletdesk.web.render import TEMPLATES


def test_an_address_changes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    assets = Assets(tmp_path)
    before = assets.url("a.css")
    (tmp_path / "a.css").write_text("a { color: red }")
    (tmp_path / "a.css").touch()
    assert re.fullmatch(r"/static/a\.css\?v=[0-9a-f]{12}", before)
    assert assets.url("a.css") != before


@pytest.mark.parametrize(
    "path", ["../a.css", "/etc/passwd", "b/../../a.css", "gone.css", "", "x\0.js"]
)
def test_nothing_outside_the_folder_is_served(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.css").write_text("a {}")
    (tmp_path / "static").mkdir()
    with pytest.raises(NotFound):
        Assets(tmp_path / "static").asset(path)


def test_files_of_unknown_kinds_are_not_served(tmp_path: Path) -> None:
    (tmp_path / "notes.py").write_text("")
    with pytest.raises(NotFound):
        Assets(tmp_path).asset("notes.py")


def test_the_import_map_names_libraries_and_our_modules_with_integrity(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "queue.js").write_text("export {}")
    vendored = [Vendored("lit", "1", "lit/index.js", "sha384-x", "lit")]
    inner = Vendored("lit", "1", "lit/inner.js", "sha384-y")
    tree = ImportMap(Assets(tmp_path), [*vendored, inner]).tree("desk")
    own = Assets(tmp_path).url("desk/queue.js")
    digest = base64.b64encode(hashlib.sha384(b"export {}").digest()).decode()
    assert tree["imports"] == {"lit": "/static/vendor/lit/index.js", "/static/desk/queue.js": own}
    assert tree["integrity"]["/static/vendor/lit/inner.js"] == "sha384-y"
    assert tree["integrity"][own] == f"sha384-{digest}"


def test_the_import_map_cannot_close_its_script(tmp_path: Path) -> None:
    evil = Vendored("</script>", "1", "a.js", "sha384-x", "</script>")
    text = ImportMap(Assets(tmp_path), [evil]).json()
    assert "<" not in text
    assert "</script>" in json.loads(text)["imports"]


def test_the_vendored_libraries_are_read() -> None:
    assert "lit" in {item.specifier for item in read_vendor()}


def test_every_icon_that_a_template_names_exists() -> None:
    icons = read_icons(STATIC / "icons" / "sprite.svg")
    named = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'icon\("([a-z-]+)"', path.read_text("utf-8"))
    }
    assert named <= set(icons)
    assert "<path" in icons["chat"]


def test_an_icon_is_decoration_unless_it_is_named() -> None:
    icon = icon_macro({"chat": "<path/>"})
    assert 'aria-hidden="true"' in icon("chat")
    assert 'role="img" aria-label="Chat &amp; more"' in icon("chat", label="Chat & more")
