"""The automatic first answer: understand, find, answer with a source, or hand over.

Nothing here writes to the database; `decide` is the door.
"""
