import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.house_style import Folder, even, function_words, own_name, press_names
from analysis.corpus.story import Actor

ACTORS = [
    Actor(name="Ingrid Lindqvist", aliases=["Lindquist", "the mayor", "Ingrid", "Mayor Lindquist", "Lynd"]),
    Actor(name="Solan Ferries", aliases=["Solan", "the operator"]),
]


@given(st.text())
def test_even_keeps_every_offset(text):
    assert len(even(text)) == len(text)
    assert even(even(text)) == even(text)


def test_even_makes_marks_plain():
    assert even("“It’s ‘over’,” – she—said\u00a0so") == "\"It's 'over',\" - she-said so"
    assert even("a\tb") == "a b" and even("rock`n roll") == "rock'n roll", "marks of ASCII too"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_even_leaves_plain_text_alone(text):
    assert even(text.replace("`", "'")) == text.replace("`", "'")


@pytest.mark.parametrize(
    ("word", "term", "kind"),
    [
        ("Quay", "quay", None),
        ("US", "US", None),
        ("us", "us", None),
        ("U.S.", "US", "abbreviation"),
        ("U.N.’s", "UN", "abbreviation"),
        ("NATO's", "NATO", None),
        ("mayor’s", "mayor", None),
        ("I", "i", None),
        ("armoured", "armored", "spelling"),
        ("Centre", "center", "spelling"),
        ("Mr", None, "title"),
        ("Ms", None, "title"),
        ("ms", "ms", None),
        ("Lindquist", "lindqvist", "name"),
        ("Lindquist’s", "lindqvist", "name"),
        ("lindquist", "lindquist", None),
        ("Ingrid", "ingrid", None),
        ("operator", "operator", None),
        ("don’t", "don't", None),
    ],
)
def test_folding(word, term, kind):
    assert Folder(ACTORS).fold(word) == (term, kind)


def test_british_and_american_forms_are_one_term():
    fold = Folder().fold
    for british, american in [
        ("favour", "favor"),
        ("organise", "organize"),
        ("theatre", "theater"),
        ("defence", "defense"),
    ]:
        assert fold(british)[0] == fold(american)[0] == american


def test_words_that_only_look_like_spelling_stay():
    fold = Folder().fold
    for word in ("our", "four", "rise", "wise", "surprise", "promise", "size", "fire", "tyre"):
        assert fold(word) == (word, None)


def test_a_line_of_capitals_is_not_a_line_of_abbreviations():
    folder = Folder(ordinary=frozenset(["quay", "council", "us"]))
    assert folder.fold("QUAY", in_capitals=True) == ("quay", None)
    assert folder.fold("NATO", in_capitals=True) == ("NATO", None)
    assert folder.fold("NATO") == ("NATO", None)


def test_composed_and_decomposed_letters_are_one_term():
    fold = Folder().fold
    assert fold("Caf\u00e9") == fold("Cafe\u0301")


def test_function_words_hold_closed_classes_only():
    closed = function_words()
    assert {"the", "of", "she", "hasn't", "would", "not"} <= closed
    assert not closed & {"fire", "bill", "system", "serious", "war", "said", "mayor"}
    assert all(word == word.lower() == even(word) for word in closed)


@pytest.mark.parametrize(
    ("outlet", "text", "found"),
    [
        ("The Harbour Tribune", "he told the Harbour Tribune so", "Harbour Tribune"),
        ("The Harbour Tribune", "he told the Tribune so", "Tribune"),
        ("The Harbour Tribune", "he told a Tribune so", None),
        ("Harbour news", "it was in the news", None),
        ("Harbour", "the Harbours", None),
    ],
)
def test_an_outlet_speaks_of_itself_by_its_name_or_the_last_word_of_it(outlet, text, found):
    hit = own_name(outlet).search(text)
    assert (hit and hit.group()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so the Mercury wrote", ["Mercury"]),
        ("so The Mercury wrote", ["Mercury"]),
        ("so Freddie Mercury sang", []),
        ("to Mercury Street", []),
        ("Mercury rose", []),
        ("“Mercury rose", []),
        ("the Mercury, Reuters and Example Times say", ["Mercury", "Reuters", "Example Times"]),
        ("Example Times Square", ["Example Times"]),
        ("the Gazette", []),
    ],
)
def test_names_of_the_press_stand_alone_unless_they_are_of_several_words(text, found):
    press = press_names(("The Mercury", "the Example Times", "Gazette"), frozenset({"gazette"}))
    assert [hit.group() for hit in press.finditer(text)] == found
