"""Engines that read words in pictures."""
