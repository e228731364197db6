"""Answers that no node of a family gives: always the same kind of error, whatever they hold."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def refused(
    method: Callable[_P, Coroutine[Any, Any, _T]],
) -> Callable[_P, Coroutine[Any, Any, _T]]:
    """A method of a family that reads answers as if they were right.

    Raises    ValueError  where an answer has another form, besides what the method raises
    """

    @wraps(method)
    async def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return await method(*args, **kwargs)
        except (AttributeError, IndexError) as error:
            raise ValueError("a node answered what no node answers") from error

    return guarded
