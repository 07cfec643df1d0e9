import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.comparison.telling import days_written
from analysis.measures.facts.matching import match_facts
from analysis.measures.facts.otherwise import said_otherwise

ARTICLES = {
    "a": "Depot to close\n\nAbout 300 people came to the hall. The depot closes on 31 October 2026. It costs $4 million.\n",
    "b": "Depot shuts\n\nMore than 400 people filled the hall, and 12 trams ran. A sailor, 71, spoke. It took nine years.\n",
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
        ("At least 400 people came.", {"About 300 people": 1}),
        ("The hall held 450 people.", {"About 300 people": 1}),  # 450 is more than 400
        ("The depot is to be shut on 30 September 2026.", {"The depot closes": 1}),
        ("In October 2026 the depot will shut.", {}),
        ("The depot costs 9 million dollars.", {"It costs $4": 1}),
        ("On 30 September 2026 the depot shuts, at $4 million.", {"The depot closes": 0.5}),
        ("300 people came on 31 October 2026 for $4 million.", {"More than 400": 1 / 3}),
        ("Forty trams ran.", {"More than 400": 1}),
        ("4,000 trams ran.", {}),  # too far from 12 to be of the same trams
        ("Two boats ran.", {}),  # nobody counts boats
        ("The sailor is 72 years old.", {}),  # an age is no quantity
        ("The depot closes.", {}),
    ],
)
def test_another_value_of_the_same_kind_is_said_otherwise(make_corpus, statement, found):
    assert otherwise(make_corpus(ARTICLES), statement) == pytest.approx(found)


def test_of_a_date_without_a_year_the_year_says_nothing(make_corpus):
    corpus = make_corpus({"a": "Depot\n\nIt closes on 31 October 2026.\n"}, event_date="2026-04-01")
    assert otherwise(corpus, "It closes on 30 September.") == {"It closes on": 1}
    assert otherwise(corpus, "It closes on 31 October.") == {}
    undated = make_corpus({"a": "Depot\n\nIt closes on 31 October 2026.\n"}, folder="undated")
    assert otherwise(undated, "It closes on 30 September.") == {}


def test_who_has_another_number_is_less_likely_to_tell_the_fact(make_corpus):
    said, other = "About 300 people came to the hall.", "About 200 people came to the hall."
    found = match_facts(make_corpus(ARTICLES), [said, other]).set_index(["fact", "article"])["probability"]
    assert found[0, "a"] > 0.5 > found[1, "a"]


@given(st.lists(st.sampled_from(["300 people", "about 5 boats", "on 3 May 2026", "$4 million", "7-5", "nobody"])))
def test_a_sentence_never_says_its_own_words_otherwise(parts):
    text = " and ".join(parts)
    sentences = pd.DataFrame({"article": ["a", "b"], "text": [text, text]})
    assert not said_otherwise([text], sentences, {"a": None, "b": None}).any()
