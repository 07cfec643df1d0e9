import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.quotes import quoted_spans
from analysis.measures.language.clauses import appositive_end, clause_start, main_subject, noun_phrase_end, subject_of
from analysis.measures.language.word_classes import Frame

WORDS = st.sampled_from(
    ["the", "mayor", "said", "that", "who", "which", ",", "and", "but", "—", "(", ")", "“It is safe,”", "on", "Monday",
     "Ann", "Lee", "to", "was", "he", "saying", "claims", ":", "quickly", "of", "because", '"sound"']
)  # fmt: skip


def frame(text):
    return Frame(text, 0, len(text), quoted_spans(text))


def subject(text, verb="said"):
    read = frame(text)
    found = subject_of(read, read.low.index(verb))
    return text[slice(*read.span(*found))] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said so.", "The mayor"),
        ("The mayor of the port said so.", "The mayor of the port"),
        ("The mayor, Ann Lee, said so.", "The mayor, Ann Lee,"),
        ("“It is safe,” Ann Lee, head of the port said so.", "Ann Lee, head of the port"),
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


def test_the_subject_of_the_first_clause_stands_before_a_place():
    read = frame("On Monday, the mayor came and said so.")
    assert read.span(*main_subject(read, read.low.index("said"))) == (11, 20)
    assert main_subject(read, 2) is None


def test_a_headline_of_capitals_alone_is_its_own_subject():
    text = "UN SAYS so as it was the one to be in"
    read = Frame(text, 0, len(text), [], headline=True)
    assert main_subject(read, 2) == (0, 2)


def test_where_a_clause_begins_and_a_noun_phrase_ends():
    read = frame("It was late because the old mayor of Hull said so.")
    assert clause_start(read, read.low.index("hull")) == read.low.index("the")
    assert noun_phrase_end(read, read.low.index("the")) == read.low.index("said")


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_text_can_be_read(text):
    read = frame(text)
    assert all(a.end <= b.start for a, b in zip(read.tokens, read.tokens[1:], strict=False))
    for i in range(read.n):
        found = subject_of(read, i)
        assert found is None or 0 <= found[0] < found[1] <= read.n


def test_many_names_with_and_between_them_are_one_subject():
    names = " and ".join(f"Ann Le{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 2)
    assert subject(f"{names} said so.") == names
    assert subject(f"The port closed and {names} said so.") == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Speaking in court, his widow Sue, 61, said so.", "his widow Sue, 61"),
        ("He mocked Bo for months, claiming a man who said so had left.", "a man who"),
        ("It was late, claiming an engineer from Hull said so.", "an engineer from Hull"),
        ("It is why the mayor said so.", "the mayor"),
        ("The crew wrote in a post that when it said so it rained.", "it"),
        ("A survey, taken in May, which said so, was late.", "A survey, taken in May, which"),
        ("Fans who saw it said so.", "Fans who saw it"),
        ("It rained, and the family that owns it said so.", "the family that owns it"),
    ],
)
def test_subjects_behind_participles_and_questions(text, expected):
    assert subject(text) == expected


def test_a_main_subject_ends_before_a_verb_that_no_list_has():
    read = frame("The court reverses the ruling and says so.")
    assert main_subject(read, read.low.index("and")) == (0, 2)


def test_a_main_subject_takes_in_the_name_beside_a_role():
    read = frame("The owner, Ann Lee, left at night, calling it late.")
    assert main_subject(read, read.low.index("calling")) == (0, 5)


def test_a_role_and_a_name_beside_it_are_one():
    for text in ("the mayor, Ann Lee, said so", "Ann Lee, the mayor, said so"):
        read = frame(text)
        assert appositive_end(read, 0, read.low.index(",")) == read.low.index("said") - 1
    read = frame("Ann Lee, in Hull, said so")
    assert appositive_end(read, 0, 2) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One was Ann Lee, a former clerk, who said so.", "Ann Lee, a former clerk, who"),
        ("One was Ann Lee, 45, a clerk, who said so.", "Ann Lee, 45, a clerk, who"),
        ("In Hull, a clerk, who said so.", "a clerk, who"),
        ("Instead, the clerk, who said so.", "the clerk, who"),
        ("On Monday, a clerk, who said so.", "a clerk, who"),
        ("From Hull, a clerk, who said so.", "a clerk, who"),
        ("At the Globe, a clerk, who said so.", "a clerk, who"),
        ("Led by Ann Lee, a crew, which said so.", "a crew, which"),
    ],
)
def test_a_name_and_what_it_is_told_to_be_are_one_subject(text, expected):
    assert subject(text).strip(" ,") == expected


def test_brackets_behind_a_name_do_not_hide_it():
    assert subject("Ann Lee (Hull), a clerk, said so.").strip(" ,") == "Ann Lee (Hull), a clerk"
