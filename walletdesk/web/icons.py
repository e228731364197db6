"""Our own icons, drawn on a 24 grid; `static/icons/sprite.svg` holds them all."""

from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

_SVG = "{http://www.w3.org/2000/svg}"


def read_icons(sprite: Path) -> Mapping[str, str]:
    """Name to the SVG elements inside the icon."""
    ElementTree.register_namespace("", _SVG.strip("{}"))
    root = ElementTree.fromstring(sprite.read_bytes())  # noqa: S314  our own file
    return {symbol.attrib["id"]: _inside(symbol) for symbol in root.findall(f"{_SVG}symbol")}


def icon_macro(icons: Mapping[str, str]) -> Callable[..., Markup]:
    """The templates' `icon(name, classes, label)`; without a label it is decoration."""

    def icon(name: str, classes: str = "", label: str = "") -> Markup:
        said = Markup(' role="img" aria-label="{}"').format(label) if label else HIDDEN
        directed = " icon-directed" if name in _DIRECTED else ""
        head = Markup('<svg class="icon{}{}" viewBox="0 0 24 24"{}>').format(
            directed, f" {classes}" if classes else "", said
        )
        return head + Markup(icons[name]) + Markup("</svg>")  # noqa: S704  our own file

    return icon


HIDDEN = Markup(' aria-hidden="true"')
_DIRECTED = {"arrow-back", "arrow-forward", "chevron-forward", "send", "sign-out"}


def _inside(symbol: ElementTree.Element) -> str:
    parts = [ElementTree.tostring(child, encoding="unicode").strip() for child in symbol]
    return "".join(parts).replace(f' xmlns="{_SVG.strip("{}")}"', "")
