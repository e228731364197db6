"""Contracts of TRON that everybody means when they say a name.

Source    the issuer's own list of supported networks
"""

USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
USDT_DECIMALS = 6
