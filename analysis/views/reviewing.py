"""What is left for a person: the cells the match is least sure of, and those on which coders differ."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.views.display import Html, Note, show_table
from analysis.views.evidence import sentence_words
from analysis.views.plain import counted, out_of
from analysis.views.tables import takes_tables


@takes_tables
def show_doubtful(
    corpus: Corpus, coverage: pd.DataFrame, facts: pd.DataFrame, *, rows: int | None = None
) -> Html | Note:
    """The cells that the match decided, least sure first: those a review asks first, with the nearest sentence.

    Parameters
    ----------
    coverage, facts
        The tables of these names.
    rows
        Show this many cells at most.
    """
    if not (facts["origin"] == "ledger").any():
        return Note("A review needs a fact ledger (facts.yml), and this story has none yet.")
    matched = coverage[coverage["decided_by"] == "matched"].sort_values("confidence", kind="stable")
    if matched.empty:
        return Note("Every cell was decided by a person or a cue: nothing is left to review.")
    shown = matched.assign(
        statement=matched["fact"].map(facts.set_index("fact")["statement"]),
        nearest=[sentence_words(corpus, row.article, row.sentence) for row in matched.itertuples()],
    )[["fact", "statement", "outlet", "article", "status", "confidence", "nearest"]]
    shown = shown.rename(columns={"nearest": "nearest sentence"}).reset_index(drop=True)
    caption = f"{counted(len(shown), 'cell')} decided by the match, least sure first"
    return show_table(shown, caption=caption, rows=rows)


@takes_tables
def show_disagreements(reviews: pd.DataFrame, facts: pd.DataFrame, *, rows: int | None = None) -> Html | Note:
    """The facts and articles on which coders differ, with what each says.

    Parameters
    ----------
    reviews, facts
        The tables of these names.
    rows
        Show this many at most.
    """
    several = reviews[reviews["n_coders"] > 1]
    if several.empty:
        return Note("No fact was decided by two coders in the same article.")
    split = several[~several["agreed"].fillna(True).astype(bool)]
    if split.empty:
        return Note("The coders agree wherever two of them decided.")
    wide = split.pivot(index=["fact", "article", "outlet"], columns="coder", values="status").reset_index()
    wide.insert(1, "statement", wide["fact"].map(facts.set_index("fact")["statement"]))
    n_cells = len(several.drop_duplicates(["fact", "article"]))
    caption = f"Coders differ on {out_of(len(wide), n_cells, 'cell')} that two or more decided"
    return show_table(wide.rename_axis(columns=None), caption=caption, rows=rows)
