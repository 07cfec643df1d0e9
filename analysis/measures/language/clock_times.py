"""Clock times in running text: "10:15 p.m." and "22:15" are one."""

from __future__ import annotations

import re

from analysis.corpus.house_style import even
from analysis.measures.language.quantities import Quantity

_CLOCK = re.compile(
    r"(?<![\d:.,])(?:(?P<hour>\d{1,2})(?::|\.(?=\d\d ?[ap]\.?m))(?P<minute>\d\d)(?! ?%)|(?P<full>\d{1,2})(?= ?[ap]\.?m\b))(?: ?[ap]\.?m\b)?(?![\d:])",
    re.IGNORECASE,
)


def find_clock_times(text: str) -> list[Quantity]:
    """The clock times of a text, in minutes; of an hour that may be before or after noon it is not said which."""
    found = []
    for match in _CLOCK.finditer(even(text)):
        hour, minute = int(match["hour"] or match["full"]), int(match["minute"] or 0)
        if hour < 24 and minute < 60:
            minutes = float(hour % 12 * 60 + minute)
            found.append(Quantity(*match.span(), minutes, minutes, "clock", frozenset()))
    return found
