"""Coverage seen per outlet: an outlet tells a fact when one of its articles does."""

from __future__ import annotations

import pandas as pd

SALIENCE = ("core", "major", "minor")
STATUS = ("absent", "partial", "present")
NO_LEDGER = (
    "This story has no fact ledger yet, so nothing can be said about facts left out. To write one, save a list of"
    " facts, each with `id` and `statement`, as facts.yml beside story.yml."
)


def outlets_of(table: pd.DataFrame) -> list[str]:
    """Outlets in the order in which the table names them first."""
    return list(dict.fromkeys(table["outlet"]))


def status_by_outlet(coverage: pd.DataFrame) -> pd.DataFrame:
    """One row per fact, one column per outlet: the fullest status among the outlet's articles.

    Facts and outlets keep the order of the coverage table.
    """
    rank = coverage.assign(rank=coverage["status"].map(STATUS.index))
    best = rank.pivot_table(index="fact", columns="outlet", values="rank", aggfunc="max", sort=False)
    return best.reindex(columns=outlets_of(coverage)).map(lambda r: STATUS[int(r)])


def told_by(coverage: pd.DataFrame) -> pd.Series:
    """Fact -> the outlets that tell it, wholly or in part, as a list."""
    status = status_by_outlet(coverage)
    return pd.Series(
        [list(status.columns[row != "absent"]) for _, row in status.iterrows()], status.index, dtype=object
    )


def salience_rank(salience: pd.Series) -> pd.Series:
    """0 for core, 1 for major, 2 for minor, 3 where the ledger does not say."""
    return salience.map({name: i for i, name in enumerate(SALIENCE)}).fillna(len(SALIENCE)).astype(int)


def columns_of(table: pd.DataFrame) -> pd.DataFrame:
    """One row per article of a table: article, outlet, and `label`, which names the article too where an outlet has several."""
    articles = table[["article", "outlet"]].drop_duplicates("article").reset_index(drop=True)
    several = articles.duplicated("outlet", keep=False)
    label = articles["outlet"].where(~several, articles["outlet"] + " (" + articles["article"] + ")")
    return articles.assign(label=label)
