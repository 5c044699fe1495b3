"""What is read of a case is read once: many sections ask the same, and many rules lead to the same few issues."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class Keeping(Protocol):
    """What a reading can be kept with."""

    @property
    def kept(self) -> dict[Any, Any]: ...


C = TypeVar("C", bound=Keeping)
P = ParamSpec("P")
R = TypeVar("R")


def once(read: Callable[Concatenate[C, P], R]) -> Callable[Concatenate[C, P], R]:
    """The same function; for a case and arguments that it has been called with, it gives what it gave then."""

    @wraps(read)
    def kept(case: C, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (read, args)
        if key not in case.kept:
            case.kept[key] = read(case, *args, **kwargs)
        found: R = case.kept[key]
        return found

    return kept
