"""Which of two pages came out first, as far as the times of publication tell."""

from __future__ import annotations

import datetime as dt


def came_before(time: object, other: object) -> bool | None:
    """Whether a page came out before another; both times as in the table of articles (ISO 8601, missing where unknown).

    Times with a zone are compared in UTC, times without one as they stand. Where one of the two has no hour, or one alone
    has a zone, only the days are compared, as they stand. None where a time is missing or such days are the same.
    """
    if not (isinstance(time, str) and isinstance(other, str)):
        return None
    mine, its = dt.datetime.fromisoformat(time), dt.datetime.fromisoformat(other)
    have_hours = min(len(time), len(other)) > len("2026-01-01")
    if have_hours and (mine.tzinfo is None) == (its.tzinfo is None):
        return mine < its
    return None if mine.date() == its.date() else mine.date() < its.date()
