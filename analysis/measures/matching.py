"""Does an article tell a fact? Lexical evidence, made comparable across facts by the best-matching article."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

from analysis.corpus import Corpus
from analysis.corpus.house_style import even

# Logistic curve from relative recall to the probability that the article tells the fact.
MIDPOINT, SLOPE = 0.62, 9.0


def match_facts(corpus: Corpus, statements: list[str]) -> pd.DataFrame:
    """Match each statement with each article's headline, deck and body.

    The evidence is the share of the statement's character 4-grams, weighted by their rarity among the
    story's sentences, that the article's best sentence holds; divided by the same share in the
    best-matching article, since a statement in other words than all articles matches none of them well.

    Returns
    -------
    pandas.DataFrame
        One row per statement and article: fact (index into `statements`), article, probability (that the
        article tells it, 0-1), sentence (the nearest one).
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"].reset_index(drop=True)
    grams = CountVectorizer(analyzer="char_wb", ngram_range=(4, 4), binary=True, lowercase=True)
    has = grams.fit_transform([even(text) for text in told["text"]])
    rarity = np.log(1 + has.shape[0] / (1 + np.asarray(has.sum(axis=0)).ravel()))
    wanted = grams.transform([even(statement) for statement in statements])
    weight = wanted.multiply(rarity).tocsr()
    total = np.asarray(weight.sum(axis=1)).ravel()
    recall = (weight @ has.T).toarray() / np.maximum(total, 1e-9)[:, None]
    articles = list(corpus.outlet_of())
    best = np.zeros((len(statements), len(articles)))
    nearest = np.zeros((len(statements), len(articles)), dtype=int)
    for j, article in enumerate(articles):
        rows = np.flatnonzero(told["article"] == article)
        at = recall[:, rows].argmax(axis=1)
        best[:, j] = recall[np.arange(len(statements)), rows[at]]
        nearest[:, j] = told["sentence"].to_numpy(int)[rows[at]]
    relative = best / np.maximum(best.max(axis=1, keepdims=True), 1e-9)
    probability = 1 / (1 + np.exp(-SLOPE * (relative * np.sqrt(best) / 0.8 - MIDPOINT)))
    fact, article = np.indices(best.shape)
    return pd.DataFrame({
        "fact": fact.ravel(),
        "article": np.array(articles)[article.ravel()],
        "probability": probability.ravel(),
        "sentence": nearest.ravel(),
    })  # fmt: skip
