"""Files made from the brand's settings: its style sheet and its logo."""

from pathlib import Path

from walletdesk.settings.brand import Brand
from walletdesk.web.colour import brand_sheet, light_accent

_LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="{colour}"/>
<path d="M8 12.5a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-4.5l-4.5 3.5v-3.5h-1a3 3 0 0 1\
-3-3z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/>
<circle cx="20" cy="15" r="1.75" fill="#fff"/>
</svg>
"""


def logo_path(brand: Brand) -> str:
    """Where the logo lies among the static files."""
    return f"brand/logo{Path(brand.logo).suffix.lower() or '.svg'}"


def brand_files(brand: Brand) -> dict[str, bytes]:
    """Path below `/static` to the bytes of each file made at start."""
    logo = Path(brand.logo).read_bytes() if brand.logo else _built_in(brand.colour)
    return {
        "brand/brand.css": brand_sheet(brand.colour).encode(),
        logo_path(brand): logo,
    }


def _built_in(colour: str) -> bytes:
    return _LOGO.format(colour=light_accent(colour).plain).encode()
