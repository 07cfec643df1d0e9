"""Numbers, dates and clock times of two sentences that tell of the same thing: the same, or different.

A number counts where it counts the same things or stands among the same words, and only if the other article gives
its value nowhere: an outlet that has both figures contradicts nobody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from analysis.corpus.house_style import even
from analysis.measures.comparison.telling import COMMON, Link, Place, Telling
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS, Date, find_days
from analysis.measures.language.clock_times import ClockTime
from analysis.measures.language.quantities import CONVERTED, MONEY, Quantity, gap, in_one_measure, number_stems, off_by
from analysis.measures.language.quarters import Quarter, same_quarter
from analysis.measures.language.stems import stem
from analysis.measures.language.thesaurus import bases
from analysis.measures.text_reuse.alignment import in_order

T = TypeVar("T")
Moment = Date | ClockTime | Quarter
ABOUT_ALIKE = 0.1  # relative distance of a rounded value from the exact one
OFF = 0.25  # or distance of "almost one" or another single digit, in units of it, as from 0.8
SHARES_ALIKE = 1.5  # points by which per cents may be off a share in words
SMALL = 12  # a greater number is seldom of two things in one story
FAR = 5  # times; numbers further apart are of different things
MAY = frozenset("can could may might".split())
# stems of words that stand with every value of the measure
_OF_ANY = {
    "age": frozenset(["year", "old", "aged"]),
    "%": frozenset("percen cent half third quarte fifth tenth".split()),
    "s": frozenset(["ago"]),
}
_DAY_STEMS = frozenset(map(stem, DAYS_AND_MONTHS))
_OF_MANY_THINGS = frozenset(["%", "s", "age", "score"])  # measures
_OF_A_TIME = MONEY | {"%"}  # measures of what is paid, earned or changes within a stretch of time
QUARTER = 15  # minutes by which a time that is only about right may be off
ZONES = 30  # minutes by whole numbers of which the clocks of two places differ
HALF = 50  # per cent
ROUND = 100  # from here on a number with at most two digits before its zeros is a rounded one
COVER = 0.4  # share of the shorter sentence's content words beside dates and numbers that the other has, to compare days or times
FIRST = 100  # more than all words shared around two days: which of them are held against each other
OPENING = 3  # words of a bare noun or name that opens a sentence, at most
_WHERE = frozenset("in at near outside from of to".split())
_OPPOSITES = [  # verbs of two things, each with a day of its own
    [frozenset(side.split()) for side in pair.split("|")]
    for pair in (
        "open reopen start begin launch resume|close shut end finish suspend halt",
        "arrest jail imprison|release free",
        "arrive|leave depart",
        "hire appoint|dismiss resign",
    )
]
_WAYS = dict.fromkeys("rise increase climb jump grow gain soar surge advance".split(), 1) | dict.fromkeys(
    "fall drop decline decrease lose shrink slip slide tumble plunge plummet sink dip".split(), -1
)  # verbs of change: which way
REACH = 4  # words before a number among which such a verb stands
_VOTED_ON = re.compile(
    r"(?: votes?)?(?:,?(?: late| early)?(?: on)? (?:today|yesterday|[A-Z]\w+day)(?: (?:night|evening|morning|afternoon))?,?)?"
    r" (?:to|(?:against|for|on|over) (?:the|an?|its)) (?P<what>(?!(?:\w+ ){0,2}(?:it|them)\b)[^,;.]+)"
)
_ANY_VOTED_ON = frozenset(
    map(stem, "plan move measure proposal motion bill decision change matter first second third time".split())
)
_RATE = re.compile(r" (?:a|an|per|each|every) (year|month|week|day|hour)\b")
_SPAN = re.compile(
    r"\b(?:(?:full|half|last|this)[- ](year|month|week)|over (?:the )?(?:(?:next|last|past) )?\S+ (years|months|weeks))\b",
    re.IGNORECASE,
)
MODAL = 4  # words before a number among which "could" makes a limit of it
WEEK = 7  # days
DAYS = 31  # a date less exact than a month is not held against another


def numbers(telling: Telling, i: int, j: int, *, aligned: bool, copied: bool = False) -> Iterator[Link]:
    """Quantities of two sentences: the same values, and those that differ.

    `aligned`: the sentences are counterparts; else they only count things of one name or measure.
    """
    mine, yours = list(telling.values(i).quantities), list(telling.values(j).quantities)
    for a, b in _pairs(mine, yours, same_value):
        mine.remove(a)
        yours.remove(b)
        exact = (a.low, a.high) == (b.low, b.high)
        converted = in_other_units(a, b) and a.dimension not in _OF_MANY_THINGS and off_by(a, b) < 1
        if aligned or exact or converted:
            if (
                not copied
                and not converted
                and not _one_topic(telling, i, j, a, b, 1 if a.dimension or (exact and a.low > SMALL) else 2)
            ):
                continue
            differs = exact and _other_limit(telling, i, j, a, b)
            limited = a.bound != b.bound and "at most" in (a.bound, b.bound)
            alike = not (differs or limited) and a.added == b.added
            yield Link("number", _valued(telling, i, a), _valued(telling, j, b), differs, alike)
            if exact:
                places = (
                    _valued(telling, s, q)._replace(version=f"estimated: {q.estimated}") for s, q in ((i, a), (j, b))
                )
                plain = i if b.estimated else j
                differs = a.estimated != b.estimated and not (a.about or b.about)
                yield Link("hedge", *places, differs and not _is_estimated(telling, plain, a))
    article_a, article_b = telling.words.name[i], telling.words.name[j]

    def clash(a: Quantity, b: Quantity) -> float:
        if not in_one_measure(a, b) or (not a.dimension and not a.things & b.things):
            return 0
        if not within_reach(a, b):
            return 0
        alone = bool(a.dimension) and _is_alone(telling, i, a) and _is_alone(telling, j, b)
        if a.dimension and not (aligned or alone):
            return 0
        if any(_tells(other, a) for other in telling.by_article[article_b].quantities) or any(
            _tells(other, b) for other in telling.by_article[article_a].quantities
        ):
            return 0
        if not copied and _are_of_two_moves_or_times(telling, i, j, a, b):
            return 0
        if (a.dimension, a.low) in telling.bare[article_b] or (b.dimension, b.low) in telling.bare[article_a]:
            return 0
        if a.dimension == "score" and _are_votes_on_two_things(telling, i, j, a, b):
            return 0
        is_rare = a.dimension not in _OF_MANY_THINGS
        need = 1 if aligned and alone and is_rare and _one_event(telling, i, j) else 2
        return _one_topic(telling, i, j, a, b, need) or _are_ages_of_one_group(telling, i, j, a, b)

    for a, b in _pairs(mine, yours, clash):
        yield Link("number", _valued(telling, i, a), _valued(telling, j, b), True)


def dates(telling: Telling, i: int, j: int, *, copied: bool) -> Iterator[Link]:
    """Dates of two counterparts: those that agree, days or months that cannot both hold, and in copies one left out.

    Longer ones, as a year, are held against one another in copies, and where something holds since then.
    """
    if copied:
        yield from _days_left_out(telling, i, j)

    def held(s: int) -> list[Date]:
        found = (date for date in telling.values(s).dates if is_exact(date) or copied or _is_since(telling, s, date))
        return [date for date in found if not _is_limit(telling, s, date)]

    def told(date: Date, _: int, article: str) -> bool:
        found = (other for other in telling.by_article[article].dates if is_exact(other) == is_exact(date))
        return any(_is_told_day(date, other) for other in found)

    yield from _compared(telling, i, j, "date", held, same_day, told, _dated, _of_other_weeks)


def times(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """Clock times of two counterparts: those that agree, and those that differ."""

    def told(time: ClockTime, _: int, article: str) -> bool:
        return any(same_time(time, other) for other in telling.by_article[article].times)

    def found(s: int) -> Sequence[ClockTime]:
        return telling.values(s).times

    yield from _compared(telling, i, j, "time", found, same_time, told, _timed, _in_other_zones)


def quarters(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """Quarters of a year in two counterparts: those that agree, and those that differ.

    The other article may name the quarter elsewhere, of something else. Sentences with other figures tell of two quarters.
    """
    if _give_other_figures(telling, i, j):
        return

    def told(quarter: Quarter, s: int, article: str) -> bool:
        return any(same_quarter(quarter, q) and _one_event(telling, s, k) for k, q in telling.quarters[article])

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
    is_told: Callable[[T, int, str], bool], place: Callable[[Telling, int, T], Place], may_be_same: Callable[[T, T], bool] = lambda a, b: False,
) -> Iterator[Link]:  # fmt: skip
    """Dates, times or quarters of two counterparts that agree, and those that differ and are not told in the other's article."""
    mine, yours = list(of_sentence(i)), list(of_sentence(j))
    here, there = (telling.words.name[s] for s in (i, j))
    for a, b in _pairs(mine, yours, same):
        mine.remove(a)
        yours.remove(b)
        yield Link(kind, place(telling, i, a), place(telling, j, b), False)

    def clash(a: T, b: T) -> float:
        if is_told(a, i, there) or is_told(b, j, here) or may_be_same(a, b):
            return 0
        if not (_one_event(telling, i, j) or _one_act(telling, i, j, a, b)):
            return 0
        shared = _one_topic(telling, i, j, a, b, 2)
        return shared and shared + FIRST * _of_one_clause(telling, i, j, a, b)

    for a, b in _pairs(mine, yours, clash):
        yield Link(kind, place(telling, i, a), place(telling, j, b), True)


def _pairs(mine: list[T], yours: list[T], score: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pairs with a score above 0, best first, each member once."""
    ranked = sorted(
        ((float(score(a, b)), -x, -y) for x, a in enumerate(mine) for y, b in enumerate(yours)), reverse=True
    )
    used_a, used_b, pairs = set(), set(), []
    for value, x, y in ranked:
        if value > 0 and x not in used_a and y not in used_b:
            used_a.add(x)
            used_b.add(y)
            pairs.append((mine[-x], yours[-y]))
    return pairs


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
    return float(a.dimension != "score" and (rounded or _is_converted(a, b)))


def _are_of_two_moves_or_times(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """A rise and a fall, or a rise by and one to; shares, ages and votes of other days or quarters; sums and shares of other
    stretches of time. How many died is one number, whatever days are named beside it."""
    ways = _move(telling, i, a)[0], _move(telling, j, b)[0]
    spans = _spans(telling, i, a), _spans(telling, j, b)
    return (
        (bool(a.dimension) and all(ways) and ways[0] != ways[1])
        or (a.dimension in _OF_MANY_THINGS and _of_other_days(telling, i, j))
        or _of_none_in_common(telling.values(i).quarters, telling.values(j).quarters, same_quarter)
        or (a.dimension in _OF_A_TIME and all(spans) and spans[0].isdisjoint(spans[1]))
    )


def _of_other_days(telling: Telling, i: int, j: int) -> bool:
    """Both sentences name days or months, and none that they share."""
    mine, yours = (list(filter(is_exact, telling.values(s).dates)) for s in (i, j))
    return _of_none_in_common(mine, yours, same_day)


def _of_none_in_common(mine: Sequence[T], yours: Sequence[T], same: Callable[[T, T], float]) -> bool:
    return bool(mine and yours) and not any(same(a, b) for a in mine for b in yours)


def _spans(telling: Telling, i: int, q: Quantity) -> set[str]:
    """The stretches of time for which a number is, as its sentence says: €3m a year, 4% in the third quarter."""
    text = even(telling.text(i))
    rate = _RATE.match(text, q.end)
    spans = {rate[1].lower()} if rate else {found[found.lastindex].lower() for found in _SPAN.finditer(text)}
    return spans | ({"quarter"} if telling.values(i).quarters and not rate else set())


def _tells(other: Quantity, q: Quantity) -> bool:
    """A figure of an article gives a value; one of other things only where it is the very same."""
    exact = (q.low, q.high) == (other.low, other.high)
    return same_value(q, other) > 0 and (exact or bool(q.dimension) or not q.things.isdisjoint(other.things))


def _move(telling: Telling, i: int, q: Quantity) -> tuple[int, str]:
    """1 and the verb where a number rose by so much, 2 where it rose to it, -1 and -2 where it fell, 0 where neither is said."""
    before = even(telling.text(i)[: q.start]).lower().split()[-REACH:]
    found = ((k, _WAYS[base]) for k in reversed(range(len(before))) for base in bases(before[k]) if base in _WAYS)
    k, way = next(found, (0, 0))
    return way * (2 if "to" in before[k:] else 1), before[k] if way else ""


def in_other_units(a: Quantity, b: Quantity) -> bool:
    """One measure in two units, of which one value is mostly rounded: inches and centimetres, "a third" and per cents."""
    return a.dimension == b.dimension and a.dimension in CONVERTED and a.size != b.size


def _is_converted(a: Quantity, b: Quantity) -> bool:
    """A third may be 32%, but is not 30%."""
    is_near = gap(a, b) <= ABOUT_ALIKE and (a.dimension != "%" or abs(a.low - b.low) <= SHARES_ALIKE)
    return in_other_units(a, b) and is_near


def _is_alone(telling: Telling, i: int, q: Quantity) -> bool:
    """The article of a sentence has no other value of that measure and size: no list of prices."""
    found = telling.by_article[telling.words.name[i]].quantities
    return all(same_value(q, other) for other in found if in_one_measure(q, other) and within_reach(q, other))


def _are_ages_of_one_group(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """From 40 to 80 and from 45 to 80, where one has no word beside it that the other lacks ("they were between 40 and 80")."""
    if not a.dimension == b.dimension == "age" or a.low == a.high or b.low == b.high:
        return False
    mine, yours = (telling.stems_around(s, q.start, q.end) - _OF_ANY["age"] for s, q in ((i, a), (j, b)))
    return (a.low == b.low or a.high == b.high) and (mine <= yours or yours <= mine)


def _are_votes_on_two_things(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """7-5 to close the pier and 9-3 to sell the ferry, of which no word is the same; "for the plan" may be either."""
    mine, yours = (_voted_on(telling, s, q) for s, q in ((i, a), (j, b)))
    return bool(mine and yours) and mine.isdisjoint(yours)


def _voted_on(telling: Telling, i: int, q: Quantity) -> set[str]:
    """The stems of what a vote was on, as told right behind it and its day; none where that is just "it", a plan or a move."""
    match = _VOTED_ON.match(telling.text(i), q.end)
    if match is None:
        return set()
    first, last = (telling.words.span[i][0] + at for at in match.span("what"))
    spans = enumerate(telling.words.spans_of(i))
    stems = (telling.words[i].stems[k] for k, (start, _) in spans if first <= start < last)
    return set().union(*stems) - _DAY_STEMS - _ANY_VOTED_ON


def are_like_bounds(a: Quantity, b: Quantity) -> bool:
    """Both "at least" or both "at most"."""
    return bool(a.bound) and a.bound == b.bound


def _is_estimated(telling: Telling, i: int, q: Quantity) -> bool:
    """The article of a sentence has the same figure as an estimate somewhere."""
    same = (
        other
        for other in telling.by_article[telling.words.name[i]].quantities
        if (other.low, other.high) == (q.low, q.high)
    )
    return any(other.estimated and in_one_measure(other, q) for other in same)


def _other_limit(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """Whether a bound or "another" makes two figures of one number.

    "Up to 20" is not 20, but "as many as 20" may be, and "more than 4,000" may be 4,000 rounded.
    """
    if not (a.dimension or a.things & b.things) or _may_be(telling, i, a) or _may_be(telling, j, b):
        return False
    if a.dimension == "%" and a.low == HALF and a.bound != b.bound and a.bound and b.bound:
        return False  # more than half is gone, less than half is left
    limit = a if a.bound else b
    rounded = limit.bound == "at least" and limit.low >= ROUND and len(f"{limit.low:.0f}".rstrip("0")) <= 2
    loose = not (a.bound and b.bound) and (limit.about or rounded)
    return a.added != b.added or (a.bound != b.bound and not loose)


def _may_be(telling: Telling, i: int, q: Quantity) -> bool:
    """A plain number that a thing could reach: `could be fined 500 crowns`."""
    before = even(telling.text(i)[: q.start]).lower().split()[-MODAL:]
    return not q.bound and not MAY.isdisjoint(before)


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


def _is_told_day(a: Date, b: Date) -> bool:
    """The same day where a weekday is read as the last one: who says "on Thursday" does not tell of the Thursday before."""
    return bool(same_day(a, b)) and (a.is_weekday == b.is_weekday or (a.first <= b.last and b.first <= a.last))


def _of_other_weeks(a: Date, b: Date) -> bool:
    """A weekday and a day too far from it to be told apart from it."""
    return (a.is_weekday or b.is_weekday) and abs((a.first - b.first).days) > WEEK


def _later(day: dt.date, years: int = 0) -> tuple[int, int, int]:
    """Year, month and day, so many years later: 29 February stays what it is."""
    return day.year + years, day.month, day.day


def same_time(a: ClockTime, b: ClockTime) -> float:
    """1 for the same time, or one that is about the other, else 0."""
    return float(_minutes_apart(a, b) <= (QUARTER if a.about or b.about else 0))


def _minutes_apart(a: ClockTime, b: ClockTime) -> int:
    """Around the dial."""
    apart = abs(a.minutes - b.minutes)
    return min(apart, 12 * 60 - apart)


def _in_other_zones(a: ClockTime, b: ClockTime) -> bool:
    """The times of two zones may be one, where they are whole or half hours apart."""
    return a.zone != b.zone and _minutes_apart(a, b) % ZONES == 0


def _is_since(telling: Telling, i: int, date: Date) -> bool:
    """The year since which something holds: `the highest since 2008`."""
    return telling.text(i)[: date.start].endswith("since ")


def is_exact(date: Date) -> bool:
    """As exact as a month."""
    return (date.last - date.first).days <= DAYS


def _is_limit(telling: Telling, i: int, date: Date) -> bool:
    """The last day for something, which any day before it keeps: `by the end of June`."""
    return telling.text(i)[: date.start].rsplit(maxsplit=1)[-1:] in (["by"], ["before"])


def within_reach(a: Quantity, b: Quantity) -> bool:
    """Not so far apart that they must be of different things."""
    return 1 / FAR <= (a.high or 1) / (b.high or 1) <= FAR


def _one_topic(telling: Telling, i: int, j: int, a: Quantity | Moment, b: Quantity | Moment, need: int) -> int:
    """Content words that stand in or around both; 0 if fewer than needed."""
    shared = telling.stems_around(i, a.start, a.end) & telling.stems_around(j, b.start, b.end)
    n = len(shared)
    if isinstance(a, Quantity):
        shared -= _OF_ANY.get(a.dimension, frozenset())
        (way, verb), (other, _) = _move(telling, i, a), _move(telling, j, b)
        n = len(shared - {stem(verb)} - _DAY_STEMS) + 1 if way and way == other else len(shared)
    return n if n >= need else 0


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


def _one_event(telling: Telling, i: int, j: int) -> bool:
    """Two sentences share enough of what they tell beside days and numbers, and not in like words of unlike things."""
    mine, yours = (_told(telling, s) for s in (i, j))
    shorter = min(len(mine), len(yours))
    if len(mine & yours) < max(2, min(COMMON, shorter), COVER * shorter):
        return False
    return not (_are_opposite(telling, i, j) or _are_of_others(telling, i, j))


def _one_act(telling: Telling, i: int, j: int, a: Moment, b: Moment) -> bool:
    """Two sentences, one of them short, share most of what it tells, and the word right before the day."""
    if not isinstance(a, Date):
        return False
    mine, yours = (_told(telling, s) for s in (i, j))
    right_before = (_right_before(telling, s, value) for s, value in ((i, a), (j, b)))
    short = min(len(mine), len(yours)) <= COMMON and len(mine & yours) >= COMMON - 1
    return short and bool(frozenset.intersection(*right_before)) and not _are_opposite(telling, i, j)


def _right_before(telling: Telling, s: int, value: Moment) -> frozenset[str]:
    """The stems of the last content word before a day that is no name and no number."""
    sentence, stop = telling.words[s], telling.words.span[s][0] + value.start
    before = [k for k, (_, end) in enumerate(telling.words.spans_of(s)) if end <= stop and sentence.content[k]]
    return sentence.stems[before[-1]] if before and sentence.own[before[-1]] else frozenset()


def _told(telling: Telling, s: int) -> set[str]:
    """The content stems of a sentence without those of its days, times and numbers."""
    stems = telling.words[s].stems
    found = {stem for k in _undated(telling, s) for stem in stems[k]}
    return {stem for stem in found - number_stems() if stem.lstrip("$£€₹₦")[:1].isalpha()}


def _undated(telling: Telling, s: int) -> list[int]:
    """The words of a sentence that belong to no day or time."""
    offset, dated = telling.words.span[s][0], telling.values(s)
    spans = [(offset + value.start, offset + value.end) for values in dated[1:] for value in values]
    starts = (start for start, _ in telling.words.spans_of(s))
    return [k for k, start in enumerate(starts) if not any(a <= start < b for a, b in spans)]


def _are_opposite(telling: Telling, i: int, j: int) -> bool:
    """One tells of an opening, the other of a closing: of the two sides of a pair each has another one."""
    mine, yours = ({base for k in _undated(telling, s) for base in bases(telling.printed(s)[k])} for s in (i, j))
    sides = ([[not side.isdisjoint(verbs) for side in pair] for verbs in (mine, yours)] for pair in _OPPOSITES)
    return any(a != b and sum(a) == sum(b) == 1 for a, b in sides)


def _are_of_others(telling: Telling, i: int, j: int) -> bool:
    """Only the bare noun or name that opens them differs ("Nurses will", "Doctors will"), and both name nobody else."""
    one, other = telling.words[i], telling.words[j]
    runs, _ = in_order(one.code, other.code)
    if not runs or not all(0 < n <= OPENING for n in (runs[0].a, runs[0].b)):
        return False
    bare = all(one.content[: runs[0].a]) and all(other.content[: runs[0].b])
    mine, yours = frozenset().union(*one.stems[: runs[0].a]), frozenset().union(*other.stems[: runs[0].b])
    like = _told(telling, i) - mine == _told(telling, j) - yours
    return bare and like and mine.isdisjoint(yours) and not _names(telling, i) & _names(telling, j)


def _names(telling: Telling, s: int) -> set[str]:
    """The stems of the names in a sentence, but for those of where something is."""
    sentence, printed = telling.words[s], telling.printed(s)
    return {
        stem
        for k in _undated(telling, s)
        if not sentence.own[k] and (k == 0 or printed[k - 1] not in _WHERE)
        for stem in sentence.stems[k]
        if not stem[:1].isdigit()
    }


def _valued(telling: Telling, i: int, q: Quantity) -> Place:
    offset = telling.words.span[i][0]
    words = [name for name, holds in ((q.bound, q.bound), ("about", q.about), ("another", q.added)) if holds]
    version = f"{q.low:g}:{q.high:g}:{','.join(words)}"
    return Place(i, offset + q.start, offset + q.end, version, None, *q.interval, q.dimension or "count")


def _timed(telling: Telling, i: int, time: ClockTime) -> Place:
    offset = telling.words.span[i][0]
    start, end = offset + time.start, offset + time.end
    return Place(i, start, end, str(time.minutes), None, time.minutes, time.minutes, "clock")


def _in_quarter(telling: Telling, i: int, quarter: Quarter) -> Place:
    offset = telling.words.span[i][0]
    return Place(i, offset + quarter.start, offset + quarter.end, f"quarter {quarter.number}")


def _dated(telling: Telling, i: int, date: Date) -> Place:
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
                place = _dated(telling, has, dates[0]) if dates else Place(has, start, end, name, start)
                gone = telling.place(lacks, other, other + 1, "no day")
                yield Link("date", *((place, gone) if mine else (gone, place)), True)
                return


def _days_of(telling: Telling, i: int) -> list[tuple[int, int]]:
    offset = telling.words.span[i][0]
    return [(offset + a, offset + b) for a, b in find_days(telling.text(i))]
