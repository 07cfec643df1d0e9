"""Rows as named tuples of Python values."""

import pandas as pd

from analysis.records import records


def test_rows_are_named_tuples_of_python_values():
    frame = pd.DataFrame(
        {"article": ["a", "b"], "n": pd.array([1, None], "Int64"), "share": [0.5, float("nan")]}, index=[7, 9]
    )
    first, second = records(frame)
    assert first == ("a", 1, 0.5) and first.article == "a"
    assert all(type(value) in (str, int, float) for value in first)
    assert second.n is pd.NA and pd.isna(second.share)


def test_no_rows_of_an_empty_frame():
    assert list(records(pd.DataFrame(columns=["article"]))) == []
