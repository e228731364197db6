"""The brand's one colour made fit for light and dark, contrast checked.

Lightness moves in OKLCH (Björn Ottosson, 2020), which keeps the hue as the eye sees it;
contrast is WCAG 2's.
"""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

_TEXT_CONTRAST = 4.6  # WCAG asks 4.5; the rest is for rounding
_STEP = 0.005
LIGHT_SURFACES = ("#ffffff", "#f5f7f7", "#edf1f1")
DARK_SURFACES = ("#141c1c", "#0d1313", "#1b2525")


@dataclass(frozen=True)
class Accent:
    """One theme's shades, each #rrggbb.

    plain    text, links and filled controls
    strong   the same under the pointer, and text on `soft`
    soft     a tinted surface; line, its border
    on       text on `plain`
    """

    plain: str
    strong: str
    soft: str
    line: str
    on: str


def light_accent(brand: str) -> Accent:
    """Shades for light pages."""
    plain = _moved(brand, LIGHT_SURFACES, -_STEP)
    soft = _mixed(plain, "#ffffff", 0.09)
    strong = _moved(_lighter(plain, -0.07), (soft,), -_STEP)
    return Accent(plain, strong, soft, _mixed(plain, "#ffffff", 0.28), "#ffffff")


def dark_accent(brand: str) -> Accent:
    """Shades for dark pages."""
    on = _mixed(brand, "#000000", 0.16)
    soft = _mixed(brand, DARK_SURFACES[0], 0.2)
    plain = _moved(_lighter(brand, 0.2), (*DARK_SURFACES, on, soft), _STEP)
    strong = _lighter(plain, 0.07)
    return Accent(plain, strong, soft, _mixed(brand, DARK_SURFACES[0], 0.5), on)


def brand_sheet(brand: str) -> str:
    """The style sheet that gives tokens.css and dark.css their accent."""
    lines = []
    for theme, accent in (("light", light_accent(brand)), ("dark", dark_accent(brand))):
        lines += [
            f"    --{theme}-accent: {accent.plain};",
            f"    --{theme}-accent-strong: {accent.strong};",
            f"    --{theme}-accent-soft: {accent.soft};",
            f"    --{theme}-accent-line: {accent.line};",
            f"    --{theme}-on-accent: {accent.on};",
        ]
    body = "\n".join(lines)
    return f"@layer tokens {{\n  :root,\n  :host {{\n{body}\n  }}\n}}\n"


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _moved(colour: str, against: tuple[str, ...], step: float) -> str:
    for _ in range(200):
        if all(contrast(colour, surface) >= _TEXT_CONTRAST for surface in against):
            break
        colour = _lighter(colour, step)
    return colour


def _lighter(colour: str, by: float) -> str:
    lightness, chroma, hue = _to_oklch(colour)
    return _from_oklch(min(1.0, max(0.0, lightness + by)), chroma, hue)


def _mixed(colour: str, into: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(into), strict=True)
    return _hex(*(a * share + b * (1 - share) for a, b in pairs))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, c)) * 255):02x}" for c in channels)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _to_oklch(colour: str) -> tuple[float, float, float]:
    r, g, b = (_linear(channel) for channel in _channels(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    bb = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, bb), atan2(bb, a)


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _hex(
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )
