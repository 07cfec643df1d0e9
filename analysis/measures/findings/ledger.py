"""The ledger and its coverage, seen per outlet: what findings about facts ask of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

import numpy as np
import pandas as pd

from analysis.corpus.memory import remembered
from analysis.measures.findings.chances import chance_alone, chance_left_out
from analysis.measures.findings.finding import NEAREST, WEIGHTS, Evidence, Tables, outlet_of, outlets_of
from analysis.plain import counted, listed, number, out_of, quoted
from analysis.records import Row

# Confidence from which a single cell may bear a finding. In the gold (five events, each matched by a model of the others)
# 362 of the 363 cells so found told are told, with the right sentence in 98%, and 97% of the 441 found absent are absent.
SURE = 0.9
NAMED = 2  # statements that a finding gives; the others are in its evidence
LEAST = {"core", "major", None}  # a minor fact alone is no finding
_STOP = re.compile(r"(?<![A-Za-z]\.[A-Za-z])\.+$")  # not that of "p.m."


class Ledger:
    """The tables `facts` and `coverage` seen per outlet: an outlet tells a fact when one of its articles does."""

    def __init__(self, tables: Tables):
        facts = [row for row in tables.rows("facts") if row.origin != "discovered"]  # what nobody checked is no finding
        self.statement = {row.fact: _STOP.sub("", row.statement.strip()) for row in facts}
        self.salience = {row.fact: None if pd.isna(row.salience) else row.salience for row in facts}
        self.type = {row.fact: row.type for row in facts}
        self.cells = defaultdict(list)  # (fact, outlet) -> rows of the coverage
        self.places = {fact: [] for fact in self.statement}  # the rows of those articles that tell it
        for row in tables.rows("coverage"):
            if row.fact in self.statement:
                self.cells[row.fact, row.outlet].append(row)
                if row.status != "absent":
                    self.places[row.fact].append(row)
        self._outlets = outlets_of(tables)
        self._source = {row.article: row.source for row in tables.rows("sources")}
        self.told = {fact: list(dict.fromkeys(row.outlet for row in rows)) for fact, rows in self.places.items()}
        self.early = {fact: _early(rows) for fact, rows in self.places.items()}

    def weight(self, fact: str) -> float:
        """How much a reader's picture hangs on the fact."""
        return WEIGHTS[self.salience[fact]]

    def salient(self, facts: list[str]) -> list[str]:
        """Facts that can be a finding, those of most weight first, then those told earliest."""
        kept = [fact for fact in facts if self.salience[fact] in LEAST]
        return sorted(kept, key=lambda fact: (-self.weight(fact), self.early[fact]))

    def named(self, facts: Sequence[str]) -> str:
        """The first statements as the end of a sentence, after a comma where there are more."""
        said = listed(quoted(self.statement[fact] for fact in facts[:NAMED]))
        return f", among them {said}" if len(facts) > NAMED else f": {said}"

    def amount(self, facts: Sequence[str], whole: int) -> str:
        """How many facts of which salience, in the style of numbers of the `whole` that the size names: "9 facts (5 core, 4 major)"."""
        kinds = Counter(self.salience[fact] for fact in facts)
        if len(kinds) == 1:
            noun = " ".join(filter(None, [*kinds, "fact"]))
            return counted(len(facts), noun, beside=(whole,))
        of_each = [f"{number(kinds[kind], (whole,))} {kind}" for kind in ("core", "major") if kinds[kind]]
        return f"{counted(len(facts), 'fact', beside=(whole,))} ({', '.join(of_each)})"

    def telling(self, facts: Sequence[str], outlets: list[str] | None = None) -> list[Evidence]:
        """The sentences that tell the facts, in the outlets named or in all."""
        return [
            Evidence(row.article, row.sentence, "tells it", fact)
            for fact in facts
            for row in self.places[fact]
            if outlets is None or row.outlet in outlets
        ]

    def nearest(self, facts: Sequence[str], outlet: str) -> list[Evidence]:
        """What comes nearest in an outlet that does not tell the facts."""
        rows = (self.cells[fact, outlet][0] for fact in facts)
        return [Evidence(row.article, row.sentence, NEAREST, row.fact) for row in rows]

    def is_sure(self, fact: str, article: str) -> bool:
        """Whether an article surely tells a fact, and all of it."""
        return any(row.article == article and is_sure_telling(row) for row in self.places[fact])

    def lacks(self, fact: str, outlet: str) -> bool:
        """Whether no article of an outlet tells a fact, surely."""
        return all(row.status == "absent" and row.confidence >= SURE for row in self.cells[fact, outlet])

    def chance_left_out(self, fact: str, outlets: Sequence[str], own: Collection[str], least: int) -> float:
        """Probability that the outlets, which print the sources `own`, leave the fact out, and `least` of the other sources tell it."""
        here = [row for outlet in outlets for row in self.cells[fact, outlet]]
        others = [rows for source, rows in self._by_source(fact).items() if source not in own]
        return chance_left_out(here, others, least)

    def chance_alone(self, fact: str, outlets: Sequence[str]) -> float:
        """Probability that one of the outlets tells the fact, and no other outlet does."""
        here = [row for outlet in outlets for row in self.cells[fact, outlet]]
        return chance_alone(here, self._by_source(fact, without=outlets).values())

    def _by_source(self, fact: str, without: Collection[str] = ()) -> dict[str, list[Row]]:
        """Independent source -> the cells of a fact in its articles, but for those of some outlets."""
        found = defaultdict(list)
        for outlet in self._outlets:
            for row in self.cells[fact, outlet] if outlet not in without else ():
                found[self._source[row.article]].append(row)
        return found

    def surest(self, facts: Sequence[str], chance: Mapping[str, float]) -> list[str]:
        """The facts, of the same weight those first that most likely hold, to a tenth."""
        return sorted(facts, key=lambda fact: (-self.weight(fact), -round(chance[fact], 1)))

    def tells(self, facts: Sequence[str], decided: list[str], who: list[str], *, sign: str = "") -> str:
        """The verb of those `who` tell facts, with `sign` "not" of who does not; where a match decided, what is found."""
        many = len(who) > 1
        if any(row.decided_by == "matched" for fact in facts for name in decided for row in self.cells[fact, name]):
            return " ".join(filter(None, ["are" if many else "is", sign, "found to tell"]))
        return f"{'do' if many else 'does'} {sign} tell" if sign else "tell" if many else "tells"

    def decided(self, facts: Sequence[str], outlets: list[str]) -> tuple[str, float]:
        """Who decided the cells of facts and outlets, in words, and how sure they are on average, 0-1."""
        rows = [row for fact in facts for outlet in outlets for row in self.cells[fact, outlet]]
        matched = [row.confidence for row in rows if row.decided_by == "matched"]
        sure = float(np.mean([2 * row.confidence - 1 for row in rows]))
        if not matched:
            return "Decided by a person or a cue, for every fact and article.", sure
        return (
            f"Matched with the text in {out_of(len(matched), len(rows), 'case')} (a fact in an article),"
            f" the least sure at a confidence of {min(matched):.2f}.",
            sure,
        )


@remembered
def ledger_of(tables: Tables) -> Ledger:
    """The story's ledger."""
    return Ledger(tables)


@remembered
def cut_facts(tables: Tables) -> dict[str, list[str]]:
    """Outlet of a reprint -> the ledger's facts of the shared copy that it does not have."""
    in_ledger, outlet = ledger_of(tables).statement, outlet_of(tables)
    found: dict[str, list[str]] = {}
    for row in tables.rows("cuts"):
        if row.kind == "fact" and row.item in in_ledger and not row.elsewhere:
            found.setdefault(outlet[row.article_b], []).append(row.item)
    return {name: list(dict.fromkeys(facts)) for name, facts in found.items()}


def is_sure_telling(row: Row) -> bool:
    """Whether a row of the coverage surely tells its fact, and not a part of it alone."""
    return row.status == "present" and row.confidence >= SURE


def _early(rows: list[Row]) -> float:
    """Mean place in the articles that tell a fact, 0-1; 1 where none does."""
    places = [row.position for row in rows if pd.notna(row.position)]
    return fmean(places) if places else 1.0
