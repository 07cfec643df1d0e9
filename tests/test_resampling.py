import pandas as pd
import pytest

from analysis.measures.resampling import adjusted


def test_what_was_not_tested_stays_missing_and_does_not_count():
    """Three tests, by hand: 3 x .01 / 1, then the smallest of 3 x .03 / 2 and 3 x .04 / 3."""
    found = adjusted(pd.Series([0.04, None, 0.01, 0.03], index=list("abcd")))
    assert found.index.tolist() == list("abcd")
    assert found.dropna().tolist() == pytest.approx([0.04, 0.03, 0.04])
    assert pd.isna(found["b"])


def test_no_test_at_all():
    assert adjusted(pd.Series([None, None], dtype=float)).isna().all()
