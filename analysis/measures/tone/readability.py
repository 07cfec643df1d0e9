"""Readability indices of the body, by textstat's word counts and this suite's sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd
import textstat

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.measures.registry import measure
from analysis.measures.statistics.enough import SENTENCES, enough_for_index
from analysis.measures.statistics.resampling import resamples
from analysis.tables import from_rows

INDICES = ("Flesch reading ease", "Flesch-Kincaid grade", "mean sentence length")


@measure("readability")
def measure_readability(corpus: Corpus) -> pd.DataFrame:
    """Three readability indices per article, each with a 95% interval.

    - Flesch reading ease (Flesch 1948): higher is easier; news is mostly 30 to 60.
    - Flesch-Kincaid grade (Kincaid et al. 1975): US school years.
    - mean sentence length: words.

    Syllables and words are counted by textstat over the body with plain quotes; sentences are those of
    the corpus, since textstat's own count drops short ones. The interval is the percentile bootstrap over sentences
    (Efron & Tibshirani 1993), 2,000 resamples with a fixed seed.

    Returns
    -------
    pandas.DataFrame
        One row per article and index: article, outlet, index, score, ci_low, ci_high, n_sentences, n_words, enough.
        The score is missing where the article has no body, the interval with fewer than five sentences.
    """
    body: dict[str, list[str]] = {article: [] for article in corpus.outlet_of()}
    for row in corpus.rows("sentences"):
        if row.part == "body":
            body[row.article].append(even(row.text))
    rows = []
    for article, outlet in corpus.outlet_of().items():
        texts = body[article]
        words = np.array([textstat.lexicon_count(text, removepunct=True) for text in texts], int)
        syllables = np.array([textstat.syllable_count(text) for text in texts], int)
        n, n_words = len(texts), int(words.sum())
        score = _indices(n, n_words, syllables.sum()) if n_words else {}
        low = high = dict.fromkeys(score)
        if n >= SENTENCES[0] and n_words:
            resampled = _indices(n, resamples(n) @ words, resamples(n) @ syllables)
            ends = np.quantile(list(resampled.values()), (0.025, 0.975), axis=1)
            low, high = (dict(zip(resampled, end, strict=True)) for end in ends)
        enough = enough_for_index(n, n_words)
        rows += [
            (article, outlet, index, score.get(index), low.get(index), high.get(index), n, n_words, enough)
            for index in INDICES
        ]
    return from_rows("readability", rows)


def _indices(n_sentences: int, n_words: int | np.ndarray, n_syllables: int | np.ndarray) -> dict[str, np.ndarray]:
    """Index -> its value; of one text, or of one in each place of the arrays."""
    length, weight = n_words / n_sentences, n_syllables / np.maximum(n_words, 1)
    ease = 206.835 - 1.015 * length - 84.6 * weight
    grade = 0.39 * length + 11.8 * weight - 15.59
    return dict(zip(INDICES, (ease, grade, length), strict=True))
