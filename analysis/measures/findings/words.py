"""Findings about wording: headlines side by side, tone and terms, and where they cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.facts import ledger_of
from analysis.measures.findings.finding import Evidence, Finding, Tables, outlet_of, outlets_of
from analysis.plain import counted, listed, quoted
from analysis.records import records
from analysis.tables import SIGNIFICANT

NAMED = 2  # facts or actors that a finding gives


def headlines(tables: Tables) -> Iterator[Finding]:
    """What some headlines (or decks) tell and others do not: facts, or actors where there is no ledger."""
    outlets, prominence, ledger = outlets_of(tables), tables["prominence"], ledger_of(tables)
    kind = "fact" if ledger.statement else "actor"
    shown = prominence[(prominence["kind"] == kind) & prominence["in_headline"].fillna(False).astype(bool)]
    with_headline = _headlines(tables)
    outlets = [outlet for outlet in outlets if outlet in set(with_headline["outlet"])]
    found = []
    for item, rows in shown.groupby("item", sort=False):
        here = [outlet for outlet in outlets if outlet in set(rows["outlet"])]
        if 0 < len(here) < len(outlets):
            part = len(here) / len(outlets)
            weight = ledger.weight(item) if kind == "fact" else 0.4
            found.append((weight * (0.5 + 2 * part * (1 - part)), item, here, weight))
    found = sorted(found, key=lambda entry: -entry[0])[:NAMED]
    if not found:
        return
    verb = "tell" if kind == "fact" else "name"
    told = [
        f"{listed(here)} {verb if len(here) > 1 else verb + 's'} {f'“{ledger.statement[item]}”' if kind == 'fact' else item}"
        for _, item, here, _ in found
    ]
    yield Finding(
        "headlines",
        f"In headline or deck, {'; '.join(told)}.",
        f"{counted(len(outlets), 'headline')}",
        "Found where the sentence noted for it stands in headline or deck; a headline may carry more.",
        "Headlines are often written by others than the article's author, and change during the day.",
        tuple(outlets),
        tuple(Evidence(e.article, e.sentence, "headline") for e in records(with_headline)),
        stake=max(weight for *_, weight in found),
        contrast=max(score / weight for score, *_, weight in found) * 0.6,
    )


def tone(tables: Tables) -> Iterator[Finding]:
    """Outlets that every lexicon tells apart in the tone of their own voice, or that none can be told apart so."""
    tests = tables["sentiment_contrasts"]
    tests = tests[(tests["voice"] == "own") & tests["p"].notna()]
    if tests.empty:
        return
    lexicons = list(dict.fromkeys(tests["lexicon"]))
    passing = tests[tests["q"] < SIGNIFICANT]
    apart = passing.groupby(["outlet_a", "outlet_b"]).filter(
        lambda rows: rows["lexicon"].nunique() == len(lexicons) and rows["difference"].gt(0).nunique() == 1
    )
    pairs = apart.drop_duplicates(["outlet_a", "outlet_b"])
    said = [
        f"{r.outlet_a} is {'more positive' if r.difference > 0 else 'more negative'} than {r.outlet_b}"
        for r in records(pairs)
    ]
    outlets = outlets_of(tables)
    tested = [outlet for outlet in outlets if outlet in {*tests["outlet_a"], *tests["outlet_b"]}]
    held = f"Permutation tests over {_units(tests)}, copied text counted once, by {listed(lexicons)}"
    none = f"In their own voice {listed(tested)} cannot be told apart in tone: no difference holds by every lexicon."
    yield Finding(
        "tone",
        f"In its own voice {listed(said)}, by every lexicon." if said else none,
        f"{len(said)} of {counted(tests.drop_duplicates(['outlet_a', 'outlet_b']).shape[0], 'pair')} told apart",
        f"{held}; lowest q {tests['q'].min():.2f}.",
        "A lexicon counts words and does not understand them: 'war' is negative in a report on peace."
        + ("" if said else " Not told apart is not shown to be alike."),
        tuple(dict.fromkeys([*pairs["outlet_a"], *pairs["outlet_b"]])) or tuple(tested),
        _extremes(tables, pairs),
        stake=0.6 if said else 0.3,
        contrast=1,
    )  # fmt: skip


def terms(tables: Tables) -> Iterator[Finding]:
    """Outlets that single terms tell apart, or that none can be told apart so."""
    table = tables["distinctiveness"]
    if table["p"].isna().all():
        return
    passing = table[(table["q"] < SIGNIFICANT) & (table["z_once"] > 0)].sort_values("p")
    outlets = list(dict.fromkeys(table["outlet"]))
    each = [
        f"{outlet} by {listed(quoted(mine['term']), most=4)}" for outlet, mine in passing.groupby("outlet", sort=False)
    ]
    top = table.loc[table["p"].idxmin()]
    none = f"No single term tells {listed(outlets)} apart; nearest comes “{top['term']}” in {top['outlet']} ({top['n_target']} there, {top['n_reference']} elsewhere)."
    yield Finding(
        "terms",
        f"Terms tell outlets apart: {listed(each)}." if each else none,
        f"{counted(len(passing), 'term')} of {table['p'].notna().sum():,} tested",
        f"Permutation tests over {_units(table.dropna(subset=['p']))}, adjusted per outlet; lowest q {table['q'].min():.2f}.",
        "Where paragraphs are compared, a term may mark the subject of one article and not the outlet's habit.",
        tuple(dict.fromkeys(passing["outlet"])) or tuple(outlets),
        (),
        stake=0.5 if each else 0.25,
        contrast=1,
    )  # fmt: skip


def _units(tests: pd.DataFrame) -> str:
    """What the tests dealt to the outlets."""
    return listed(f"{unit}s" for unit in sorted(set(tests["unit"])))


def _headlines(tables: Tables) -> pd.DataFrame:
    rows = tables["sentences"]
    outlet = outlet_of(tables)
    rows = rows[rows["part"].isin(["headline", "deck"])]
    return rows.assign(outlet=rows["article"].map(outlet))


def _extremes(tables: Tables, pairs: pd.DataFrame) -> tuple[Evidence, ...]:
    """The most positive and most negative sentence of its own voice, per outlet told apart, by the mean of the lexicons."""
    rows = tables["sentiment"]
    outlet = outlet_of(tables)
    rows = rows[~rows["in_quote"].astype(bool)]
    mean = rows.groupby(["article", "sentence"], sort=False)["score"].mean()
    found = []
    for name in dict.fromkeys([*pairs["outlet_a"], *pairs["outlet_b"]]):
        mine = mean[mean.index.get_level_values("article").map(outlet) == name]
        found += [
            Evidence(*mine.idxmax(), f"among the most positive in {name}"),
            Evidence(*mine.idxmin(), f"among the most negative in {name}"),
        ]
    return tuple(found)
