"""Coverage seen per outlet: an outlet tells a fact when one of its articles does."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.passages import passages
from analysis.views.tables import takes_tables

SALIENCE = ("core", "major", "minor")
STATUS = ("absent", "partial", "present")
NO_LEDGER = (
    "This story has no fact ledger yet and no facts were discovered in it, so nothing can be said about facts left out."
    " To write one, save a list of facts, each with `id` and `statement`, as facts.yml beside story.yml."
)
DISCOVERED = (
    "There is no fact ledger: these facts were discovered by aligning the articles' sentences by their words, and nobody checked"
    " them. What is told in other words is often not recognised: tried on thirteen stories with a ledger, six in ten of the"
    " facts that outlets share were found to be shared, and four in ten of those that seemed one outlet's alone were told by"
    " another too. A fact that seems left out may be there."
)
NO_ACTORS = "story.yml lists no actors."


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
    """0 for core, 1 for major, 2 where the ledger does not say, 3 for minor: the order in which findings weigh facts."""
    return salience.map({"core": 0, "major": 1, "minor": 3}).fillna(2).astype(int)


def columns_of(table: pd.DataFrame) -> pd.DataFrame:
    """One row per article: article, outlet, and `label`, which names the article too where an outlet has several."""
    articles = table[["article", "outlet"]].drop_duplicates("article").reset_index(drop=True)
    several = articles.duplicated("outlet", keep=False)
    label = articles["outlet"].where(~several, articles["outlet"] + " (" + articles["article"] + ")")
    return articles.assign(label=label)


def labels_of(table: pd.DataFrame) -> pd.Series:
    """Article -> what it is called: its `label` in `columns_of`."""
    return columns_of(table).set_index("article")["label"]


def is_discovered(facts: pd.DataFrame) -> bool:
    """The facts come from the articles, not from a ledger."""
    return bool(len(facts)) and bool((facts["origin"] == "discovered").all())


@takes_tables
def worded(corpus: Corpus, facts: pd.DataFrame, discovered: pd.DataFrame) -> pd.DataFrame:
    """The table `facts` with the articles' words as the statements of discovered facts; a ledger's stay as they are.

    Words that open with a pronoun are followed by what stands before them, in brackets.

    Parameters
    ----------
    facts, discovered
        The tables of these names.
    """
    if not corpus.has_text or not is_discovered(facts):
        return facts
    chosen = discovered[discovered["wording"].astype(bool)]
    words = [f"{e.words} [before it: {e.before}]" if e.before else e.words for e in passages(corpus, chosen)]
    return facts.assign(statement=facts["fact"].map(dict(zip(chosen["fact"], words, strict=True))))


def by_likeness(coverage: pd.DataFrame) -> list[str]:
    """The articles, those that tell the same facts side by side (average linkage over Jaccard distances)."""
    from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
    from scipy.spatial.distance import pdist

    told = (coverage["status"] != "absent").groupby([coverage["article"], coverage["fact"]], sort=False).any().unstack()
    if len(told) < 3:
        return list(told.index)
    distance = pdist(told.to_numpy(bool), "jaccard")
    return list(told.index[leaves_list(optimal_leaf_ordering(linkage(distance, "average"), distance))])
