import pytest

from analysis.measures.language.clock_times import find_clock_times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 10:15 p.m. on Monday", [615]),
        ("from 8 p.m. to 22:45", [480, 645]),
        ("at 9.30am, and at 12:05", [570, 5]),
        ("a vote of 7-5, 3:1 odds, 4.50 crowns, 31 October 2026, $9.30", []),
        ("The gate opened at 20.10.", [490]),
        ("By 09.30 the gate was open, and around 20.45 on Monday shut", [570, 525]),
        (
            "at 20.10 per cent, at 12.50 crowns, by 10.25%, a mean of 20.10, at 9.30 or at 20.75, around 15.20 on average.",
            [],
        ),
        ("tagged P2qpm3h3Pm", []),
        ("at 25:10 or 10:75", []),
        ("shortly after midnight, and from noon to 3 p.m.", [0, 0, 180]),
        ("Midnight-blue paint", []),
        ("at half past eleven, at a quarter to nine, at ten minutes to two, around two o'clock", [690, 525, 110, 120]),
        ("half past two in the dark, five minutes to six. It was a quarter to nine when", [150, 355, 525]),
        ("ten minutes to five goals, five minutes after one of them, 90 minutes to two, a quarter to one son", []),
        ("half of one, ten to twelve boats, a quarter to three thirds of it, half to two, five past masters", []),
    ],
)
def test_clock_times(text, minutes):
    assert [time.minutes for time in find_clock_times(text)] == minutes


def test_what_is_about_right_and_in_which_zone():
    times = find_clock_times("at about 8 p.m. GMT, shortly after 7.55pm (IST), at 20:10 AND 9 pm")
    assert [(time.about, time.zone) for time in times] == [(True, "GMT"), (True, "IST"), (False, ""), (False, "")]
