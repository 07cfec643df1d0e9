"""What statements and sentences share, counted by hand."""

import numpy as np
import pytest

from analysis.measures.facts.overlap import Terms, akin_shares, closed_words, denies, grams_of, stems_of, words_of


def fold(word):
    return None if word == "Mr" else word.lower(), None


def test_words_are_folded_and_compounds_opened_or_closed_up():
    text = "Mr. Quill’s non-lethal half-tracks"
    assert words_of(text, fold) == ["quill’s", "non", "lethal", "half", "tracks"]
    closed = closed_words(["A nonlethal plan", "half-tracks"], fold)
    assert closed == {"a", "nonlethal", "plan"}
    assert words_of(text, fold, closed) == ["quill’s", "nonlethal", "half", "tracks"]


def test_names_are_capitalised_words_after_the_first():
    assert words_of("Geese crossed Zeta and the Old Marsh", fold, names=True) == ["zeta", "old", "marsh"]


def test_grams_are_runs_of_four_characters_with_a_space_at_either_end():
    assert grams_of(["Abc", "d"]) == {" abc", "abc ", "bc d", "c d "}
    assert grams_of(["ab"]) == {" ab "} and grams_of(["a"]) == set()


def test_stems_leave_out_words_of_closed_classes_and_keep_numbers_whole():
    assert stems_of(["the", "lamps", "of", "2031"]) == {"lamp", "2031"}


@pytest.mark.parametrize(
    ("text", "answer"), [("It won’t do.", True), ("They refused it.", True), ("Nobody knots ropes.", False)]
)
def test_denials(text, answer):
    assert denies(text) is answer


def test_terms_weigh_by_story_and_ledger():
    """`x` is in 1 of 3 sentences and both facts, `y` in none and one fact, `z` in 2 and one."""
    terms = Terms.of([{"x", "y"}, {"x", "z"}], [{"x", "z"}, {"z"}, {"w"}, {"w"}], np.array([0, 1, 2]))
    x = np.log(4 / 2) * np.log(3 / 2.5)
    y = np.log(4 / 1) * np.log(3 / 1.5) * 0.3
    z = np.log(4 / 3) * np.log(3 / 1.5)
    np.testing.assert_allclose(terms.weight.toarray(), [[x, y, 0], [x, 0, z]])
    np.testing.assert_allclose(terms.share(), [[x / (x + y), 0, 0, 0], [1, z / (x + z), 0, 0]])


def test_a_word_is_met_by_half_by_one_akin_and_one_that_no_sentence_has_weighs_less():
    """`big` is akin to `large`, in 1 of 2 sentences; `boat` is in none; the statement's name is left out of the second."""
    facts, sentences = [["big", "boat", "zeta"]], [["large"], ["zeta"]]
    whole, apart = akin_shares(facts, sentences, np.array([0, 1]), [{"zeta"}])
    ledger = np.log(2 / 1.5)  # in one fact of one
    big, boat, zeta = (weight * ledger for weight in (np.log(3 / 1.5), 0.3 * np.log(3 / 1), np.log(3 / 2)))
    np.testing.assert_allclose(whole, [[big / 2 / (big + boat + zeta), zeta / (big + boat + zeta)]])
    np.testing.assert_allclose(apart, [[big / 2 / (big + boat), 0]])


def test_shares_where_there_is_nothing_to_share():
    """Without words there is no share; a statement of names alone leaves half a chance."""
    whole, apart = akin_shares([[]], [[]], np.array([0]), [set()])
    assert (whole.tolist(), apart.tolist()) == ([[0]], [[0.5]])
    assert akin_shares([["zeta"]], [["fog"]], np.array([0]), [{"zeta"}])[1].tolist() == [[0.5]]
