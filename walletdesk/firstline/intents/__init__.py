"""What a message wants before any article is looked for: one file per intent, Chinese and English.

Patterns run on `plain.plain(text)`: one width, lower case, simplified characters, no addresses.
"""
