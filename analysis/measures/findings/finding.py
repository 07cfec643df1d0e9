"""A finding, the sentences it rests on, and what every kind of finding asks of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

Tables = Mapping[str, pd.DataFrame]

# How much a reader's picture hangs on a fact, by its salience in the ledger; None: the ledger does not say.
WEIGHTS = {"core": 1.0, "major": 0.5, "minor": 0.15, None: 0.4}


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
    how sure it is, each from 0 to 1. `outlets` are those that it sets apart.
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


def outlets_of(tables: Tables) -> list[str]:
    """The outlets in the order of the story."""
    return list(dict.fromkeys(tables["articles"]["outlet"]))


def outlet_of(tables: Tables) -> dict[str, str]:
    """Article -> outlet."""
    return dict(zip(tables["articles"]["article"], tables["articles"]["outlet"], strict=True))


def in_body(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Those rows that stand in an article's body, as counts and tests take them."""
    body = tables["sentences"].loc[tables["sentences"]["part"] == "body", ["article", "sentence"]]
    return rows.merge(body, on=["article", "sentence"])


def independent(tables: Tables, outlets: Iterable[str]) -> set[str]:
    """The independent sources among the articles of some outlets: those that share copy are one."""
    wanted, sources = set(outlets), tables["sources"]
    pages = zip(sources["outlet"].to_numpy(object), sources["source"].to_numpy(object), strict=True)
    return {source for outlet, source in pages if outlet in wanted}


def room(tables: Tables, outlet: str) -> float:
    """How much room an outlet had, 0-1: its body words by the median over the outlets, 1 at most."""
    words = tables["articles"].groupby("outlet")["n_body_words"].sum().astype(float)
    middle = words.median()
    return min(1.0, words[outlet] / middle) if middle else 1.0


def shares(values: Iterable[float]) -> list[str]:
    """Shares as whole per cents: "75 %"."""
    return [f"{value:.0%}".replace("%", " %") for value in values]


def several(parts: Iterable[float]) -> float:
    """One weight for several things of a kind: it grows with each and never reaches 1."""
    rest = 1.0
    for part in parts:
        rest *= 1 - part
    return 1 - rest
