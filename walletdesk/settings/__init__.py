"""The only reader of environment and TOML: one frozen struct, every knob documented."""

from walletdesk.settings.brand import Brand, Contact
from walletdesk.settings.model import Settings
from walletdesk.settings.read import BadSettings, read_settings

__all__ = ["BadSettings", "Brand", "Contact", "Settings", "read_settings"]
