"""Builds the program from its parts."""
