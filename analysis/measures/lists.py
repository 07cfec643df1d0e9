"""The word lists and weights that measures read, each with a head that says what it is for (measures/data)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from analysis.corpus.house_style import word_rows

DATA = Path(__file__).parent / "data"


@cache
def listed_phrases(name: str) -> frozenset[tuple[str, ...]]:
    """The entries of a list of words and phrases (CSV, in the first column), each as its words."""
    return frozenset(tuple(row[0].split()) for row in word_rows(DATA / name))
