"""Sentiment of sentences by word lists, and its mean per outlet with an interval."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.measures.enough import PARAGRAPHS, enough_for_mean
from analysis.measures.registry import measure

N_RESAMPLES = 2000
SEED = 20230420


@cache
def _vader() -> Callable[[str], tuple[float, int]]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()

    def score(text: str) -> tuple[float, int]:
        n = sum(word.strip(".,;:!?\"'()").lower() in analyzer.lexicon for word in text.split())
        return analyzer.polarity_scores(text)["compound"], n

    return score


@cache
def _pattern() -> Callable[[str], tuple[float, int]]:
    from textblob.en.sentiments import PatternAnalyzer

    analyzer = PatternAnalyzer()

    def score(text: str) -> tuple[float, int]:
        found = analyzer.analyze(text, keep_assessments=True)
        return found.polarity, len(found.assessments)

    return score


LEXICONS: dict[str, Callable[[], Callable[[str], tuple[float, int]]]] = {"VADER": _vader, "Pattern": _pattern}


@measure("sentiment")
def measure_sentiment(corpus: Corpus) -> pd.DataFrame:
    """Score each sentence of headline, deck and body with each lexicon.

    VADER: compound score (Hutto & Gilbert 2014). Pattern: mean polarity of the lexicon of De Smedt &
    Daelemans (2012), as shipped with TextBlob. Quotation marks and apostrophes are made plain first: a
    curly apostrophe turns VADER's negations round.

    Returns
    -------
    pandas.DataFrame
        One row per sentence and lexicon: article, sentence, lexicon, score (-1 to 1), in_quote, n_matched.
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    texts = [even(text) for text in told["text"]]
    parts = []
    for name, lexicon in LEXICONS.items():
        scores = pd.DataFrame(map(lexicon(), texts), columns=["score", "n_matched"], index=told.index)
        parts.append(
            told[["article", "sentence"]].assign(lexicon=name, in_quote=told["quoted_share"] >= 0.5).join(scores)
        )
    return pd.concat(parts).sort_values(["article", "sentence", "lexicon"], kind="stable")


@measure("sentiment_by_outlet")
def measure_sentiment_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Mean sentence score of the body per outlet, lexicon and voice, with a 95 % interval.

    The interval is the percentile bootstrap over paragraphs (Efron & Tibshirani 1993), 2,000 resamples
    with a fixed seed: sentences of one paragraph hang together. It says how far the mean would move with
    other paragraphs of the kind, not that the lexicon is right.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, lexicon and voice (own, quoted, all): mean, ci_low, ci_high, n_sentences,
        n_paragraphs, enough.
    """
    body = corpus.sentences.loc[corpus.sentences["part"] == "body", ["article", "sentence", "paragraph"]]
    scores = measure_sentiment(corpus).merge(body, on=["article", "sentence"])
    scores["outlet"] = scores["article"].map(corpus.outlet_of())
    rows = []
    for outlet in corpus.outlets:
        for lexicon in LEXICONS:
            mine = scores[(scores["outlet"] == outlet) & (scores["lexicon"] == lexicon)]
            quoted = mine["in_quote"].astype(bool)
            for voice, part in (("own", mine[~quoted]), ("quoted", mine[quoted]), ("all", mine)):
                rows.append((outlet, lexicon, voice, *_mean_with_interval(part)))
    columns = ["outlet", "lexicon", "voice", "mean", "ci_low", "ci_high", "n_sentences", "n_paragraphs", "enough"]
    return pd.DataFrame(rows, columns=columns)


def _mean_with_interval(scores: pd.DataFrame) -> tuple:
    by_paragraph = scores.groupby(["article", "paragraph"])["score"].agg(["sum", "size"]).to_numpy(float)
    n_paragraphs = len(by_paragraph)
    mean = scores["score"].mean() if len(scores) else np.nan
    low = high = np.nan
    if n_paragraphs >= PARAGRAPHS[0]:
        drawn = np.random.default_rng(SEED).integers(n_paragraphs, size=(N_RESAMPLES, n_paragraphs))
        sums = by_paragraph[drawn].sum(axis=1)
        low, high = np.quantile(sums[:, 0] / sums[:, 1], [0.025, 0.975])
    return mean, low, high, len(scores), n_paragraphs, enough_for_mean(len(scores), n_paragraphs)
