"""Expressions of one or several words that say the same: "step down", "resign", "leave office" (data/paraphrases.txt)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from analysis.measures.language.thesaurus import forms_of
from analysis.measures.lists import DATA

_BETWEEN = 1  # words that may stand between two of an expression: "dealt a heavy blow to"


def meanings(words: Sequence[str]) -> dict[int, set[str]]:
    """The sets of the list of which an expression stands in a text, and the words in lower case that make it up.

    `words` are folded as the house folds them (`Folder.fold`), function words included; any form of a word counts.
    """
    lower = [word.lower() for word in words]
    forms = [_forms(word) for word in lower]
    present = frozenset().union(*forms)
    found: dict[int, set[str]] = defaultdict(set)
    for start, here in enumerate(forms):
        for base in here:
            for rest, number in _expressions().get(base, ()):
                if present.issuperset(rest) and (places := _places(rest, forms, start)):
                    found[number].update(lower[place] for place in places)
    return dict(found)


def _places(rest: Sequence[str], forms: Sequence[frozenset[str]], start: int) -> list[int]:
    """Where the words of an expression stand whose first one stands at `start`; nowhere where one is too far."""
    places = [start]
    for word in rest:
        near = range(places[-1] + 1, min(places[-1] + 2 + _BETWEEN, len(forms)))
        place = next((place for place in near if word in forms[place]), None)
        if place is None:
            return []
        places.append(place)
    return places


@lru_cache(maxsize=50_000)
def _forms(word: str) -> frozenset[str]:
    return frozenset([*forms_of(word), *(["not"] if word.endswith("n't") else [])])


@cache
def _expressions() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """First word of an expression -> its other words, and the number of its set."""
    found = defaultdict(list)
    for number, line in enumerate(_lines()):
        for expression in line.split(" ; "):
            first, *rest = expression.split()
            found[first].append((tuple(rest), number))
    return dict(found)


def _lines() -> Iterator[str]:
    for line in (DATA / "paraphrases.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line
