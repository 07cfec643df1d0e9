"""Quarters of a year in running text: "the third quarter", "its third-quarter report", "Q3 2027"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.house_style import even

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_QUARTER = re.compile(
    rf"\b(?:fiscal[ -])?(?:(?P<nth>{'|'.join(_NTH)})[ -](?:fiscal[ -])?quarter\b|(?-i:Q(?P<n>[1-4]))\b)"
    r"(?:(?: of|,)?(?: fiscal)? (?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)


class Quarter(NamedTuple):
    """A quarter of a year, by its number; `year` where the text names it right behind, `fiscal` where it calls it so."""

    start: int
    end: int
    number: int
    year: str | None
    fiscal: bool


def find_quarters(text: str) -> Iterator[Quarter]:
    """The quarters that a text numbers, in its order."""
    for match in _QUARTER.finditer(even(text)):
        number = int(match["n"]) if match["n"] else _NTH[match["nth"].lower()]
        yield Quarter(*match.span(), number, match["year"], "fiscal" in match.group().lower())


def same_quarter(a: Quarter, b: Quarter) -> float:
    """1 where both can be one, else 0."""
    return float(a.number == b.number and (a.year == b.year or None in (a.year, b.year)))
