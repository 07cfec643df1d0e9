"""What a page says of itself: author, agency, place and dates, each with the line that says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

import regex
from dateutil import parser as dates

from analysis.corpus.cleaning import Line
from analysis.corpus.cleaning.heading import ROLE, is_author
from analysis.corpus.house_style import even, resource
from analysis.corpus.segment import dateline_end
from analysis.corpus.story import Article

_BY = re.compile(
    r"^(?:by|authors?|(?:written|words|text|story|reported|posted|(?:additional )?reporting)\s+by)\b\s*:?\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|•·]\s*")
_FIELD_END = regex.compile(r"\s*(?:[|•·,;]| - | – | for the | in \p{Lu}| on \w+day| at \w+\.)")
_SOURCE = re.compile(r"^[/|]?\s*(?:source|via|from|credit)s?\s*:\s*(?P<name>.+)$", re.IGNORECASE)
_BRACKETED = regex.compile(r"\((?P<name>\p{Lu}[\w .-]+?)\)")
_AGENCY_LIKE = regex.compile(
    r"(?!By\b)\p{Lu}[\w-]+(?: \p{Lu}[\w-]+)* (?:News Agency|News Service|Press Agency|Wire Service|Newswire)"
)
_HOUSE = regex.compile(r"\p{Lu}{3,} \p{Lu}\p{Ll}")  # "BBC Wales"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?P<time>\d{1,2}[:.]\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b)?"
_WHEN = re.compile(
    rf"(?P<date>\d{{4}}-\d\d-\d\d|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}})"
    rf"(?:[T,;/|\s]*(?:at\s+)?{_CLOCK})?",
    re.IGNORECASE,
)
_TIME = re.compile(_CLOCK, re.IGNORECASE)
_OFFSET = r"(?P<sign>[+-])(?P<hours>0?\d|1[0-4])(?::?(?P<minutes>[0-5]\d))?(?!:?\d)"
_ISO = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?"  # after another time, a dash opens a span: 9:05-10:00
_ZONE = regex.compile(
    rf"(?P<name>Z)\b|(?<={_ISO}){_OFFSET}|\.?,?\s*\(?(?:(?:GMT|UTC)\s?{_OFFSET}|(?P<name>[A-Z]{{2,4}})\b(?!\s?[+-]\d))"
)
_ZONES = {  # by the place, summer time is told from the date; Arizona and Queensland have none
    "GMT": "UTC", "UTC": "UTC", "Z": "UTC", "BST": "Europe/London",
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Athens", "EEST": "Europe/Athens",
    "MSK": "Europe/Moscow", "WAT": "Africa/Lagos", "SAST": "Africa/Johannesburg", "EAT": "Africa/Nairobi",
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "CT": "America/Chicago", "CDT": "America/Chicago",
    "MT": "America/Denver", "MST": "America/Phoenix", "MDT": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "PKT": "Asia/Karachi", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong", "JST": "Asia/Tokyo", "KST": "Asia/Seoul",
    "AWST": "Australia/Perth", "AEST": "Australia/Brisbane", "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip
_AMBIGUOUS = {"AST", "CST", "IST"}  # Halifax and Riyadh; Chicago and Beijing; Delhi, Dublin and Jerusalem

FIELDS = ("byline", "agency", "dateline", "published", "updated")


def read_imprint(text: str, lines: list[Line], outlet: str = "") -> Iterator[tuple[int, str, str]]:
    """(line, field, value) for what the page states; fields are byline, agency, dateline, published, updated.

    Agencies are read from bylines, datelines, footers and notes, never from picture credits. Dates without
    a year, or in figures alone (4/5/2020), are left out: they would have to be guessed. Times are as
    printed, to the minute, with the offset of a zone that is printed too (Z, +02:00, UTC+3, ET). BST is London's and
    PST Los Angeles's; with a zone of several places in the news (AST, CST, IST) the day alone is told. A word
    that is no known zone is passed over.
    """
    first_body = next((line.line for line in lines if line.part == "body"), None)
    for line in lines:
        words = even(text[line.start : line.end])
        if line.part == "byline":
            author, agency = _author(words, outlet), _agency(words)
            if author:
                yield line.line, "byline", author
            if agency:
                yield line.line, "agency", agency
        elif line.part == "dateline" and (author := _beside_a_date(words, even(text))):
            yield line.line, "byline", author
        elif line.part in ("footer", "bio"):
            if agency := _agency(words):
                yield line.line, "agency", agency
        elif line.line == first_body and (end := dateline_end(words, text)):
            opening = words[:end]
            bracket = _BRACKETED.search(opening)
            if bracket:
                yield line.line, "agency", _agency(bracket["name"]) or bracket["name"]
            place = _BRACKETED.sub("", opening).strip(" -:")
            if place:
                yield line.line, "dateline", place
        if line.part in ("dateline", "byline"):
            yield from ((line.line, field, value) for field, value in _dates(words))


def agrees(field: str, stated: str, recorded: Article) -> bool | None:
    """Does story.yml say the same as the page? None where story.yml is silent."""
    if field == "published" and recorded.published:
        return stated[:10] == recorded.published.isoformat()[:10]
    if field in ("byline", "agency"):
        known = getattr(recorded, field)
        if known:
            a, b = set(re.findall(r"\w+", stated.casefold())), set(re.findall(r"\w+", even(known).casefold()))
            return a <= b or b <= a
    return None


@cache
def _agencies() -> tuple[tuple[re.Pattern, str], ...]:
    return tuple(
        (re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])"), name)
        for name, *forms in resource("agencies.csv")
    )


def _agency(words: str) -> str | None:
    for pattern, name in _agencies():
        if pattern.search(words):
            return name
    found = _AGENCY_LIKE.search(words)
    return found.group() if found else None


def _author(words: str, outlet: str) -> str | None:
    if _SOURCE.match(words):
        return None
    found = _BY.match(words)
    fields = _BARS.split(found["name"] if found else words)
    for field in fields:
        name = _FIELD_END.split(field)[0].strip(" .")
        if outlet:  # "By Ada Pohl Haven Echo"
            name = re.sub(rf"\s+{re.escape(even(outlet))}$", "", name, flags=re.IGNORECASE)
        if name.casefold() == even(outlet).casefold() or ROLE.fullmatch(name) or _HOUSE.match(name):
            continue
        if (
            regex.match(r"[\p{Lu}@]", name)
            and not _WHEN.search(name)
            and (found or regex.search(r"\p{Lu}\w+ \p{Lu}|staff", name))
        ):
            return name
    return None


def _beside_a_date(words: str, text: str) -> str | None:
    """The one name beside a bar that is no section and no place ("3 March 2021 | Ada Pohl")."""
    names = [field for field in _BARS.split(words) if is_author(field)]
    if len(names) != 1:
        return None
    return None if regex.search(rf"\b(?:in|at|near|from|of) {regex.escape(names[0])}\b", text) else names[0]


def _dates(words: str) -> Iterator[tuple[str, str]]:
    day = None
    for field in re.split(r"\s*[|•·]\s*|;", words):
        kind = "updated" if re.match(r"\W*(last )?(updated|modified)", field, re.IGNORECASE) else "published"
        when = _WHEN.search(field)
        if when:
            try:
                day = dates.parse(when["date"], default=dt.datetime(1900, 1, 1)).date()
            except ValueError:  # 31 February
                continue
            before = None if when["time"] else _TIME.search(field[: when.start()])
            yield kind, _iso(day, before or when)
        elif kind == "updated" and day and (time := _TIME.search(field)):
            yield kind, _iso(day, time)


def _iso(day: dt.date, found: re.Match) -> str:
    if not found["time"]:
        return day.isoformat()
    hour, minute = map(int, re.split(r"[:.]", found["time"]))
    if found["half"]:
        hour = hour % 12 + 12 * found["half"].lower().startswith("p")
    if hour > 23 or minute > 59:
        return day.isoformat()
    zone = _ZONE.match(found.string, found.end())
    if zone and zone["name"] in _AMBIGUOUS:
        return day.isoformat()
    return dt.datetime.combine(day, dt.time(hour, minute), _tzinfo(zone)).isoformat(timespec="minutes")


def _tzinfo(zone: regex.Match | None) -> dt.tzinfo | None:
    if zone and zone["sign"]:
        ahead = dt.timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"] or 0))
        return dt.timezone(-ahead if zone["sign"] == "-" else ahead)
    return ZoneInfo(_ZONES[zone["name"]]) if zone and zone["name"] in _ZONES else None
