"""What all resampling in this suite shares: fixed draws, and the correction for many tests."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, norm, t

SEED = 20230420  # the same text gives the same numbers
N_PERMUTATIONS = 1999
N_RESAMPLES = 2000


def interval_quantiles(n: int) -> tuple[float, float]:
    """Which quantiles of the resampled means bound a nominal 95 % interval over `n` units.

    The plain 2.5 and 97.5 % are too narrow for few units: they are widened as a t interval is against a
    normal one (expanded percentiles: Hesterberg 2015).
    """
    low = float(norm.cdf(-np.sqrt(n / (n - 1)) * t.ppf(0.975, n - 1)))
    return low, 1 - low


def adjusted(p: pd.Series) -> pd.Series:
    """p values adjusted for their number (Benjamini & Hochberg 1995); what was not tested stays missing."""
    tested = p.dropna()
    return pd.Series(false_discovery_control(tested) if len(tested) else [], tested.index, float).reindex(p.index)
