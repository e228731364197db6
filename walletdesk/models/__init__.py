"""Embedded language models, one file each, imported only when they are used."""
