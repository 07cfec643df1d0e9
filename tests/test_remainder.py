"""What of a sentence no match accounts for yet, counted by hand."""

import pytest

from analysis.measures.language.words import words_of
from analysis.measures.text_reuse.alignment import Run
from analysis.measures.text_reuse.remainder import Remainder


@pytest.fixture
def words(make_corpus):
    texts = {
        "a": "A day\n\nMiners met Zeta in “quiet barns”.\n",
        "b": "A night\n\nMiners met Zeta in quiet barns.\n\nMiners met nobody at all.\n",
    }
    return words_of(make_corpus(texts))


def test_a_name_is_worth_half_and_quoted_words_are_told_apart(words):
    left = Remainder(words).left(words.index["a", 2])
    assert left.worth["zeta"] == words.weight["zeta"] / 2 and left.worth["barn"] == words.weight["barn"] > 0
    assert "zeta" not in left.own and "barn" in left.own
    assert {"zeta", "miner"} <= left.unquoted and not left.unquoted & {"quiet", "barn"}


def test_words_are_free_while_half_of_them_are_and_on_one_side(words):
    first, second, third = (words.index[key] for key in (("a", 2), ("b", 2), ("b", 3)))
    rest = Remainder(words)
    rest.take(first, third, [Run(0, 0, 2)])
    assert "miner" not in rest.left(first).worth and "miner" in rest.left(second).worth
    for n, free in ((2, False), (3, False), (4, True)):  # two of the words of `first` are taken
        assert rest.is_free(first, second, [Run(0, 0, n)], in_both=True) is free
        assert rest.is_free(first, second, [Run(0, 0, n)]), "those of `second` are not"
    assert not rest.is_free(first, third, [Run(0, 0, 2)])
    assert rest.runs(first, second) == [Run(2, 2, 4)]
