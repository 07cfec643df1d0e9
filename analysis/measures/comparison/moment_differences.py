"""Two sentences side by side: the dates, clock times and quarters of a year that they share, and those that differ.

A difference is told only where the sentences share content words around the moment, and the other article gives it nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from analysis.measures.comparison.same_values import (
    WEEK,
    is_exact,
    minutes_apart,
    same_day,
    same_time,
    same_value,
)
from analysis.measures.comparison.telling import COMMON, Link, Place, Telling
from analysis.measures.comparison.topics import T, are_opposite, is_one_event, n_around_both, pairs_by, told_stems
from analysis.measures.language.calendar_dates import Date, find_days
from analysis.measures.language.clock_times import ClockTime
from analysis.measures.language.quantities import in_one_measure
from analysis.measures.language.quarters import Quarter, same_quarter

Moment = Date | ClockTime | Quarter
YEARS = 2 * 366  # days by which days of one event are never apart
ZONES = 30  # minutes by whole numbers of which the clocks of two places differ
FIRST = 100  # more than all words shared around two days: which of them are held against each other
_SINCE = re.compile(r"\b(?:since|last (?!(?:day|night|week|month|year)s?\b)\w+(?: \w+){0,5} in) $")
_RECURS = re.compile(
    r"\b(?:[A-Z][a-z]+days|daily|weekly|weekdays|weekends|(?:every|each) (?:\w+day|day|week|month|year))\b"
)


def dates(telling: Telling, i: int, j: int, *, copied: bool) -> Iterator[Link]:
    """Dates of two counterparts: those that agree, days or months that cannot both hold, and in copies one left out.

    Longer ones, as a year, are held against one another in copies, where something holds since then, and beside a number
    that both sentences have.
    """
    if copied:
        yield from _days_left_out(telling, i, j)

    long = copied or telling.share_number(i, j)

    def held(s: int) -> list[Date]:
        found = (date for date in telling.values(s).dates if is_exact(date) or long or _is_since(telling, s, date))
        return [date for date in found if not is_limit(telling, s, date)]

    def told(date: Date, _: int, article: str) -> bool:
        return is_told_date(telling, date, article)

    def of_two(a: Date, b: Date) -> bool:
        return _of_other_weeks(a, b) if copied else are_of_two_times(telling, i, j, a, b)

    yield from _compared(telling, i, j, "date", held, same_day, told, dated, of_two, copied)


def times(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """Clock times of two counterparts: those that agree, and those that differ."""

    def told(time: ClockTime, _: int, article: str) -> bool:
        return is_told_time(telling, time, article)

    def found(s: int) -> Sequence[ClockTime]:
        return telling.values(s).times

    yield from _compared(telling, i, j, "time", found, same_time, told, timed, in_other_zones)


def quarters(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """Quarters of a year in two counterparts: those that agree, and those that differ.

    The other article may name the quarter elsewhere, of something else. Sentences with other figures tell of two quarters.
    """
    if _give_other_figures(telling, i, j):
        return

    def told(quarter: Quarter, s: int, article: str) -> bool:
        return any(same_quarter(quarter, q) and is_one_event(telling, s, k) for k, q in telling.quarters[article])

    def found(s: int) -> Sequence[Quarter]:
        return telling.values(s).quarters

    yield from _compared(telling, i, j, "date", found, same_quarter, told, _in_quarter, _of_other_years)


def _give_other_figures(telling: Telling, i: int, j: int) -> bool:
    """Both sentences have values of one measure, and none that they share."""
    mine, yours = (telling.values(s).quantities for s in (i, j))
    pairs = [(a, b) for a in mine for b in yours if a.dimension and in_one_measure(a, b)]
    return bool(pairs) and not any(same_value(a, b) for a, b in pairs)


def _of_other_years(a: Quarter, b: Quarter) -> bool:
    """A company's second quarter may be the third of the calendar."""
    return a.fiscal != b.fiscal


def _compared(
    telling: Telling, i: int, j: int, kind: str, of_sentence: Callable[[int], Sequence[T]], same: Callable[[T, T], float],
    is_told: Callable[[T, int, str], bool], place: Callable[[Telling, int, T], Place],
    may_be_same: Callable[[T, T], bool] = lambda a, b: False, copied: bool = False,
) -> Iterator[Link]:  # fmt: skip
    """Dates, times or quarters of two counterparts that agree, and those that differ and are not told in the other's article."""
    mine, yours = list(of_sentence(i)), list(of_sentence(j))
    here, there = (telling.words.name[s] for s in (i, j))

    def of_one_thing(a: T, b: T) -> float:
        if not (is_one_event(telling, i, j) or _one_act(telling, i, j, a, b)):
            return 0
        return _of_one_topic(telling, i, j, a, b)

    for a, b in pairs_by(mine, yours, same):
        mine.remove(a)
        yours.remove(b)
        if copied or not _is_weekday(a) or of_one_thing(a, b):
            yield Link(kind, place(telling, i, a), place(telling, j, b), False)

    def clash(a: T, b: T) -> float:
        if is_told(a, i, there) or is_told(b, j, here) or may_be_same(a, b) or recurs(telling, i) != recurs(telling, j):
            return 0
        shared = of_one_thing(a, b)
        return shared and shared + FIRST * _of_one_clause(telling, i, j, a, b)

    for a, b in pairs_by(mine, yours, clash):
        yield Link(kind, place(telling, i, a), place(telling, j, b), True)


def recurs(telling: Telling, s: int) -> bool:
    """A sentence tells of every day or week: `The pier opens at 10 on Sundays`."""
    return bool(_RECURS.search(telling.text(s)))


def _is_weekday(value: Moment) -> bool:
    """A day on which many things of a story are done."""
    return isinstance(value, Date) and value.is_weekday


def is_told_date(telling: Telling, date: Date, article: str) -> bool:
    """An article has the day somewhere, or the year where that is all there is."""
    found = (other for other in telling.by_article[article].dates if is_exact(other) == is_exact(date))
    return any(_is_told_day(date, other) for other in found)


def is_told_time(telling: Telling, time: ClockTime, article: str) -> bool:
    """An article has the time somewhere."""
    return any(same_time(time, other) for other in telling.by_article[article].times)


def _is_told_day(a: Date, b: Date) -> bool:
    """The same day where a weekday is read as the last one: who says "on Thursday" does not tell of the Thursday before."""
    return bool(same_day(a, b)) and (a.is_weekday == b.is_weekday or (a.first <= b.last and b.first <= a.last))


def _of_other_weeks(a: Date, b: Date) -> bool:
    """A weekday and a day too far from it to be told apart from it; or a year and a day."""
    of_other_weeks = (a.is_weekday or b.is_weekday) and abs((a.first - b.first).days) > WEEK
    return of_other_weeks or is_exact(a) != is_exact(b)


def are_of_two_times(telling: Telling, i: int, j: int, a: Date, b: Date) -> bool:
    """As `_of_other_weeks`, or days of which one is years before the other, or over here and still to come there."""
    is_past = [telling.is_past(s, date) for s, date in ((i, a), (j, b))]
    return (
        _of_other_weeks(a, b)
        or (is_exact(a) and abs((a.first - b.first).days) > YEARS)
        or (None not in is_past and is_past[0] != is_past[1])
    )


def in_other_zones(a: ClockTime, b: ClockTime) -> bool:
    """The times of two zones may be one, where they are whole or half hours apart."""
    return a.zone != b.zone and minutes_apart(a, b) % ZONES == 0


def _is_since(telling: Telling, i: int, date: Date) -> bool:
    """The year since which something holds, or in which it last was so: `the highest since 2008`, `last seen in 2008`."""
    return bool(_SINCE.search(telling.text(i)[: date.start]))


def is_limit(telling: Telling, i: int, date: Date) -> bool:
    """The last day for something, which any day before it keeps: `by the end of June`."""
    return telling.text(i)[: date.start].rsplit(maxsplit=1)[-1:] in (["by"], ["before"])


def _of_one_topic(telling: Telling, i: int, j: int, a: Moment, b: Moment) -> float:
    """Content words that stand in or around both, two at least; else 0."""
    n = n_around_both(telling, i, j, a, b)
    return n if n >= 2 else 0


def _of_one_clause(telling: Telling, i: int, j: int, a: Moment, b: Moment) -> float:
    """The share of the shorter clause's words that the other has: of "nurses on 3 May and doctors on 10 May" each its own."""
    mine, yours = (_clause(telling, s, value) for s, value in ((i, a), (j, b)))
    return len(mine & yours) / max(min(len(mine), len(yours)), 1)


def _clause(telling: Telling, s: int, value: Moment) -> set[str]:
    """The content stems of a sentence between the day or time before and this one."""
    words, offset = telling.words, telling.words.span[s][0]
    ends = [other.end for moments in telling.values(s)[1:] for other in moments if other.end <= value.start]
    first, last = offset + max(ends, default=0), offset + value.start
    return {
        stem
        for k, (start, _) in enumerate(words.spans_of(s))
        if first <= start < last
        for stem in words[s].stems[k]
        if not stem[:1].isdigit()
    }


def _one_act(telling: Telling, i: int, j: int, a: Moment, b: Moment) -> bool:
    """Two sentences, one of them short, share most of what it tells, and the word right before the day."""
    if not isinstance(a, Date):
        return False
    mine, yours = (told_stems(telling, s) for s in (i, j))
    right_before = (_right_before(telling, s, value) for s, value in ((i, a), (j, b)))
    short = min(len(mine), len(yours)) <= COMMON and len(mine & yours) >= COMMON - 1
    return short and bool(frozenset.intersection(*right_before)) and not are_opposite(telling, i, j)


def _right_before(telling: Telling, s: int, value: Moment) -> frozenset[str]:
    """The stems of the last content word before a day that is no name and no number."""
    sentence, stop = telling.words[s], telling.words.span[s][0] + value.start
    before = [k for k, (_, end) in enumerate(telling.words.spans_of(s)) if end <= stop and sentence.content[k]]
    return sentence.stems[before[-1]] if before and sentence.own[before[-1]] else frozenset()


def timed(telling: Telling, i: int, time: ClockTime) -> Place:
    """A clock time of a sentence as a place."""
    offset = telling.words.span[i][0]
    start, end = offset + time.start, offset + time.end
    return Place(i, start, end, str(time.minutes), None, time.minutes, time.minutes, "clock")


def _in_quarter(telling: Telling, i: int, quarter: Quarter) -> Place:
    offset = telling.words.span[i][0]
    return Place(i, offset + quarter.start, offset + quarter.end, f"quarter {quarter.number}")


def dated(telling: Telling, i: int, date: Date) -> Place:
    """A date of a sentence as a place."""
    offset = telling.words.span[i][0]
    return Place(
        i,
        offset + date.start,
        offset + date.end,
        f"{date.first:%A}" if date.is_weekday else date.first.isoformat(),
        None,
        date.first.toordinal(),
        date.last.toordinal(),
        "day",
    )


def _days_left_out(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """A weekday or month that one of two copies has and the other has not; the other's place is the word before it."""
    words = telling.words
    mine, yours = ({words.text(s)[slice(*span)]: span for span in _days_of(telling, s)} for s in (i, j))
    if bool(mine) == bool(yours) or all(any(filter(is_exact, telling.values(s).dates)) for s in (i, j)):
        return
    has, lacks = (i, j) if mine else (j, i)
    name, (start, end) = next(iter((mine or yours).items()))
    offset = words.span[has][0]
    dates = [date for date in telling.values(has).dates if date.start <= start - offset < date.end]
    both = {(date.first, date.last) for date in telling.values(has).dates}
    instead = [other for other in telling.values(lacks).dates if (other.first, other.last) not in both]
    if any(same_day(date, other) for date in dates for other in instead):
        return  # "in the summer of 2031" for "in July 2031"
    beside = [s for s in (lacks - 1, lacks + 1) if 0 <= s < len(words.name) and words.name[s] == words.name[lacks]]
    if any(words.text(s)[slice(*span)] == name for s in beside for span in _days_of(telling, s)):
        return
    before = [k for k in range(len(words[has].code)) if words.span_of(has, k)[1] <= start]
    for k in reversed(before):
        for other in range(len(words[lacks].code)):
            if words[has].code[k] == words[lacks].code[other] and words[has].content[k]:
                place = dated(telling, has, dates[0]) if dates else Place(has, start, end, name, start)
                gone = telling.place(lacks, other, other + 1, "no day")
                yield Link("date", *((place, gone) if mine else (gone, place)), True)
                return


def _days_of(telling: Telling, i: int) -> list[tuple[int, int]]:
    offset = telling.words.span[i][0]
    return [(offset + a, offset + b) for a, b in find_days(telling.text(i))]
