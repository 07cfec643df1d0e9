"""What was derived from a corpus is remembered as long as the corpus lives."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from analysis.corpus.corpus import Corpus

T = TypeVar("T")
_derived: WeakKeyDictionary[Corpus, dict[Hashable, object]] = WeakKeyDictionary()


def memory(corpus: Corpus) -> dict[Hashable, object]:
    """What was derived from the corpus so far, by key."""
    return _derived.setdefault(corpus, {})


def remembered(function: Callable[[Corpus], T]) -> Callable[[Corpus], T]:
    """Run a step that several measures take once a corpus; what it returns is shared and must not be changed."""

    @functools.wraps(function)
    def recalled(corpus: Corpus) -> T:
        known = memory(corpus)
        if function not in known:
            known[function] = function(corpus)
        return known[function]

    return recalled
