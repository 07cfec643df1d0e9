"""When two printed values can be one: numbers, days and clock times, rounded or in other units."""

from __future__ import annotations

import datetime as dt

from analysis.measures.language.calendar_dates import Date
from analysis.measures.language.clock_times import ClockTime
from analysis.measures.language.quantities import CONVERTED, Quantity, gap, in_one_measure, off_by, printed_unit

ABOUT_ALIKE = 0.1  # relative distance of a rounded value from the exact one
CUT = 0.2  # that from one with decimals at most
OFF = 0.25  # or distance of "almost one" or another single digit, in units of it, as from 0.8
SHARES_ALIKE = 1.5  # points by which per cents may be off a share in words
_AS_PRINTED = frozenset(["age", "nth", "score"])  # nobody rounds these
FAR = 5  # times; numbers further apart are of different things
QUARTER = 15  # minutes by which a time that is only about right may be off
WEEK = 7  # days
DAYS = 31  # a date less exact than a month is not held against another


def same_value(a: Quantity, b: Quantity) -> float:
    """2 for the same number, 1 for one that is the other rounded, 0 for different ones.

    A bound rounds a plain figure. Of two like bounds one must be the other cut to fewer digits, as "more than 2,300" is of
    "more than 2,317": "at least 112" and "at least 121" could both hold, but who prints the one does not tell the other.
    """
    if not in_one_measure(a, b):
        return 0
    if (a.low, a.high) == (b.low, b.high):
        return 2 if a.dimension or a.things & b.things else 1
    is_bounded = off_by(a, b) < 1 if are_like_bounds(a, b) else a.bound or b.bound
    floor, plain = (a, b) if a.bound == "at least" else (b, a)
    if floor.bound == "at least" and not plain.bound and plain.low >= floor.low and off_by(a, b) < 1:
        return 1.0
    is_near = bool(a.about or b.about or is_bounded) and gap(a, b) <= ABOUT_ALIKE
    rounded = is_near or ((a.about or b.about) and max(a.high / a.size, b.high / b.size) < 10 and off_by(a, b) <= OFF)
    return float(a.dimension != "score" and (rounded or _is_converted(a, b) or _is_cut(a, b)))


def _is_cut(a: Quantity, b: Quantity) -> bool:
    """One is the other rounded to fewer digits, as 5% is 5.1% and 40,000 is 39,850: not 50 and 52, nor "exactly 40,000"."""
    if a.dimension in _AS_PRINTED or a.size != b.size or a.exact or b.exact or a.bound or b.bound or gap(a, b) > CUT:
        return False
    fine, coarse = sorted(map(printed_unit, (a, b)))
    return (
        fine < coarse
        and max(abs(a.low - b.low), abs(a.high - b.high)) <= coarse / 2
        and (coarse <= a.size or gap(a, b) <= ABOUT_ALIKE)
    )


def are_like_bounds(a: Quantity, b: Quantity) -> bool:
    """Both "at least" or both "at most"."""
    return bool(a.bound) and a.bound == b.bound


def in_other_units(a: Quantity, b: Quantity) -> bool:
    """One measure in two units, of which one value is mostly rounded: inches and centimetres, "a third" and per cents."""
    return a.dimension == b.dimension and a.dimension in CONVERTED and a.size != b.size


def _is_converted(a: Quantity, b: Quantity) -> bool:
    """A third may be 32%, but is not 30%."""
    is_near = gap(a, b) <= ABOUT_ALIKE and (a.dimension != "%" or abs(a.low - b.low) <= SHARES_ALIKE)
    return in_other_units(a, b) and is_near


def within_reach(a: Quantity, b: Quantity) -> bool:
    """Not so far apart that they must be of different things."""
    return 1 / FAR <= (a.high or 1) / (b.high or 1) <= FAR


def same_day(a: Date, b: Date) -> float:
    """1 where a day lies in both, else 0. A date without a year may be of the year before or after the nearest, a weekday of the
    week before or after."""
    if a.is_weekday or b.is_weekday:
        day, other = (a.first, b) if a.is_weekday else (b.first, a)
        days = (day + dt.timedelta(WEEK * n) for n in (-1, 0, 1))
        return float(any(other.first <= day <= other.last for day in days))
    years = (0,) if a.has_year and b.has_year else (-1, 0, 1)
    spans = [(_later(a.first, n), _later(a.last, n)) for n in years]
    return float(any(first <= _later(b.last) and _later(b.first) <= last for first, last in spans))


def _later(day: dt.date, years: int = 0) -> tuple[int, int, int]:
    """Year, month and day, so many years later: 29 February stays what it is."""
    return day.year + years, day.month, day.day


def is_exact(date: Date) -> bool:
    """As exact as a month."""
    return (date.last - date.first).days <= DAYS


def same_time(a: ClockTime, b: ClockTime) -> float:
    """1 for the same time, or one that is about the other, else 0."""
    return float(minutes_apart(a, b) <= (QUARTER if a.about or b.about else 0))


def minutes_apart(a: ClockTime, b: ClockTime) -> int:
    """How many minutes two times are apart around the dial."""
    apart = abs(a.minutes - b.minutes)
    return min(apart, 12 * 60 - apart)
