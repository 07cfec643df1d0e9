import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.facts.ledger_order import from_neighbours

NO, YES = -4.0, 6.0


def scores(*told: int | None, n: int = 12) -> np.ndarray:
    """Facts x sentences: a fact's sentence scores high; -1: none does; None: all score alike."""
    score = np.full((len(told), n), NO)
    for fact, sentence in enumerate(told):
        if sentence is None:
            score[fact] = -2
        elif sentence >= 0:
            score[fact, sentence] = YES
    return score


def in_one_article(score: np.ndarray) -> np.ndarray:
    return from_neighbours(score, [np.arange(score.shape[1])])


def test_a_fact_is_looked_for_where_those_beside_it_are_told():
    found = in_one_article(scores(3, 3, None, 4, 4))[2]
    assert set(found.argsort()[-2:]) == {3, 4}
    assert found[:3].tolist() == sorted(found[:3]) and found[5:].tolist() == sorted(found[5:], reverse=True)


def test_a_facts_own_score_counts_only_in_the_articles_mean():
    score = scores(3, 3, 8, 4, 4)
    swapped = score.copy()
    swapped[2] = score[2][::-1]
    np.testing.assert_allclose(np.diff(in_one_article(score)[2]), np.diff(in_one_article(swapped)[2]))


def test_facts_are_told_and_left_out_together():
    found = in_one_article(scores(2, 2, None, 3, 3, -1, -1, None, -1, -1))
    assert found[2].mean() > found[7].mean() + 0.5


def test_a_fact_left_out_does_not_lose_the_place():
    assert in_one_article(scores(5, 5, -1, None))[3].argmax() == 5


def test_a_ledger_without_order_says_nothing():
    told = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    mixed = [0, 6, 11, 3, 9, 1, 7, 4, 10, 2, 8, 5]
    assert in_one_article(scores(*told)).any()
    assert not in_one_article(scores(*mixed)).any()


def test_the_order_is_judged_over_all_articles_and_each_is_centred():
    told, mixed = scores(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), scores(0, 6, 11, 3)
    score = np.hstack([told, np.full((12, 1), YES), np.vstack([mixed, np.full((8, 12), NO)])])
    articles = [np.arange(12), np.arange(13, 25)]
    found = from_neighbours(score, articles)
    assert found[:, 12].tolist() == [0] * 12  # a caption, in neither
    for here in articles:
        assert found[:, here].any() and found[:, here].mean() == pytest.approx(0)


def test_what_three_facts_say_by_counting_all_paths():
    """Against the sum over all paths of three facts through two sentences and, from either, `not told`."""
    score = np.array([[3.0, -2.0], [2.5, 0.0], [4.0, -3.0]])
    p = 1 / (1 + np.exp(-score))
    chance, told = 0.5, min((1 - (1 - p).prod(axis=1)).mean(), 0.95)
    near = np.exp(-np.abs(np.subtract.outer(range(2), range(2))) / 1.5)
    move = 0.5 * near / near.sum(axis=1, keepdims=True) + 0.25
    words = np.exp(score) * (1 - chance) / chance
    states = [(kind, place) for kind in (0, 1) for place in (0, 1)]

    def step(a, b):
        (was, here), (kind, there) = a, b
        turn = 0.5 * (kind == was) + 0.5 * (told, 1 - told)[kind]
        return turn * (move[here, there] if kind == 0 else float(here == there))

    def says(fact, state):
        return words[fact, state[1]] if state[0] == 0 else 1

    total = np.zeros((3, 2, 2))
    for x in states:
        for y in states:
            for z in states:
                path = (told, 1 - told)[x[0]] / 2 * step(x, y) * step(y, z) * says(0, x) * says(1, y) * says(2, z)
                for fact, state in enumerate((x, y, z)):
                    total[fact][state] += path / says(fact, state)
    want = np.log(2 * total[:, 0]) - np.log(total[:, 1].sum(axis=1, keepdims=True))
    np.testing.assert_allclose(in_one_article(score), want - want.mean(), atol=1e-9)


@given(
    st.integers(1, 8),
    st.integers(1, 6),
    st.sampled_from([0.0, -800.0, 800.0, -30.0, 3.0]),
    st.integers(0, 2**32 - 1),
)
def test_any_scores_get_finite_log_odds(n_facts, n, shift, seed):
    score = np.random.default_rng(seed).normal(shift, 5, (n_facts, n))
    found = in_one_article(score)
    assert found.shape == score.shape and (np.abs(found) <= 14).all()


@pytest.mark.parametrize("n", [1, 40])
def test_articles_of_any_length(n):
    assert np.isfinite(in_one_article(scores(0, None, n - 1, n=n))).all()
