"""What was derived from a corpus, or from its tables, is remembered as long as that lives."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

S = TypeVar("S")
T = TypeVar("T")
_derived: WeakKeyDictionary[object, dict[Hashable, object]] = WeakKeyDictionary()


def memory(source: object) -> dict[Hashable, object]:
    """What was derived from the corpus or the tables so far, by key."""
    return _derived.setdefault(source, {})


def remembered(function: Callable[[S], T]) -> Callable[[S], T]:
    """Run a step that several functions take once a source; what it returns is shared and must not be changed."""

    @functools.wraps(function)
    def recalled(source: S) -> T:
        known = memory(source)
        if function not in known:
            known[function] = function(source)
        return known[function]

    return recalled
