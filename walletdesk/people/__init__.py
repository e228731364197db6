"""People: customers as contacts, agents with roles, sign-in, presence."""
