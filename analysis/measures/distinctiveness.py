"""Which terms set an outlet apart from the others, by TF-IDF and by keyness."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import chi2, false_discovery_control
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.corpus import Corpus
from analysis.measures.registry import measure
from analysis.measures.terms import measure_terms


@measure("distinctiveness")
def measure_distinctiveness(corpus: Corpus, *, prior_weight: float = 1.0) -> pd.DataFrame:
    """Compare each outlet's terms (target) with those of all other outlets together (reference).

    Terms of one word and of two are compared apart, each against its own total.

    Parameters
    ----------
    corpus
        The corpus.
    prior_weight
        Weight of the prior: the Dirichlet prior of a term is its count in the whole story times this.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and term that the outlet uses: outlet, term, n_words, n_target, n_reference;
        tfidf (scikit-learn's smoothed idf over outlets, rows of length 1) and tfidf_gap; log_odds and z
        (weighted log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi & Quinn 2008);
        g2 (Dunning 1993), log_ratio (Hardie 2014, 0.5 added to a reference count of 0), p and q
        (Benjamini & Hochberg 1995, over the outlet's terms); n_outlets. With one outlet the statistics
        that need a reference are missing.
    """
    terms = measure_terms(corpus)
    terms["outlet"] = terms["article"].map(corpus.outlet_of())
    counts = terms.pivot_table(index="outlet", columns="term", values="n", aggfunc="sum", fill_value=0)
    counts = counts.reindex([outlet for outlet in corpus.outlets if outlet in counts.index])
    n_words = counts.columns.str.count(" ") + 1
    parts = [_compare(counts.loc[:, n_words == n], n, prior_weight) for n in (1, 2) if (n_words == n).any()]
    table = pd.concat(parts, ignore_index=True)
    table["q"] = table.groupby("outlet")["p"].transform(lambda p: false_discovery_control(p) if p.notna().all() else p)
    order = {outlet: i for i, outlet in enumerate(corpus.outlets)}
    table["order"] = table["outlet"].map(order)
    return table.sort_values(["order", "z", "term"], ascending=[True, False, True]).drop(columns="order")


def _compare(counts: pd.DataFrame, n_words: int, prior_weight: float) -> pd.DataFrame:
    target = counts.to_numpy(float)
    pooled = target.sum(axis=0)
    reference = pooled - target
    size, other = target.sum(axis=1, keepdims=True), reference.sum(axis=1, keepdims=True)
    tfidf = TfidfTransformer().fit_transform(target).toarray()
    n_outlets = len(counts)
    columns = {"n_target": target, "n_reference": reference, "tfidf": tfidf}
    if n_outlets > 1:
        columns["tfidf_gap"] = tfidf - (tfidf.sum(axis=0) - tfidf) / (n_outlets - 1)
        columns["log_odds"], columns["z"] = _log_odds(target, reference, size, other, pooled * prior_weight)
        columns["g2"] = _g2(target, reference, size, other)
        columns["log_ratio"] = _log_ratio(target, reference, size, other)
        columns["p"] = chi2.sf(columns["g2"], df=1)
    else:
        columns |= dict.fromkeys(("tfidf_gap", "log_odds", "z", "g2", "log_ratio", "p"), np.full_like(target, np.nan))
    used = np.nonzero(target)
    table = pd.DataFrame({name: values[used] for name, values in columns.items()})
    table.insert(0, "outlet", counts.index.to_numpy()[used[0]])
    table.insert(1, "term", counts.columns.to_numpy()[used[1]])
    table.insert(2, "n_words", n_words)
    table["n_outlets"] = (target > 0).sum(axis=0)[used[1]]
    return table


def _log_odds(target, reference, size, other, prior) -> tuple[np.ndarray, np.ndarray]:
    """Monroe, Colaresi & Quinn (2008), equations 16, 19 and 22: prior counts added on both sides."""
    total = prior.sum()
    a, b = target + prior, reference + prior
    with np.errstate(divide="ignore", invalid="ignore"):  # the story's only pair of words has no odds: NaN
        log_odds = np.log(a / (size + total - a)) - np.log(b / (other + total - b))
    return log_odds, log_odds / np.sqrt(1 / a + 1 / b)


def _log_ratio(target, reference, size, other) -> np.ndarray:
    """Hardie (2014); missing where the reference has no terms at all."""
    reference_share = np.maximum(reference, 0.5) / np.where(other > 0, other, np.nan)
    return np.log2(np.maximum(target, 0.5) / np.maximum(size, 1)) - np.log2(reference_share)


def _g2(target, reference, size, other) -> np.ndarray:
    """Dunning (1993), in Rayson & Garside's (2000) form over the two observed counts."""
    share = (target + reference) / (size + other)
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.where(target > 0, target * np.log(target / (size * share)), 0)
        b = np.where(reference > 0, reference * np.log(reference / (other * share)), 0)
    return np.maximum(2 * (a + b), 0)
