import sys

import numpy as np
import pytest

from analysis import measure_coverage
from analysis.errors import FramingError
from analysis.measures.facts.embeddings import Embedded, Encoded, encoder
from analysis.review.desk import Desk

TEXTS = {"a": "Boat sold\n\nThe boat was sold.\n", "b": "Rain\n\nIt rained all day.\n"}
FACTS = [{"id": "F1", "statement": "A boat changed hands."}]
WORDS = ("boat", "sold", "rain")


def by_word(texts):
    """Each word its own direction; a text the sum of its words."""
    found = []
    for text in texts:
        tokens = [WORDS.index(word) for word in text.split()]
        vectors = np.eye(3)[tokens]
        found.append(Encoded(vectors.sum(axis=0) / np.linalg.norm(vectors.sum(axis=0)), tokens, vectors))
    return found


def embedded(statements, sentences):
    every = np.arange(len(sentences))
    return Embedded(by_word, statements, sentences, own=every, distinct=every)


def test_tokens_are_weighed_by_rarity():
    """`boat` is in two of the three sentences, `sold` in one; both in the one statement: weights log(4/3) and log(4/2)."""
    features = embedded(["boat sold"], ["boat sold", "boat", "rain"]).features
    share = np.log(4 / 3) / (np.log(4 / 3) + np.log(2))
    np.testing.assert_allclose(features["aligned"], [[1, share, 0]])
    np.testing.assert_allclose(features["aligned_relative"], [[0, share - 1, -1]])
    np.testing.assert_allclose(features["cosine"], [[1, np.sqrt(0.5), 0]])


def test_centred_on_statement_and_sentence():
    features = embedded(["boat", "rain"], ["boat", "rain"]).features
    np.testing.assert_allclose(features["aligned"], [[1, 0], [0, 1]])
    np.testing.assert_allclose(features["aligned_centred"], [[0.5, -0.5], [-0.5, 0.5]])


def test_two_sentences_have_a_statement_together():
    match = embedded(["boat sold"], ["boat", "sold", "rain"])
    assert match.together(0, [0]) == pytest.approx(0.5)
    assert match.together(0, [0, 1]) == pytest.approx(1)
    assert match.together(0, [0, 2]) == pytest.approx(0.5)


def test_a_copy_is_not_what_others_are_held_against():
    match = Embedded(by_word, ["boat"], ["rain", "boat"], own=np.array([0]), distinct=np.array([0, 1]))
    np.testing.assert_allclose(match.features["aligned_relative"], [[0, 1]])


def test_what_a_model_reads_is_of_length_1_and_without_padding(library):
    (read,) = encoder("boats")(["A boat"])
    assert read.tokens == [2, 1]
    np.testing.assert_allclose(read.token_vectors, [[0, 1], [1, 0]])
    np.testing.assert_allclose(read.vector, [1, 0])


def test_coverage_with_a_model(library, make_corpus):
    corpus = make_corpus(TEXTS, facts=FACTS)
    with_model = measure_coverage(corpus, embeddings="boats").set_index("article")
    assert with_model["status"].to_dict() == {"a": "present", "b": "absent"}
    assert with_model.loc["a", "confidence"] != measure_coverage(corpus).set_index("article").loc["a", "confidence"]


def test_the_model_of_the_story(library, make_corpus):
    """Named in story.yml it is used by every table and by the review."""
    named = make_corpus(TEXTS, facts=FACTS, folder="named", embeddings="boats")
    plain = make_corpus(TEXTS, facts=FACTS)
    given = measure_coverage(plain, embeddings="boats")
    assert measure_coverage(named)["confidence"].tolist() == given["confidence"].tolist()
    with_model, without = (Desk(corpus)._match.probability({}).tolist() for corpus in (named, plain))
    assert with_model == pytest.approx(
        [p if s == "present" else 1 - p for s, p in zip(given["status"], given["confidence"], strict=True)]
    )
    assert with_model != without


def test_no_such_model(library):
    with pytest.raises(FramingError, match="embeddings 'trams': no model trams; give a folder"):
        encoder("trams")


def test_without_the_extra(monkeypatch, make_corpus):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    encoder.cache_clear()
    with pytest.raises(FramingError, match="not installed; install the extra `embeddings`"):
        measure_coverage(make_corpus(TEXTS, facts=FACTS), embeddings="boats")
