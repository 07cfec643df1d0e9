import pytest

from analysis.measures.language.stems import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Quays", "quay"), ("estimated", "estima"), ("pass", "pass"), ("gas", "gas"), ("1234567", "1234567"), ("", "")],
)
def test_a_stem_is_the_first_letters_of_a_singular_and_a_figure_whole(word, expected):
    assert stem(word) == expected
