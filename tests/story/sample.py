"""The sample product as an operator starts it, and the logins it prints."""

from dataclasses import dataclass
from pathlib import Path

import pyotp

from tests.services.product import Product

_ALWAYS_OPEN = "[hours]\n" + "\n".join(
    f'{day} = ["00:00-24:00"]'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)


@dataclass(frozen=True)
class Login:
    """A sample login."""

    email: str
    password: str
    totp_secret: str

    def code(self) -> str:
        """The present code; each one works once."""
        return pyotp.TOTP(self.totp_secret).now()


def sample_product(folder: Path) -> Product:
    """The product with its sample, open all day, so that the story has one clock."""
    (folder / "walletdesk.toml").write_text(_ALWAYS_OPEN, "utf-8")
    vectors = {"WALLETDESK_FIRST_LINE__VECTORS": "true"}
    return Product(folder / "data", folder / "serve.log", vectors)


def login(product: Product, name: str) -> Login:
    """The sample login of `mei`, `sam`, `lead` or `admin`."""
    for line in (product.data / "sample-logins.txt").read_text().splitlines():
        words = line.split()
        if words[1].startswith(f"{name}@"):
            return Login(words[1], words[2], words[-1])
    raise LookupError(name)
