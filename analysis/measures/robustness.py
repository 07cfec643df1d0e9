"""What becomes of each outlet's place in tone when something changes that says nothing about tone."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.segment import sentence_spans
from analysis.measures.lexicons import lexicons
from analysis.measures.registry import measure
from analysis.measures.sentiment import measure_sentiment
from analysis.tables import TABLES

# Lexicons make curly marks plain themselves. Full-width ones they leave as they are, and read as little of them as
# a lexicon without that step reads of curly ones.
_UNREAD = str.maketrans("‘’“”", "＇＇＂＂")


@measure("robustness")
def measure_robustness(corpus: Corpus) -> pd.DataFrame:
    """Rank the outlets by the mean score of their own voice in the body, and again after each change.

    - curly quotes: typographic quotation marks and apostrophes are not made plain before scoring.
    - with furniture: every line of the file that is not body, headline and captions too, counts as own voice.
    - without the most extreme sentence: of each outlet the sentence farthest from its mean is left out.
    - by another lexicon.

    Each change is made in all outlets at once, texts as printed. A rank that moves rests on something else than the
    outlet's tone.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, lexicon and change: outlet, lexicon, change, rank (1: most positive; outlets of one mean
        share the better rank), rank_after, mean, mean_after (-1 to 1). Missing where there is no sentence.
    """
    own = _own_voice(corpus)
    furniture = _furniture(corpus)
    parts = []
    for lexicon in lexicons():
        mine = own[own["lexicon"] == lexicon.name]
        changed = {
            "curly quotes": mine.assign(score=lexicon.score(mine["text"].str.translate(_UNREAD))[0]),
            "with furniture": pd.concat([mine, furniture.assign(score=lexicon.score(furniture["text"])[0])]),
            "without the most extreme sentence": _without_extremes(mine),
        }
        changed |= {f"by {name}": rows for name, rows in own.groupby("lexicon") if name != lexicon.name}
        for change, rows in changed.items():
            table = pd.DataFrame({"mean": _means(mine), "mean_after": _means(rows)}, index=corpus.outlets)
            ranks = table.rank(ascending=False, method="min").set_axis(["rank", "rank_after"], axis=1)
            parts.append(
                table.join(ranks).rename_axis("outlet").reset_index().assign(lexicon=lexicon.name, change=change)
            )
    return pd.concat(parts)[TABLES["robustness"].names]


def _own_voice(corpus: Corpus) -> pd.DataFrame:
    """Body sentences outside quotations, a row a lexicon: outlet, text, lexicon, score."""
    body = corpus.sentences.loc[corpus.sentences["part"] == "body", ["article", "sentence", "text"]]
    scores = measure_sentiment(corpus).merge(body, on=["article", "sentence"])
    return scores[~scores["in_quote"].astype(bool)].assign(outlet=scores["article"].map(corpus.outlet_of()))


def _furniture(corpus: Corpus) -> pd.DataFrame:
    """Sentences of the lines that are not body: outlet, text."""
    outlet_of = corpus.outlet_of()
    rows = []
    for line in corpus.lines[corpus.lines["part"] != "body"].itertuples():
        text = corpus.texts[line.article][line.start : line.end]
        rows += [(outlet_of[line.article], text[start:end]) for start, end in sentence_spans(text)]
    return pd.DataFrame(rows, columns=["outlet", "text"])


def _without_extremes(scores: pd.DataFrame) -> pd.DataFrame:
    distance = (scores["score"] - scores.groupby("outlet")["score"].transform("mean")).abs()
    return scores.drop(distance.groupby(scores["outlet"]).idxmax())


def _means(scores: pd.DataFrame) -> pd.Series:
    return scores.groupby("outlet")["score"].mean()
