"""Which terms set an outlet apart from the others, by TF-IDF and by keyness."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.corpus import Corpus
from analysis.measures.enough import PARAGRAPHS
from analysis.measures.registry import measure
from analysis.measures.resampling import N_PERMUTATIONS, SEED, adjusted
from analysis.measures.terms import measure_terms, term_occurrences
from analysis.tables import TABLES

N_RESAMPLES = 200
TOP = 20  # stability: how often a term stays among so many
CELLS = 200_000  # numbers held at once while permuting
TESTED = 4  # a term used less often in the whole story cannot reach p < .01 in an outlet of a fifth of the text


@measure("distinctiveness")
def measure_distinctiveness(corpus: Corpus, *, prior_weight: float = 1.0) -> pd.DataFrame:
    """Compare each outlet's terms (target) with those of all other outlets together (reference).

    Terms of one word and of two are compared apart, each against its own total. Counts come as printed and with
    copied text counted once (`_once`: a sentence that copies another article, identically or with light edits,
    is left out of all but its likely origin). Evidence rests on text counted once alone, so that copies of a
    text never add any.

    Parameters
    ----------
    corpus
        The corpus.
    prior_weight
        Weight of the prior: the Dirichlet prior of a term is its count in the whole story times this.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and term that the outlet uses.

        As printed: n_target, n_reference; tfidf (scikit-learn's smoothed idf over outlets, rows of length 1) and
        tfidf_gap; log_odds and z (weighted log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi &
        Quinn 2008); g2 (Dunning 1993); log_ratio (Hardie 2014, 0.5 for a reference count of 0); n_outlets.

        Counted once: n_target_once, n_reference_once, log_odds_once, z_once; n_independent (outlets that use the
        term); wire_only (several outlets print it, one of them in text of its own). p: of 1,999 random
        assignments of the story's body paragraphs to the outlets, among those in which the outlet uses the term,
        the share with a z as high or higher (a permutation test, one-sided; Good 2005; given use, since only
        terms in use are listed), for terms used four times or more, the rarer being beyond any test; q: p
        adjusted for the outlet's terms tested (Benjamini & Hochberg 1995). stability: share of 200 resamples of
        the outlet's body paragraphs in which the term is among its 20 with the highest z.

        With one outlet the statistics that need a reference are missing; p, q and stability are missing for an
        outlet with fewer than three paragraphs of its own.
    """
    terms = measure_terms(corpus)
    if terms.empty:
        return pd.DataFrame(columns=TABLES["distinctiveness"].names)
    owner = terms["article"].map(corpus.outlet_of())
    known = set(owner)
    outlets = [outlet for outlet in corpus.outlets if outlet in known]
    row = owner.map({outlet: i for i, outlet in enumerate(outlets)})
    column, names = pd.factorize(terms["term"], sort=True)
    counts = {
        name: pd.DataFrame(sparse.coo_array((terms[name].to_numpy(float), (row, column))).toarray(), outlets, names)
        for name in ("n", "n_once")
    }
    n_words = counts["n"].columns.str.count(" ") + 1
    compare = [
        _compare(counts["n"].loc[:, n_words == n], counts["n_once"].loc[:, n_words == n], n, prior_weight)
        for n in (1, 2)
        if (n_words == n).any()
    ]
    table = pd.concat(compare, ignore_index=True)
    table = table.merge(_evidence(corpus, outlets, prior_weight), on=["outlet", "term"], how="left")
    table["q"] = table.groupby("outlet")["p"].transform(adjusted)
    table["order"] = table["outlet"].map(outlets.index)
    return table.sort_values(["order", "z", "term"], ascending=[True, False, True]).drop(columns="order")


def _compare(printed: pd.DataFrame, once: pd.DataFrame, n_words: int, prior_weight: float) -> pd.DataFrame:
    target, target_once = printed.to_numpy(float), once.to_numpy(float)
    pooled, pooled_once = target.sum(axis=0), target_once.sum(axis=0)
    reference, reference_once = pooled - target, pooled_once - target_once
    size = target.sum(axis=1, keepdims=True)
    other = size.sum() - size
    tfidf = TfidfTransformer().fit_transform(target).toarray()
    columns = {
        "n_target": target, "n_reference": reference, "tfidf": tfidf,
        "n_target_once": target_once, "n_reference_once": reference_once,
    }  # fmt: skip
    needing_reference = ("tfidf_gap", "log_odds", "z", "g2", "log_ratio", "log_odds_once", "z_once")
    if len(printed) > 1:
        columns["tfidf_gap"] = tfidf - (tfidf.sum(axis=0) - tfidf) / (len(printed) - 1)
        columns["log_odds"], columns["z"] = log_odds(target, pooled, prior_weight)
        columns["g2"] = _g2(target, reference, size, other)
        columns["log_ratio"] = _log_ratio(target, reference, size, other)
        columns["log_odds_once"], columns["z_once"] = log_odds(target_once, pooled_once, prior_weight)
    else:
        columns |= dict.fromkeys(needing_reference, np.full_like(target, np.nan))
    used = np.nonzero(target)
    table = pd.DataFrame({name: values[used] for name, values in columns.items()})
    table.insert(0, "outlet", printed.index.to_numpy()[used[0]])
    table.insert(1, "term", printed.columns.to_numpy()[used[1]])
    table.insert(2, "n_words", n_words)
    table["n_outlets"] = (target > 0).sum(axis=0)[used[1]]
    table["n_independent"] = (target_once > 0).sum(axis=0)[used[1]]
    table["wire_only"] = (table["n_outlets"] > 1) & (table["n_independent"] == 1)
    return table


def log_odds(target: np.ndarray, pooled: np.ndarray, prior_weight: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Weighted log-odds ratio and its z (Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22).

    Parameters
    ----------
    target
        Counts, a row a target and a column a term.
    pooled
        Counts of the whole story, target included; times `prior_weight` they are the prior, added on both sides.

    Returns
    -------
    tuple of two arrays of target's shape
        Log-odds ratio in logits and z. NaN where neither side has words, or the story has one term.
    """
    prior = pooled * prior_weight
    size = target.sum(axis=-1, keepdims=True)
    total, other = prior.sum(), pooled.sum() - size
    a, b = target + prior, pooled - target + prior
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(a / (size + total - a)) - np.log(b / (other + total - b))
        z = ratio / np.sqrt(1 / a + 1 / b)
    known = np.isfinite(ratio)
    return np.where(known, ratio, np.nan), np.where(known, z, np.nan)


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


def _evidence(corpus: Corpus, outlets: list[str], prior_weight: float) -> pd.DataFrame:
    """p and stability per outlet and term, from the body's paragraphs counted once."""
    found = term_occurrences(corpus)
    found = found[~found["copied"] & (found["paragraph"] > 0)]
    parts = []
    for n in (1, 2) if len(outlets) > 1 else ():
        mine = found[found["term"].str.count(" ") == n - 1]
        if len(mine):
            parts.append(_resampled(mine, corpus.outlet_of(), sorted(outlets), prior_weight))
    return pd.concat(parts) if parts else pd.DataFrame(columns=["outlet", "term", "p", "stability"])


def _resampled(found: pd.DataFrame, outlet_of: dict[str, str], outlets: list[str], prior_weight: float) -> pd.DataFrame:
    # in an order of their own, so that the order of story.yml changes no draw
    paragraph = found.groupby(["article", "paragraph"]).ngroup().to_numpy()
    term, names = pd.factorize(found["term"], sort=True)
    counts = sparse.csr_array((np.ones(len(found)), (paragraph, term)), shape=(paragraph.max() + 1, len(names)))
    owner = np.zeros(paragraph.max() + 1, int)
    owner[paragraph] = found["article"].map(outlet_of).map(outlets.index)
    by_outlet = _sums(owner, len(outlets), counts)
    p = _permutation_p(counts, owner, by_outlet, prior_weight)
    stability = _stability(counts, owner, by_outlet, prior_weight)
    too_few = np.bincount(owner, minlength=len(outlets)) < PARAGRAPHS[0]
    p[too_few] = stability[too_few] = np.nan
    used = np.nonzero(by_outlet)
    return pd.DataFrame({
        "outlet": np.array(outlets, object)[used[0]], "term": names.to_numpy()[used[1]],
        "p": p[used], "stability": stability[used],
    })  # fmt: skip


def _sums(owner: np.ndarray, n_outlets: int, counts: sparse.csr_array) -> np.ndarray:
    """Counts per outlet and term; with a row of `owner` per draw, per draw, outlet and term."""
    draws = owner.reshape(-1, owner.shape[-1])
    row = (draws + n_outlets * np.arange(len(draws))[:, None]).ravel()
    paragraph = np.tile(np.arange(owner.shape[-1]), len(draws))
    assigned = sparse.csr_array((np.ones(len(row)), (row, paragraph)), shape=(n_outlets * len(draws), owner.shape[-1]))
    return (assigned @ counts).toarray().reshape(*owner.shape[:-1], n_outlets, counts.shape[1])


def _permutation_p(counts, owner, by_outlet, prior_weight) -> np.ndarray:
    """One-sided p per outlet and term, given that the outlet uses it; NaN for terms too rare to test."""
    pooled = by_outlet.sum(axis=0)
    tested = pooled >= TESTED
    p = np.full(by_outlet.shape, np.nan)
    if not tested.any():
        return p
    # all other terms as one column: they belong to the size of each side
    rest = counts[:, ~tested].sum(axis=1)
    kept = sparse.hstack([counts[:, tested], sparse.csr_array(rest[:, None])], format="csr")
    totals = np.append(pooled[tested], pooled[~tested].sum())
    observed = log_odds(_sums(owner, len(by_outlet), kept), totals, prior_weight)[1][:, :-1]
    rng = np.random.default_rng(SEED)
    as_high, used = np.zeros_like(observed), np.zeros_like(observed)
    at_once = max(1, CELLS // (len(by_outlet) * max(kept.shape[1], len(owner))))
    for first in range(0, N_PERMUTATIONS, at_once):
        owners = np.array([rng.permutation(owner) for _ in range(min(at_once, N_PERMUTATIONS - first))])
        target = _sums(owners, len(by_outlet), kept)
        drawn = log_odds(target, totals, prior_weight)[1][..., :-1]
        uses = target[..., :-1] > 0
        as_high += (uses & (drawn >= observed - 1e-12)).sum(axis=0)
        used += uses.sum(axis=0)
    p[:, tested] = (1 + as_high) / (1 + used)
    return p


def _stability(counts, owner, by_outlet, prior_weight) -> np.ndarray:
    """Share of resamples of an outlet's paragraphs in which a term is among its TOP by z."""
    pooled = by_outlet.sum(axis=0)
    stability = np.full(by_outlet.shape, np.nan)
    for outlet in range(len(by_outlet)):
        mine = counts[owner == outlet]
        n = mine.shape[0]
        if not n:
            continue
        terms = np.flatnonzero(by_outlet[outlet])
        draws = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=N_RESAMPLES)
        target = draws @ mine[:, terms].toarray()
        reference = (pooled - by_outlet[outlet])[terms]
        size, other = target.sum(axis=1, keepdims=True), pooled.sum() - by_outlet[outlet].sum()
        prior = pooled[terms] * prior_weight
        a, b = target + prior, reference + prior
        total = pooled.sum() * prior_weight
        with np.errstate(divide="ignore", invalid="ignore"):
            z = (np.log(a / (size + total - a)) - np.log(b / (other + total - b))) / np.sqrt(1 / a + 1 / b)
        first = (-z).argsort(axis=1, kind="stable")[:, :TOP]
        in_top = np.zeros(z.shape, bool)
        np.put_along_axis(in_top, first, True, axis=1)
        stability[outlet, terms] = (in_top & (target > 0)).mean(axis=0)
    return stability
