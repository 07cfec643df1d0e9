"""Hits per 1,000 words of the body: counted by hand on a small corpus."""

import numpy as np

from analysis.measures.statistics.rates import body_of, rates


def test_the_body_as_arrays(make_corpus):
    corpus = make_corpus(
        {"a": "A title of it\n\nThe tide came in. “Fear is cheap,” she said.\n\nThe quay was closed on Monday."}
    )
    body = body_of(corpus)
    assert list(body.row) == [("a", 2), ("a", 3), ("a", 4)]
    assert list(body.place) == [0, 0, 1] and not body.copied.any()
    assert {voice: list(words) for voice, words in body.words.items()} == {
        "own": [4, 2, 6], "quoted": [0, 3, 0], "all": [4, 5, 6],
    }  # fmt: skip


def test_rates_count_sentences_that_have_words():
    place, words = np.array([0, 0, 1, 2, 3]), np.array([10, 0, 20, 10, 60])
    hits = np.array([[1, 0], [5, 5], [1, 0], [0, 0], [2, 0]])  # the second sentence has no words: it does not count
    (rate, low, high, n, n_words, n_paragraphs, enough), none = rates(place, words, hits)
    assert (rate, n, n_words, n_paragraphs, enough) == (40, 4, 100, 4, "no")  # four sentences
    assert low <= rate <= high
    assert none == (0, 0, 30, 0, 100, 4, "no")  # rule of three: 3 hits in 100 words


def test_no_text_has_no_rate():
    (found,) = rates(np.array([], int), np.array([], int), np.zeros((0, 1)))
    assert np.isnan(found[:3]).all() and found[3:] == (0, 0, 0, "no")
