import pytest

from analysis.measures.language.clock_times import find_clock_times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 10:15 p.m. on Monday", [615]),
        ("from 8 p.m. to 22:45", [480, 645]),
        ("at 9.30am, and at 12:05", [570, 5]),
        ("a vote of 7-5, 3:1 odds, 4.50 crowns, 31 October 2026, $9.30", []),
        ("at 25:10 or 10:75", []),
    ],
)
def test_clock_times(text, minutes):
    assert [time.low for time in find_clock_times(text)] == minutes
