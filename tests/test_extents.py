import pytest

from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.extents import adjunct_end, after_adjuncts, content_end, that_behind
from analysis.measures.language.word_classes import Frame


def frame(text):
    return Frame(text, 0, len(text), quoted_spans(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said it was safe; he left.", "it was safe"),
        ("The mayor said it was safe, but he left.", "it was safe"),
        ("The mayor said it was safe, adding that it was late.", "it was safe"),
        ("The mayor said it was safe, a clerk said.", "it was safe"),
        ("The board said it was safe, its chair, Ann Lee, said on Monday.", "it was safe"),
        ("The board said it was safe, Ann Lee, its chair, told the press.", "it was safe"),
        ("The mayor said it was safe (for now) and dry.", "it was safe (for now) and dry"),
        ("The mayor said it was safe and added that it was late.", "it was safe"),
        ("The mayor said it was safe, dry and clean.", "it was safe, dry and clean"),
        ("The mayor said it was safe, but that it was old.", "it was safe, but that it was old"),
        ("The mayor said it was safe, but that was wrong.", "it was safe"),
        ("The mayor said it was safe, but would soon sink.", "it was safe, but would soon sink"),
        ("The mayor said it was safe, but would not say why.", "it was safe"),
        ("The mayor said it was safe, but would not sink.", "it was safe, but would not sink"),
        ("The mayor said it was safe, but will not sign.", "it was safe"),
        ("The mayor said it was safe and learned from it.", "it was safe and learned from it"),
    ],
)
def test_where_what_is_reported_ends(text, expected):
    read = frame(text)
    first = read.low.index("said") + 1
    assert text[slice(*read.span(first, content_end(read, first)))] == expected


def test_adjuncts_are_passed_over():
    read = frame("said on Monday in Hull that it was safe")
    assert adjunct_end(read, 1) == after_adjuncts(read, 1) == read.low.index("that")
    assert adjunct_end(read, 6) == 6
    assert after_adjuncts(frame("said on Monday in Hull"), 1) is None
    assert after_adjuncts(frame("said in Hull, Ohio, that it was safe"), 1) == 6
    assert after_adjuncts(frame("said about 40 boats sank"), 1) == 1


def test_an_insertion_parts_that_from_its_verb():
    assert that_behind(frame("said, as did Bo, that it was safe"), 1) == 6
    assert that_behind(frame("said, that it was safe"), 1) is None
    assert that_behind(frame("met the crew, a row, that was long"), 3) is None
