"""Sentiment of sentences by word lists, its mean per outlet with an interval, and the test between outlets."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.enough import PARAGRAPHS, enough_for_mean
from analysis.measures.lexicons import lexicons
from analysis.measures.registry import measure
from analysis.measures.resampling import N_PERMUTATIONS, SEED, adjusted, interval_quantiles
from analysis.measures.reuse import EDITED_LIGHTLY
from analysis.measures.sources import is_copied
from analysis.tables import TABLES

N_RESAMPLES = 2000
VOICES = ("own", "quoted", "all")


@measure("sentiment")
def measure_sentiment(corpus: Corpus) -> pd.DataFrame:
    """Score each sentence of headline, deck and body with each lexicon.

    The lexicons and what their scores mean stand in measures/lexicons.py. Quotation marks and apostrophes are
    made plain first: a curly apostrophe turns VADER's negations round.

    Returns
    -------
    pandas.DataFrame
        One row per sentence and lexicon: article, sentence, lexicon, score (-1 to 1), in_quote, n_matched.
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    keys = told[["article", "sentence"]].assign(in_quote=told["quoted_share"] >= 0.5)
    parts = []
    for lexicon in lexicons():
        score, n_matched = lexicon.score(told["text"])
        parts.append(keys.assign(lexicon=lexicon.name, score=score, n_matched=n_matched))
    return pd.concat(parts).sort_values(["article", "sentence", "lexicon"], kind="stable")


@measure("sentiment_by_outlet")
def measure_sentiment_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Mean sentence score of the body per outlet, lexicon and voice, with a 95 % interval.

    As printed, and (`_once`) over sentences that copy no other article. The interval is the percentile
    bootstrap over paragraphs (Efron & Tibshirani 1993), widened for few of them (Hesterberg 2015), 2,000
    resamples with a fixed seed: sentences of one paragraph hang together. It says how far the mean would move with other paragraphs of the kind, not that
    the lexicon is right.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, lexicon and voice (own, quoted, all): mean, ci_low, ci_high, n_sentences,
        n_paragraphs, enough, and the same with `_once`.
    """
    scores = _body_scores(corpus)
    groups = dict(iter(scores.groupby(["outlet", "lexicon"])))
    rows = []
    for outlet in corpus.outlets:
        for lexicon in lexicons():
            mine = groups.get((outlet, lexicon.name), scores.iloc[:0])
            for voice in VOICES:
                part = _voice(mine, voice)
                printed = _mean_with_interval(part)
                once = _mean_with_interval(part[~part["copied"]]) if part["copied"].any() else printed
                rows.append((outlet, lexicon.name, voice, *printed, *once))
    return pd.DataFrame(rows, columns=TABLES["sentiment_by_outlet"].names)


@measure("sentiment_contrasts")
def measure_sentiment_contrasts(corpus: Corpus) -> pd.DataFrame:
    """Differences in mean score between outlets, with a permutation test.

    Only sentences that copy no other article count. p is the share of 1,999 random assignments of the two
    outlets' paragraphs to them with a difference as large (two-sided; Good 2005); q adjusts it for all pairs of one
    lexicon and voice (Benjamini & Hochberg 1995).

    Returns
    -------
    pandas.DataFrame
        One row per pair of outlets, lexicon and voice: outlet_a, outlet_b, lexicon, voice, difference, p, q.
        p is missing where either outlet has not enough text for a mean.
    """
    scores = _body_scores(corpus)
    scores = scores[~scores["copied"]]
    rows = []
    for lexicon in lexicons():
        mine = scores[scores["lexicon"] == lexicon.name]
        for voice in VOICES:
            sums = {outlet: _by_paragraph(part) for outlet, part in _voice(mine, voice).groupby("outlet")}
            for a, b in combinations(sorted(corpus.outlets), 2):
                known = a in sums and b in sums
                difference, p = _contrast(sums[a], sums[b]) if known else (np.nan, np.nan)
                rows.append((a, b, lexicon.name, voice, difference, p))
    table = pd.DataFrame(rows, columns=TABLES["sentiment_contrasts"].names[:-1])
    table["q"] = table.groupby(["lexicon", "voice"])["p"].transform(adjusted) if len(table) else None
    return table


def _body_scores(corpus: Corpus) -> pd.DataFrame:
    body = corpus.sentences.loc[corpus.sentences["part"] == "body", ["article", "sentence", "paragraph"]]
    body = body.assign(copied=is_copied(corpus, body, kinds=EDITED_LIGHTLY))
    scores = measure_sentiment(corpus).merge(body, on=["article", "sentence"])
    scores["place"] = scores.groupby(["article", "paragraph"]).ngroup()
    return scores.assign(outlet=scores["article"].map(corpus.outlet_of()))


def _voice(scores: pd.DataFrame, voice: str) -> pd.DataFrame:
    quoted = scores["in_quote"].astype(bool)
    return scores if voice == "all" else scores[quoted if voice == "quoted" else ~quoted]


def _by_paragraph(scores: pd.DataFrame) -> np.ndarray:
    """Sum of scores and number of sentences, a row a paragraph."""
    paragraph = np.unique(scores["place"], return_inverse=True)[1]
    return np.column_stack([np.bincount(paragraph, scores["score"]), np.bincount(paragraph)])


def _mean_with_interval(scores: pd.DataFrame) -> tuple:
    paragraphs = _by_paragraph(scores)
    n = len(paragraphs)
    mean = scores["score"].mean() if len(scores) else np.nan
    low = high = np.nan
    if n >= PARAGRAPHS[0]:
        drawn = np.random.default_rng(SEED).integers(n, size=(N_RESAMPLES, n))
        sums = paragraphs[drawn].sum(axis=1)
        low, high = np.quantile(sums[:, 0] / sums[:, 1], interval_quantiles(n))
    return mean, low, high, len(scores), n, enough_for_mean(len(scores), n)


def _contrast(a: np.ndarray, b: np.ndarray) -> tuple[float, float]:
    """Difference of the means of two outlets' paragraphs, and its p."""
    pooled = np.vstack([a, b])
    total = pooled.sum(axis=0)

    def difference(of_a: np.ndarray) -> np.ndarray:
        of_b = total - of_a
        return of_a[..., 0] / of_a[..., 1] - of_b[..., 0] / of_b[..., 1]

    observed = float(difference(a.sum(axis=0)))
    if "no" in (enough_for_mean(int(side[:, 1].sum()), len(side)) for side in (a, b)):
        return observed, np.nan
    rng = np.random.default_rng(SEED)
    in_a = np.zeros((N_PERMUTATIONS, len(pooled)))
    in_a[:, : len(a)] = 1
    drawn = difference(rng.permuted(in_a, axis=1) @ pooled)
    return observed, (1 + (np.abs(drawn) >= abs(observed) - 1e-12).sum()) / (1 + N_PERMUTATIONS)
