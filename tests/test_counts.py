import pytest

from analysis.measures.language.counts import ORDINAL, find_counts


@pytest.mark.parametrize(
    ("text", "nth"),
    [
        ("It was the eighth consecutive rise in fares.", 8),
        ("The club had its ninth win in a row.", 9),
    ],
)
def test_the_last_of_several_in_a_row(text, nth):
    (count,) = find_counts(text)
    assert (count.dimension, count.low) == (ORDINAL, nth)


@pytest.mark.parametrize(
    "text",
    [
        "It grew in the second quarter.",
        "She scored her 31st goal of the season.",
        "A second of silence was kept.",
        "He pleaded the Fifth Amendment.",
        "It was the first win in a row of years.",
        "The 31st of May was wet.",
    ],
)
def test_no_ordinals(text):
    assert list(find_counts(text)) == []


def test_counts_that_a_verb_follows():
    counts = list(find_counts("Of the crews 16 are in hospital, and 12,000 of them remained in the dark."))
    assert [(count.low, count.things) for count in counts] == [(16, {"hospit"}), (12000, {"dark"})]
    (count,) = find_counts("And 9 of them were so.")
    assert (count.low, count.things) == (9, frozenset())
