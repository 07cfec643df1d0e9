"""Findings about facts: left out, told by one outlet alone, told late; the ledger is the measure of them all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import attrgetter
from statistics import fmean, median

import numpy as np
import pandas as pd

from analysis.corpus.memory import remembered
from analysis.measures.findings.finding import (
    NEAREST,
    WEIGHTS,
    Evidence,
    Finding,
    Tables,
    apart,
    independent,
    named,
    outlet_of,
    outlets_of,
    room,
    several,
    shares,
    words_of,
)
from analysis.measures.text_reuse.times import came_before
from analysis.plain import counted, listed, number, out_of, quoted, sentence
from analysis.records import Row

# Confidence from which a single cell may bear a finding. In the gold (five events, each matched by a model of the others)
# all 337 cells so found told are told, with the right sentence in 98%, and 97% of the 442 found absent are absent.
SURE = 0.9
TELLS = 5  # facts that an outlet tells at least, where two are compared by what they have in common
NAMED = 2  # statements that a finding gives; the others are in its evidence
LEAST = {"core", "major", None}  # a minor fact alone is no finding
NEAR = 0.9  # of the median of words, from which a page is hardly shorter
_LEDGER = "The ledger is somebody's list: a fact nobody wrote down is missed everywhere."
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
        return any(row.article == article and _is_sure(row) for row in self.places[fact])

    def lacks(self, fact: str, outlet: str) -> bool:
        """Whether no article of an outlet tells a fact, surely."""
        return all(row.status == "absent" and row.confidence >= SURE for row in self.cells[fact, outlet])

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
            return "Decided by a person or a cue in every cell.", sure
        return (
            f"Matched with the text in {out_of(len(matched), len(rows), 'cell')},"
            f" the least sure at a confidence of {min(matched):.2f}.",
            sure,
        )


@remembered
def ledger_of(tables: Tables) -> Ledger:
    """The story's ledger."""
    return Ledger(tables)


def omissions(tables: Tables) -> Iterator[Finding]:
    """An outlet and the facts that it does not tell and two or more other sources do, half of them at least.

    Outlets that print copy of one source and leave out the same are one finding.
    What a reprint does not have of the copy it shares is left to the kind `cut by a reprint`.
    """
    ledger, cut = ledger_of(tables), cut_facts(tables)
    left_out: dict[tuple, list[str]] = defaultdict(list)  # source, facts, size -> the outlets that print it
    for outlet in outlets_of(tables):
        own = independent(tables, [outlet])
        n_others = len(independent(tables, outlets_of(tables)) - own)
        n_told = {
            fact: len(independent(tables, told) - own)
            for fact, told in ledger.told.items()
            if outlet not in told and fact not in cut.get(outlet, ())
        }
        facts = ledger.salient([fact for fact, n in n_told.items() if n >= max(2, n_others / 2)])
        if facts:
            n_left_out = sum(bool(told) and outlet not in told for told in ledger.told.values())
            parts = tuple(n_told[fact] / n_others for fact in facts)
            left_out[frozenset(own), tuple(facts), parts, n_left_out].append(outlet)
    for (_, facts, parts, n_left_out), outlets in left_out.items():
        decided, sure = ledger.decided(facts, outlets)
        surest = sorted(facts, key=lambda fact: (-ledger.weight(fact), not all(ledger.lacks(fact, o) for o in outlets)))
        caution = [
            said for name in outlets for said in (_length(tables, name), _early_page(tables, name, facts)) if said
        ]
        yield Finding(
            "left out",
            f"{_of_one_source(outlets)} {ledger.tells(facts, outlets, outlets, sign='not')} {ledger.amount(facts, n_left_out)}"
            f" that at least half of the other sources tell{ledger.named(surest)}.",
            f"{out_of(len(facts), n_left_out, 'fact')} told elsewhere and not here",
            decided,
            " ".join([*caution, _LEDGER]),
            tuple(outlets),
            (*ledger.telling(facts), *(near for name in outlets for near in ledger.nearest(facts, name))),
            stake=several(0.35 * ledger.weight(fact) * part for fact, part in zip(facts, parts, strict=True)),
            contrast=max(room(tables, name) for name in outlets),
            sureness=sure,
        )  # fmt: skip


def only_here(tables: Tables) -> Iterator[Finding]:
    """An outlet, or pages that share copy, and the facts that they alone tell.

    Left to other kinds: an outlet's own claims, and what a reprint does not have of the copy it shares.
    """
    ledger = ledger_of(tables)
    cut = {fact for facts in cut_facts(tables).values() for fact in facts}
    alone: dict[tuple[str, ...], list[str]] = {}
    for fact, told in ledger.told.items():
        sources = independent(tables, told)
        if len(told) == 1 and fact not in cut and fact not in _own_claims(ledger, told[0]):
            alone.setdefault((told[0],), []).append(fact)
        elif len(told) > 1 and len(sources) == 1:
            group = tuple(o for o in outlets_of(tables) if independent(tables, [o]) <= sources)
            alone.setdefault(group, []).append(fact)
    for outlets, found in alone.items() if len(independent(tables, outlets_of(tables))) > 1 else ():
        facts = ledger.salient(found)
        if not facts:
            continue
        decided, sure = ledger.decided(facts, outlets_of(tables))
        yield Finding(
            "only here",
            f"Only {_of_one_source(outlets)} {ledger.tells(facts, outlets_of(tables), outlets)}"
            f" {ledger.amount(facts, len(ledger.statement))}{ledger.named(facts)}.",
            f"{out_of(len(facts), len(ledger.statement), 'fact')} in the ledger",
            decided,
            "A fact that one source alone has may be its own reporting, its emphasis or its mistake.",
            outlets,
            tuple(ledger.telling(facts)),
            stake=several(0.15 * ledger.weight(fact) for fact in facts),
            contrast=1,
            sureness=sure,
        )


def own_claims(tables: Tables) -> Iterator[Finding]:
    """An outlet and the judgements that it alone makes, in its own voice."""
    ledger = ledger_of(tables)
    for outlet in outlets_of(tables) if len(outlets_of(tables)) > 1 else ():
        facts = ledger.salient(_own_claims(ledger, outlet))
        if not facts:
            continue
        decided, sure = ledger.decided(facts, outlets_of(tables))
        yield Finding(
            "claims of its own",
            f"{outlet} alone makes {counted(len(facts), 'claim')} in its own voice{ledger.named(facts)}.",
            counted(len(facts), "claim"),
            decided,
            "A claim that nobody else makes is not shown to be wrong, nor to be right.",
            (outlet,),
            tuple(ledger.telling(facts)),
            stake=several(0.4 * ledger.weight(fact) for fact in facts),
            contrast=1,
            sureness=sure,
        )


def least_alike(tables: Tables) -> Iterator[Finding]:
    """The two outlets, of different sources, that share the fewest of the facts either tells: ten of them, five in each, at least."""
    ledger, pairs = ledger_of(tables), []
    for a, b in combinations(outlets_of(tables), 2):
        either = [fact for fact, told in ledger.told.items() if {a, b} & set(told)]
        both = [fact for fact in either if {a, b} <= set(ledger.told[fact])]
        fewest = min(sum(outlet in ledger.told[fact] for fact in either) for outlet in (a, b))
        if len(either) >= 10 and fewest >= TELLS and not independent(tables, [a]) & independent(tables, [b]):
            pairs.append((len(both) / len(either), a, b, both, either))
    if not pairs or min(pairs)[0] >= 0.5:
        return
    part, a, b, both, either = min(pairs)
    decided, sure = ledger.decided(either, [a, b])
    shared = ledger.salient(both)
    yield Finding(
        "least alike",
        f"Who reads {a} and who reads {b} learn the least in common: of the {number(len(either))} facts that either {ledger.tells(either, [a, b], [a])},"
        f" {number(len(both), (len(either),))} {'stands' if len(both) == 1 else 'stand'} in both.",
        f"{shares([part])[0]} of the facts in common",
        decided,
        f"Two reports can share few facts and contradict each other in none. {_LEDGER}",
        (a, b),
        tuple(ledger.telling(shared, [a, b])),
        stake=0.6,
        contrast=1 - part,
        sureness=sure,
    )


def order(tables: Tables) -> Iterator[Finding]:
    """Salient facts that one outlet tells early and another, of another source, half a text or more later.

    Both places surely tell all of it (see `SURE`), and no sentence before the late one comes near the fact. With that, of
    136 late places in the gold (five events, each matched by a model of the others) the first one that the gold names
    lay a tenth of a text or more before it in 2%, and none in the first third; by the best sentence alone in 5% and 3%.
    """
    ledger, found, position = ledger_of(tables), [], attrgetter("position")
    near = {(row.fact, row.article): row.sentence for row in tables.rows("first_near")}
    for fact, places in ledger.places.items():
        first, nearer = {}, set()  # outlet -> where it comes to it; outlets that may come to it before
        for row in sorted((row for row in places if pd.notna(row.position)), key=position):
            first.setdefault(row.outlet, row)
            if near.get((fact, row.article), row.sentence) < row.sentence:
                nearer.add(row.outlet)
        rows = [row for _, row in sorted(first.items()) if _is_sure(row)]
        last = [row for row in rows if row.outlet not in nearer]
        if not last or ledger.salience[fact] not in LEAST:
            continue
        early, late = min(rows, key=position), max(last, key=position)
        gap = late.position - early.position
        if gap >= 0.5 and independent(tables, [early.outlet]) != independent(tables, [late.outlet]):
            found.append((ledger.weight(fact) * gap, fact, early, late, gap))
    for _, fact, early, late, gap in sorted(found, key=lambda item: -item[0])[:2]:
        decided, sure = ledger.decided([fact], [early.outlet, late.outlet])
        where = shares([early.position, late.position])
        yield Finding(
            "order",
            f"{early.outlet} comes to it {f'{where[0]} into its text' if early.position else 'at its very start'},"
            f" {late.outlet} {where[1]} into its own: “{ledger.statement[fact]}”.",
            f"{apart(late.position, early.position)} of a text apart",
            decided,
            "What stands late is not hidden, and an article may come near to it earlier in other words.",
            (early.outlet, late.outlet),
            tuple(Evidence(r.article, r.sentence, "tells it", fact) for r in (early, late)),
            stake=0.6 * ledger.weight(fact),
            contrast=gap,
            sureness=sure,
        )  # fmt: skip


@remembered
def cut_facts(tables: Tables) -> dict[str, list[str]]:
    """Outlet of a reprint -> the ledger's facts of the shared copy that it does not have."""
    in_ledger, outlet = ledger_of(tables).statement, outlet_of(tables)
    found: dict[str, list[str]] = {}
    for row in tables.rows("cuts"):
        if row.kind == "fact" and row.item in in_ledger and not row.elsewhere:
            found.setdefault(outlet[row.article_b], []).append(row.item)
    return {name: list(dict.fromkeys(facts)) for name, facts in found.items()}


def _is_sure(row: Row) -> bool:
    """Whether a row of the coverage surely tells its fact, and not a part of it alone."""
    return row.status == "present" and row.confidence >= SURE


def _early(rows: list[Row]) -> float:
    """Mean place in the articles that tell a fact, 0-1; 1 where none does."""
    places = [row.position for row in rows if pd.notna(row.position)]
    return fmean(places) if places else 1.0


def _own_claims(ledger: Ledger, outlet: str) -> list[str]:
    return [
        fact
        for fact, told in ledger.told.items()
        if told == [outlet]
        and ledger.type[fact] == "editorial_claim"
        and any(row.voice == "own" for row in ledger.cells[fact, outlet])
    ]


def _of_one_source(outlets: Sequence[str]) -> str:
    """The outlets; of several, that they print one text."""
    return outlets[0] if len(outlets) == 1 else f"{named(outlets)}, which print copy of one source,"


def _length(tables: Tables, outlet: str) -> str:
    words = words_of(tables)
    middle = median(words.values())
    part = words[outlet] / middle if middle else 1.0
    so = (
        "length does not explain it"
        if part >= 1
        else "length hardly explains it"
        if part >= NEAR
        else "the shorter must leave out more"
    )
    return f"{sentence(outlet)} has {words[outlet]:,} words of body text, the outlets' median is {middle:,.0f}: {so}."


def _early_page(tables: Tables, outlet: str, facts: Sequence[str]) -> str:
    """That an outlet is dated before the event, or before the first dated page that tells some of the facts; or nothing.

    A fact that pages of its own source tell may have stood in the copy it had, whatever their dates.
    """
    published = {row.article: row.published for row in tables.rows("articles") if row.outlet == outlet}
    (event,) = tables["event"]["date"]
    if all(came_before(time, event) for time in published.values()):
        return f"{sentence(outlet)} is dated {max(published.values())}, before the event ({event}): it could not know what came of it."
    first = {(row.fact, row.article): row.first_told for row in tables.rows("omissions")}
    own, told = independent(tables, [outlet]), ledger_of(tables).told
    n = sum(
        all(came_before(time, first.get((fact, article))) for article, time in published.items())
        for fact in facts
        if not own & independent(tables, told[fact])
    )
    if not n:
        return ""
    these = (
        "The fact is" if len(facts) == 1 else f"{sentence(out_of(n, len(facts), 'fact'))} {'is' if n == 1 else 'are'}"
    )
    return f"{these} told by no dated page before that of {outlet}, which may not have known."
