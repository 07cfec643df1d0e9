"""Sentence pairs seen from either side, and articles ordered by the source they share."""

from __future__ import annotations

import pandas as pd

from analysis.tables import REUSE_KINDS


def both_ways(reuse: pd.DataFrame) -> pd.DataFrame:
    """Each pair of the table `reuse` from either side: article, sentence, other, other_sentence, kind, n_shared, edits,
    flipped (seen from article_b)."""
    names = {"article_a": "article", "sentence_a": "sentence", "article_b": "other", "sentence_b": "other_sentence"}
    flipped = dict(zip(names, ["other", "other_sentence", "article", "sentence"], strict=True))
    columns = [*names.values(), "kind", "n_shared", "edits", "flipped"]
    sides = [reuse.rename(columns=names).assign(flipped=False), reuse.rename(columns=flipped).assign(flipped=True)]
    return pd.concat([side[columns] for side in sides], ignore_index=True)


def closest(pairs: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """One row per article and sentence of `both_ways`: its counterpart that is told of.

    A copy goes before words of the same source, then the article that stands first in `order`, then the
    closest kind and the most words; articles that are not in `order` are left out.
    """
    place = {article: number for number, article in enumerate(order)}
    pairs = pairs[pairs["article"].isin(order) & pairs["other"].isin(order)]
    pairs = pairs.assign(
        copied=pairs["kind"] != REUSE_KINDS[-1],
        place=pairs["other"].map(place),
        rank=pairs["kind"].map(REUSE_KINDS.index),
    ).sort_values(["copied", "place", "rank", "n_shared"], ascending=[False, True, True, False], kind="stable")
    return pairs.drop_duplicates(["article", "sentence"]).drop(columns=["copied", "place", "rank"])


def by_source(sources: pd.DataFrame) -> pd.DataFrame:
    """The table `sources` by group: those of most pages first, in each the likely origin, then the story's order."""
    return (
        sources.assign(
            first=sources["source"].map({s: i for i, s in enumerate(dict.fromkeys(sources["source"]))}),
            reprint=sources["article"] != sources["source"],
        )
        .sort_values(["n_pages", "first", "reprint"], ascending=[False, True, True], kind="stable")
        .drop(columns=["first", "reprint"])
        .reset_index(drop=True)
    )
