import numpy as np
import pandas as pd
import pytest

from analysis.measures.statistics.resampling import (
    N_RESAMPLES,
    adjusted,
    interval_quantiles,
    rates_with_intervals,
    resamples,
)


def test_the_quantiles_of_few_units_are_wider_than_those_of_many():
    """Of five: 2.7764 (t, 4 degrees of freedom) x sqrt(5 / 4) = 3.1042, below which a normal variable is in .095% of cases."""
    assert interval_quantiles(5) == pytest.approx((0.00095, 0.99905), abs=1e-5)
    assert interval_quantiles(10**6) == pytest.approx((0.025, 0.975), abs=1e-5)


def test_a_resample_draws_as_many_units_as_there_are_and_the_same_ones_again():
    for n in (3, 250):
        drawn = resamples(n)
        assert drawn.shape == (N_RESAMPLES, n) and (drawn.sum(axis=1) == n).all()
        assert drawn.mean(axis=0) == pytest.approx(np.ones(n), abs=0.1) and (drawn == resamples(n)).all()


def test_rates_and_their_intervals_by_hand():
    hits, words = np.array([[1.0, 0, 3], [1, 0, 0], [1, 0, 0]]), np.array([10.0, 10, 10])
    rate, low, high = rates_with_intervals(hits, words)
    assert rate.tolist() == [100, 0, 100]
    # As many everywhere: no spread. None: 3 hits in 30 words at most. All in one: it may be drawn three times, or never.
    assert low == pytest.approx([100, 0, 0]) and high == pytest.approx([100, 100, 300])
    rate, low, high = rates_with_intervals(hits[:2], words[:2])
    assert rate.tolist() == [100, 0, 150] and np.isnan([low, high]).all()
    assert np.isnan(rates_with_intervals(hits[:0], words[:0])).all()


def test_what_was_not_tested_stays_missing_and_does_not_count():
    """Three tests, by hand: 3 x .01 / 1, then the smallest of 3 x .03 / 2 and 3 x .04 / 3. A family of one stays as it is."""
    found = adjusted(pd.Series([0.04, None, 0.01, 0.2, 0.03]), "aaaba")
    assert found == pytest.approx([0.04, np.nan, 0.03, 0.2, 0.04], nan_ok=True)


def test_no_test_at_all():
    assert np.isnan(adjusted(pd.Series([None, None], dtype=float), "aa")).all()
