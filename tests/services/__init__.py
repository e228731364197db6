"""Real programs that tests run against, started and ended by the tests themselves."""


class Unavailable(Exception):
    """The program is not on this machine; the message says which, for the skip reason."""
