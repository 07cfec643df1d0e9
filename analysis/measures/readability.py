"""Readability indices of the body, by textstat's word counts and this suite's sentences."""

from __future__ import annotations

import pandas as pd
import textstat

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.measures.enough import enough_for_index
from analysis.measures.registry import measure


@measure("readability")
def measure_readability(corpus: Corpus) -> pd.DataFrame:
    """Three readability indices per article.

    - Flesch reading ease (Flesch 1948): higher is easier; news is mostly 30 to 60.
    - Flesch-Kincaid grade (Kincaid et al. 1975): US school years.
    - mean sentence length: words.

    Syllables and words are counted by textstat over the body with plain quotes; sentences are those of
    the corpus, since textstat's own count drops short ones.

    Returns
    -------
    pandas.DataFrame
        One row per article and index: article, outlet, index, score, n_sentences, n_words, enough.
        The score is missing where the article has no body.
    """
    rows = []
    body = corpus.sentences[corpus.sentences["part"] == "body"]
    for article, outlet in corpus.outlet_of().items():
        mine = body[body["article"] == article]
        text = even(" ".join(mine["text"]))
        n_sentences = len(mine)
        n_words = textstat.lexicon_count(text, removepunct=True) if n_sentences else 0
        if n_words:
            length, syllables = n_words / n_sentences, textstat.syllable_count(text) / n_words
            ease = 206.835 - 1.015 * length - 84.6 * syllables
            grade = 0.39 * length + 11.8 * syllables - 15.59
        else:
            length = ease = grade = None
        for index, score in (
            ("Flesch reading ease", ease),
            ("Flesch-Kincaid grade", grade),
            ("mean sentence length", length),
        ):
            rows.append((article, outlet, index, score, n_sentences, n_words, enough_for_index(n_sentences, n_words)))
    return pd.DataFrame(rows, columns=["article", "outlet", "index", "score", "n_sentences", "n_words", "enough"])
