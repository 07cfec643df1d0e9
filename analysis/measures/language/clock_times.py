"""Clock times in running text: "10:15 p.m." and "22:15" are one, as are "8.10pm" and "at 20.10", "midnight" and "00:00", "half past six" and "6.30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.house_style import even

_HALF = r"[ap]\.?m\b"
# With a point and no half of the day it may be any decimal: two digits each side, behind and before words of time.
_DOTTED = (
    r"(?:(?<=\bat )|(?<=\bby )|(?<=\baround ))(?=\d\d\.\d\d(?:[,;:)]|\.?\s*$|\.\s"
    r"| (?:on(?! average)|and|when|the|local|today|yesterday|tomorrow|hrs|hours|GMT|BST|IST|[a-z]+day)\b))"
)
# "10:15", "10.15 p.m.", "10 pm", "at 20.10"; no odds, ratio or sum
_CLOCK = re.compile(
    rf"(?<![\w:.,$£€₹₦])(?:(?P<hour>\d{{1,2}})(?::|\.(?=\d\d ?{_HALF}))(?P<minute>\d\d)(?! ?%)|(?P<full>\d{{1,2}})(?= ?{_HALF})"
    rf"|{_DOTTED}(?P<hour2>\d\d)\.(?P<minute2>\d\d))(?: ?{_HALF})?(?![\d:])"
    r"|(?<![\w-])(?:midnight|noon|midday)(?![\w-])",
    re.IGNORECASE,
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_PARTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
# What may follow an hour in words: not "five minutes to two goals", "ten minutes after one of them"
_FOLLOWS = (
    r"(?= o'clock|[^\w\s']|\s*$| [ap]\.?m\b| (?:after|and|as|at|because|before|but|by|during|for|from|in|local|near|on|or|outside"
    r"|sharp|that|the|this|till|to|until|when|while|with|yesterday|\w+day)\b)"
)
# "half past six", "a quarter to nine", "ten minutes to two", "two o'clock"
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<part>half|(?:a )?quarter(?= (?:past|to)\b)|(?:{'|'.join(_PARTS)}|[1-5]?\d)(?= minutes))(?: minutes)? (?P<way>past|to|after|before) )?"
    rf"(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})(?![\w-]|[.,:]\d){_FOLLOWS}(?P<clock> o'clock)?(?![\w-])",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|circa|after|before|past)\s$", re.IGNORECASE)
_REACH = 15  # characters in which such a word stands
_ZONE = re.compile(r"\.? \(?([A-Z]{1,4}T|UTC|WAT|CAT)\b")


class ClockTime(NamedTuple):
    """A time of day in minutes after midnight or noon; of an hour that may be before or after noon it is not said which."""

    start: int
    end: int
    minutes: int
    about: bool
    zone: str  # as printed; empty where none is


def find_clock_times(text: str) -> Iterator[ClockTime]:
    """The clock times of a text: those in figures in its order, then those in words."""
    plain = even(text)
    for match in _CLOCK.finditer(plain):
        hour = int(match["hour"] or match["full"] or match["hour2"] or 0)
        minute = int(match["minute"] or match["minute2"] or 0)
        if hour < 24 and minute < 60:
            about = _ABOUT.search(plain[max(0, match.start() - _REACH) : match.start()])
            zone = _ZONE.match(plain, match.end())
            yield ClockTime(*match.span(), hour % 12 * 60 + minute, bool(about), zone[1] if zone else "")
    if "o'clock" in plain or " past " in plain or " to " in plain:
        yield from _in_words(plain)


def _in_words(plain: str) -> Iterator[ClockTime]:
    """Times of day in words: the half, quarter or minutes past or to an hour, or an hour with "o'clock"."""
    for match in _IN_WORDS.finditer(plain):
        if not (match["part"] or match["clock"]):
            continue
        hour, part = match["hour"].lower(), (match["part"] or "").lower().removeprefix("a ")
        minutes = 60 * (_HOURS.index(hour) + 1 if hour in _HOURS else int(hour))
        if minutes > 24 * 60 or (part == "half" and match["way"].lower() != "past"):
            continue
        off = (_PARTS[part] if part in _PARTS else int(part)) if part else 0
        minutes += off if (match["way"] or "").lower() in ("past", "after", "") else -off
        about = _ABOUT.search(plain[max(0, match.start() - _REACH) : match.start()])
        yield ClockTime(*match.span(), minutes % (12 * 60), bool(about), "")
