import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.language.calendar_dates import find_dates, find_days, find_weekdays, find_word_months

WRITTEN = dt.date(2026, 4, 8)


@pytest.mark.parametrize("text, first, last", [
    ("on 31 October 2026", "2026-10-31", "2026-10-31"),
    ("on October 31, 2026", "2026-10-31", "2026-10-31"),
    ("on Aug. 31", "2026-08-31", "2026-08-31"),
    ("in February", "2026-02-01", "2026-02-28"),
    ("at the end of October 2026", "2026-10-20", "2026-10-31"),
    ("in mid-June", "2026-06-10", "2026-06-20"),
    ("in the spring of 2028", "2028-03-01", "2028-05-31"),
    ("winter 2027", "2026-12-01", "2027-02-28"),
    ("winter of 2028", "2027-12-01", "2028-02-29"),
    ("since 2019", "2019-01-01", "2019-12-31"),
    ("last December", "2025-12-01", "2025-12-31"),
    ("by 3rd of May", "2026-05-03", "2026-05-03"),
    ("on 14.02.2026.", "2026-02-14", "2026-02-14"),
    ("on 3.2.2026", "2026-02-03", "2026-02-03"),
    ("on 14/02/2026", "2026-02-14", "2026-02-14"),
    ("on 02/14/2026", "2026-02-14", "2026-02-14"),
    ("on 14-02-2026", "2026-02-14", "2026-02-14"),
    ("on 2026-02-14", "2026-02-14", "2026-02-14"),
    ("on 03/02/2026", "2026-01-01", "2026-12-31"),
    ("on 30/30/2026", "2026-01-01", "2026-12-31"),
    ("on 11-12 July", "2026-07-11", "2026-07-12"),
    ("on July 11-12, 2027", "2027-07-11", "2027-07-12"),
    ("11 and 12 July", "2026-07-11", "2026-07-12"),
    ("2 to 4 May", "2026-05-02", "2026-05-04"),
    ("on July 11 and 12.", "2026-07-11", "2026-07-12"),
    ("on July 11 and 12 people", "2026-07-11", "2026-07-11"),
    ("32-33 July, or in 2027", "2027-01-01", "2027-12-31"),
    ("in June Allen rowed", "2026-06-01", "2026-06-30"),
])  # fmt: skip
def test_dates_as_days(text, first, last):
    (date,) = find_dates(text, WRITTEN)
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)
    assert text[date.start : date.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "It may rain",
        "They march on",
        "May we?",
        "2,019 boats",
        "$2019",
        "14.02.2026.5",
        "2000 people",
        "June Allen said",
        "June Åse said",
        "April Street",
    ],
)
def test_what_is_no_date(text):
    assert find_dates(text, WRITTEN) == []


def test_without_a_day_of_writing_only_dates_with_a_year():
    assert [d.first.year for d in find_dates("in May, and in June 2027", None)] == [2027]


def test_days_and_months_that_a_text_names():
    text = "On Monday, not in June; they may march."
    assert [text[a:b] for a, b in find_days(text)] == ["Monday", "June"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_is_read_back_in_any_form(day):
    for text in (f"on {day.day} {day:%B %Y}", f"on {day:%B} {day.day}, {day.year}", f"on {day}", f"on {day:%d.%m.%Y}"):
        assert [(d.first, d.last) for d in find_dates(text, None)] == [(day, day)]


def test_weekdays_are_the_last_ones_before_the_day_of_the_article():
    text = "On Friday, 1 May 2026, and last Tuesday; every Monday, Monday to Friday, Black Friday and the Sunday Times"
    days = find_weekdays(text, find_dates(text, None), dt.date(2026, 5, 6))
    assert [(text[d.start : d.end], d.first, d.last) for d in days] == [("Tuesday", *[dt.date(2026, 5, 5)] * 2)]
    assert find_weekdays(text, [], None) == []


@pytest.mark.parametrize(
    "text, n", [("on Monday Ann Brandt wrote", 1), ("since Monday Ann", 1), ("the Monday Club", 0)]
)
def test_a_weekday_before_a_name_is_a_day_where_something_happens_on_it(text, n):
    assert len(find_weekdays(text, [], dt.date(2026, 5, 6))) == n


def test_may_the_month_and_may_the_verb():
    text = "On 1 May and by May, or May 2026, it may rain. May she stay? In mid-May."
    assert [text[:a].count("ay") for a, _ in find_word_months(text)] == [0, 1, 2, 6]


def test_march_the_month_and_march_the_walk():
    text = (
        "In March, on 3 March and since March 2025 they went to march. Thousands March for Peace. The March was long."
    )
    assert [text[:a].count("arch") for a, _ in find_word_months(text)] == [0, 1, 2]


def test_a_line_of_many_dates_has_them_all():
    assert len(find_dates("since 2019 " * 10_000, WRITTEN)) == 10_000
    assert len(find_word_months("by May " * 10_000)) == 10_000
    assert find_word_months("baby May " * 10_000) == []
