import pytest

from analysis.measures.facts.spoken import Heard, heard_in, is_reported

TEXT = """Lee stays

Ann Lee spoke on Friday. “I stay. The quay is safe,” she said. Ann Lee said that she likes boats, and Bo Roe said that he rows.

“The quay is a wreck and everybody in the port knows it.” Rain fell.
"""


def test_who_is_heard_in_each_sentence(make_corpus):
    corpus = make_corpus({"a": TEXT, "b": "Rain\n\nIt rained.\n"})
    sentences = corpus.sentences.set_index("text", drop=False)
    heard = dict(zip(sentences["text"], heard_in(corpus, sentences), strict=True))
    assert heard["Ann Lee spoke on Friday."] == heard["Rain fell."] == heard["It rained."] == Heard(False, ())
    assert heard["“I stay."] == heard["The quay is safe,” she said."] == Heard(True, ("Ann Lee",))
    assert heard["Ann Lee said that she likes boats, and Bo Roe said that he rows."] == Heard(
        True, ("Ann Lee", "Bo Roe")
    )
    assert heard["“The quay is a wreck and everybody in the port knows it.”"].anybody


@pytest.mark.parametrize(
    ("statement", "reported"),
    [
        ("The mayor said that the quay was safe.", True),
        ("According to Ann Lee, the quay is safe.", True),
        ("The quay is safe.", False),
        ("", False),
    ],
)
def test_a_statement_reports_somebody_or_tells_something(statement, reported):
    assert is_reported(statement) is reported
