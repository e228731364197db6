"""The parts for many processes: PostgreSQL."""
