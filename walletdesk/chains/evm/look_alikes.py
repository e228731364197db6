"""Whether an address resembles another as a thief's copy does, at the ends people look at. Pure."""

_ENDS_MIN = 3


def alike(one: str, other: str) -> bool:
    """Whether two different addresses begin and end the same."""
    start, end = same_ends(one, other)
    return one.lower() != other.lower() and min(start, end) >= _ENDS_MIN


def same_ends(one: str, other: str) -> tuple[int, int]:
    """How many digits two addresses share at their start, after `0x`, and at their end."""
    left, right = one.lower().removeprefix("0x"), other.lower().removeprefix("0x")
    return _run(left, right), _run(left[::-1], right[::-1])


def _run(one: str, other: str) -> int:
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def differing(one: str, other: str) -> tuple[str, str]:
    """The stretch of each in which they differ, from the first to the last digit that does."""
    start, end = same_ends(one, other)
    return _middle(one, start, end), _middle(other, start, end)


def _middle(address: str, start: int, end: int) -> str:
    digits = address.removeprefix("0x")
    return digits[start : len(digits) - end]
