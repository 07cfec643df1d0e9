"""A finding, the sentences it rests on, and what every kind of finding asks of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import pandas as pd

from analysis.corpus.memory import once, remembered
from analysis.plain import listed
from analysis.records import Row, records

MOST = 6  # outlets that a sentence names
# How much a reader's picture hangs on a fact, by its salience in the ledger; None: the ledger does not say.
WEIGHTS = {"core": 1.0, "major": 0.5, "minor": 0.15, None: 0.4}


class Tables:
    """The tables of a story by name, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], pd.DataFrame]):
        self._make = make

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table; it is shared and must not be changed."""
        return once(self, name, lambda: self._make(name))

    def words(self, article: str, start: int, end: int) -> str:
        """The words of an article that stand from character `start` to `end`, on one line."""
        return " ".join(self._make("texts")[article][start:end].split())

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of the table, read once."""
        return once(self, ("rows", name), lambda: tuple(records(self[name])))


class Evidence(NamedTuple):
    """A sentence that a finding rests on: what it `says` there, and of which fact, if of one."""

    article: str
    sentence: int
    says: str
    fact: str | None = None


@dataclass(frozen=True)
class Finding:
    """One difference between the outlets in plain words, with what speaks for it and what it does not show.

    `stake`: how much a reader's picture hangs on it; `contrast`: how far the outlets differ in it; `sureness`:
    how sure it is, each from 0 to 1. `outlets` are those that it sets apart, or, where it says that nothing `differs`,
    those that it cannot.
    """

    kind: str
    sentence: str
    size: str
    uncertainty: str
    caution: str
    outlets: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    stake: float
    contrast: float
    sureness: float = 1.0
    differs: bool = True

    @property
    def weight(self) -> float:
        """Stake times contrast times sureness, 0-1."""
        return self.stake * self.contrast * self.sureness

    @property
    def rests_on(self) -> frozenset[tuple[str, int]]:
        """The sentences that it hangs on: without examples of many, and without what comes nearest to something absent."""
        return frozenset((e.article, e.sentence) for e in self.evidence if e.says not in (NEAREST, EXAMPLE))


NEAREST = "nearest to it"  # in an outlet that does not tell it
EXAMPLE = "copied, for example"  # one of many that show the same


@remembered
def outlet_of(tables: Tables) -> dict[str, str]:
    """Article -> outlet."""
    return {row.article: row.outlet for row in tables.rows("articles")}


@remembered
def outlets_of(tables: Tables) -> list[str]:
    """The outlets in the order of the story."""
    return list(dict.fromkeys(outlet_of(tables).values()))


@remembered
def body_keys(tables: Tables) -> set[tuple[str, int]]:
    """Article and number of each sentence of a body, where counts and tests are taken."""
    return {(row.article, row.sentence) for row in tables.rows("sentences") if row.part == "body"}


@remembered
def words_of(tables: Tables) -> dict[str, int]:
    """Outlet -> words of its bodies."""
    words = dict.fromkeys(outlets_of(tables), 0)
    for row in tables.rows("articles"):
        words[row.outlet] += row.n_body_words
    return words


def independent(tables: Tables, outlets: Iterable[str]) -> set[str]:
    """The independent sources among the articles of some outlets: those that share copy are one."""
    sources = _sources(tables)
    return {source for outlet in outlets for source in sources[outlet]}


def room(tables: Tables, outlet: str) -> float:
    """How much room an outlet had, 0-1: its body words by the median over the outlets, 1 at most."""
    words = words_of(tables)
    middle = median(words.values())
    return min(1.0, words[outlet] / middle) if middle else 1.0


def named(outlets: Iterable[str]) -> str:
    """Outlets in one phrase, of many the first ones and how many more there are."""
    return listed(outlets, most=MOST)


def shares(values: Iterable[float]) -> list[str]:
    """Shares as whole per cents: "75%"."""
    return [f"{value:.0%}" for value in values]


def apart(high: float, low: float) -> str:
    """How far two shares lie apart, as whole per cents that agree with both as printed."""
    return f"{round(100 * high) - round(100 * low)}%"


def several(parts: Iterable[float]) -> float:
    """One weight for several things of a kind: it grows with each and never reaches 1."""
    rest = 1.0
    for part in parts:
        rest *= 1 - part
    return 1 - rest


@remembered
def _sources(tables: Tables) -> dict[str, set[str]]:
    """Outlet -> the independent sources among its articles."""
    sources: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("sources"):
        sources[row.outlet].add(row.source)
    return sources
