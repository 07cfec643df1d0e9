"""Findings about points on which the outlets differ: numbers, dates and clock times one by one, words by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.finding import Evidence, Finding, Tables, named
from analysis.plain import counted, listed
from analysis.records import Row

_WORDS = {  # kind -> what is not the same in all outlets, and how much hangs on it
    "quotation": ("The wording of a quotation", 0.5),
    "attribution": ("Who answers for a statement, a speaker or the outlet,", 0.5),
    "hedge": ("How sure a statement sounds", 0.4),
    "presupposition": ("What a statement takes for granted", 0.4),
}
Rows = list[Row]  # of the table discrepancies
_CAUTION = "A difference is no error: both can be right, and a copy may have been updated."


def figures(tables: Tables) -> Iterator[Finding]:
    """A point for which outlets give different numbers, dates or clock times, or one of them gives none."""
    for rows in _points(tables, ("number", "date", "time")):
        kind, versions = rows[0].kind, list(_versions(rows).values())
        amounts = [_amount(first) for first, *_ in versions if pd.notna(first.low)]
        if not amounts:
            continue
        said = []
        for alike in versions:
            outlets = _outlets(alike)
            said.append(f"{named(outlets)} {'give' if len(outlets) > 1 else 'gives'} {_printed(tables, alike[0])}")
        differ = sum(not first.missing for first, *_ in versions) > 1
        lead = f"The {kind}s differ on one point" if differ else f"A {kind} is given here and left out there"
        far = (max(amounts) - min(amounts)) / max(map(abs, amounts)) if kind == "number" and any(amounts) else 0.2
        yield Finding(
            f"other {kind}",
            f"{lead}: {'; '.join(said)}.",
            counted(len(versions), "version"),
            "Found by comparing sentences that tell the same; the two may count different things.",
            _CAUTION,
            tuple(_outlets(rows)),
            _places(rows),
            stake=0.7 if differ else 0.4,
            contrast=min(1.0, 0.4 + far),
            sureness=0.8,
        )


def wordings(tables: Tables) -> Iterator[Finding]:
    """Quotations, attributions, hedges and presuppositions in which outlets differ, a finding per kind."""
    for kind, (what, stake) in _WORDS.items():
        points = list(_points(tables, (kind,)))
        if not points:
            continue
        rows = [row for point in points for row in point]
        first, *others = [f"in {named(_outlets(alike))}" for alike in _versions(points[0]).values()]
        several = f" (the first of {counted(len(points), 'such point')})" if len(points) > 1 else ""
        yield Finding(
            f"other {kind}",
            f"{what} is not the same {first} as {listed(others)}{several}.",
            counted(len(points), "point"),
            "Found by comparing sentences that tell the same, by cues of language.",
            _CAUTION,
            tuple(_outlets(rows)),
            _places(rows),
            stake=stake,
            contrast=1 - 0.5 ** len(points),
            sureness=0.8,
        )


def _points(tables: Tables, kinds: tuple[str, ...]) -> Iterator[Rows]:
    """The rows of each point of some kinds whose versions are not all in the same outlets."""
    points: dict[str, Rows] = defaultdict(list)
    for row in tables.rows("discrepancies"):
        if row.kind in kinds:
            points[row.point].append(row)
    for rows in points.values():
        if len({frozenset(_outlets(alike)) for alike in _versions(rows).values()}) > 1:
            yield rows


def _versions(rows: Rows) -> dict[int, Rows]:
    """Version of a point -> its rows."""
    versions: dict[int, Rows] = defaultdict(list)
    for row in rows:
        versions[row.version].append(row)
    return versions


def _outlets(rows: Rows) -> list[str]:
    return list(dict.fromkeys(row.outlet for row in rows))


def _places(rows: Rows) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(Evidence(r.article, r.sentence, f"point {r.point}, version {r.version}") for r in rows))


def _amount(row: Row) -> float:
    """One number for what the words allow: the middle of a range, the bound where there is one."""
    return row.low if pd.isna(row.high) else row.high if row.low == 0 else (row.low + row.high) / 2


def _printed(tables: Tables, row: Row) -> str:
    """A figure as the text has it."""
    if row.missing:
        return f"no {row.kind}"
    return f"“{tables.words(row.article, row.start, row.end)}”"
