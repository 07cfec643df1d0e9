import numpy as np
import pandas as pd
import pytest

from analysis.measures.statistics.resampling import adjusted


def test_what_was_not_tested_stays_missing_and_does_not_count():
    """Three tests, by hand: 3 x .01 / 1, then the smallest of 3 x .03 / 2 and 3 x .04 / 3. A family of one stays as it is."""
    found = adjusted(pd.Series([0.04, None, 0.01, 0.2, 0.03]), "aaaba")
    assert found == pytest.approx([0.04, np.nan, 0.03, 0.2, 0.04], nan_ok=True)


def test_no_test_at_all():
    assert np.isnan(adjusted(pd.Series([None, None], dtype=float), "aa")).all()
