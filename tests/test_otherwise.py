import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.comparison.same_values import same_day
from analysis.measures.comparison.telling import days_written
from analysis.measures.facts.matching import match_facts
from analysis.measures.facts.otherwise import said_otherwise
from analysis.measures.language.calendar_dates import find_dates

ARTICLES = {
    "a": "Depot to close\n\nAbout 300 people came to the hall. The depot closes on 31 October 2026. It costs $4 million to mend.\n\n"
    "In 2008 the depot was sold.\n",
    "b": "Depot shuts\n\nMore than 400 people filled the hall, and 12 trams ran. The clock of the hall struck nine, and 800 voted.\n",
    "c": "Depot\n\nTwo trams crashed near the depot and 41 were injured.\n",
}


def otherwise(corpus, statement):
    """The sentences that have a number or a date of the statement otherwise, by their first words."""
    sentences = corpus.sentences.reset_index(drop=True)
    (found,) = said_otherwise([statement], sentences, days_written(corpus))
    return {" ".join(sentences["text"][row].split()[:3]): found[row] for row in np.flatnonzero(found)}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Some 300 people were in the hall.", {"More than 400": 1}),
        ("At least 400 people came to the hall.", {"About 300 people": 1}),
        ("The hall was filled by 450 people.", {"About 300 people": 1}),  # 450 is more than 400
        ("The hall was filled by 297 people.", {"More than 400": 1}),  # 297 is about 300
        ("Some 300 people prayed.", {}),  # nothing else in common with the 400
        ("800 people came to the hall.", {"About 300 people": 1}),  # b says so of nobody knows whom
        ("The depot closes on 30 September 2026.", {"The depot closes": 1}),
        ("In October 2026 the depot closes.", {}),
        ("The depot was sold on 3 May 2008, and not mended.", {}),  # in 2008: it may be so
        ("It costs 9 million dollars to mend.", {"It costs $4": 1}),
        ("It costs $3.9 million to mend.", {}),  # rounded
        ("On 30 September 2026 the depot closes, at $4 million.", {"The depot closes": 0.5}),
        ("300 people came to the hall, which costs $9 million to mend.", {"It costs $4": 0.5, "More than 400": 0.5}),
        ("Forty trams ran.", {"More than 400": 1}),
        ("The crash of the tram injured 43 people.", {"Two trams crashed": 1}),
        ("4,000 trams ran.", {}),  # too far from 12 to be of the same trams
        ("Nine trams ran.", {"More than 400": 1}),  # another nine, of the clock, says nothing of trams
        ("Nobody came to the hall.", {"About 300 people": 1, "More than 400": 1}),
        ("Nobody mended the clock.", {}),
        ("Two boats ran.", {}),  # nobody counts boats
        ("The depot closes.", {}),
    ],
)
def test_another_value_of_the_same_kind_is_said_otherwise(make_corpus, statement, found):
    assert otherwise(make_corpus(ARTICLES), statement) == pytest.approx(found)


LONG = "The trams that ran from the harbour to the old mill on every day of that long winter carried 90 people."


@pytest.mark.parametrize(
    ("sentence", "statement", "is_otherwise"),
    [
        (LONG, "They carried 30 people.", True),
        (LONG, "Trams took 30 people.", False),  # they stand more than eight words before the 90
        ("The match ended 3-1 in the hall.", "The match ended 3-2.", True),
        ("The match ended 102-98 in the hall.", "The match ended 102-99.", True),  # nobody rounds it
        ("The match ended 3-1 in the hall.", "The match ended 3 to 1.", False),
        ("About 300 people came to the hall.", "Of 800 people 200 came to the hall.", True),
        ("About 300 people came to the hall.", "Of 800 people 300 people came to the hall.", False),  # it may be these
    ],
)
def test_what_a_number_is_held_against(make_corpus, sentence, statement, is_otherwise):
    corpus = make_corpus({"a": f"Hall is full\n\n{sentence}\n"})
    assert bool(otherwise(corpus, statement)) is is_otherwise


def test_of_a_date_without_a_year_the_year_says_nothing(make_corpus):
    corpus = make_corpus({"a": "Depot\n\nIt closes on 31 October 2026.\n"}, event_date="2026-04-01")
    assert otherwise(corpus, "It closes on 30 September.") == {"It closes on": 1}
    assert otherwise(corpus, "It closes on 31 October.") == {}
    undated = make_corpus({"a": "Depot\n\nIt closes on 31 October 2026.\n"}, folder="undated")
    assert otherwise(undated, "It closes on 30 September.") == {}
    by_line = make_corpus(
        {"a": "Depot\n\nBy Ada Pohl | 1 April 2026\n\nIt closes on 31 October 2026.\n"}, folder="dated"
    )
    assert otherwise(by_line, "It closes on 30 September.") == {"It closes on": 1}


@pytest.mark.parametrize(
    ("day", "event", "within"),
    [
        ("5 January", "2026-04-01", True),
        ("5 January", "2027-12-01", True),
        ("20 December", "2026-04-01", True),
        ("5 January", "2025-04-01", False),
        ("5 March", "2026-04-01", False),
        ("30 November", "2027-04-01", False),
    ],
)
def test_a_day_without_a_year_may_lie_in_a_winter(day, event, within):
    written = dt.date.fromisoformat(event)
    (winter,), (date,) = find_dates("the winter of 2027", written), find_dates(f"on {day}", written)
    assert same_day(winter, date) == same_day(date, winter) == within


def test_who_has_another_number_is_less_likely_to_tell_the_fact(make_corpus):
    said, other = "About 300 people came to the hall.", "About 200 people came to the hall."
    found = match_facts(make_corpus(ARTICLES), [said, other]).set_index(["fact", "article"])
    assert found.loc[(0, "a"), "probability"] > found.loc[(1, "a"), "probability"] + 0.05
    assert found.loc[[(0, "a"), (1, "a")], "otherwise"].tolist() == [False, True]


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("298 people marched.", "300 people marched."),
        ("It will cost $11.4 million.", "It will cost $11 million."),
        ("The rate was 66.4 percent.", "The rate was 66 percent."),
        ("The rate was 66 percent.", "The rate was two-thirds of all, up from 50 percent."),
        ("The sale took three months.", "The sale took 90 days."),
        ("The ship weighs 45 tons.", "The ship weighs 41 tonnes."),
        ("They meet on 11-12 July 2026.", "They meet on July 11 and 12, 2026."),
        ("They meet on 31 October.", "They meet on 31 October 2026."),
        ("They joined on 4 April 2023.", "They joined in 2023, having asked in May 2022."),
        ("It closes in October 2026.", "It closes in the autumn, June Allen said."),
        ("Some 250 people marched.", "Two hundred and fifty people marched."),
        ("2,000 people marched.", "2000 people marched, and 800 people watched."),
        ("The gate stayed shut until 10:15 p.m.", "The gate stayed shut until 22:15."),
        ("Insurers put it at 4 million crowns.", "The fund holds 1.2 million crowns."),
        ("Ten people were killed.", "The storm killed ten and wounded 40 people."),
        ("The ship is 34 years old.", "The ship, 34 years old, sailed for three years."),
    ],
)
def test_what_may_be_the_same_is_no_other(stated, printed):
    sentences, written = pd.DataFrame({"article": ["a"], "text": [printed]}), {"a": dt.date(2026, 4, 8)}
    assert said_otherwise([stated], sentences, written).tolist() == [[0]]


@pytest.mark.parametrize(
    ("stated", "printed", "otherwise"),
    [
        ("At least 112 people were hurt.", "At least 121 people were hurt.", 1),
        ("No more than 30 people were hurt.", "Up to 37 people were hurt.", 1),
        ("At least 100 people were hurt.", "In all 121 people were hurt.", 0),
        ("More than 2,300 people were hurt.", "At least 2,317 people were hurt.", 0),
        ("At least 20 people were hurt.", "Up to 37 people were hurt.", 0),
    ],
)
def test_two_like_bounds_are_two_figures(stated, printed, otherwise):
    sentences = pd.DataFrame({"article": ["a"], "text": [printed]})
    assert said_otherwise([stated], sentences, {"a": None}).tolist() == [[otherwise]]


def test_two_ranges_of_age_are_two_though_they_meet():
    sentences = pd.DataFrame({"article": ["a"], "text": ["The sailors of the crew were aged 40 to 80."]})
    for ages, otherwise in (("45 to 80", 1), ("40 to 80", 0)):
        (found,) = said_otherwise([f"The sailors were {ages} years old."], sentences, {"a": None})
        assert found[0] == otherwise


@pytest.mark.parametrize(
    ("printed", "otherwise"),
    [
        ("The clerk claims as much as $90 million from his friends.", 1),
        ("The arena will cost as much as $90 million.", 0),
    ],
)
def test_a_bound_on_something_else_excuses_no_figure(printed, otherwise):
    texts = ["A new arena would cost $70 million.", printed]
    sentences = pd.DataFrame({"article": ["a", "a"], "text": texts})
    (found,) = said_otherwise(["The new arena costs $58 million."], sentences, {"a": None})
    assert found[0] == otherwise


def test_clock_times_are_held_against_one_another():
    sentences = pd.DataFrame({"article": ["a"], "text": ["The gate stayed shut until 10:45 p.m."]})
    assert said_otherwise(["The gate stayed shut until 10:15 p.m."], sentences, {"a": None}).tolist() == [[1]]


@given(st.lists(st.sampled_from(["300 people", "about 5 boats", "on 3 May 2026", "$4 million", "7-5", "nobody"])))
def test_a_sentence_never_says_its_own_words_otherwise(parts):
    text = " and ".join(parts)
    sentences = pd.DataFrame({"article": ["a", "b"], "text": [text, text]})
    assert not said_otherwise([text], sentences, {"a": None, "b": None}).any()
