"""Numbers, dates and clock times that an article has otherwise than a statement: "300 people" where that says 400.

The words around may be the same, so what the two share speaks for the fact; the value speaks against it. A value of the
statement is otherwise in a sentence where its article has it nowhere, as far as it is read (quantities.py,
calendar_dates.py, clock_times.py), and the sentence has another of its kind among some of the same words: in the same
measure, of the same things counted, or another day; nobody is none of the people. What may be the same value is no
other: rounded, in other units, "in 2008" for a day of that year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus.house_style import even, function_words
from analysis.corpus.segment import word_spans
from analysis.measures.comparison.number_differences import SMALL
from analysis.measures.comparison.same_values import (
    ABOUT_ALIKE,
    are_like_bounds,
    in_other_units,
    is_exact,
    same_day,
    same_time,
    same_value,
    within_reach,
)
from analysis.measures.comparison.telling import NEAR
from analysis.measures.language.calendar_dates import Date, find_dates
from analysis.measures.language.clock_times import ClockTime, find_clock_times
from analysis.measures.language.quantities import (
    Quantity,
    find_numbers,
    find_quantities,
    gap,
    in_one_measure,
    number_stems,
    off_by,
)
from analysis.measures.language.stems import stem

_ROUNDED = 0.2  # relative distance that rounding explains at most
_AS_PRINTED = frozenset(["score", "age"])  # nobody rounds these
_IN_WORDS = re.compile(r"\b(?:half|thirds?|quarters?|doubled?|twice)\b", re.IGNORECASE)  # not read as values

_PEOPLE = frozenset(["people"])
_NOBODY = re.compile(r"\b(?:nobody|no[ -]one)\b", re.IGNORECASE)


class _Value(NamedTuple):
    what: Quantity | Date | ClockTime
    numbers: frozenset[float]  # as printed
    near: frozenset[str]  # content stems around it, what is counted apart


def said_otherwise(statements: list[str], sentences: pd.DataFrame, written: Mapping[str, dt.date | None]) -> np.ndarray:
    """Of each statement's numbers and dates, the share that each sentence has otherwise, facts x sentences, 0-1.

    `written` is the day of each article (see `days_written`); where none is known, dates without a year are left out.
    Captions are read like other sentences. Dates less exact than a month are not held against another.
    """
    earliest = min(filter(None, written.values()), default=None)
    stated = {
        fact: values
        for fact, text in enumerate(statements)
        if (values := list(_values(text, earliest, reach=len(text))))
    }
    found = np.zeros((len(statements), len(sentences)))
    if not stated:
        return found
    for article, rows in sentences.groupby("article").indices.items():
        texts = sentences["text"].iloc[rows].tolist()
        printed = [list(_values(text, written[article])) for text in texts]
        everywhere = [value for values in printed for value in values]
        numbers = [find_numbers(text) for text in texts]  # "killed ten and wounded 40 people"
        for fact, values in stated.items():
            missing = [
                mine for mine in values if _is_exact(mine) and not any(_has(mine, other) for other in everywhere)
            ]
            for row, text, here, numbers_here in zip(rows, texts, printed, numbers, strict=True) if missing else ():
                others = [other for other in here if _may_contradict(other, text, values)]
                if others:
                    lost = [
                        mine
                        for mine in missing
                        if not (mine.numbers and mine.numbers <= numbers_here) and any(_clash(mine, o) for o in others)
                    ]
                    found[fact, row] = len(lost) / len(values)
    return found


def _values(text: str, day: dt.date | None, *, reach: int = NEAR) -> Iterator[_Value]:
    """The numbers and dates of a text, each with the words around it: so many on either side."""
    nobody = (Quantity(*match.span(), 0, 0, "", _PEOPLE, _PEOPLE) for match in _NOBODY.finditer(text))
    found = (*find_quantities(text), *find_clock_times(text), *nobody, *find_dates(text, day))
    words = [(start, end, stem(even(text[start:end]))) for start, end in word_spans(text)] if found else []
    for what in found:
        inside = [k for k, (start, end, _) in enumerate(words) if start < what.end and what.start < end]
        around = words[max(0, inside[0] - reach) : inside[-1] + 1 + reach] if inside else []
        is_date = isinstance(what, Date)
        left_out = what.counted if isinstance(what, Quantity) else frozenset()
        near = frozenset(
            word
            for start, end, word in around
            if not (is_date and start < what.end and what.start < end)
            and word not in left_out
            and not word[0].isdigit()
        )
        numbers = find_numbers(text[what.start : what.end]) if isinstance(what, Quantity) else set()
        if isinstance(what, Quantity) and what.dimension == "score":
            numbers |= {what.low, what.high}  # of "3-1" the one alone is read as a number
        yield _Value(what, frozenset(numbers), near - function_words() - number_stems())


def _is_exact(value: _Value) -> bool:
    """A number, a clock time, or a date as exact as a month."""
    return not isinstance(value.what, Date) or is_exact(value.what)


def _may_contradict(other: _Value, text: str, values: list[_Value]) -> bool:
    """Whether a value of a sentence says something else than each of the statement's."""
    if not _is_exact(other) or (isinstance(other.what, Quantity) and _IN_WORDS.search(text)):
        return False
    return not any(_agree(mine.what, other.what) for mine in values)


def _has(mine: _Value, other: _Value) -> bool:
    """Whether a value of an article may be the statement's; a bound far off it, only among some of the same words."""
    if not _agree(mine.what, other.what):
        return False
    bounded = isinstance(other.what, Quantity) and other.what.bound
    return not bounded or bool(mine.near & other.near) or gap(mine.what, other.what) <= ABOUT_ALIKE


def _agree(a: Quantity | Date | ClockTime, b: Quantity | Date | ClockTime) -> bool:
    """Whether both can be told of one thing: "at least 100" and 121, but not "at least 112" and "at least 121"."""
    if type(a) is not type(b):
        return False
    if not isinstance(a, Quantity):
        return bool(same_day(a, b) if isinstance(a, Date) else same_time(a, b))
    if not _of_a_kind(a, b):
        return a.low > SMALL and (a.low, a.high) == (b.low, b.high)
    if same_value(a, b):
        return True
    (low, high), (least, most) = a.interval, b.interval
    ranges = a.dimension in _AS_PRINTED and a.low < a.high and b.low < b.high
    if low <= most and least <= high and not are_like_bounds(a, b) and not ranges:
        return True
    if in_other_units(a, b):
        return False  # not rounded beyond what `same_value` allows
    return a.dimension not in _AS_PRINTED and gap(a, b) <= _ROUNDED and off_by(a, b) <= 0.5


def _clash(a: _Value, b: _Value) -> bool:
    """Another value of the same kind, among some of the same words."""
    if not a.near & b.near:
        return False
    if type(a.what) is not type(b.what) or not isinstance(a.what, Quantity):
        return type(a.what) is type(b.what)
    any_distance = not (a.what.high and b.what.high)
    return _of_a_kind(a.what, b.what) and (any_distance or within_reach(a.what, b.what))


def _of_a_kind(a: Quantity, b: Quantity) -> bool:
    """In one measure, or of the same things."""
    fewer, more = sorted((a.counted, b.counted), key=len)
    return in_one_measure(a, b) and (bool(a.dimension) or (bool(fewer) and fewer <= more))
