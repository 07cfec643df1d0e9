"""What speaks for a sentence or an article to tell a fact, counted by hand."""

import numpy as np
import pytest

from analysis.measures.facts.embeddings import FEATURES, Encoded
from analysis.measures.facts.evidence import SENTENCE_FEATURES, Evidence, linear


def test_a_look_by_hand(make_corpus):
    """One sentence; the second fact fits it better and shares `kiosk`, so `tower` alone must be met."""
    evidence = Evidence(make_corpus({"a": "Kiosk burnt\n"}), ["A kiosk and a tower of Zeta.", "A kiosk burnt."])
    look = evidence.look(np.array([[0.0], [1.0]]))
    assert tuple(look) == SENTENCE_FEATURES
    np.testing.assert_allclose(look["rank"], np.log([[2], [1]]))
    np.testing.assert_allclose(look["contrast"], [[0], [1]])
    np.testing.assert_allclose(look["names"], [[0], [1]])
    assert look["core"][0, 0] > look["grams"][0, 0]


def test_room_by_hand(make_corpus):
    """One sentence has room for one and a half facts: three that all want it get a half each, one alone all of it."""
    evidence = Evidence(make_corpus({"a": "Kiosk burnt\n"}), ["One.", "Two.", "Three."])
    crowd = evidence.cells(np.array([[6.0], [6.0], [6.0]]))
    np.testing.assert_allclose(np.exp(crowd["room"]), 0.5, atol=0.01)
    alone = evidence.cells(np.array([[6.0], [-6.0], [-6.0]]))
    np.testing.assert_allclose(np.exp(alone["room"]), [1, 0, 0], atol=0.01)
    assert (crowd["second"] == -1).all()


def test_a_word_is_half_met_by_one_of_kin(make_corpus):
    """`big` and `large` are akin."""
    texts = {"a": "Large crab of the bay\n\nThe crab was big. Rain fell on Zeta.\n"}
    evidence = Evidence(make_corpus(texts), ["It was big."])
    np.testing.assert_allclose(evidence.look(evidence.plain)["meaning_relative"], [[0.5, 1, 0]])


def test_an_expression_is_met_but_for_a_quarter_by_another_of_its_meaning(make_corpus):
    texts = {"a": "Mayor steps down\n\nThe mayor resigned. Rain fell on Zeta.\n"}
    evidence = Evidence(make_corpus(texts), ["She resigned."])
    np.testing.assert_allclose(evidence.look(evidence.plain)["meaning_relative"], [[0.75, 1, 0]])


def test_the_predicate_leaves_names_out(make_corpus):
    evidence = Evidence(
        make_corpus({"a": "Rain\n\nThe mayor met Zeta.\n", "b": "Fog\n\nZeta was wet.\n"}),
        ["Again the council met Zeta.", "The Zeta."],
    )
    cells = evidence.cells(evidence.plain).set_index(["fact", "article"])
    assert 0 < cells.loc[(0, "a"), "predicate"] < 1 and cells.loc[(0, "b"), "predicate"] == 0
    assert cells.loc[1, "predicate"].tolist() == [0.5, 0.5]


@pytest.mark.parametrize("word", ["not", "Never", "didn’t", "denied", "refuses"])
def test_a_sentence_affirms_what_a_statement_denies(make_corpus, word):
    evidence = Evidence(make_corpus({"a": f"The tram ran\n\nThe tram {word} ran.\n"}), ["No tram ran.", "A tram ran."])
    assert evidence.look(evidence.plain)["affirms"].tolist() == [[1, 0], [0, 0]]


def test_the_second_look_asks_the_facts_beside_it_and_never_a_caption(make_corpus):
    texts = {"a": "Rain\n\nA fell. B fell. C fell. D fell. E fell.\n\nPhoto: Rain in town\n"}
    evidence = Evidence(make_corpus(texts), ["One.", "Two.", "Three.", "Four.", "Five."])
    score = np.full((5, 7), -5.0)
    score[:2, 2] = score[3:, 3] = 5
    score[2] = -2
    look = evidence.second_look(score)
    assert tuple(look) == (*SENTENCE_FEATURES, "neighbours", "alone")
    assert set(look["neighbours"][2].argsort()[-2:]) == {2, 3}
    assert look["neighbours"][:, ~evidence.tells].tolist() == [[0]] * 5


def test_another_sentence_that_tells_the_fact_speaks_against_one(make_corpus):
    """Odds of 1, 2 and 4: where at most one tells it, the first is not beside another with 1 / (1 + 2 + 4). No caption counts."""
    evidence = Evidence(make_corpus({"a": "Rain\n\nA fell. B fell.\n\nPhoto: Rain in town\n"}), ["One."])
    alone = evidence.second_look(np.log([[1.0, 2, 4, 8]]))["alone"]
    np.testing.assert_allclose(np.exp(alone), [[1 / 7, 1 / 6, 1 / 4, 1]])


SAID = "Tram news\n\nThe mayor, Ilse Vane, spoke on Friday. “I keep the tram,” she said. The tram is red.\n"


def test_a_sentence_is_read_with_the_name_of_its_speaker(make_corpus):
    evidence = Evidence(make_corpus({"a": SAID}), ["The mayor Ilse Vane keeps the tram."])
    assert evidence.look(evidence.plain)["names"].tolist() == [[0, 1, 1, 0]]


def test_what_somebody_says_is_unsaid_where_nobody_speaks(make_corpus):
    evidence = Evidence(make_corpus({"a": SAID}), ["Ilse Vane said that she keeps the tram.", "The tram is red."])
    assert evidence.look(evidence.plain)["unsaid"].tolist() == [[1, 1, 0, 1], [0, 0, 0, 0]]


def test_what_a_model_says_are_features_like_others(make_corpus):
    def encode(texts):
        vectors = {text: np.array([1.0, 0] if "boat" in text else [0, 1.0]) for text in texts}
        return [Encoded(vectors[text], [int("boat" in text)], vectors[text][None]) for text in texts]

    evidence = Evidence(make_corpus({"a": "A boat\n\nThey row. They sail.\n"}), ["The boat.", "Rain."], encode=encode)
    found = evidence.look(evidence.plain)
    assert tuple(found) == SENTENCE_FEATURES + FEATURES
    np.testing.assert_allclose(found["cosine"], [[1, 0, 0], [0, 1, 1]])
    np.testing.assert_allclose(found["cosine_relative"], [[0, -1, -1], [-1, 0, 0]])
    # The means of the rows are 1/3 and 2/3, of the columns 1/2, of all 1/2.
    np.testing.assert_allclose(found["aligned_centred"], [[2 / 3, -1 / 3, -1 / 3], [-2 / 3, 1 / 3, 1 / 3]])
    assert evidence.cells(evidence.plain)["together"].tolist() == [1, 1]


def test_a_linear_sum_by_hand():
    assert linear({"a": np.array([1.0, 2.0])}, {"a": 3.0, "intercept": -1.0}).tolist() == [2, 5]
