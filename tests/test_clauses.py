import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.quotes import quoted_spans
from analysis.measures.clauses import Frame

WORDS = st.sampled_from(
    ["the", "mayor", "said", "that", "who", "which", ",", "and", "but", "—", "(", ")", "“It is safe,”", "on", "Monday",
     "Ann", "Lee", "to", "was", "he", "saying", "claims", ":", "quickly", "of", "because", '"sound"']
)  # fmt: skip


def frame(text):
    return Frame(text, 0, len(text), quoted_spans(text))


def subject(text, verb="said"):
    read = frame(text)
    found = read.subject(read.low.index(verb))
    return text[slice(*read.span(*found))] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said so.", "The mayor"),
        ("The mayor of the port said so.", "The mayor of the port"),
        ("The mayor, Ann Lee, said so.", "The mayor, Ann Lee,"),
        ("Ann Lee, who keeps the harbour, has now said so.", "Ann Lee, who keeps the harbour,"),
        ("Ann Lee (the mayor) said so.", "Ann Lee"),
        ("Ann Lee — the mayor — said so.", "Ann Lee"),
        ("On Monday the mayor said so.", "the mayor"),
        ("The mayor on Monday said so.", "The mayor"),
        ("In a letter to the press, the mayor, Ann Lee, said so.", "the mayor, Ann Lee,"),
        ("The council met and the mayor said so.", "the mayor"),
        ("Ann Lee and Bob Roe said so.", "Ann Lee and Bob Roe"),
        ("It was late because the mayor said so.", "the mayor"),
        ("The plan failed, but the mayor, who is 61, said so.", "the mayor, who is 61,"),
        ("Papers that were leaked by a clerk said so.", "Papers that were leaked by a clerk"),
        ("They met the mayor, who said so.", "the mayor, who"),
        ("He said so.", "He"),
    ],
)
def test_the_subject_of_a_verb(text, expected):
    found = subject(text)
    assert found is not None and found.strip(" ,") == expected.strip(" ,")


def test_a_sentence_in_marks_is_one_free_token_and_a_few_words_are_a_fragment():
    assert [t.kind for t in frame("“It is safe,” he said.").tokens] == ["Q", "w", "w"]
    assert [t.kind for t in frame("He called it “safe enough” for now.").tokens].count("q") == 1
    assert frame("He said: “It is safe.”").tokens[-1].kind == "Q"


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_text_can_be_read(text):
    read = frame(text)
    assert all(a.end <= b.start for a, b in zip(read.tokens, read.tokens[1:], strict=False))
    for i in range(read.n):
        found = read.subject(i)
        assert found is None or 0 <= found[0] < found[1] <= read.n
