"""All SQL of the desk: its tables, the set-based hot path, lists, files and links."""
