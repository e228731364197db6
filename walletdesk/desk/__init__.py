"""Conversations: one door in, one door out, and all that happens between."""
