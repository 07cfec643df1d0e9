"""Findings about points on which the outlets differ: numbers and dates one by one, words by kind."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.finding import Evidence, Finding, Tables
from analysis.plain import counted, listed, sentence
from analysis.records import records

_WORDS = {  # kind -> what it is called for one and for several, and how much hangs on it
    "quotation": ("quotation is printed in different words", "quotations are printed in different words", 0.5),
    "attribution": ("statement is somebody's words here and an outlet's own there", "statements are somebody's words here and an outlet's own there", 0.5),
    "hedge": ("statement is hedged here and plain there", "statements are hedged here and plain there", 0.4),
    "presupposition": ("statement takes for granted here what is left open there", "statements take for granted here what is left open there", 0.4),
}  # fmt: skip
_CAUTION = "A difference is no error: both can be right, and a copy may have been updated."


def figures(tables: Tables) -> Iterator[Finding]:
    """A point for which outlets give different numbers or dates."""
    for _, rows in _points(tables, ("number", "date")):
        kind = rows["kind"].iloc[0]
        versions = [alike for _, alike in rows.groupby("version", sort=False)]
        amounts = [_amount(alike.iloc[0]) for alike in versions if pd.notna(alike.iloc[0]["low"])]
        if not amounts:
            continue
        said = []
        for alike in versions:
            outlets = list(dict.fromkeys(alike["outlet"]))
            said.append(f"{listed(outlets)} {'give' if len(outlets) > 1 else 'gives'} {_value(alike.iloc[0], kind)}")
        far = (max(amounts) - min(amounts)) / max(map(abs, amounts)) if kind == "number" and any(amounts) else 0.2
        yield Finding(
            f"other {kind}",
            f"The {kind}s differ on one point: {'; '.join(said)}.",
            counted(rows["version"].nunique(), "version"),
            "Found by comparing sentences that tell the same; the two may count different things.",
            _CAUTION,
            tuple(dict.fromkeys(rows["outlet"])),
            _places(rows),
            stake=0.7,
            contrast=min(1.0, 0.4 + far),
            sureness=0.8,
        )


def wordings(tables: Tables) -> Iterator[Finding]:
    """Quotations, attributions, hedges and presuppositions in which outlets differ, a finding per kind."""
    for kind, (one, several, stake) in _WORDS.items():
        points = [rows for _, rows in _points(tables, (kind,))]
        if not points:
            continue
        rows = pd.concat(points)
        outlets = list(dict.fromkeys(rows["outlet"]))
        yield Finding(
            f"other {kind}",
            f"{sentence(counted(len(points), one, several))}, in {listed(outlets)}.",
            counted(len(points), "point"),
            "Found by comparing sentences that tell the same, by cues of language.",
            _CAUTION,
            tuple(outlets),
            _places(rows),
            stake=stake,
            contrast=1 - 0.5 ** len(points),
            sureness=0.8,
        )


def _points(tables: Tables, kinds: tuple[str, ...]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Points of some kinds whose versions are not all in the same outlets."""
    rows = tables["discrepancies"]
    for point, mine in rows[rows["kind"].isin(kinds)].groupby("point", sort=False):
        versions = [frozenset(alike["outlet"]) for _, alike in mine.groupby("version")]
        if len(set(versions)) > 1:
            yield point, mine


def _places(rows: pd.DataFrame) -> tuple[Evidence, ...]:
    return tuple(
        dict.fromkeys(Evidence(r.article, r.sentence, f"point {r.point}, version {r.version}") for r in records(rows))
    )


def _amount(row: pd.Series) -> float:
    """One number for what the words allow: the middle of a range, the bound where there is one."""
    low, high = float(row["low"]), row["high"]
    return low if pd.isna(high) else float(high) if low == 0 else (low + float(high)) / 2


def _value(row: pd.Series, kind: str) -> str:
    """A number or date as the words allow it."""
    if pd.isna(row["low"]):
        return f"no {kind}"
    if row["unit"] == "day":
        first, last = (dt.date.fromordinal(int(row[side])) for side in ("low", "high"))
        return f"{first.day} {first:%B %Y}" + (f" to {last.day} {last:%B %Y}" if last != first else "")
    low, high = float(row["low"]), float("nan") if pd.isna(row["high"]) else float(row["high"])
    before = row["unit"] if row["unit"] in ("$", "£", "€") else ""
    after = "" if before or row["unit"] == "count" or pd.isna(row["unit"]) else f" {row['unit']}"

    def said(amount: float) -> str:
        return f"{before}{amount:,.10g}{after}"

    if math.isnan(high):
        return f"at least {said(low)}"
    if low == high:
        return said(low)
    if low == 0:
        return f"up to {said(high)}"
    return f"about {said((low + high) / 2)}" if math.isclose(high / low, 1.1 / 0.9) else f"{said(low)} to {said(high)}"
