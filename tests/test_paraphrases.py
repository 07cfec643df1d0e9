"""Expressions of the same meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.house_style import Folder
from analysis.measures.facts.overlap import akin_shares, words_of
from analysis.measures.language.paraphrases import _lines, meanings

FOLD = Folder().fold


def shared(a, b):
    """The words of `a` that stand in expressions of which `b` has another."""
    mine, yours = (meanings(words_of(text, FOLD)) for text in (a, b))
    return set().union(*(mine[number] for number in mine.keys() & yours.keys()))


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Ilse Brandt resigned", "Brandt stepped down that night", {"resigned"}),
        ("she stepped down", "her resignation", {"stepped", "down"}),
        ("Ada apologised", "Ada said sorry", {"apologized"}),
        ("a ferry sank", "the town voted", set()),
    ],
)
def test_another_expression_of_the_same_meaning(a, b, words):
    assert shared(a, b) == words


def test_one_word_may_stand_within_an_expression_and_no_two():
    assert shared("she stepped quietly down", "she resigned") == {"stepped", "down"}
    assert shared("she stepped very quietly down", "she resigned") == set()


def test_an_expression_meets_the_words_of_a_statement_but_for_a_quarter():
    """The statement has the name and one word; the first sentence has neither, the second both but in other words."""
    facts = [words_of("Brandt resigned", FOLD)]
    sentences = [words_of(text, FOLD) for text in ("It rained on the quay", "Brandt stepped down", "Brandt resigned")]
    share, apart = akin_shares(facts, sentences, [0, 1, 2], [set()])
    assert share[0, 0] == 0 and share[0, 2] == pytest.approx(1)
    name = akin_shares(facts, [*sentences[:1], ["Brandt"], sentences[2]], [0, 1, 2], [set()])[0][0, 1]
    assert share[0, 1] == pytest.approx(name + 0.75 * (1 - name))
    assert (apart == share).all()


def test_every_line_of_the_list_is_a_set_as_the_house_folds_its_words():
    for line in _lines():
        expressions = line.split(" ; ")
        assert len(expressions) == len(set(expressions)) > 1, line
        assert all(expression == " ".join(words_of(expression, FOLD)) for expression in expressions), line


@given(st.lists(st.sampled_from("not be step down didn't resign of office hand in notice x".split()), max_size=12))
def test_any_words_give_words_of_the_text(words):
    assert all(found <= set(words) for found in meanings(words).values())
