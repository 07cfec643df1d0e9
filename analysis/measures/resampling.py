"""What all resampling in this suite shares: fixed draws, and the correction for many tests."""

from __future__ import annotations

import pandas as pd
from scipy.stats import false_discovery_control

SEED = 20230420  # the same text gives the same numbers
N_PERMUTATIONS = 1999


def adjusted(p: pd.Series) -> pd.Series:
    """p values adjusted for their number (Benjamini & Hochberg 1995); what was not tested stays missing."""
    tested = p.dropna()
    return pd.Series(false_discovery_control(tested) if len(tested) else [], tested.index, float).reindex(p.index)
