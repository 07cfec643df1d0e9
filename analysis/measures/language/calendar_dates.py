"""Dates in running text as days: "October 31, 2026", "31 October 2026" and "31.10.2026" are one, "the end of October 2026" holds it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from analysis.corpus.house_style import even

DAYS_AND_MONTHS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name[1:]))
_MONTHS = (
    {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
    | {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n}
    | {"sept": 9}
)
_WORD_MONTHS = ("May", "March")  # which are words too
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
# "October 31, 2026", "31st of October", "3-5 May", "May 3 and 4, 2026", "late May", "the end of October 2026"
_DATE = re.compile(
    rf"\b(?:(?P<edge>early|mid|late|(?:the )?(?:end|beginning|start|middle) of)[\s-])?"
    rf"(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:(?:-| to | and | - )(?P<to1>\d{{1,2}})(?:st|nd|rd|th)?)? (?:of )?)?{_MONTH}"
    r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d|:|,\d)"
    r"(?:(?:(?: - |-)(?P<to2>\d{1,2})|(?: to | and )(?P<and2>\d{1,2})(?=,? \d{4}|\s*(?:[.,;)]|$)))(?:st|nd|rd|th)?(?!\d|:|,\d))?)?"
    rf"(?:,? (?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
# "2026-10-31", "31.10.2026", "10/31/2026"
_IN_FIGURES = re.compile(
    r"(?<![\w.,/-])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year2>(?:19|20)\d\d))(?![\w/-]|[.,]\d)"
)
_DAY_OR_MONTH = re.compile(
    rf"\b(?:{'|'.join(calendar.day_name)}|(?:{'|'.join(n for n in calendar.month_name if n not in ('', 'May', 'March'))})\b)"
)
_WEEKDAYS = [*calendar.day_name]
_WEEKDAY = regex.compile(
    rf"(?<!\b(?:[Ee]very|[Ee]ach|[Aa]|to|through|Black|Good|Easter|Palm|Bloody|Ash|Holy|Cyber) )\b(?P<day>{'|'.join(_WEEKDAYS)})\b"
    r"(?! (?:to|through) \p{Lu}\w+day\b)(?:(?<=\b(?:[Oo]n|[Ll]ast|[Nn]ext|[Ss]ince|[Uu]ntil) \w+)|(?!\s+\p{Lu}))"
)
_BESIDE = 3  # characters between the two at most
_BEFORE_NAME = regex.compile(r"\s+\p{Lu}")  # "June Allen", "April Street"
_SEASON = re.compile(r"\b(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
# A year that is no sum, share, decimal or count of people
_YEAR = re.compile(
    r"(?<![\w$£€₹₦.,-])(?<!\bRs )(?<!\bRs\. )(?P<year>(?:19|20)\d\d)"
    r"(?![\w%]|,\d|\.\d|-[a-z]| (?:people|men|women|children|troops|police|staff|lakh|crore|rupees|naira)\b)"
)
# What every date has: the opening of a month's name, or a year. A class of letters to begin with is what is looked for fast.
_ABBREVIATIONS = [name for name in calendar.month_abbr if name]
_SIGN = re.compile(
    rf"[{''.join(name[0] for name in _ABBREVIATIONS)}\d](?:(?i:{'|'.join(name[1:] for name in _ABBREVIATIONS)})|\d{{3}})"
)
_IN_MONTH = re.compile(r"\b(?:in|since|by|until|from|of|this|last|next|late|early|mid)[\s-]$", re.IGNORECASE)
_REACH = 8  # characters in which the longest of them stands
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


@dataclass(frozen=True)
class Date:
    """A day, month, season or year, as the days from `first` to `last`."""

    start: int
    end: int
    first: dt.date
    last: dt.date
    has_year: bool = True  # the text names it
    is_weekday: bool = False  # a day of the week, which may be that of the week before or after


def find_days(text: str) -> list[tuple[int, int]]:
    """Where a text names a weekday or a month."""
    return [m.span() for m in _DAY_OR_MONTH.finditer(even(text))]


def find_word_months(text: str) -> list[tuple[int, int]]:
    """Where May or March is a month and not the word: `1 May`, `March 2026`, `by May`."""
    if not any(month in text for month in _WORD_MONTHS):
        return []
    plain = even(text)
    return [
        m.span("month")
        for m in _DATE.finditer(plain)
        if m["month"] in _WORD_MONTHS and (m["day1"] or m["day2"] or m["year"] or _in_month(plain, m))
    ]


def find_dates(text: str, written: dt.date | None) -> list[Date]:
    """The dates of a text in its order.

    A date without a year is read as the one nearest to `written`, the day of the event or of the article; without
    that day such dates are left out. Weekdays are left out (see `find_weekdays`). Of a date in figures the day is the one above 12, and
    before points the first; where neither says so, the year alone is read.
    """
    plain = even(text)
    found = []
    if not _SIGN.search(plain):
        return found
    for match in _DATE.finditer(plain):
        word, has_day = match["month"], match["day1"] or match["day2"]
        doubtful = word in ("May", "March", "Mar") or _BEFORE_NAME.match(plain, match.end())
        if not word[0].isupper() or (doubtful and not (has_day or match["year"] or _in_month(plain, match))):
            continue
        if date := _named_date(match, written):
            found.append(date)
    found += filter(None, map(_date_in_figures, _IN_FIGURES.finditer(plain)))
    for match in _SEASON.finditer(plain):
        year = int(match["year"])
        if match["season"].lower() == "winter":
            first, last = dt.date(year - 1, 12, 1), _month_end(year, 2)
        else:
            a, b = _SEASONS[match["season"].lower()]
            first, last = dt.date(year, a, 1), _month_end(year, b)
        found.append(Date(*match.span(), first, last))
    covered = {at for date in found for at in range(date.start, date.end)}
    for match in _YEAR.finditer(plain):
        if match.start() not in covered:
            year = int(match["year"])
            found.append(Date(*match.span(), dt.date(year, 1, 1), dt.date(year, 12, 31)))
    return sorted(found, key=lambda date: date.start)


def find_weekdays(text: str, dates: Iterable[Date], issued: dt.date | None) -> list[Date]:
    """The days of the week beside no date ("on Tuesday", "last Friday"), as the last ones up to `issued`, the day of the article.

    Without that day there are none. Before a name ("Monday Club") a weekday needs "on", "last", "next", "since" or "until"
    before it. Every Tuesday, Monday to Friday, Black Friday and the Sunday Times are no days.
    """
    beside = [(date.start, date.end) for date in dates]
    return [
        Date(*match.span(), day, day, has_year=False, is_weekday=True)
        for match in (_WEEKDAY.finditer(even(text)) if issued else ())
        if not any(
            -_BESIDE <= start - match.end() <= _BESIDE or 0 <= match.start() - end <= _BESIDE for start, end in beside
        )
        and (day := issued - dt.timedelta((issued.weekday() - _WEEKDAYS.index(match["day"])) % 7))
    ]


def _in_month(plain: str, match: re.Match) -> bool:
    start = match.start("month")
    return bool(_IN_MONTH.search(plain, max(0, start - _REACH), start))


def _named_date(match: re.Match, written: dt.date | None) -> Date | None:
    month = _MONTHS[match["month"].lower()]
    day = int(match["day1"] or match["day2"] or 0)
    if match["year"]:
        year = int(match["year"])
    elif written is None:
        return None
    else:
        years = (written.year + step for step in (-1, 0, 1))
        year = min(years, key=lambda y: abs((dt.date(y, month, 15) - written).days))
    try:
        first = dt.date(year, month, day or 1)
    except ValueError:
        return None
    until = int(match["to1"] or match["to2"] or match["and2"] or 0)
    last = first if day else _month_end(year, month)
    if day < until <= last.replace(day=calendar.monthrange(year, month)[1]).day:
        last = first.replace(day=until)
    edge = (match["edge"] or "").lower()
    if edge and not day:
        if "mid" in edge:
            first, last = dt.date(year, month, 10), dt.date(year, month, 20)
        elif "early" in edge or "beginning" in edge or "start" in edge:
            last = dt.date(year, month, 10)
        else:
            first = dt.date(year, month, 20)
    return Date(*match.span(), first, last, has_year=bool(match["year"]))


def _date_in_figures(match: re.Match) -> Date | None:
    year = int(match["year"] or match["year2"])
    if match["year"]:
        month, day = int(match["month"]), int(match["day"])
    else:
        one, two = int(match["one"]), int(match["two"])
        if match["mark"] != "." and max(one, two) <= 12 and one != two:
            return None
        day, month = (two, one) if two > 12 and match["mark"] != "." else (one, two)
    try:
        first = dt.date(year, month, day)
    except ValueError:
        return None
    return Date(*match.span(), first, first)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
