"""Where is my transaction: from a reference to cause, next step and what cannot be undone."""
