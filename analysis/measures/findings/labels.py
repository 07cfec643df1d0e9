"""Findings about naming: one thing under several names, and loaded words in an outlet's own voice."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.finding import Evidence, Finding, Tables, in_body, independent, outlets_of
from analysis.measures.resampling import PER
from analysis.plain import counted, listed, quoted
from analysis.records import records
from analysis.tables import SIGNIFICANT

USES = 2  # least uses of a concept's labels in an outlet, for its most used one to be compared


def labels(tables: Tables) -> Iterator[Finding]:
    """A concept that outlets of different sources mostly call by different names, quotations apart."""
    uses = tables["label_uses"]
    uses = uses[uses["voice"] == "own"]
    for concept, rows in uses.groupby("concept", sort=False):
        counts = rows.pivot_table(index="outlet", columns="label", values="start", aggfunc="size", fill_value=0)
        leads = counts.eq(counts.max(axis=1), axis=0).sum(axis=1) == 1  # of labels used as often none is the name
        counts = counts[leads & (counts.sum(axis=1) >= USES)]
        first = {outlet: counts.columns[row.to_numpy().argmax()] for outlet, row in counts.iterrows()}
        by_label = {
            label: [o for o in outlets_of(tables) if first.get(o) == label] for label in dict.fromkeys(first.values())
        }
        if len(by_label) < 2 or len(independent(tables, first)) < 2:
            continue
        share = counts.div(counts.sum(axis=1), axis=0)
        apart = _apart(share)
        said = [f"{listed(outlets)} mostly by {quoted([label])[0]}" for label, outlets in by_label.items()]
        fewest = int(counts.sum(axis=1).min())
        yield Finding(
            "names",
            f"For one thing ({concept}) outlets have different names: {'; '.join(said)}.",
            counted(int(counts.to_numpy().sum()), "use"),
            f"Counted in each outlet's own voice; the fewest uses in one outlet are {fewest}.",
            "The names are those listed in story.yml; in so few uses the choice may be chance, and two names may differ in no meaning.",
            tuple(first),
            tuple(Evidence(r.article, r.sentence, f"calls it “{r.label}”") for r in records(rows) if r.outlet in first),
            stake=0.5,
            contrast=apart,
            sureness=fewest / (fewest + 2),
        )  # fmt: skip


def loaded_words(tables: Tables) -> Iterator[Finding]:
    """Outlets that use more loaded words in their own voice than the others together, past chance."""
    loaded, rates = tables["loaded"], tables["loaded_by_outlet"].query("voice == 'own'").set_index("outlet")
    loaded = in_body(tables, loaded)
    own = loaded[(loaded["voice"] == "own") & (loaded["strength"] != "faint") & ~loaded["copied"].fillna(False)]
    n, words = rates["n_once"], rates["n_words_once"]
    for name in outlets_of(tables):
        row = rates.loc[name]
        if not row["q"] < SIGNIFICANT:
            continue
        rest = PER * (n.sum() - n[name]) / (words.sum() - words[name])
        mine = own[own["outlet"] == name]
        yield Finding(
            "loaded words",
            f"{name} uses {row['n_once']} loaded words in its own voice, {row['rate_once']:.0f} per 1,000 words; the other outlets together {rest:.0f}.",
            counted(int(row["n_once"]), "word"),
            f"Permutation test over {row['unit']}s against the others, copied text counted once, adjusted for the outlets: q {row['q']:.3f}."
            " Words are found by their form.",
            "A loaded word is a flag to read, not a verdict: it can be the plain name of a thing."
            + " Where paragraphs are dealt, the difference is one of this coverage." * (row["unit"] == "paragraph"),
            (name,),
            tuple(dict.fromkeys(Evidence(r.article, r.sentence, f"{r.category}: {r.strength}") for r in records(mine))),
            stake=0.7,
            contrast=min(1.0, float(1 - rest / row["rate_once"]) + 0.2),
        )  # fmt: skip


def _apart(share: pd.DataFrame) -> float:
    """Mean over pairs of outlets of the share of uses that would have to change for both to be alike, 0-1."""
    gaps = [
        (share.loc[a] - share.loc[b]).abs().sum() / 2 for i, a in enumerate(share.index) for b in share.index[i + 1 :]
    ]
    return float(sum(gaps) / len(gaps))
