import pytest

from analysis.measures.language.thesaurus import bases, kinship


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("bought", "buy"), ("buys", "buy"), ("cities", "city"), ("hoped", "hope"), ("stopped", "stop"),
        ("women", "woman"), ("hiding", "hide"), ("faster", "fast"), ("boxes", "box"),
    ],
)  # fmt: skip
def test_the_base_of_a_form(form, base):
    assert base in bases(form)


@pytest.mark.parametrize("word", ["", "s", "xqzw", "12", "Ωμέγα", "is"])
def test_a_word_that_is_not_in_the_thesaurus(word):
    assert bases(word) == [] or word == "is"


def test_who_is_akin_to_whom():
    words = ["bought", "buys", "purchase", "ferry", "xqzw"]
    same, near = (array.toarray() for array in kinship(words))
    assert same.tolist() == [[1, 1, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
    assert near[0, 2] == near[2, 0] == near[1, 2] == 1
    assert not near[:3, 3:].any() and (near == near.T).all()


def test_no_words_that_it_knows():
    same, near = kinship(["xqzw", "zzq"])
    assert same.toarray().tolist() == [[1, 0], [0, 1]] and near.sum() == 0
