"""Makes a clone ready to run and to test, with nothing but Python's standard library."""
