"""Numbers and dates of a statement that an article has otherwise: "300 people" where the statement says 400.

The words around may be the same, so what the two share speaks for the fact; the value speaks against it. A value of
the statement counts as otherwise in a sentence where its article has it nowhere and the sentence has another value of
its kind: the same measure, the same things counted, or another day. Numbers many times apart are of different things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.measures.comparison.value_differences import DAYS, FAR, same_day, same_value
from analysis.measures.language.calendar_dates import Date, find_dates
from analysis.measures.language.quantities import Quantity, find_quantities

Value = Quantity | Date


def said_otherwise(statements: list[str], sentences: pd.DataFrame, written: Mapping[str, dt.date | None]) -> np.ndarray:
    """Of each statement's numbers and dates, the share that each sentence has otherwise, facts x sentences, 0-1.

    `written` is the day of each article (see `days_written`); where none is known, dates without a year are left out.
    Captions are read like other sentences.
    """
    earliest = min(filter(None, written.values()), default=None)
    stated = {fact: values for fact, text in enumerate(statements) if (values := _values(text, earliest))}
    found = np.zeros((len(statements), len(sentences)))
    if not stated:
        return found
    for article, rows in sentences.groupby("article").indices.items():
        printed = [_values(text, written[article]) for text in sentences["text"].iloc[rows]]
        everywhere = [value for values in printed for value in values]
        for fact, values in stated.items():
            missing = [mine for mine in values if not any(_agree(mine, other) for other in everywhere)]
            for row, here in zip(rows, printed, strict=True) if missing else ():
                others = [other for other in here if not any(_agree(mine, other) for mine in values)]
                found[fact, row] = sum(any(_of_a_kind(mine, other) for other in others) for mine in missing) / len(
                    values
                )
    return found


def _values(text: str, day: dt.date | None) -> list[Value]:
    """The numbers of a text, and its dates that are as exact as a month."""
    return [*find_quantities(text), *(date for date in find_dates(text, day) if (date.last - date.first).days <= DAYS)]


def _agree(a: Value, b: Value) -> bool:
    """Whether both can be true of one thing."""
    if isinstance(a, Date) or isinstance(b, Date):
        return isinstance(a, Date) and isinstance(b, Date) and same_day(a, b)
    if same_value(a, b):
        return True
    (low, high), (least, most) = a.interval, b.interval
    return _of_a_kind(a, b, far=np.inf) and low <= most and least <= high


def _of_a_kind(a: Value, b: Value, *, far: float = FAR) -> bool:
    """Two dates, or two numbers of one measure or of the same things, not too far apart."""
    if isinstance(a, Date) or isinstance(b, Date):
        return isinstance(a, Date) and isinstance(b, Date)
    fewer, more = sorted((a.counted, b.counted), key=len)
    alike = a.dimension == b.dimension and (bool(a.dimension) or (bool(fewer) and fewer <= more))
    return alike and 1 / far <= (a.high or 1) / (b.high or 1) <= far
