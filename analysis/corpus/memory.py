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


def once(source: object, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, asked for once a source and key; it is shared and must not be changed."""
    known = memory(source)
    if key not in known:
        known[key] = make()
    return known[key]


def remembered(function: Callable[[S], T]) -> Callable[[S], T]:
    """Run a step that several functions take once a source; what it returns is shared and must not be changed."""

    @functools.wraps(function)
    def recalled(source: S) -> T:
        return once(source, function, lambda: function(source))

    return recalled
