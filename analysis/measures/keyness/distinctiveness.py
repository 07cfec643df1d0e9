"""Which terms set an outlet apart from the others, by TF-IDF and by keyness."""

from __future__ import annotations

from numbers import Real
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfTransformer

from analysis.corpus import Corpus
from analysis.errors import FramingError
from analysis.measures.keyness.priors import background_prior
from analysis.measures.keyness.term_tests import evidence
from analysis.measures.keyness.terms import Occurrences, term_occurrences
from analysis.measures.registry import measure
from analysis.measures.statistics.resampling import adjusted
from analysis.tables import TABLES


@measure("distinctiveness")
def measure_distinctiveness(
    corpus: Corpus, *, prior_weight: float = 1.0, background: str | Path | None = None
) -> pd.DataFrame:
    """Compare each outlet's terms (target) with those of all other outlets together (reference).

    Terms of one word are compared apart from those of several (pairs and names), each against its own total. A
    name of several words counts as one term (see `measure_terms`). Counts come as printed and with
    copied text counted once (`_once`: a sentence that copies another article, identically or with light edits,
    is left out of all but its likely origin). Evidence rests on text counted once alone, so that copies of a
    text never add any.

    Parameters
    ----------
    corpus
        The corpus.
    prior_weight
        Weight of the prior, a number above 0: its counts sum to the story's own times this.
    background
        A word list (CSV or TSV: a word and its count) of other text. The prior of words follows it in place of the
        story's own counts: a word common elsewhere must be used more to stand out. Terms of several words keep the
        story's, since a word list has none. The column `prior` says which was taken.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and term that the outlet uses.

        As printed: n_words, is_name, n_target, n_reference; tfidf (scikit-learn's smoothed idf over outlets, rows of
        length 1) and tfidf_gap; prior; log_odds and z (weighted log-odds ratio with an informative Dirichlet prior:
        Monroe, Colaresi & Quinn 2008); g2 (Dunning 1993); log_ratio (Hardie 2014, 0.5 for a reference count of 0);
        n_outlets.

        Counted once: n_target_once, n_reference_once, log_odds_once, z_once; n_independent (outlets that use the
        term); wire_only (several outlets print it, one of them in text of its own). p: of 1,999 random
        assignments of the story's units to the outlets, among those in which the outlet uses the term,
        the share with a z as high or higher (a permutation test, one-sided; Good 2005; given use, since only
        terms in use are listed); terms used fewer than four times are not tested, and theirs is missing; q: p
        adjusted for the outlet's terms tested (Benjamini & Hochberg 1995). unit: what is dealt, and so what the test
        speaks of: articles where the outlet has several, and p is of the outlet; else body paragraphs, and p is of
        this coverage, its subject included. stability: share of 200 resamples of
        the outlet's body paragraphs in which the term is among its 20 with the highest z. enough: yes, thin or no.

        With one outlet the statistics that need a reference are missing; p, q and stability are missing for an
        outlet with fewer than three paragraphs of its own.

    Raises
    ------
    FramingError
        The weight is no number above 0, or the word list is not there or has no words and counts.
    """
    if not (isinstance(prior_weight, Real) and 0 < prior_weight < np.inf):
        raise FramingError(
            f"prior_weight {prior_weight}", "a prior needs a number above 0", "1 gives it the story's own counts"
        )
    found = term_occurrences(corpus)
    if not len(found.terms):
        return pd.DataFrame(columns=TABLES["distinctiveness"].names)
    outlet_of = corpus.outlet_of()
    outlets = corpus.outlets
    owner = np.array([outlets.index(outlet_of[article]) for article in found.articles], int)
    shape = len(outlets), len(found.terms)
    printed = _counts(found, owner, np.ones(len(found.term), bool), shape)
    speaks = printed.sum(axis=1) > 0
    outlets = [outlet for outlet, has in zip(outlets, speaks, strict=True) if has]
    printed, once = printed[speaks], _counts(found, owner, ~found.copied, shape)[speaks]
    prior, name = once.sum(axis=0), np.full(len(found.terms), "story", object)
    prior_printed = printed.sum(axis=0)
    if background is not None:
        words = found.n_words == 1
        name[words] = Path(background).name
        shares = background_prior(background, found.terms[words])
        for counts in (prior, prior_printed):
            counts[words] = counts[words].sum() * shares
    priors = prior_weight * prior_printed, prior_weight * prior
    parts = []
    for group in (found.n_words == 1, found.n_words > 1):
        if group.any():
            parts.append(_compare(printed[:, group], once[:, group], *(of[group] for of in priors)))
            parts[-1]["code"] = np.flatnonzero(group)[parts[-1]["code"]]
    table = pd.concat(parts, ignore_index=True)
    row, code = table["row"].to_numpy(), table.pop("code").to_numpy()
    table["outlet"], table["term"] = np.array(outlets, object)[row], found.terms[code]
    table["n_words"], table["is_name"], table["prior"] = found.n_words[code], found.is_name[code], name[code]
    for column, values in evidence(found, outlet_of, outlets, priors[1]).items():
        table[column] = values[row, code] if values.ndim == 2 else values[row]
    table["q"] = adjusted(table["p"], table["row"])
    return table.sort_values(["row", "z", "term"], ascending=[True, False, True]).drop(columns="row")


def _counts(found: Occurrences, owner: np.ndarray, kept: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Outlets x terms."""
    cells = (owner[found.article] * shape[1] + found.term)[kept]
    return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape).astype(float)


def _compare(target: np.ndarray, target_once: np.ndarray, prior: np.ndarray, prior_once: np.ndarray) -> pd.DataFrame:
    """The statistics of terms of one kind: a row per outlet (`row`) and term (`code`) that it uses."""
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
    if len(target) > 1:
        columns["tfidf_gap"] = tfidf - (tfidf.sum(axis=0) - tfidf) / (len(target) - 1)
        columns["log_odds"], columns["z"] = log_odds(target, pooled, prior)
        columns["g2"] = _g2(target, reference, size, other)
        columns["log_ratio"] = _log_ratio(target, reference, size, other)
        columns["log_odds_once"], columns["z_once"] = log_odds(target_once, pooled_once, prior_once)
    else:
        columns |= dict.fromkeys(needing_reference, np.full_like(target, np.nan))
    row, code = np.nonzero(target)
    table = pd.DataFrame({"row": row, "code": code} | {name: values[row, code] for name, values in columns.items()})
    table["n_outlets"] = (target > 0).sum(axis=0)[code]
    table["n_independent"] = (target_once > 0).sum(axis=0)[code]
    table["wire_only"] = (table["n_outlets"] > 1) & (table["n_independent"] == 1)
    return table


def log_odds(target: np.ndarray, pooled: np.ndarray, prior: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted log-odds ratio and its z (Monroe, Colaresi & Quinn 2008, equations 16, 19 and 22).

    Parameters
    ----------
    target
        Counts, a row a target and a column a term.
    pooled
        Counts of the whole story, target included.
    prior
        The counts a term is given beforehand, on both sides.

    Returns
    -------
    tuple of two arrays of target's shape
        Log-odds ratio in logits and z. NaN where neither side has words, or the story has one term.
    """
    size = target.sum(axis=-1, keepdims=True)
    total, other = prior.sum(), pooled.sum() - size
    a, b = target + prior, pooled - target + prior
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(a / (size + total - a)) - np.log(b / (other + total - b))
        z = ratio / np.sqrt(1 / a + 1 / b)
    known = np.isfinite(ratio)
    return np.where(known, ratio, np.nan), np.where(known, z, np.nan)


def _log_ratio(target: np.ndarray, reference: np.ndarray, size: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Hardie (2014); missing where the reference has no terms at all."""
    reference_share = np.maximum(reference, 0.5) / np.where(other > 0, other, np.nan)
    return np.log2(np.maximum(target, 0.5) / np.maximum(size, 1)) - np.log2(reference_share)


def _g2(target: np.ndarray, reference: np.ndarray, size: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Dunning (1993), in Rayson & Garside's (2000) form over the two observed counts."""
    share = (target + reference) / (size + other)
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.where(target > 0, target * np.log(target / (size * share)), 0)
        b = np.where(reference > 0, reference * np.log(reference / (other * share)), 0)
    return np.maximum(2 * (a + b), 0)
