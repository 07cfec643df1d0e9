import pytest

from analysis.measures.statistics.enough import enough_for_index, enough_for_mean, enough_for_terms


@pytest.mark.parametrize(
    ("n_sentences", "n_paragraphs", "answer"),
    [(0, 0, "no"), (4, 10, "no"), (100, 2, "no"), (5, 3, "thin"), (29, 10, "thin"), (30, 9, "thin"), (30, 10, "yes")],
)
def test_means(n_sentences, n_paragraphs, answer):
    assert enough_for_mean(n_sentences, n_paragraphs) == answer


@pytest.mark.parametrize(
    ("n_sentences", "n_words", "answer"),
    [
        (0, 0, "no"),
        (4, 500, "no"),
        (40, 99, "no"),
        (5, 100, "thin"),
        (40, 299, "thin"),
        (29, 300, "thin"),
        (30, 300, "yes"),
    ],
)
def test_indices(n_sentences, n_words, answer):
    assert enough_for_index(n_sentences, n_words) == answer


@pytest.mark.parametrize(
    ("n_words", "n_paragraphs", "answer"), [(99, 20, "no"), (500, 2, "no"), (100, 3, "thin"), (300, 9, "thin"), (300, 10, "yes")]
)  # fmt: skip
def test_terms(n_words, n_paragraphs, answer):
    assert enough_for_terms(n_words, n_paragraphs) == answer
