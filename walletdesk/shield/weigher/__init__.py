"""Weighs how much a text reads like a demand: learned from texts, beside what rules know."""
