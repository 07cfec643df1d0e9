"""A person's answers move the cells she was not asked: by hand, on ledgers of a few cells."""

import warnings

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from analysis.measures.facts.corrections import USUAL, after_answers
from analysis.measures.facts.matching import CELL_FEATURES, match_facts


def usual(facts, articles, *, scores=0.0):
    """Cells whose features are as usual, but for the score: so many standard deviations from it."""
    (mean, spread), others = USUAL["score"], {name: mean for name, (mean, _) in USUAL.items()}
    sources = list(articles)
    return pd.DataFrame({**others, "fact": facts, "source": sources, "score": mean + spread * np.array(scores)})


ALIKE = usual([0, 0, 1, 1], "abab")
NONE = np.full(4, np.nan)


def answered(**cells):
    answers = NONE.copy()
    for number, told in cells.items():
        answers[int(number[1:])] = told
    return answers


def test_without_answers_nothing_changes():
    before = np.array([1.0, -1, 0, 3])
    assert after_answers(before, ALIKE, NONE) is before


@pytest.mark.parametrize("told", [1, 0])
def test_one_answer_by_hand(told):
    """No feature tells the cells apart, so three corrections are left, of variance .3 (story), 1 (fact) and .3 (article).

    The asked cell moves by x where x is 1.6 times what the answer has over its probability; the other cells move by the share
    that they have in it: the same fact 1.3 of 1.6, the same article .6 of it, neither .3 of it.
    """
    moved = after_answers(np.zeros(4), ALIKE, answered(c0=told)) * (1 if told else -1)
    assert moved[0] == pytest.approx(1.6 * (1 - expit(moved[0])), abs=1e-6) and moved[0] == pytest.approx(
        0.576, abs=1e-3
    )
    np.testing.assert_allclose(moved / moved[0], [1, 1.3 / 1.6, 0.6 / 1.6, 0.3 / 1.6], atol=1e-6)


def test_what_was_expected_moves_less_than_a_surprise():
    expected, surprise = (after_answers(np.full(4, 3.0), ALIKE, answered(c0=told))[1] - 3 for told in (1, 0))
    assert 0 < expected < 0.1 and surprise < -0.9


def test_answers_that_outweigh_each_other_leave_the_rest():
    """The fact is told in the one article and not in the other; the next fact the other way round."""
    moved = after_answers(np.zeros(5), usual([0, 0, 1, 1, 2], "ababa"), np.array([1, 0, 0, 1, np.nan]))
    np.testing.assert_allclose(moved, 0, atol=1e-6)


def test_a_feature_counts_for_more_where_the_answers_say_so():
    """Four facts, an article each: told where the score is high, not where it is low."""
    cells = usual(range(4), "abcd", scores=[2, -2, 1, -1])
    moved = after_answers(np.zeros(4), cells, np.array([1, 0, np.nan, np.nan]))
    assert moved[2] > 0.1 and moved[2] == pytest.approx(-moved[3])


def test_cells_nobody_was_asked_about_say_nothing():
    """Prints of an article in the story, many of them: the others are as without them."""
    cells, answers = usual([0, 0, 1, 1], "abab", scores=[1, -1, 2, 0]), np.array([1, 0, np.nan, np.nan])
    copies = usual([0, 1] * 3, "ccddee", scores=[1, 2] * 3)
    more = after_answers(np.ones(10), pd.concat([cells, copies]), np.append(answers, np.full(6, np.nan)))
    np.testing.assert_allclose(more[:4], after_answers(np.ones(4), cells, answers), atol=1e-6)


@pytest.mark.parametrize("prints", [2, 10])
def test_answers_on_prints_of_one_text_count_once(prints):
    once, answers = usual([0, 0, 1, 1], "abab", scores=[1, -1, 2, 0]), [0.0, np.nan, np.nan, np.nan]
    more = pd.concat([once, usual([0] * (prints - 1), "a" * (prints - 1), scores=1)])
    moved = after_answers(np.ones(len(more)), more, np.array(answers + [0.0] * (prints - 1)))
    np.testing.assert_allclose(moved[:4], after_answers(np.ones(4), once, np.array(answers)), atol=1e-5)


def test_the_features_are_the_cells():
    assert tuple(USUAL) == CELL_FEATURES


TEXTS = {
    "a": "Kiosk burnt\n\nThe kiosk on the pier burnt down at night.\n",
    "b": "Kiosk burnt\n\nA kiosk burnt down on Tuesday. The pier stays open.\n",
    "c": "Rain\n\nIt rained on the pier at night.\n",
}
STATEMENTS = ["The kiosk on the pier burnt down.", "Boats may use the pier again."]


def test_a_settled_cell_is_certain_and_moves_its_fact(make_corpus):
    corpus = make_corpus(TEXTS)
    alone, told, absent = (
        match_facts(corpus, STATEMENTS, settled=settled).set_index(["fact", "article"])["probability"]
        for settled in (None, {(0, "b"): True}, {(0, "b"): False})
    )
    assert (told[0, "b"], absent[0, "b"]) == (1, 0) and 0 < alone[0, "b"] < 1
    assert absent[0, "a"] < alone[0, "a"] < told[0, "a"]
    pd.testing.assert_frame_equal(match_facts(corpus, STATEMENTS), match_facts(corpus, STATEMENTS, settled={}))


def test_a_settled_cell_of_another_story_is_passed_over(make_corpus):
    corpus = make_corpus(TEXTS)
    pd.testing.assert_frame_equal(
        match_facts(corpus, STATEMENTS), match_facts(corpus, STATEMENTS, settled={(0, "z"): True})
    )


def test_a_print_more_that_was_answered_moves_nothing(make_corpus):
    """The wire is left out of one source, be it printed once or five times."""
    wire = "\n\n".join(
        [
            "Kiosk burnt",
            *(
                f"The {n} kiosk on the pier burnt down at night while the crowd looked on."
                for n in ("old", "new", "red")
            ),
        ]
    )
    moved = []
    for prints in (1, 5):
        texts = {"b": TEXTS["b"], "c": TEXTS["c"], **{f"w{n}": wire for n in range(prints)}}
        with warnings.catch_warnings(action="ignore"):
            corpus = make_corpus(texts, folder=f"story{prints}")
        found = match_facts(corpus, STATEMENTS, settled={(1, f"w{n}"): False for n in range(prints)})
        moved.append(found[found["article"].isin(["b", "c"])].set_index(["fact", "article"])["probability"])
    pd.testing.assert_series_equal(*moved, atol=1e-5)
