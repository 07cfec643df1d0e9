"""What all resampling in this suite shares: fixed draws, and the correction for many tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from scipy.stats import false_discovery_control, norm, t

from analysis.measures.statistics.enough import PARAGRAPHS

SEED = 20230420  # the same text gives the same numbers
N_PERMUTATIONS = 1999
N_RESAMPLES = 2000
PER = 1000  # words that a rate is counted on
FEW = 200  # units, at most, whose resamples are kept: each outlet's text is resampled for one table after another
NONE_SEEN = 3  # hits that the words may still stand for where there is none


@cache
def interval_quantiles(n: int) -> tuple[float, float]:
    """Which quantiles of the resampled means bound a nominal 95% interval over `n` units.

    The plain 2.5 and 97.5% are too narrow for few units: they are widened as a t interval is against a
    normal one (expanded percentiles: Hesterberg 2015).
    """
    low = float(norm.cdf(-np.sqrt(n / (n - 1)) * t.ppf(0.975, n - 1)))
    return low, 1 - low


def rates_with_intervals(hits: np.ndarray, words: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hits per 1,000 words and the ends of their 95% intervals.

    The percentile bootstrap over paragraphs, widened for few of them (`interval_quantiles`); without a hit the upper end is
    that of the rule of three (Hanley & Lippman-Hand 1983).

    Parameters
    ----------
    hits
        A row a paragraph, a column a kind of hit.
    words
        Words of each paragraph.

    Returns
    -------
    tuple of three arrays
        A number a kind: rate, missing without words; lower and upper end, missing with fewer than three paragraphs.
    """
    n, total = len(words), hits.sum(axis=0)
    rate = PER * total / words.sum() if n else np.full(hits.shape[1], np.nan)
    if n < PARAGRAPHS[0]:
        return rate, np.full(len(rate), np.nan), np.full(len(rate), np.nan)
    drawn = resamples(n)
    low, high = np.zeros(len(rate)), np.full(len(rate), PER * NONE_SEEN / words.sum())
    seen = total > 0
    low[seen], high[seen] = interval(PER * (drawn @ hits[:, seen]) / (drawn @ words)[:, None], n)
    return rate, low, high


def interval(resampled: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Both ends of the 95% interval of each column: its values in the resamples of `n` units, a row a resample; used up."""
    low, high = np.quantile(resampled.T, interval_quantiles(n), axis=-1, overwrite_input=True)
    return low, high


def resamples(n: int) -> np.ndarray:
    """How often each of `n` units is in each bootstrap resample; a row a resample. Not to be changed."""
    return (_drawn_once if n <= FEW else _drawn)(n)


def _drawn(n: int) -> np.ndarray:
    drawn = np.random.default_rng(SEED).integers(n, size=(N_RESAMPLES, n))
    drawn += n * np.arange(N_RESAMPLES)[:, None]
    return np.bincount(drawn.ravel(), minlength=N_RESAMPLES * n).reshape(N_RESAMPLES, n).astype(float)


_drawn_once = lru_cache(maxsize=16)(_drawn)


def adjusted(p: Sequence[float], family: Iterable[Hashable]) -> np.ndarray:
    """p values adjusted for the number tested in their family (Benjamini & Hochberg 1995); what was not tested stays missing.

    `family` names the family of each value.
    """
    q, families = np.array(p, float), defaultdict(list)
    for place, name in zip(range(len(q)), family, strict=True):
        families[name].append(place)
    for places in families.values():
        tested = np.array(places)[~np.isnan(q[places])]
        q[tested] = false_discovery_control(q[tested])
    return q
